// Taking back an import, later imports notwithstanding: the shop is then what a new one would be that imports the remaining files in order.
import { pointedHash } from '../customers/byHand.ts'
import { withdrawBlocks } from '../customers/withdraw.ts'
import { ShopError } from '../errors.ts'
import { buildFacts, raiseDataVersion, saveFacts } from '../facts/build.ts'
import type { Facts } from '../facts/facts.ts'
import { wordSqlite } from '../open.ts'
import type { Sqlite } from '../open.ts'
import { readState, restate, stateHash, undoneRanges } from './change.ts'
import type { Progress, UndoResult } from './model.ts'
import { byHand } from './queries.ts'

export interface UndoOptions {
  now: Date
  /** Only finds out what would be lost: everything is done, told, and taken back. */
  dryRun?: boolean
  onProgress?: (progress: Progress) => void
  cancelled?: () => boolean
}
interface FileRow { id: number; firstOrderId: number | null; lastOrderId: number | null }

/**
 * Undoes an import: orders that only it showed go; orders that later files showed too stay as those files say; people of whom nothing
 * else is known go. What was said and decided stays. Throws notFound, alreadyUndone, cancelled.
 */
export function undoImport(sqlite: Sqlite, importId: number, options: UndoOptions): { result: UndoResult; facts: Facts } {
  const foreignKeys = sqlite.pragma('foreign_keys', { simple: true }) as number
  sqlite.pragma('foreign_keys = OFF') // every link is our own, and checked by `verify`
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    const done = undoAll(sqlite, importId, options)
    sqlite.exec(options.dryRun ? 'ROLLBACK' : 'COMMIT')
    return done
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw wordSqlite(error, String(importId))
  } finally { sqlite.pragma(`foreign_keys = ${foreignKeys}`) }
}

function undoAll(sqlite: Sqlite, importId: number, options: UndoOptions): { result: UndoResult; facts: Facts } {
  const started = performance.now()
  const step = (phase: Progress['phase'], done: number) => {
    if (options.cancelled?.()) throw new ShopError('cancelled')
    options.onProgress?.({ phase, file: '', done, total: 4, rows: 0 })
  }
  const files = filesOf(sqlite, importId)
  sqlite.prepare('UPDATE import SET undoneAt = ? WHERE id = ?').run(options.now.toISOString(), importId)
  const before = customersIn(sqlite)
  step('reading', 0)
  const orders = takeOrders(sqlite, files)
  step('saving', 1)
  for (const { contactId } of sqlite.prepare(`SELECT contactId FROM memberSeen WHERE fileId IN (${listOf(files)})`).all() as { contactId: number }[]) orders.contacts.add(contactId)
  sqlite.exec(`DELETE FROM memberSeen WHERE fileId IN (${listOf(files)})`)
  renameProducts(sqlite, files)
  step('identity', 2)
  const changed = takePeople(sqlite, orders.contacts)
  step('figures', 3)
  raiseDataVersion(sqlite)
  const facts = buildFacts(sqlite)
  saveFacts(sqlite, facts)
  step('saving', 4)
  const { removed, restored, kept } = orders
  const customers = { removed: Math.max(0, before - customersIn(sqlite)), changed }
  return { result: { importId, dryRun: options.dryRun === true, orders: { removed, restored, kept }, customers, seconds: Math.round(performance.now() - started) / 1000 }, facts }
}

function filesOf(sqlite: Sqlite, importId: number): FileRow[] {
  const row = sqlite.prepare('SELECT undoneAt FROM import WHERE id = ?').get(importId) as { undoneAt: string | null } | undefined
  const files = sqlite.prepare('SELECT id, firstOrderId, lastOrderId, format FROM importFile WHERE importId = ?').all(importId) as (FileRow & { format: string })[]
  if (!row || files.length === 0 || files.some(({ format }) => format === byHand)) throw new ShopError('notFound')
  if (row.undoneAt !== null) throw new ShopError('alreadyUndone')
  return files
}

const listOf = (files: readonly FileRow[]) => files.map(({ id }) => id).join()
const customersIn = (sqlite: Sqlite) => sqlite.prepare('SELECT count(*) FROM customer').pluck().get() as number

/** Removes what these files alone showed and restates what others showed too. `contacts`: blocks that may have lost their last sighting. */
function takeOrders(sqlite: Sqlite, files: readonly FileRow[]): { removed: number; restored: number; kept: number; contacts: Set<number> } {
  const later = sqlite.prepare(`SELECT DISTINCT orderId FROM seen WHERE fileId IN (${listOf(files)})`).pluck().all() as number[]
  sqlite.exec(`DELETE FROM seen WHERE fileId IN (${listOf(files)})`)
  const again = new Set(later)
  const contacts = new Set<number>()
  let removed = 0
  for (const { firstOrderId, lastOrderId } of files) {
    if (firstOrderId === null) continue
    const range = { first: firstOrderId, last: lastOrderId }
    const alone = 'BETWEEN @first AND @last AND %id NOT IN (SELECT orderId FROM seen WHERE orderId BETWEEN @first AND @last)'
    for (const id of sqlite.prepare('SELECT id FROM orders WHERE id BETWEEN @first AND @last').pluck().iterate(range) as IterableIterator<number>) again.add(id)
    for (const id of sqlite.prepare('SELECT DISTINCT contactId FROM orders WHERE id BETWEEN @first AND @last AND contactId IS NOT NULL').pluck().all(range) as number[]) contacts.add(id)
    for (const id of sqlite.prepare(`SELECT DISTINCT payload ->> 'contactId' AS id FROM orderVersion WHERE orderId BETWEEN @first AND @last AND id IS NOT NULL`).pluck().all(range) as number[]) contacts.add(id)
    for (const table of ['orderLine', 'orderVersion']) sqlite.prepare(`DELETE FROM ${table} WHERE orderId ${alone.replace('%id', 'orderId')}`).run(range)
    // Goods given back are no order.
    removed += sqlite.prepare(`SELECT count(*) FROM orders WHERE state IS NOT 'return' AND id ${alone.replace('%id', 'id')}`).pluck().get(range) as number
    sqlite.prepare(`DELETE FROM orders WHERE id ${alone.replace('%id', 'id')}`).run(range)
  }
  const exists = sqlite.prepare('SELECT 1 FROM orders WHERE id = ?')
  const said = sqlite.prepare(`SELECT payload ->> 'contactId' FROM orderVersion WHERE orderId = ?`).pluck()
  const seen = sqlite.prepare('SELECT EXISTS (SELECT 1 FROM seen WHERE orderId = ?)').pluck()
  const drops = ['DELETE FROM orderLine WHERE orderId = ?', 'DELETE FROM orderVersion WHERE orderId = ?', 'DELETE FROM orders WHERE id = ?'].map((sql) => sqlite.prepare(sql))
  const firstGone = undoneRanges(sqlite)
  const counts = { removed, restored: 0, kept: 0, contacts }
  for (const id of again) {
    if (exists.get(id) === undefined) continue
    const was = readState(sqlite, id)
    for (const contactId of [was.contactId, ...said.all(id) as (number | null)[]]) if (contactId !== null) contacts.add(contactId)
    if (firstGone(id) && seen.get(id) === 0) {
      // The import that had brought it was taken back before: these files were the last to show it.
      for (const drop of drops) drop.run(id)
      if (was.state !== 'return') counts.removed++
    } else counts[stateHash(was) === stateHash(restate(sqlite, id, firstGone(id))) ? 'kept' : 'restored']++
  }
  return counts
}

/** Products get the name that the latest remaining file gives them; those that nothing shows and nobody has marked go. */
function renameProducts(sqlite: Sqlite, files: readonly FileRow[]): void {
  const ids = sqlite.prepare(`SELECT DISTINCT productId FROM productName WHERE fileId IN (${listOf(files)})`).pluck().all() as number[]
  sqlite.exec(`DELETE FROM productName WHERE fileId IN (${listOf(files)})`)
  const latest = sqlite.prepare('SELECT name FROM productName WHERE productId = ? ORDER BY fileId DESC LIMIT 1').pluck()
  const rename = sqlite.prepare('UPDATE product SET name = ? WHERE id = ?')
  const sold = new Set(ids.length === 0 ? [] : sqlite.prepare('SELECT DISTINCT productId FROM orderLine').pluck().all() as number[])
  const drop = sqlite.prepare(`DELETE FROM product WHERE id = ? AND trial + subscription + gift + subscriptionAsked = 0 AND shortName = '' AND category = '' AND daysPerUnit IS NULL
    AND id NOT IN (SELECT productId FROM contract WHERE productId IS NOT NULL)`)
  for (const id of ids) {
    const name = latest.get(id) as string | undefined
    if (name !== undefined) rename.run(name, id)
    else if (!sold.has(id)) drop.run(id)
  }
}

/** Takes out the blocks that nothing living shows. Out: how many customers stay but are made of other records or orders than before. */
function takePeople(sqlite: Sqlite, touched: ReadonlySet<number>): number {
  const ordered = sqlite.prepare('SELECT EXISTS (SELECT 1 FROM orders WHERE contactId = ?)').pluck()
  const listed = sqlite.prepare('SELECT EXISTS (SELECT 1 FROM memberSeen WHERE contactId = ?)').pluck()
  const said = new Set(sqlite.prepare(`SELECT DISTINCT payload ->> 'contactId' AS id FROM orderVersion WHERE id IS NOT NULL`).pluck().all() as number[])
  // Whoever ordered by phone is known from that, whatever becomes of the files.
  const pointers = sqlite.prepare(`SELECT h.code || ':' || c.channelCustomerId FROM contact c JOIN channel h ON h.id = c.channelId WHERE c.channelCustomerId LIKE 'hand:%' AND c.gone = 0`).pluck().all() as string[]
  const pointed = new Set(pointers.map((customer) => pointedHash({ customer })))
  const hashOf = sqlite.prepare('SELECT hash FROM contact WHERE id = ?').pluck()
  const owner = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck()
  const living: number[] = []
  const dead: number[] = []
  for (const id of touched) {
    const hash = hashOf.get(id) as string | undefined
    if (hash === undefined) continue
    if (said.has(id) || ordered.get(id) === 1 || listed.get(id) === 1 || pointed.has(hash)) living.push(id)
    else dead.push(id)
  }
  withdrawBlocks(sqlite, dead, living)
  const registered = sqlite.prepare('UPDATE contact SET registeredDay = (SELECT min(registeredDay) FROM memberSeen WHERE contactId = @id) WHERE id = @id AND registeredDay IS NOT (SELECT min(registeredDay) FROM memberSeen WHERE contactId = @id)')
  for (const id of living) if (registered.run({ id }).changes > 0) sqlite.prepare('UPDATE customer SET registeredDay = (SELECT min(registeredDay) FROM contact WHERE customerId = customer.id AND gone = 0) WHERE id = ?').run(owner.get(id))
  return new Set(living.map((id) => owner.get(id))).size
}
