// The calendar months up to a day, and in which of them a day lies.
import { addMonths, formatDay, partsOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'

export interface Months {
  /** First day of each month, oldest first; the last month is that of the day and may not be over. */
  starts: Day[]
  /** 'YYYY-MM'. */
  names: string[]
  /** Which month a day lies in, −1 outside: look up `of[day − first]`. */
  first: Day
  of: Int16Array
}

/** The last `count` calendar months to the day. */
export function monthsTo(asOf: Day, count: number): Months {
  const start = asOf - partsOf(asOf).date + 1
  const starts = Array.from({ length: count }, (_, i) => addMonths(start, i - count + 1))
  const of = new Int16Array(asOf - starts[0] + 1)
  starts.forEach((day, m) => of.fill(m, day - starts[0], (starts[m + 1] ?? asOf + 1) - starts[0]))
  return { starts, names: starts.map((day) => formatDay(day).slice(0, 7)), first: starts[0], of }
}

/** Place of the month a day lies in, −1 where it lies in none. */
export function monthOf({ first, of }: Months, day: Day): number {
  return day < first || day - first >= of.length ? -1 : of[day - first]
}
