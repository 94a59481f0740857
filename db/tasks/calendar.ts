// On which days the shop makes no calls: its weekly rest, public holidays (kept in the program, no network) and the New Year.
import holidays from '@holiday-jp/holiday_jp'
import type { Day } from '../facts/day.ts'
import { formatDay, weekdayOf } from '../facts/day.ts'
import type { Settings } from '../settings/model.ts'

export type ClosedDays = Pick<Settings, 'closedWeekdays' | 'closedHolidays' | 'newYearFrom' | 'newYearTo'>

const publicHolidays: Readonly<Record<string, unknown>> = holidays.holidays

/** Whether the shop rests on a day. A New Year that begins in December runs over into January. */
export function isClosed(day: Day, { closedWeekdays, closedHolidays, newYearFrom, newYearTo }: ClosedDays): boolean {
  const text = formatDay(day)
  if (closedWeekdays.includes(String(weekdayOf(day)))) return true
  if (closedHolidays && Object.hasOwn(publicHolidays, text)) return true
  if (newYearFrom === '' || newYearTo === '') return false
  const date = text.slice(5)
  return newYearFrom <= newYearTo ? date >= newYearFrom && date <= newYearTo : date >= newYearFrom || date <= newYearTo
}

/** The first open day from a day on; a shop that is never open is called as if it were. */
export function nextOpenDay(day: Day, closed: ClosedDays): Day {
  for (let d = day; d < day + 60; d++) if (!isClosed(d, closed)) return d
  return day
}
