// Tasks that exist already as of a day: which lose their reason, which give way, which come back now that nothing forbids them.
import type { Day } from '../facts/day.ts'
import { scenarioOf } from '../scenarios/scenarios.ts'
import type { OpenShop } from '../shop.ts'
import { nextOpenDay } from './calendar.ts'
import { openTaskColumns } from './close.ts'
import type { Closing, CloseReason, OpenTask } from './close.ts'
import { byImportance } from './due.ts'
import type { Work } from '../turns.ts'

/** Reasons that lie in the person and may pass: what was closed for them comes back while there is time. */
const passing: readonly CloseReason[] = ['stopped', 'deceased', 'excluded', 'complaint', 'marketplaceOnly']
export const mayComeBack = (why: string): boolean => (passing as readonly string[]).includes(why)

export interface Standing {
  close: Map<number, CloseReason>
  /** Task → the day on which it is due again. */
  back: Map<number, Day>
}

interface Row extends OpenTask { state: string; due: Day }

/** Looks at every task that is open or could be again. One per customer stays, the most important. */
export function* standingTasks({ db: { sqlite }, settings }: OpenShop, closeReason: Closing, asOf: Day): Work<Standing> {
  const standing: Standing = { close: new Map(), back: new Map() }
  const hadOnce = sqlite.prepare(`SELECT EXISTS (SELECT 1 FROM contact c JOIN task t ON t.contactId = c.id WHERE c.customerId = ? AND t.scenario = ? AND t.id <> ? AND t.state <> 'skipped')`).pluck()
  const rows = sqlite.prepare(`SELECT ${openTaskColumns}, t.state, t.due FROM task t JOIN contact c ON c.id = t.contactId
    WHERE t.state = 'open' OR (t.state = 'skipped' AND t.validUntil >= ? AND t.closedWhy IN (${passing.map(() => '?').join()})) ORDER BY t.id`).all(asOf, ...passing) as Row[]
  const best = new Map<number, Row>()
  for (const row of rows) {
    yield
    const why = closeReason(row)
    if (row.state === 'open') {
      if (why) { standing.close.set(row.id, why); continue }
    } else {
      row.due = row.channel === 'phone' ? nextOpenDay(Math.max(row.due, asOf), settings) : Math.max(row.due, asOf)
      if (why || row.due > row.validUntil || (scenarioOf(row.scenario)?.once && hadOnce.get(row.customerId, row.scenario, row.id) === 1)) continue
    }
    const other = best.get(row.customerId)
    const [first, second] = other && byImportance(other, row) < 0 ? [other, row] : [row, other]
    best.set(row.customerId, first)
    if (second?.state === 'open') standing.close.set(second.id, 'replaced')
  }
  for (const row of best.values()) if (row.state !== 'open') standing.back.set(row.id, row.due)
  return standing
}
