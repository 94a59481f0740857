// An order that a file shows differently from before: keep both sightings, derive the state anew.
import type { Sqlite } from '../open.ts'
import { contactColumns } from './contacts.ts'
import { fields, hashOf, mergeSightings } from './sighting.ts'
import type { ContactBlock, Line, Sighting } from './sighting.ts'
import { orderColumns, orderRow } from './orderRow.ts'

/** Fingerprints of an order's state; the same ones = the order is what it was. */
export interface Change { before: number; after: number }

/**
 * Records that file `fileId` showed `sighting` and brings the order to the state that all living sightings give.
 * The first sighting's payload is stored only now, when a second one differs.
 */
export function changeOrder(sqlite: Sqlite, order: { id: number; hash: number; version: number }, sighting: Sighting, hash: number, fileId: number): Change {
  const versions = sqlite.prepare('SELECT version, hash, payload FROM orderVersion WHERE orderId = ? ORDER BY version').all(order.id) as { version: number; hash: number; payload: string }[]
  const keep = sqlite.prepare('INSERT INTO orderVersion (orderId, version, hash, payload) VALUES (?, ?, ?, ?)')
  const current = readState(sqlite, order.id)
  if (versions.length === 0) {
    versions.push({ version: 1, hash: order.hash, payload: JSON.stringify(asFirstSaid(current, order.hash)) })
    keep.run(order.id, 1, order.hash, versions[0].payload)
  }
  let version = versions.find((v) => v.hash === hash)?.version
  if (version === undefined) {
    version = versions.length + 1
    const payload = JSON.stringify(sighting)
    keep.run(order.id, version, hash, payload)
    versions.push({ version, hash, payload })
  }
  sqlite.prepare('INSERT INTO seen (orderId, fileId, version) VALUES (?, ?, ?)').run(order.id, fileId, version)
  // The file that brought the order showed version 1.
  const seen = [1, ...sqlite.prepare('SELECT version FROM seen WHERE orderId = ? ORDER BY fileId').pluck().all(order.id) as number[]]
  const contactOf = (id: number) => sqlite.prepare(`SELECT ${contactColumns.join(', ')} FROM contact WHERE id = ?`).get(id) as ContactBlock
  const merged = mergeSightings(seen.map((v) => JSON.parse(versions[v - 1].payload) as Sighting), contactOf)
  writeState(sqlite, order.id, merged, hash, version)
  return { before: hashOf(current), after: hashOf({ ...merged, paymentMethod: merged.paymentMethod || null, note: merged.note || null, lines: merged.lines ?? [] }) }
}

/** The state as its row has it: empty texts as null, no lines as an empty list. */
function readState(sqlite: Sqlite, id: number): Sighting & { lines: Line[] } {
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
