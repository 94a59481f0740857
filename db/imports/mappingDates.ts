// Dates and times as people write them in tables of their own, turned into the form that formats/moment.ts reads.
import type { Mapping } from './model.ts'

export type DateFormat = Mapping['dateFormat']

/** The year before the first of each era. */
const eras: Record<string, number> = { 令和: 2018, r: 2018, 平成: 1988, h: 1988, 昭和: 1925, s: 1925 }
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const weekday = /\s*\((?:[日月火水木金土](?:曜日?)?|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)\s*/i
const leadingWeekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const era = /^(令和|平成|昭和|[RHS])\s*(\d{1,2}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?(.*)$/i
const yearFirst = /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(.*)$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:[ T]?(\d{2})(\d{2})(\d{2})?)?$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/
const shortYear = /^(\d{1,2})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(.*)$/
const dayMonthName = /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4})(.*)$/i
const monthNameDay = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(.*)$/i
const clock = /^[\sT]*(午前|午後|am|pm)?\s*(\d{1,2})(?:[:時](\d{1,2})?(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?)\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const compactClock = /^(\d{1,2})(\d{2})(\d{2})$/

const two = (text: string | number): string => String(text).padStart(2, '0')

/**
 * A date, with its time where it has one: 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS±HHMM'. null = no date, or one whose order of day
 * and month `format` does not tell ('auto' takes only what can be meant in one way). Whether the day exists is not looked at.
 */
export function plainDate(text: string, format: DateFormat): string | null {
  if (text === '' || text.length > 60) return null
  const plain = text.normalize('NFKC').replace(weekday, ' ').trim().replace(leadingWeekday, '')
  let m = yearFirst.exec(plain)
  if (m) return put(m[1], m[2], m[3], m[4])
  if ((m = compact.exec(plain))) return put(m[1], m[2], m[3], m[4] === undefined ? '' : `${m[4]}:${m[5]}:${m[6] ?? '00'}`)
  if ((m = era.exec(plain))) return put((eras[m[1].toLowerCase()] ?? 0) + (m[2] === '元' ? 1 : Number(m[2])), m[3], m[4], m[5])
  if ((m = yearLast.exec(plain))) {
    const order = format === 'auto' ? Number(m[1]) > 12 ? 'dmy' : Number(m[2]) > 12 ? 'mdy' : null : format
    return order === 'dmy' ? put(m[3], m[2], m[1], m[4]) : order === 'mdy' ? put(m[3], m[1], m[2], m[4]) : null
  }
  if ((m = shortYear.exec(plain))) {
    const order = m[2] === '年' ? 'ymd' : format
    if (order === 'ymd' && m[1].length === 2) return put(2000 + Number(m[1]), m[3], m[4], m[5])
    if (m[4].length !== 2) return null
    return order === 'dmy' ? put(2000 + Number(m[4]), m[3], m[1], m[5]) : order === 'mdy' ? put(2000 + Number(m[4]), m[1], m[3], m[5]) : null
  }
  if ((m = dayMonthName.exec(plain))) return named(m[3], m[2], m[1], m[4])
  if ((m = monthNameDay.exec(plain))) return named(m[3], m[1], m[2], m[4])
  return null
}

function named(year: string, month: string, day: string, rest: string): string | null {
  const number = months.indexOf(month.toLowerCase()) + 1
  return number === 0 ? null : put(year, number, day, rest)
}

function put(year: string | number, month: string | number, day: string | number, rest: string | undefined): string | null {
  const date = `${year}-${two(month)}-${two(day)}`
  if (Number(month) > 12 || Number(day) > 31) return null
  const time = rest === undefined || rest.trim() === '' ? '' : plainClock(rest)
  return time === null ? null : time === '' ? date : `${date} ${time}`
}

/** A time of day: 'HH:MM:SS' with its offset. '' for nothing, null where it is no time. In a column of its own 103309 and 0905 are times, too. */
export function plainClock(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ''
  const bare = compactClock.exec(plain)
  if (bare) return `${two(bare[1])}:${bare[2]}:${bare[3]}`
  if (/^\d{4}$/.test(plain)) return `${plain.slice(0, 2)}:${plain.slice(2)}:00`
  const m = clock.exec(plain)
  if (m === null) return null
  const half = (m[1] ?? m[5] ?? '').toLowerCase()
  const hour = half === '' ? Number(m[2]) : (Number(m[2]) % 12) + (half === 'pm' || half === '午後' ? 12 : 0)
  return `${two(hour)}:${two(m[3] ?? 0)}:${two(m[4] ?? 0)}${m[6] ?? ''}`
}

/**
 * The order of day, month and year that all dates of a column can be read in, where there is exactly one. Dates that say it
 * themselves need none: 'auto'. Also 'auto' where nothing decides; such dates are then refused, never guessed.
 */
export function dateFormatOf(values: readonly string[]): DateFormat {
  const given = values.map((value) => value.trim()).filter((value) => value !== '')
  const dates = given.filter((value) => (['ymd', 'dmy', 'mdy'] as const).some((format) => plainDate(value, format) !== null))
  if (dates.length === 0 || dates.every((value) => plainDate(value, 'auto') !== null && plainDate(value, 'dmy') === plainDate(value, 'mdy'))) return 'auto'
  const possible = (['ymd', 'dmy', 'mdy'] as const).filter((format) => dates.every((value) => plainDate(value, format) !== null))
  return possible.length === 1 ? possible[0] : 'auto'
}
