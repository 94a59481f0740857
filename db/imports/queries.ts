// The history of imports.
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { ImportedFile, ImportHistoryRow } from './model.ts'

interface ImportRow { id: number; startedAt: string; newOrders: number; updatedOrders: number; unchangedOrders: number; newCustomers: number; joinedCustomers: number }
interface FileRow {
  id: number; importId: number; name: string; format: string; encoding: string; rows: number; rejectedRows: number; droppedValues: number; firstDay: number | null; lastDay: number | null
}

/** Orders entered by hand are stored like imports, but are none to those who look at the history. */
export const fromFiles = `id NOT IN (SELECT importId FROM importFile WHERE format = 'manual')`

/** All imports, newest first. */
export function listImports(sqlite: Sqlite): ImportHistoryRow[] {
  const files = new Map<number, FileRow[]>()
  for (const file of sqlite.prepare('SELECT * FROM importFile ORDER BY id').all() as FileRow[]) files.set(file.importId, [...(files.get(file.importId) ?? []), file])
  return (sqlite.prepare(`SELECT * FROM import WHERE ${fromFiles} ORDER BY id DESC`).all() as ImportRow[]).map((row) => historyRow(row, files.get(row.id) ?? []))
}

/** One import with the rejected lines of its files. Throws notFound. */
export function getImport(sqlite: Sqlite, id: number): ImportHistoryRow & { details: ImportedFile[] } {
  const row = sqlite.prepare(`SELECT * FROM import WHERE id = ? AND ${fromFiles}`).get(id) as ImportRow | undefined
  if (!row) throw new ShopError('notFound')
  const files = sqlite.prepare('SELECT * FROM importFile WHERE importId = ? ORDER BY id').all(id) as FileRow[]
  const rejected = sqlite.prepare('SELECT line, reason, value, kept FROM rejectedRow WHERE fileId = ? ORDER BY line, seq')
  const details = files.map((file): ImportedFile => ({
    file: file.name, format: file.format, encoding: file.encoding, rows: file.rows, rejectedRows: file.rejectedRows, droppedValues: file.droppedValues,
    firstDay: file.firstDay === null ? null : formatDay(file.firstDay), lastDay: file.lastDay === null ? null : formatDay(file.lastDay),
    rejected: (rejected.all(file.id) as { line: number; reason: string; value: string; kept: number }[]).map((r) => ({ ...r, kept: r.kept === 1 })),
  }))
  return { ...historyRow(row, files), details }
}

function historyRow(row: ImportRow, files: FileRow[]): ImportHistoryRow {
  return {
    id: row.id, startedAt: row.startedAt,
    files: files.map(({ name, format, encoding, rows, rejectedRows, droppedValues }) => ({ file: name, format, encoding, rows, rejectedRows, droppedValues })),
    orders: { new: row.newOrders, updated: row.updatedOrders, unchanged: row.unchangedOrders },
    customers: { new: row.newCustomers, joined: row.joinedCustomers },
  }
}
