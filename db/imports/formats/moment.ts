// Dates and times as the platforms write them → the shop's civil day and minute.
import { dayOf, type Day } from '../../facts/day.ts'

export interface Moment {
  day: Day
  /** Minute of the day, −1 where only a date is given. */
  minute: number
}

/** Minutes to add to UTC in the shop's zone, at an instant given in minutes since 1970. */
export type Zone = (utcMinutes: number) => number

const DAY = 1_440

/** The zone's rule from the runtime's own tables, remembered per day so that a million times cost nothing. */
export function openZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' })
  const at = (minutes: number): number => {
    const m = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(format.format(minutes * 60_000))
    return m?.[1] === undefined ? 0 : (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3]))
  }
  const days = new Map<number, number>()
  return (minutes) => {
    const day = Math.floor(minutes / DAY)
    let offset = days.get(day)
    if (offset === undefined) {
      offset = at(day * DAY)
      // A day on which the clocks change is asked anew for every time in it.
      if (at(day * DAY + DAY - 1) !== offset) offset = NaN
      days.set(day, offset)
    }
    return Number.isNaN(offset) ? at(minutes) : offset
  }
}

const months = new Map<number, Day | null>()

/** dayOf, with the month's beginning remembered. */
function quickDay(year: number, month: number, date: number): Day | null {
  if (date < 1 || date > 28) return dayOf(year, month, date)
  const key = year * 16 + month
  let first = months.get(key)
  if (first === undefined) months.set(key, first = dayOf(year, month, 1))
  return first === null ? null : first + date - 1
}

function digits(text: string, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** The Japanese eras: the year before each one's first. */
const eras: Record<string, number> = { 令和: 2018, r: 2018, 平成: 1988, h: 1988, 昭和: 1925, s: 1925, 大正: 1911, t: 1911, 明治: 1867, m: 1867 }
const era = /^(令和|平成|昭和|大正|明治|[RHSTM])\s*(元|\d{1,2})(年|[-/.])/i
/** A year, month and day without anything between. */
const compact = /^(?:19|20)\d{6}$/
/** A day as Excel counts it (45748 = 2025-04-01), with its time as a fraction. */
const serial = /^\d{4,5}(?:\.\d{1,12})?$/
/** Excel's number of 1970-01-01, and of the days between which a bare number is taken for a date: 2000 to 2099. */
const [EXCEL_EPOCH, FIRST_SERIAL, LAST_SERIAL] = [25_569, 36_526, 73_050]

/** Rewrites what Excel and Japanese forms make of a date ('45748.5', '令和7年4月1日', 'R7.4.1', '20250401') as year-month-day; null = none of these. */
function plainDate(text: string, firstSerial: number): string | null {
  if (serial.test(text)) {
    const number = Number(text)
    if (number < firstSerial || number > LAST_SERIAL + 1) return null
    // To the second, so that a time that Excel keeps as 0.374999999 is no minute short.
    const seconds = Math.round((number - EXCEL_EPOCH) * 86_400)
    const iso = new Date(seconds * 1_000).toISOString()
    return text.includes('.') ? iso.slice(0, 19) : iso.slice(0, 10)
  }
  if (compact.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const normal = text.normalize('NFKC').trim()
  const m = era.exec(normal)
  if (m === null) return normal === text ? null : normal
  const year = (eras[(m[1] ?? '').toLowerCase()] ?? 0) + (m[2] === '元' ? 1 : Number(m[2]))
  return `${year}${m[3] ?? ''}${normal.slice(m[0].length)}`
}

const loose = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]+(\d{1,2})(?::|時)(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.\d+)?秒?)?分?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/

/**
 * Reads '2024-03-20 02:34:14 +0900', '2024-03-03T08:34:14+00:00', '2013/01/18', '2024年3月1日 9:05' and their like, and what Excel
 * makes of dates: '2024/3/1', its own day numbers ('45748.5'), eras ('令和7年4月1日', 'R7.4.1'). A time with an offset is turned to the shop's zone, one without is the shop's own. null = no date, or none that exists.
 * `firstSerial`: from which number on a bare number is taken for a day of Excel's.
 */
export function readMoment(text: string, zone: Zone, firstSerial = FIRST_SERIAL): Moment | null {
  let [year, month, date] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)]
  let [hour, minute, second, offset] = [0, -1, 0, '']
  const length = text.length
  const separator = text.charCodeAt(4)
  const usual = (separator === 45 || separator === 47) && text.charCodeAt(7) === separator && year + month + date > 0
  if (usual && length === 10) {
    // A date alone.
  } else if (usual && length >= 19 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 && (length === 19 || isOffset(text))) {
    [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)]
    offset = text.slice(19)
  } else {
    const m = length <= 40 ? loose.exec(text) : null
    if (m === null) {
      const plain = length <= 40 ? plainDate(text, firstSerial) : null
      return plain === null ? null : readMoment(plain, zone)
    }
    ;[year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])]
    if (m[4] !== undefined) [hour, minute, second] = [Number(m[4]), Number(m[5]), Number(m[6] ?? 0)]
    offset = m[7] ?? ''
  }
  const day = quickDay(year, month, date)
  if (day === null || !(hour < 24 && minute < 60 && second < 61)) return null
  if (minute < 0) return { day, minute: -1 }
  const local = hour * 60 + minute
  if (offset === '') return { day, minute: local }
  const utc = day * DAY + local - offsetMinutes(offset)
  const shop = utc + zone(utc)
  const shopDay = Math.floor(shop / DAY)
  return Number.isNaN(shop) ? null : { day: shopDay, minute: shop - shopDay * DAY }
}

/** ' +0900' or '+09:00' from the 20th character on. */
function isOffset(text: string): boolean {
  const sign = text.charCodeAt(text.length - (text.charCodeAt(text.length - 3) === 58 ? 6 : 5))
  return (sign === 43 || sign === 45) && text.length <= 26 && !Number.isNaN(digits(text, text.length - 2, 2))
}

function offsetMinutes(offset: string): number {
  const text = offset.trimStart()
  const sign = text.charCodeAt(0)
  if (sign !== 43 && sign !== 45) return 0
  const minutes = digits(text, 1, 2) * 60 + digits(text, text.length - 2, 2)
  return sign === 45 ? -minutes : minutes
}
