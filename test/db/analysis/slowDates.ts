// Dates as text, for the slow reading of the definitions: counted by hand, without the product's date code.

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number): number => (month === 2 && leap(year) ? 29 : lengths[month - 1])
const split = (text: string): [number, number, number] => text.split('-').map(Number) as [number, number, number]
const text = (y: number, m: number, d: number): string => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`

/** Days since 0001-01-01. */
function count(date: string): number {
  const [y, m, d] = split(date)
  const past = y - 1
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  for (let month = 1; month < m; month++) days += monthLength(y, month)
  return days + d - 1
}

/** b − a in days. */
export const between = (a: string, b: string): number => count(b) - count(a)

/** The date some days later (or earlier, negative). */
export function plusDays(date: string, days: number): string {
  let [y, m, d] = split(date)
  d += days
  while (d < 1) { m -= 1; if (m < 1) { m = 12; y -= 1 } d += monthLength(y, m) }
  while (d > monthLength(y, m)) { d -= monthLength(y, m); m += 1; if (m > 12) { m = 1; y += 1 } }
  return text(y, m, d)
}

/** The same date some years later (or earlier), 29 February becoming 28. */
export function plusYears(date: string, years: number): string {
  const [y, m, d] = split(date)
  return text(y + years, m, Math.min(d, monthLength(y + years, m)))
}

/** The last day of the month so many months before the date's own. */
export function monthEndBefore(date: string, months: number): string {
  let [y, m] = split(date)
  for (let i = 0; i < months; i++) { m -= 1; if (m < 1) { m = 12; y -= 1 } }
  return text(y, m, monthLength(y, m))
}
