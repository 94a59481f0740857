// The history of imports.
import type { Kysely, Selectable } from 'kysely'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Tables } from '../tables.ts'
import type { ImportedFile, ImportHistoryRow } from './model.ts'

type ImportRow = Selectable<Tables['import']>
type FileRow = Selectable<Tables['importFile']>

/** Orders entered by hand are stored like imports, but are none to those who look at the history. */
export const byHand = 'manual'
const fromFiles = (db: Kysely<Tables>) => db.selectFrom('import').selectAll()
  .where('id', 'not in', (files) => files.selectFrom('importFile').select('importId').where('format', '=', byHand))
const filesOf = (db: Kysely<Tables>) => db.selectFrom('importFile').selectAll().orderBy('id')

/** All imports, newest first. */
export async function listImports(db: Kysely<Tables>): Promise<ImportHistoryRow[]> {
  const files = await filesOf(db).execute()
  return (await fromFiles(db).orderBy('id', 'desc').execute()).map((row) => historyRow(row, files.filter((file) => file.importId === row.id)))
}

/** One import with the rejected lines of its files. Throws notFound. */
export async function getImport(db: Kysely<Tables>, id: number): Promise<ImportHistoryRow & { details: ImportedFile[] }> {
  const row = await fromFiles(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new ShopError('notFound')
  const files = await filesOf(db).where('importId', '=', id).execute()
  const rejected = await db.selectFrom('rejectedRow').selectAll().where('fileId', 'in', files.map((file) => file.id)).orderBy('line').orderBy('seq').execute()
  const details = files.map((file): ImportedFile => ({
    file: file.name, format: file.format, encoding: file.encoding, rows: file.rows, rejectedRows: file.rejectedRows, droppedValues: file.droppedValues,
    firstDay: file.firstDay === null ? null : formatDay(file.firstDay), lastDay: file.lastDay === null ? null : formatDay(file.lastDay),
    rejected: rejected.filter((r) => r.fileId === file.id).map(({ line, reason, value, kept }) => ({ line, reason, value, kept: kept === 1 })),
  }))
  return { ...historyRow(row, files), details }
}

function historyRow(row: ImportRow, files: FileRow[]): ImportHistoryRow {
  return {
    id: row.id, startedAt: row.startedAt,
    files: files.map(({ name, format, encoding, rows, rejectedRows, droppedValues }) => ({ file: name, format, encoding, rows, rejectedRows, droppedValues })),
    orders: { new: row.newOrders, updated: row.updatedOrders, unchanged: row.unchangedOrders },
    customers: { new: row.newCustomers, joined: row.joinedCustomers },
    undoneAt: row.undoneAt,
  }
}
