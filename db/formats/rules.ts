// Numbers, money and dates as they are written, on the screen and on paper: one place for both languages.
import { partsOf, parseDay, weekdayOf } from '../facts/day.ts'

export type Language = 'ja' | 'en'
/** The words of a language by their key, with what stands in them. */
export type Say = (key: string, params?: Record<string, unknown>) => string

const weekdays = { ja: ['月', '火', '水', '木', '金', '土', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number) => String(n).padStart(2, '0')

export interface Formats {
  /** 12,480 */
  number: (n: number) => string
  /** 12,480円 · ¥12,480 */
  yen: (yen: number) => string
  /** The same in parts, so that the unit can be set small. */
  yenParts: (yen: number) => FigureParts
  /** Counts to '31.8%'; nothing to divide by gives null. */
  percent: (numerator: number, denominator: number) => string | null
  percentParts: (numerator: number, denominator: number) => FigureParts | null
  /** 2026年11月21日(土) · Sat, 21 Nov 2026 */
  dateLong: (day: string) => string
  /** 2026/11/21 · 2026-11-21 */
  date: (day: string) => string
  /** 11/21 · 21 Nov */
  dateShort: (day: string) => string
  /** 2026/9 · 2026-09, of a month or a day of it */
  month: (day: string) => string
  /** The same on an axis: the month alone (9), the turn of a year with it. */
  monthTick: (day: string) => string
  /** 2024年11月〜25年11月 as its two ends. */
  monthRange: (from: string, to: string) => { from: string; to: string }
  /** 1980年4月12日 · 12 Apr 1980 */
  dateWords: (day: string) => string
  /** An instant (ISO, UTC) on the computer's clock: 11/20 18:02, with the year if it is another one. */
  instant: (iso: string, now?: Date) => string
}
export interface FigureParts { before: string; number: string; after: string }

/** One decimal of a percentage, rounded from the whole counts. */
export function tenthsOfPercent(numerator: number, denominator: number): number {
  return Math.round((numerator * 1000) / denominator) / 10
}

/**
 * How often on average (購入頻度 and every other number of times per head): two decimals, rounded from the counts, the same on the
 * screen, in files, on paper and in the terminal. `count` > 0; 1 = the value itself.
 */
export function timesText(sum: number, count = 1): string {
  return (Math.round((sum * 100) / count) / 100).toFixed(2)
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const minus = (text: string) => text.replace('-', '−')

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  const ja = language === 'ja'
  const number = (n: number) => minus(grouped.format(n))
  const yenParts = (yen: number): FigureParts => ja ? { before: '', number: number(yen), after: '円' } : { before: yen < 0 ? '−¥' : '¥', number: number(Math.abs(yen)), after: '' }
  const percentParts = (numerator: number, denominator: number): FigureParts | null =>
    denominator === 0 ? null : { before: '', number: tenthsOfPercent(numerator, denominator).toFixed(1), after: '%' }
  const joined = (parts: FigureParts) => parts.before + parts.number + parts.after
  const dateShort = (day: string) => { const { month, date } = partsOf(parseDay(day)); return ja ? `${month}/${date}` : `${date} ${months[month - 1]}` }
  const month = (day: string) => (ja ? `${Number(day.slice(0, 4))}/${Number(day.slice(5, 7))}` : day.slice(0, 7))
  return {
    number,
    yenParts,
    yen: (yen) => joined(yenParts(yen)),
    percentParts,
    percent: (numerator, denominator) => { const parts = percentParts(numerator, denominator); return parts && joined(parts) },
    dateLong: (day) => {
      const at = parseDay(day)
      const { year, month, date } = partsOf(at)
      const weekday = weekdays[language][weekdayOf(at)]
      return ja ? `${year}年${month}月${date}日(${weekday})` : `${weekday}, ${date} ${months[month - 1]} ${year}`
    },
    date: (day) => (ja ? day.replaceAll('-', '/') : day),
    dateShort,
    month,
    monthTick: (day) => (day.slice(5, 7) === '01' ? month(day) : String(Number(day.slice(5, 7)))),
    monthRange: (from, to) => {
      const a = partsOf(parseDay(from))
      const b = partsOf(parseDay(to))
      if (!ja) return { from: `${months[a.month - 1]} ${a.year}`, to: `${months[b.month - 1]} ${b.year}` }
      return { from: `${a.year}年${a.month}月`, to: a.year === b.year ? `${b.month}月` : `${two(b.year % 100)}年${b.month}月` }
    },
    dateWords: (day) => {
      const { year, month, date } = partsOf(parseDay(day))
      return ja ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`
    },
    instant: (iso, now = new Date()) => {
      const at = new Date(iso)
      if (Number.isNaN(at.getTime())) return iso
      const time = `${two(at.getHours())}:${two(at.getMinutes())}`
      const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
      return `${at.getFullYear() === now.getFullYear() ? dateShort(day) : day.replaceAll('-', ja ? '/' : '-')} ${time}`
    },
  }
}
