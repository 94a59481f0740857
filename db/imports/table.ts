// Text in pieces of any size → rows of cells with the physical line each row begins on.
// The splitting is papaparse's; what lies around it (pieces, line numbers, limits) is here.
import Papa from 'papaparse'
import { ShopError } from '../errors.ts'
import { MOST_COLUMNS } from './formats/limits.ts'

export interface TableOptions {
  delimiter: string
  /** false = quote characters are ordinary characters. */
  quoting: boolean
}
export interface Rows {
  cells: string[][]
  /** Physical line (1-based) on which each row begins. */
  lines: number[]
}
export interface Table {
  /** Takes the next piece of the file and yields the rows it completes, a few hundred at a time. */
  push(piece: string, last: boolean): Generator<Rows>
  /** Lines on which zero characters were removed, at most one per piece. */
  readonly zeros: number[]
  /** Line of a last row that no line end follows although others have one; known with that row. Many programs write so, and a cut file ends so. */
  readonly openLine: number | null
}

/** Characters parsed at once. A part without any quote takes the parser's quick path. */
const PART = 1 << 16
const FIRST_QUOTED_PART = 1 << 11
/** One record may not grow beyond this: by then a quote was opened and never closed, or the file is no table. */
const LONGEST_RECORD = 1 << 20
const MOST_LINES_IN_RECORD = 500

/** What is used of papaparse: its parser core, which works synchronously on a string. */
interface Fault { code: string; row: number; index: number }
interface Parsed { data: string[][]; errors: Fault[]; meta: { cursor: number } }
type ParserCore = new (options: object) => { parse(text: string, base: number, ignoreLastRow: boolean): Parsed }

/** How often a character stands in a text, up to `end`. */
function countOf(text: string, character: string, end = text.length): number {
  let count = 0
  for (let i = text.indexOf(character); i >= 0 && i < end; i = text.indexOf(character, i + 1)) count++
  return count
}

/** Where a part of about `size` characters ends: after a line, at `end` at the latest. */
function cut(text: string, from: number, end: number, size: number): number {
  if (end - from <= size) return end
  const before = text.lastIndexOf('\n', from + size) + 1
  if (before > from) return before
  const after = text.indexOf('\n', from + size) + 1
  return after === 0 || after > end ? end : after
}

/**
 * A table being read. Reading its rows throws ShopError: quoteNeverClosed (params: `line` where it opened),
 * fileLineTooLong (`line`), fileTooManyColumns (`line`, `columns`, `most`). A blank line yields a row of one empty cell.
 */
export function openTable({ delimiter, quoting }: TableOptions): Table {
  const Parser = (Papa as unknown as { Parser: ParserCore }).Parser
  const parser = new Parser({ delimiter, newline: '\n', ...(quoting ? {} : { fastMode: true }) })
  const zeros: number[] = []
  let openLine: number | null = null
  let [rest, line, width, carriage] = ['', 1, 0, false]

  /** One kind of line end, no zeros. A carriage return at the very end waits for the line feed that may follow. */
  const clean = (piece: string, last: boolean): string => {
    let text = carriage ? '\r' + piece : piece
    carriage = !last && text.endsWith('\r')
    if (carriage) text = text.slice(0, -1)
    if (text.includes('\r')) {
      text = text.replaceAll('\r\n', '\n')
      if (text.includes('\r')) text = text.replaceAll('\r', '\n')
    }
    const zero = text.indexOf('\0')
    if (zero < 0) return text
    zeros.push(line + countOf(rest, '\n') + countOf(text, '\n', zero))
    return text.replaceAll('\0', '')
  }

  const neverClosed = (part: string, index: number) => new ShopError('quoteNeverClosed', { line: line + countOf(part, '\n', index) })

  /** A part that holds no whole record: more text is needed, unless it is already beyond all measure. */
  const checkUnfinished = (part: string): void => {
    if (part.length <= LONGEST_RECORD && countOf(part, '\n') <= MOST_LINES_IN_RECORD) return
    const open = parser.parse(part, 0, false).errors.find((e) => e.code === 'MissingQuotes')
    throw open ? neverClosed(part, open.index) : new ShopError('fileLineTooLong', { line })
  }

  /** Physical lines of rows just parsed. Cells are only looked into where some record really holds a line end. */
  const numberLines = (data: string[][], part: string, used: number): number[] => {
    const lines: number[] = []
    const ended = part.charCodeAt(used - 1) === 10 ? 0 : 1
    let embedded = part.includes('"') ? countOf(part, '\n', used) - data.length + ended : 0
    for (const row of data) {
      const start = line++
      lines.push(start)
      if (row.length > MOST_COLUMNS) throw new ShopError('fileTooManyColumns', { line: start, columns: row.length, most: MOST_COLUMNS })
      if (embedded <= 0) continue
      for (const cell of row) if (cell.includes('\n')) line += countOf(cell, '\n')
      embedded -= line - start - 1
      if (line - start > MOST_LINES_IN_RECORD) throw new ShopError('quoteNeverClosed', { line: start })
    }
    return lines
  }

  /** A quote that found its end only in a later record has swallowed the records between: never accept that. */
  const checkFaults = ({ data, errors }: Parsed, part: string): void => {
    for (const { code, row, index } of errors) {
      const cells = data[row]
      if (cells === undefined) continue
      const swallowed = cells.some((cell) => cell.includes('\n') && (cells.length !== width || countOf(cell, delimiter) >= width - 1))
      if (code === 'MissingQuotes' || swallowed) throw neverClosed(part, index)
    }
  }

  const push = function* (piece: string, last: boolean): Generator<Rows> {
    const text = rest + clean(piece, last)
    let from = 0
    let quote = quoting ? text.indexOf('"') : -1
    let [size, grown] = [FIRST_QUOTED_PART, 1]
    while (from < text.length) {
      if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
      // Records without quotes go together; those from the next quote on are taken in small parts that grow.
      const plainEnd = quote < 0 ? text.length : text.lastIndexOf('\n', quote) + 1
      const plain = plainEnd > from
      const to = plain ? cut(text, from, plainEnd, PART * grown) : cut(text, from, text.length, size * grown)
      const final = last && to === text.length
      const part = text.slice(from, to)
      const parsed = parser.parse(part, 0, !final)
      const { data } = parsed
      // The line feed that ends the last row does not begin another one.
      if (final && part.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop()
      const used = final ? part.length : parsed.meta.cursor
      if (used === 0) {
        checkUnfinished(part)
        if (to === text.length) break
        grown *= 2
        continue
      }
      width ||= data[0]?.length ?? 0
      if (parsed.errors.length > 0) checkFaults(parsed, part)
      if (part.length > LONGEST_RECORD) checkLength(data)
      const lines = numberLines(data, part, used)
      if (final && !part.endsWith('\n') && (lines.at(-1) ?? 1) > 1) openLine = lines.at(-1)!
      from += used
      grown = 1
      size = plain ? FIRST_QUOTED_PART : Math.min(PART, size * 2)
      yield { cells: data, lines }
    }
    rest = text.slice(from)
  }

  /** Only a part that had to grow can hold an overlong line. */
  const checkLength = (data: string[][]): void => {
    const long = data.findIndex((row) => row.reduce((sum, cell) => sum + cell.length + 1, 0) > LONGEST_RECORD)
    if (long >= 0) throw new ShopError('fileLineTooLong', { line: line + long })
  }
  return { push, zeros, get openLine() { return openLine } }
}
