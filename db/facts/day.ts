// Civil dates as whole numbers of days, so that the analyses compare and subtract integers.

/** Days since 1970-01-01 in the shop's own calendar. No clock time, no zone. */
export type Day = number

const MS = 86_400_000

/** The day number of a civil date. Month 1–12; a date that does not exist gives null. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const ms = Date.UTC(year, month - 1, date)
  const d = new Date(ms)
  if (year < 1900 || year > 9999 || d.getUTCMonth() !== month - 1 || d.getUTCDate() !== date) return null
  return ms / MS
}

/** 'YYYY-MM-DD' → day number. Throws RangeError on anything else. */
export function parseDay(text: string): Day {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const day = m && dayOf(Number(m[1]), Number(m[2]), Number(m[3]))
  if (day === null) throw new RangeError(`not a date: ${text}`)
  return day
}

/** Day number → 'YYYY-MM-DD'. */
export function formatDay(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10)
}

/** The parts of a day number. Month 1–12. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const d = new Date(day * MS)
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, date: d.getUTCDate() }
}

/** The same date some months on (or back); clamped to the month's end: 31 March − 1 month = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const d = new Date(day * MS)
  const first = Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1)
  const f = new Date(first)
  const last = new Date(Date.UTC(f.getUTCFullYear(), f.getUTCMonth() + 1, 0)).getUTCDate()
  return first / MS + Math.min(d.getUTCDate(), last) - 1
}

/** First day of "the 12 months to D": (D + 1 day) − 12 calendar months, clamped at month ends. */
export function yearStart(asOf: Day): Day {
  return addMonths(asOf + 1, -12)
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The civil day in a time zone at an instant, by the runtime's own zone tables. */
export function dayIn(timeZone: string, at: Date): Day {
  const p = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  return parseDay(p)
}
