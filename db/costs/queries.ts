// Advertising costs in the shop file.
import type { z } from 'zod'
import { formatMonth, monthsTo } from '../analysis/months.ts'
import type { Day } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import { mediumText } from './model.ts'
import type { Costs, saveCosts as saving } from './model.ts'

/** Months offered for entry. */
const OFFERED = 24

/** All costs by month and medium, with the media known to the shop and the months up to today. */
export function listCosts(sqlite: Sqlite, today: Day): Costs {
  const cells = sqlite.prepare('SELECT month, medium, yen FROM adCost ORDER BY month, medium').all() as Costs['cells']
  const heard = sqlite.prepare(`SELECT DISTINCT trim(value) FROM trait WHERE kind = 'trigger' AND endedOn IS NULL`).pluck().all() as string[]
  const names = monthsTo(today, OFFERED).map(formatMonth)
  return { months: [...new Set([...cells.map(({ month }) => month), ...names])].sort(), media: [...new Set(['', ...[...cells.map(({ medium }) => medium), ...heard.filter((medium) => mediumText.safeParse(medium).success)].sort()])], cells }
}

/** Writes the cells, all or none. The input has been checked. */
export function saveCosts(sqlite: Sqlite, { cells }: z.output<typeof saving>): void {
  const put = sqlite.prepare('INSERT OR REPLACE INTO adCost (month, medium, yen) VALUES (?, ?, ?)')
  const remove = sqlite.prepare('DELETE FROM adCost WHERE month = ? AND medium = ?')
  sqlite.transaction(() => {
    for (const { month, medium, yen } of cells) {
      if (yen === null) remove.run(month, medium)
      else put.run(month, medium, yen)
    }
  }).immediate()
}
