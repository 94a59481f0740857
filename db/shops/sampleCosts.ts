// What the sample shop has spent on advertising: every month on the web, before the seasons on leaflets.
import { formatMonth, monthsTo } from '../analysis/months.ts'
import { saveCosts } from '../costs/queries.ts'
import type { Day } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'

const MONTHS = 30

/** Costs of the months up to the one before the last day's; that one is not over. The same last day gives the same rows everywhere. */
export function addCosts(sqlite: Sqlite, lastDay: Day): void {
  const names = monthsTo(lastDay, MONTHS + 1).map(formatMonth)
  saveCosts(sqlite, {
    cells: names.slice(0, MONTHS).flatMap((month, i) => [
      { month, medium: 'Web広告', yen: 48_000 + 4000 * (i % 5) + 1000 * i },
      // New tea, mid-year and year-end gifts.
      ...(['04', '06', '11'].includes(month.slice(5)) ? [{ month, medium: '折込チラシ', yen: 65_000 }] : []),
    ]),
  })
}
