// The top of an import file: where its headings stand, in a text or on which sheet of a workbook, below titles and notes.
import type { FileHandle } from 'node:fs/promises'
import { ShopError } from '../errors.ts'
import { decodeFile, detectFile } from './decode.ts'
import { findHeading } from './heading.ts'
import type { Mapping } from './model.ts'
import type { FileHead } from './record.ts'
import { openTable } from './table.ts'
import { sheetsOf } from './xlsx.ts'

export type Top = Pick<FileHead, 'encoding' | 'delimiter' | 'headerLine' | 'sheet'> & { header: string[] }
/** Tells whether a row is that of headings one knows. */
type Knows = (row: string[]) => boolean
type Where = Pick<Mapping, 'sheet' | 'headerLine'>

/** The headings stand within so many characters and lines. */
const LONGEST_HEAD = 1 << 18
const MOST_LINES = 40

/** Excel's own hint at the delimiter, on a line before the headings. */
const hint = /^"?sep=(.)"?[,;\t]*$/i
const mark = /^\ufeff/
const delimiters = [',', '\t', ';'] as const
type Delimiter = (typeof delimiters)[number]

/** The delimiter that stands most often outside quotes in the first line that has any: a title has none. */
function delimiterOf(lines: readonly string[]): Delimiter {
  for (const line of lines) {
    const open = line.replace(/"[^"]*"/g, '')
    const count = (delimiter: Delimiter) => open.split(delimiter).length
    const most = delimiters.reduce((best, one) => (count(one) > count(best) ? one : best))
    if (count(most) > 1) return most
  }
  return ','
}

/** The first lines that are neither blank nor a hint. */
function firstLines(text: string): { lines: string[]; numbers: number[]; hinted: string } {
  const found = { lines: [] as string[], numbers: [] as number[], hinted: '' }
  let [from, number] = [0, 1]
  const end = /\r\n|\n|\r|$/g
  while (found.lines.length < MOST_LINES) {
    end.lastIndex = from
    const match = end.exec(text)
    const content = text.slice(from, match?.index).replace(mark, '').replaceAll('\0', '')
    const sep = hint.exec(content)
    if (sep !== null && found.lines.length === 0) found.hinted = sep[1] ?? ''
    else if (/[^\s,;"]/.test(content)) { found.lines.push(content); found.numbers.push(number) }
    if (match === null || match.index >= text.length) break
    from = match.index + match[0].length
    number++
  }
  return found
}

function cellsOf(line: string, delimiter: Delimiter): string[] {
  try {
    const [rows] = openTable({ delimiter, quoting: true }).push(line, true)
    return rows?.cells[0] ?? []
  } catch (error) {
    // A line cut out of a longer record; too many columns is a fault of the whole file.
    if (error instanceof ShopError && error.code !== 'quoteNeverClosed') throw error
    return []
  }
}

/** A text begins with its headings, unless its first line is plainly a title above them. */
function headingOf(rows: string[][], knows: Knows): number {
  const known = rows.findIndex(knows)
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length)
  return known >= 0 ? known : filled[0] * 2 > Math.max(...filled) ? 0 : Math.max(0, findHeading(rows, knows))
}

/** The top of a text file. Throws ShopError: fileEmpty, and what decode.ts refuses. */
export async function topOfText(file: FileHandle, path: string, where: Where = {}, knows: Knows): Promise<Top> {
  const found = await detectFile(file, path)
  let text = ''
  for await (const piece of decodeFile(file, found)) {
    text += piece.text
    if (text.length >= LONGEST_HEAD) break
  }
  const { lines, numbers, hinted } = firstLines(text)
  if (lines.length === 0) throw new ShopError('fileEmpty')
  const delimiter = delimiters.find((one) => one === hinted) ?? delimiterOf(lines)
  const rows = lines.map((line) => cellsOf(line, delimiter))
  const wanted = where.headerLine === undefined ? headingOf(rows, knows) : Math.max(0, numbers.indexOf(where.headerLine))
  return { encoding: found.encoding, delimiter, headerLine: numbers[wanted], sheet: '', header: rows[wanted] }
}

/** The top of a workbook: the sheet whose headings one knows, else the first that has headings at all. */
export async function topOfWorkbook(path: string, where: Where = {}, knows: Knows): Promise<Top> {
  const sheets = (await sheetsOf(path)).filter(({ name, rows }) => rows.length > 0 && (where.sheet === undefined || name === where.sheet))
  if (sheets.length === 0) throw new ShopError('fileEmpty')
  const sheet = sheets.find(({ rows }) => rows.some(knows)) ?? sheets.find(({ rows }) => findHeading(rows, knows) >= 0) ?? sheets[0]
  const at = where.headerLine === undefined ? Math.max(0, findHeading(sheet.rows, knows)) : Math.max(0, sheet.lines.indexOf(where.headerLine))
  return { encoding: 'xlsx', delimiter: ',', headerLine: sheet.lines[at], sheet: sheet.name, header: sheet.rows[at] }
}
