// One order file from its path to orders: what it is, then its content in batches small enough to stop between.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import { decodeFile, detectFile, openFile } from './decode.ts'
import type { FoundEncoding } from './encoding.ts'
import { assembleOrders, OrderFaults } from './formats/assemble.ts'
import { openColumns } from './formats/columns.ts'
import { findLayout, layoutOf } from './formats/index.ts'
import { shorten } from './formats/layout.ts'
import { fractionDigits } from './formats/money.ts'
import { openZone } from './formats/moment.ts'
import type { Batch, FileHead, RejectedRow } from './record.ts'
import { openTable, type Rows } from './table.ts'

export interface ReadOptions {
  /** The shop's time zone, e.g. 'Asia/Tokyo': times that carry an offset are turned to it. */
  timeZone: string
  /** The shop's currency, in whose smallest unit amounts are read; JPY where it is left out. */
  currency?: string
  signal?: AbortSignal
}

/** The headings stand within so many characters. */
const LONGEST_HEAD = 1 << 18

/** Excel's own hint at the delimiter, on a line before the headings. */
const hint = /^"?sep=(.)"?[,;\t]*$/i
const mark = /^\ufeff/

/** The delimiter that stands most often in the heading line, outside quotes. */
function delimiterOf(line: string): ',' | '\t' | ';' {
  const open = line.replace(/"[^"]*"/g, '')
  const counts = ([',', '\t', ';'] as const).map((delimiter) => [open.split(delimiter).length, delimiter] as const)
  return counts.reduce((best, one) => one[0] > best[0] ? one : best)[1]
}

/** Finds the heading row: the first line that is neither blank nor a hint. */
function findHeader(text: string): { line: number; delimiter: ',' | '\t' | ';'; header: string[] } {
  let hinted = ''
  let [from, line] = [0, 1]
  for (;;) {
    const end = /\r\n|\n|\r|$/g
    end.lastIndex = from
    const match = end.exec(text)
    const content = text.slice(from, match?.index).replace(mark, '').replaceAll('\0', '')
    const sep = hint.exec(content)
    if (sep !== null) hinted = sep[1] ?? ''
    else if (/[^\s,;"]/.test(content)) {
      const delimiter = hinted === ',' || hinted === ';' || hinted === '\t' ? hinted : delimiterOf(content)
      const [rows] = openTable({ delimiter, quoting: true }).push(content, true)
      return { line, delimiter, header: rows?.cells[0] ?? [] }
    }
    if (match === null || match.index >= text.length) throw new ShopError('fileEmpty')
    from = match.index + match[0].length
    line++
  }
}

/**
 * Finds out what a file is from its beginning. A known layout without any order is no error.
 * Throws ShopError: everything that decode.ts, table.ts and formats/index.ts refuse.
 */
export async function inspectFile(path: string): Promise<FileHead> {
  const file = await openFile(path)
  try {
    const found = await detectFile(file, path)
    const { size } = await file.stat()
    let text = ''
    for await (const piece of decodeFile(file, found)) {
      text += piece.text
      if (text.length >= LONGEST_HEAD) break
    }
    const { line, delimiter, header } = findHeader(text)
    const layout = findLayout(header)
    return { path, name: basename(path), bytes: size, encoding: found.encoding, delimiter, format: layout.id, channel: layout.channel, headerLine: line }
  } finally {
    await file.close()
  }
}

/**
 * Reads the orders of an inspected file in batches of about 64 KB (some 200 rows). An order whose rows do not follow each other comes as
 * several records. Throws ShopError: fileDamaged, fileLineTooLong, fileTooManyColumns, quoteNeverClosed (all name their
 * line), cancelled when the signal is raised.
 */
export async function* readOrders(head: FileHead, { timeZone, currency = 'JPY', signal }: ReadOptions): AsyncGenerator<Batch> {
  const layout = layoutOf(head.format)
  const file = await openFile(head.path)
  try {
    const found: FoundEncoding = await detectFile(file, head.path)
    const table = openTable({ delimiter: head.delimiter, quoting: layout.quoting })
    const faults = new OrderFaults()
    let assembly: ReturnType<typeof assembleOrders> | null = null
    let rows = 0
    let [reportedZeros, replaced] = [0, false]
    for await (const { text, bytes, last } of decodeFile(file, found)) {
      if (signal?.aborted === true) throw new ShopError('cancelled')
      const damaged: RejectedRow[] = []
      replaced ||= text.includes('\ufffd')
      for (const { cells, lines } of table.push(text, last)) {
        if (replaced) damaged.push(...dropDamage({ cells, lines }))
        for (let i = 0; i < cells.length; i++) {
          const [row, line] = [cells[i] ?? [], lines[i] ?? 0]
          if (assembly !== null) assembly.add(row, line)
          else if (line === head.headerLine) assembly = assembleOrders(layout.open(openColumns(row, openZone(timeZone), faults, fractionDigits(currency))), row.length, faults)
        }
      }
      if (last) assembly?.end()
      const taken = assembly?.take() ?? { orders: [], rejected: [], rows: 0 }
      rows += taken.rows
      for (const line of table.zeros.slice(reportedZeros)) damaged.push({ line, reason: 'damagedText', value: '', kept: true })
      reportedZeros = table.zeros.length
      yield { orders: taken.orders, rejected: [...taken.rejected, ...damaged], rows, bytes }
    }
  } finally {
    await file.close()
  }
}

/** Cells in which another program has already replaced what it could not read: emptied, and reported. */
function dropDamage({ cells, lines }: Rows): RejectedRow[] {
  const dropped: RejectedRow[] = []
  cells.forEach((row, i) => row.forEach((cell, column) => {
    if (!cell.includes('\ufffd')) return
    row[column] = ''
    dropped.push({ line: lines[i] ?? 0, reason: 'damagedText', value: shorten(cell), kept: true })
  }))
  return dropped
}
