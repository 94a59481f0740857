// Contact blocks that no living file shows any more: taken out of identity; kept only where something hangs on them.
import type { Sqlite } from '../open.ts'
import { readSettings } from '../settings/queries.ts'
import { dropCustomers, followHeirs, keyNumber, regroupBlocks } from './assign.ts'
import { refreshCustomers, selectContact } from './customerRow.ts'
import type { Row } from './customerRow.ts'
import { keysOf, ownContacts, prepare } from './identity.ts'

/** Everything a person may have hung on a block. */
const anchors: [table: string, column: string][] = [
  ['stop', 'contactId'], ['consent', 'contactId'], ['mark', 'contactId'], ['edit', 'contactId'], ['task', 'contactId'], ['interaction', 'contactId'], ['outputItem', 'contactId'],
  ['pin', 'contactId'], ['pin', 'sourceId'], ['contract', 'contactId'], ['trait', 'contactId'],
]

/**
 * Takes blocks out, inside the caller's transaction, and looks again at everybody whom they had joined or kept apart.
 * `shown`: living blocks of which orders have gone or changed. What was said of a block (stops, tasks, edits …) stays in the file:
 * it shows with the customer's other blocks, and with the block itself should a file bring it back.
 */
export function withdrawBlocks(sqlite: Sqlite, dead: readonly number[], shown: readonly number[]): void {
  const gone = new Set(dead)
  const owner = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck()
  const siblings = sqlite.prepare('SELECT id FROM contact WHERE customerId = ? AND gone = 0 ORDER BY id').pluck()
  const rowOf = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const sharing = sqlite.prepare('SELECT contactId FROM matchKey WHERE key = ?').pluck()
  const unlink = sqlite.prepare('DELETE FROM matchKey WHERE key = ? AND contactId = ?')
  const own = ownContacts(readSettings(sqlite))
  const again = new Set<number>()
  const heirs = new Map<number, number | null>()
  for (const id of dead) {
    const left = (siblings.all(owner.get(id)) as number[]).filter((other) => !gone.has(other))
    heirs.set(id, left[0] ?? null)
    for (const other of left) again.add(other)
    const row = rowOf.get(id) as Row
    for (const key of keysOf(prepare(row.hash, row.channel, row, own)).map(keyNumber)) {
      unlink.run(key, id)
      for (const other of sharing.all(key) as number[]) if (!gone.has(other)) again.add(other)
    }
  }
  dropCustomers(sqlite, dead)
  forget(sqlite, dead, heirs)
  regroupBlocks(sqlite, [...again])
  followHeirs(sqlite)
  const several = sqlite.prepare('SELECT count(*) > 1 FROM contact WHERE customerId = ? AND gone = 0').pluck()
  const stale = new Set(shown.filter((id) => !gone.has(id) && !again.has(id)).map((id) => owner.get(id) as number))
  refreshCustomers(sqlite, [...stale].filter((id) => several.get(id) === 1))
}

function forget(sqlite: Sqlite, dead: readonly number[], heirs: ReadonlyMap<number, number | null>): void {
  const anchored = anchors.map(([table, column]) => new Set(sqlite.prepare(`SELECT DISTINCT ${column} FROM ${table}`).pluck().all() as number[]))
  const keep = sqlite.prepare('UPDATE contact SET gone = 1, heirId = ?, registeredDay = NULL WHERE id = ?')
  const inherit = sqlite.prepare('UPDATE contact SET heirId = ? WHERE gone = 1 AND heirId = ?')
  const drop = sqlite.prepare('DELETE FROM contact WHERE id = ?')
  const hasHeirs = sqlite.prepare('SELECT EXISTS (SELECT 1 FROM contact WHERE gone = 1 AND heirId IS NOT NULL)').pluck().get() === 1
  for (const id of dead) {
    const heir = heirs.get(id) ?? null
    if (hasHeirs) inherit.run(heir, id)
    if (anchored.some((ids) => ids.has(id))) keep.run(heir, id)
    else drop.run(id)
  }
}
