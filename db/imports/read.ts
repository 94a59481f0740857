// One order file from its path to orders: what it is, then its content in batches small enough to stop between.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import { openFile } from './decode.ts'
import { assembleMembers, assembleOrders, OrderFaults, type Assembly } from './formats/assemble.ts'
import { openColumns } from './formats/columns.ts'
import { findLayout, layoutOf } from './formats/index.ts'
import { fractionDigits } from './formats/money.ts'
import { openZone } from './formats/moment.ts'
import type { Sqlite } from '../open.ts'
import { mappedLayout } from './mapping.ts'
import { findMapping } from './mappingStore.ts'
import type { Mapping } from './model.ts'
import type { Batch, FileHead, RejectedRow } from './record.ts'
import { rowsOf } from './rows.ts'
import { topOfText, topOfWorkbook } from './top.ts'
import { isWorkbook } from './xlsx.ts'

/** So many letters show where a row ends. */
const SHOWN_END = 12

export interface ReadOptions {
  /** The shop's time zone, e.g. 'Asia/Tokyo': times that carry an offset are turned to it. */
  timeZone: string
  /** The shop's currency, in whose smallest unit amounts are read; JPY where it is left out. */
  currency?: string
  signal?: AbortSignal
}

/** How to read a file whose headings do not say it, or say it wrong. */
export interface HowToRead {
  mapping?: Mapping
  /** Id of a layout. */
  format?: string
  /** Of a workbook whose headings say the rest. */
  sheet?: string
  /** What was taught for these headings. */
  saved?: (headings: readonly string[]) => Mapping | null
  /** The shop's main tax rate, for prices without tax. */
  taxPercent?: number
}

/**
 * Finds out what a file is from its beginning. A known layout without any order is no error.
 * Throws ShopError: everything that decode.ts, table.ts, xlsx.ts and formats/index.ts refuse.
 */
export async function inspectFile(path: string, how: HowToRead = {}): Promise<FileHead> {
  const file = await openFile(path)
  try {
    if (!(await file.stat()).isFile()) throw new ShopError('fileNotFound', { path })
    const head = Buffer.alloc(1 << 16)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    const knows = (row: string[]) => isKnown(row) || (how.saved?.(row) ?? null) !== null
    const top = isWorkbook(head.subarray(0, bytesRead)) ? await topOfWorkbook(path, how.mapping ?? { sheet: how.sheet }, knows) : await topOfText(file, path, how.mapping, knows)
    const mapping = how.mapping ?? (how.format === undefined && !isKnown(top.header) ? how.saved?.(top.header) ?? null : null)
    const layout = mapping !== null ? mappedLayout(mapping, top.header, how.taxPercent ?? 10) : how.format === undefined ? findLayout(top.header) : layoutOf(how.format)
    const { header: _, ...rest } = top
    return { path, name: basename(path), bytes: (await file.stat()).size, ...rest, format: layout.id, channel: layout.channel, layout }
  } finally {
    await file.close()
  }
}

function isKnown(row: readonly string[]): boolean {
  try { return Boolean(findLayout([...row])) } catch (error) { return (error as ShopError).code !== 'formatUnknown' }
}

/** What was taught in this shop, by headings. */
export function savedLayouts(sqlite: Sqlite): (headings: readonly string[]) => Mapping | null {
  return (headings) => findMapping(sqlite, headings)?.mapping ?? null
}

/**
 * Reads the orders or members of an inspected file, a few hundred rows at a time. An order whose rows do not follow each other comes
 * as several records. Throws ShopError: what rows.ts throws, cancelled when the signal is raised.
 */
export async function* readOrders(head: FileHead, { timeZone, currency = 'JPY', signal }: ReadOptions): AsyncGenerator<Batch> {
  const faults = new OrderFaults()
  const open = (row: string[]): Assembly => {
    const columns = openColumns(row, openZone(timeZone), faults, fractionDigits(currency))
    return head.layout.members ? assembleMembers(head.layout.members(columns), row.length, faults) : assembleOrders(head.layout.open(columns), row.length, faults)
  }
  let assembly: Assembly | null = null
  let [rows, read, width] = [0, 0, 0]
  /** A last row that was cut off is told apart from one that only lacks cells. */
  let cutLine: number | null = null
  const told = (rejected: RejectedRow[]): RejectedRow[] => cutLine === null ? rejected : rejected.map((row) => (row.line === cutLine && row.reason === 'tooFewCells' ? { ...row, reason: 'cutOff' } : row))
  for await (const { cells, lines, damaged, bytes, openLine = null } of rowsOf(head)) {
    if (signal?.aborted === true) throw new ShopError('cancelled')
    for (let i = 0; i < cells.length; i++) {
      const [row, line] = [cells[i] ?? [], lines[i] ?? 0]
      if (assembly !== null) assembly.add(row, line)
      else if (line === head.headerLine) [assembly, width] = [open(row), row.length]
    }
    const last = openLine === null || openLine <= head.headerLine ? undefined : cells.at(-1)
    if (last !== undefined && last.length < width) cutLine = openLine
    const openEnd = last !== undefined && last.length === width && last.some((cell) => cell.trim() !== '') ? { line: openLine!, end: endOf(last.join(head.delimiter)) } : undefined
    const taken = assembly?.take() ?? nothing
    rows += taken.rows
    read = bytes
    if (cells.length > 0 || damaged.length > 0) yield { orders: taken.orders, members: taken.members, rejected: [...told(taken.rejected), ...damaged], rows, bytes, ...(openEnd && { openEnd }) }
  }
  assembly?.end()
  const taken = assembly?.take() ?? nothing
  yield { orders: taken.orders, members: taken.members, rejected: told(taken.rejected), rows: rows + taken.rows, bytes: read }
}

function endOf(text: string): string {
  const letters = [...text]
  return letters.length <= SHOWN_END ? text : `…${letters.slice(-SHOWN_END).join('')}`
}

const nothing = { orders: [], members: [], rejected: [], rows: 0 }
