// An order that a file shows differently from before: keep both sightings, derive the state anew.
import type { Sqlite } from '../open.ts'
import { contactColumns } from './contacts.ts'
import { fields, hashOf, mergeSightings } from './sighting.ts'
import type { ContactBlock, Line, Sighting } from './sighting.ts'
import { orderColumns, orderRow } from './orderRow.ts'

/** What an order was, with its fingerprint. */
export interface State { hash: number; sighting: Sighting & { lines: Line[] } }
/** The state before, and the fingerprint of the one after: the same one = the order is what it was. */
export interface Change { before: State; after: number }

interface Version { version: number; hash: number; payload: string }

/**
 * Records that file `fileId` showed `sighting` and brings the order to the state that all living sightings give.
 * The first sighting's payload is stored only now, when a second one differs. `firstGone`: the file that brought the order was undone.
 */
export function changeOrder(sqlite: Sqlite, order: { id: number; hash: number; version: number }, sighting: Sighting, hash: number, fileId: number, firstGone: boolean): Change {
  const versions = versionsOf(sqlite, order.id)
  const keep = sqlite.prepare('INSERT INTO orderVersion (orderId, version, hash, payload) VALUES (?, ?, ?, ?)')
  const current = readState(sqlite, order.id)
  if (versions.length === 0) {
    versions.push({ version: order.version, hash: order.hash, payload: JSON.stringify(asFirstSaid(current, order.hash)) })
    keep.run(order.id, order.version, order.hash, versions[0].payload)
  }
  let version = versions.find((v) => v.hash === hash)?.version
  if (version === undefined) {
    version = Math.max(...versions.map((v) => v.version)) + 1
    const payload = JSON.stringify(sighting)
    keep.run(order.id, version, hash, payload)
  }
  sqlite.prepare('INSERT INTO seen (orderId, fileId, version) VALUES (?, ?, ?)').run(order.id, fileId, version)
  const after = restate(sqlite, order.id, firstGone)
  return { before: { hash: stateHash(current), sighting: current }, after: stateHash(after) }
}

/** Brings an order to the state that its living sightings give; there is at least one. Out: that state. */
export function restate(sqlite: Sqlite, id: number, firstGone: boolean): Sighting {
  const versions = new Map(versionsOf(sqlite, id).map((v) => [v.version, v]))
  // The file that brought the order showed version 1.
  const seen = [...(firstGone ? [] : [1]), ...sqlite.prepare('SELECT version FROM seen WHERE orderId = ? ORDER BY fileId').pluck().all(id) as number[]]
  // Never two that differed: what stands is what all of them say.
  if (versions.size === 0) return readState(sqlite, id)
  const block = sqlite.prepare(`SELECT ${contactColumns.join(', ')} FROM contact WHERE id = ?`)
  const merged = mergeSightings(seen.map((v) => JSON.parse(versions.get(v)!.payload) as Sighting), (contactId) => block.get(contactId) as ContactBlock)
  const last = versions.get(seen[seen.length - 1])!
  writeState(sqlite, id, merged, last.hash, last.version)
  const living = new Set(seen)
  const forget = sqlite.prepare('DELETE FROM orderVersion WHERE orderId = ? AND version = ?')
  for (const version of versions.keys()) if (!living.has(version)) forget.run(id, version)
  return merged
}

/** Whether the file that brought an order was undone. Read once: an undo and an import never meet. */
export function undoneRanges(sqlite: Sqlite): (orderId: number) => boolean {
  const ranges = sqlite.prepare(`SELECT f.firstOrderId, f.lastOrderId FROM importFile f JOIN import i ON i.id = f.importId
    WHERE i.undoneAt IS NOT NULL AND f.firstOrderId IS NOT NULL`).raw().all() as [number, number][]
  return (orderId) => ranges.some(([first, last]) => orderId >= first && orderId <= last)
}

function versionsOf(sqlite: Sqlite, id: number): Version[] {
  return sqlite.prepare('SELECT version, hash, payload FROM orderVersion WHERE orderId = ? ORDER BY version').all(id) as Version[]
}

/** The fingerprint of a state, whether it comes from its row or from sightings. */
export function stateHash(s: Sighting): number {
  return hashOf({ ...s, paymentMethod: s.paymentMethod || null, note: s.note || null, lines: s.lines ?? [] })
}

/** The state as its row has it: empty texts as null, no lines as an empty list. */
export function readState(sqlite: Sqlite, id: number): Sighting & { lines: Line[] } {
  const row = sqlite.prepare(`SELECT ${fields.join(', ')} FROM orders WHERE id = ?`).get(id) as Omit<Sighting, 'lines'>
  const lines = sqlite.prepare('SELECT productId, quantity, unitPrice, amount, taxPercent FROM orderLine WHERE orderId = ? ORDER BY seq').raw().all(id) as Line[]
  return { ...row, lines }
}

/** The only sighting so far out of its row. Where the row cannot tell "none" from "not said", the content hash does. */
function asFirstSaid(state: Sighting & { lines: Line[] }, hash: number): Sighting {
  const texts = (text: string | null) => text === null ? [null, ''] : [text]
  for (const lines of state.lines.length > 0 ? [state.lines] : [[], null]) {
    for (const paymentMethod of texts(state.paymentMethod)) {
      for (const note of texts(state.note)) {
        const said = { ...state, lines, paymentMethod, note }
        if (hashOf(said) === hash) return said
      }
    }
  }
  return state
}

function writeState(sqlite: Sqlite, id: number, state: Sighting, hash: number, version: number): void {
  const at = sqlite.prepare('SELECT channelId, orderNo FROM orders WHERE id = ?').get(id) as { channelId: number; orderNo: string }
  const columns = orderColumns.slice(1)
  sqlite.prepare(`UPDATE orders SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE id = ?`)
    .run(...orderRow(id, at.channelId, at.orderNo, state, hash, version).slice(1), id)
  sqlite.prepare('DELETE FROM orderLine WHERE orderId = ?').run(id)
  const insert = sqlite.prepare('INSERT INTO orderLine (orderId, seq, productId, quantity, unitPrice, amount, taxPercent) VALUES (?, ?, ?, ?, ?, ?, ?)')
  state.lines?.forEach((line, seq) => insert.run(id, seq, ...line))
}
