// One import from files to a usable shop: reading, writing, identity, facts, in one transaction.
import { basename } from 'node:path'
import { assignCustomers } from '../customers/assign.ts'
import { ShopError } from '../errors.ts'
import { cachedFacts, noFacts, raiseDataVersion, saveFacts, updateFacts } from '../facts/build.ts'
import { readSettings } from '../settings/queries.ts'
import { dayIn, formatDay } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { wordSqlite } from '../open.ts'
import type { Sqlite } from '../open.ts'
import { changedOrders } from './changed.ts'
import type { ImportDetails, ImportedFile, ImportResult, Mapping, Progress } from './model.ts'
import { inspectFile, readOrders, savedLayouts } from './read.ts'
import type { FileHead, OpenEnd, OrderRecord, RejectedRow } from './record.ts'
import { isContinuation, joinFragments } from './fragments.ts'
import { tooLarge } from './formats/limits.ts'
import { createWriter, ScatteredOrders } from './write.ts'
import type { Writer } from './write.ts'

export interface ImportOptions {
  timeZone: string
  /** The shop's currency; JPY where it is left out. Amounts are kept in its smallest unit. */
  currency?: string
  now: Date
  onProgress?: (progress: Progress) => void
  /** Asked between batches; true stops the import and leaves the shop as it was. */
  cancelled?: () => boolean
  /** Only finds out what the import would do: everything is done, told, and taken back. */
  dryRun?: boolean
}
/** A file, and how to read it where that is not to be found out from its headings. */
export interface FileToImport { path: string; mapping?: Mapping; format?: string; sheet?: string }
/** How many rows left out and how many values dropped are listed for a file; all are counted. */
const LISTED_ROWS = 10_000
const LISTED_VALUES = 1_000

/**
 * Imports files into a shop: all of them or none. Every file is looked at before anything is written.
 * Throws ShopError for a file that is no order export (params.file names it), `cancelled`, or what the disk says.
 */
export async function runImport(sqlite: Sqlite, files: readonly (string | FileToImport)[], options: ImportOptions): Promise<{ result: ImportResult; facts: Facts }> {
  const heads: FileHead[] = []
  const saved = savedLayouts(sqlite)
  const wanted = files.map((file): FileToImport => (typeof file === 'string' ? { path: file } : file))
  for (const { path, ...how } of wanted) heads.push(await named(path, inspectFile(path, { ...how, saved, taxPercent: readSettings(sqlite).taxPercent })))
  const gather = new Set<string>()
  // Every id is our own; letting SQLite check a million of them costs a fifth of the time.
  const foreignKeys = sqlite.pragma('foreign_keys', { simple: true }) as number
  sqlite.pragma('cache_size = -32768')
  for (;;) {
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec('BEGIN IMMEDIATE')
    try {
      const done = await importAll(sqlite, heads, gather, options)
      sqlite.exec(options.dryRun ? 'ROLLBACK' : 'COMMIT')
      return done
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
      // Rows of one order stood apart: start again and gather that file as a whole (importFile has noted which).
      if (error instanceof ScatteredOrders) continue
      throw wordSqlite(error, wanted.map(({ path }) => path).join(', '))
    } finally { sqlite.pragma(`foreign_keys = ${foreignKeys}`) }
  }
}

async function importAll(sqlite: Sqlite, heads: FileHead[], gather: Set<string>, options: ImportOptions): Promise<{ result: ImportResult; facts: Facts }> {
  const started = performance.now()
  const total = heads.reduce((sum, head) => sum + head.bytes, 0)
  const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds)
    VALUES (?, 0, 0, 0, 0, 0, 0)`).run(options.now.toISOString()).lastInsertRowid)
  const writer = createWriter(sqlite, heads.length)
  const files: ImportedFile[] = []
  let before = 0
  let rows = 0
  const report = (phase: Progress['phase'], done: number) => options.onProgress?.({ phase, file: files.length < heads.length ? heads[files.length].name : '', done, total, rows })
  for (const head of heads) {
    const startRows = rows
    const file = await named(head.path, importFile(sqlite, importId, writer, head, gather, options, (bytes, seen) => { rows = startRows + seen; report('reading', before + bytes) }))
    before += head.bytes
    files.push(file)
  }
  report('saving', total)
  try {
    writer.finish()
  } catch (error) {
    if (error instanceof ScatteredOrders) for (const head of heads) gather.add(head.path)
    throw error
  }
  stopIfCancelled(options)
  report('identity', total)
  const { moved, joinedPeople, newPeople, candidates, ...customers } = assignCustomers(sqlite, writer, true)
  stopIfCancelled(options)
  const details: ImportDetails = { changed: changedOrders(sqlite, writer.statesBefore), joined: joinedPeople, newPeople, candidates, returns: writer.returns, members: writer.members }
  report('figures', total)
  const ordersOf = sqlite.prepare('SELECT id FROM orders WHERE contactId = ?').pluck()
  for (const contactId of moved) for (const id of ordersOf.all(contactId) as number[]) writer.changed.add(id)
  const facts = updateFacts(sqlite, writer.empty ? noFacts() : cachedFacts(sqlite), writer)
  raiseDataVersion(sqlite)
  saveFacts(sqlite, facts)
  stopIfCancelled(options)
  const seconds = Math.round(performance.now() - started) / 1000
  const { counts } = writer
  sqlite.prepare('UPDATE import SET newOrders = ?, updatedOrders = ?, unchangedOrders = ?, newCustomers = ?, joinedCustomers = ?, seconds = ? WHERE id = ?')
    .run(counts.new, counts.updated, counts.unchanged, customers.new, customers.joined, seconds, importId)
  return { result: { importId, dryRun: options.dryRun === true, details, files, orders: { ...counts }, customers, seconds }, facts }
}

async function importFile(
  sqlite: Sqlite, importId: number, writer: Writer, head: FileHead, gather: Set<string>, options: ImportOptions, progress: (bytes: number, rows: number) => void,
): Promise<ImportedFile> {
  const fileId = writer.beginFile(importId, head)
  const rejected: RejectedRow[] = []
  const gathered = gather.has(head.path) ? new Map<string, OrderRecord[]>() : null
  let rejectedRows = 0
  let droppedValues = 0
  let rows = 0
  let openEnd: OpenEnd | undefined
  const reject = (row: RejectedRow) => {
    const counted = row.kept ? ++droppedValues : ++rejectedRows
    if (counted <= (row.kept ? LISTED_VALUES : LISTED_ROWS)) rejected.push(row)
  }
  try {
    for await (const batch of readOrders(head, { timeZone: options.timeZone, currency: options.currency })) {
      stopIfCancelled(options)
      for (const order of batch.orders) {
        if (!gathered) {
          if (isContinuation(order)) throw new ScatteredOrders()
          writer.order(order)
        } else {
          const parts = gathered.get(order.orderNo)
          if (parts) parts.push(order)
          else gathered.set(order.orderNo, [order])
        }
      }
      for (const { contact, registeredDay } of batch.members) writer.member(contact, registeredDay ?? dayIn(options.timeZone, options.now))
      for (const row of batch.rejected) reject(row)
      rows = batch.rows
      openEnd = batch.openEnd ?? openEnd
      progress(batch.bytes, rows)
    }
    for (const parts of gathered?.values() ?? []) {
      const order = joinFragments(parts)
      const excess = tooLarge(order)
      if (isContinuation(order)) for (const { line } of parts) reject({ line, reason: 'orphanRow', value: order.orderNo, kept: false })
      else if (excess !== null) for (const { line } of parts) reject({ line, reason: 'badAmount', value: String(excess), kept: false })
      else writer.order(order)
    }
  } catch (error) {
    if (error instanceof ScatteredOrders) gather.add(head.path)
    throw error
  }
  const keep = sqlite.prepare('INSERT INTO rejectedRow (fileId, line, seq, reason, value, kept) VALUES (?, ?, ?, ?, ?, ?)')
  rejected.forEach((row, seq) => keep.run(fileId, row.line, seq, row.reason, row.value, row.kept ? 1 : 0))
  const days = writer.endFile({ rows, rejectedRows, droppedValues })
  return {
    file: head.name, format: head.format, encoding: head.encoding, sheet: head.sheet, headerLine: head.headerLine, rows, rejectedRows, droppedValues,
    rejected: rejected.map(({ line, reason, value, kept }) => ({ line, reason, value, kept })),
    firstDay: days.firstDay === null ? null : formatDay(days.firstDay), lastDay: days.lastDay === null ? null : formatDay(days.lastDay),
    ...(openEnd && { openEnd }),
  }
}

/** A refusal says which of several files it means. */
async function named<T>(path: string, work: Promise<T>): Promise<T> {
  try { return await work } catch (error) {
    throw error instanceof ShopError ? new ShopError(error.code, { file: basename(path), ...error.params }) : error
  }
}

function stopIfCancelled(options: ImportOptions): void {
  if (options.cancelled?.()) throw new ShopError('cancelled')
}
