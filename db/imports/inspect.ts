// Looks at the beginning of any table, known or not: its sheet, headings and first rows, and what they probably mean.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import type { Sqlite } from '../open.ts'
import { decodeFile, detectFile, openFile } from './decode.ts'
import { findLayout } from './formats/index.ts'
import { headingKey } from './formats/layout.ts'
import { findHeading } from './heading.ts'
import { placeOf } from './mappingFields.ts'
import { dateFormatOf } from './mappingDates.ts'
import { propose } from './mappingPropose.ts'
import { findMapping } from './mappingStore.ts'
import type { Inspection, Mapping } from './model.ts'
import { openTable } from './table.ts'
import { isWorkbook, sheetsOf } from './xlsx.ts'

/** What is looked at: so many characters, rows in search of the headings, rows below them. */
const LONGEST_HEAD = 1 << 18
const HEAD_ROWS = 40
const SAMPLE_ROWS = 60

export interface LookedAt {
  kind: 'text' | 'workbook'
  encoding: string
  delimiter: ',' | '\t' | ';'
  sheets: string[]
  sheet: string
  headerLine: number
  headings: string[]
  /** The first 60 rows below the headings that are not blank, and the lines they begin on. */
  rows: string[][]
  lines: number[]
  /** Id of the known layout, or null. */
  format: string | null
}
export interface WhereToLook {
  sheet?: string
  headerLine?: number
  /** Whether a row is the headings of something that was taught. */
  taught?: (headings: readonly string[]) => boolean
}

interface Head { rows: string[][]; lines: number[]; delimiter: ',' | '\t' | ';' }

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

function formatOf(headings: readonly string[]): string | null {
  try { return findLayout(headings).id } catch (error) {
    if (error instanceof ShopError) return null
    throw error
  }
}

/** The delimiter that most lines agree on: the one with the largest total, quoted text left out. */
function delimiterOf(text: string): ',' | '\t' | ';' {
  const open = text.split(/\r\n|\n|\r/, HEAD_ROWS).join('\n').replace(/"[^"]*"/g, '')
  const counts = ([',', '\t', ';'] as const).map((delimiter) => [open.split(delimiter).length, delimiter] as const)
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1]
}

/** The first rows of a text. Quotes that never close are ordinary characters. */
function rowsOfText(text: string, delimiter: string, whole: boolean): { rows: string[][]; lines: number[] } {
  const read = (quoting: boolean) => {
    const [rows, lines]: [string[][], number[]] = [[], []]
    for (const part of openTable({ delimiter, quoting }).push(text, whole)) {
      rows.push(...part.cells)
      lines.push(...part.lines)
      if (rows.length > HEAD_ROWS + SAMPLE_ROWS * 4) break
    }
    return { rows, lines }
  }
  try { return read(true) } catch (error) {
    if (error instanceof ShopError && error.code === 'quoteNeverClosed') return read(false)
    throw error
  }
}

async function lookAtText(path: string): Promise<Head & { encoding: string }> {
  const file = await openFile(path)
  try {
    const found = await detectFile(file, path)
    let [text, whole] = ['', false]
    for await (const piece of decodeFile(file, found)) {
      text += piece.text
      whole = piece.last
      if (text.length >= LONGEST_HEAD) break
    }
    text = text.replace(/^\ufeff/, '').replaceAll('\0', '')
    const hinted = /^"?sep=([,;\t])"?[,;\t]*(?:\r\n|\n|\r)/i.exec(text)?.[1] as ',' | ';' | '\t' | undefined
    const delimiter = hinted ?? delimiterOf(text)
    const { rows, lines } = rowsOfText(text, delimiter, whole)
    if (hinted) rows[0] = ['']
    return { rows, lines, delimiter, encoding: found.encoding }
  } finally { await file.close() }
}

async function beginning(path: string): Promise<Buffer> {
  const file = await openFile(path)
  try {
    const bytes = Buffer.alloc(65_536)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally { await file.close() }
}

/**
 * Looks at a text or workbook. `sheet`, `headerLine`: chosen by the user; else the first sheet with known headings, or the one with
 * most rows, and the row that looks like headings. Throws ShopError: what decode.ts, table.ts and xlsx.ts refuse; notFound (no such sheet), fileEmpty.
 */
export async function lookAt(path: string, { sheet, headerLine, taught = () => false }: WhereToLook = {}): Promise<LookedAt> {
  const knows = (row: string[]) => formatOf(row) !== null || taught(row)
  const workbook = isWorkbook(await beginning(path))
  let head: Head & { encoding: string }
  let [sheets, chosen]: [string[], string] = [[], '']
  if (workbook) {
    const all = await sheetsOf(path)
    sheets = all.map(({ name }) => name)
    const one = sheet !== undefined ? all.find(({ name }) => name === sheet)
      : all.find(({ rows }) => rows.some(knows)) ?? [...all].sort((a, b) => b.rows.length - a.rows.length)[0]
    if (one === undefined) throw new ShopError(sheet === undefined ? 'fileEmpty' : 'notFound')
    chosen = one.name
    head = { rows: one.rows, lines: one.lines, delimiter: ',', encoding: 'xlsx' }
  } else head = await lookAtText(path)
  const { rows, lines, delimiter, encoding } = head
  let at = headerLine === undefined ? findHeading(rows.slice(0, HEAD_ROWS), knows) : lines.indexOf(headerLine)
  if (at < 0) at = rows.findIndex((row) => !isBlank(row))
  if (at < 0) throw new ShopError('fileEmpty')
  const headings = rows[at].map((cell) => cell.trim())
  const below = rows.map((row, i) => ({ row, line: lines[i] })).slice(at + 1).filter(({ row }) => !isBlank(row)).slice(0, SAMPLE_ROWS)
  return {
    kind: workbook ? 'workbook' : 'text', encoding, delimiter, sheets, sheet: chosen, headerLine: lines[at], headings,
    rows: below.map(({ row }) => row), lines: below.map(({ line }) => line), format: formatOf(headings),
  }
}

/** A mapping whose dates are left to their looks, settled by the sample where that decides. */
export function settleDates(mapping: Mapping, { headings, rows }: Pick<LookedAt, 'headings' | 'rows'>): Mapping {
  const picked = [mapping.columns.orderedAt ?? mapping.columns.registeredAt ?? []].flat()[0]
  const place = picked === undefined ? null : placeOf(picked, headings)
  if (mapping.dateFormat !== 'auto' || place === null) return mapping
  const index = headings.flatMap((heading, i) => (headingKey(heading) === headingKey(place.heading) ? [i] : []))[place.nth - 1]
  return { ...mapping, dateFormat: dateFormatOf(rows.map((row) => row[index] ?? '')) }
}

/** A file as the mapping wizard shows it first. What keeps it from being read is told, not thrown. */
export async function inspection(sqlite: Sqlite, path: string, where: { sheet?: string; headerLine?: number } = {}): Promise<Inspection> {
  try {
    const looked = await lookAt(path, { ...where, taught: (headings) => findMapping(sqlite, headings) !== null })
    const saved = findMapping(sqlite, looked.headings)
    const proposed = saved ? { mapping: saved.mapping, sure: Object.fromEntries(Object.keys(saved.mapping.columns).map((field) => [field, true])) } : propose(looked.headings, looked.rows)
    const mapping = {
      // The import reads what was shown here, wherever another look might find headings.
      ...settleDates(proposed.mapping, looked), headerLine: looked.headerLine, ...(looked.kind === 'workbook' && { sheet: looked.sheet }),
    }
    const { kind, format, encoding, delimiter, sheets, sheet, headerLine, headings, rows } = looked
    return {
      file: basename(path), kind, format, preset: mapping.preset ?? null, encoding, delimiter, sheets, sheet, headerLine, headings, rows: rows.slice(0, 5),
      saved: saved && { id: saved.id, name: saved.name }, mapping, sure: proposed.sure, problem: null,
    }
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return {
      file: basename(path), kind: 'text', format: null, preset: null, encoding: '', delimiter: ',', sheets: [], sheet: '', headerLine: 1, headings: [], rows: [],
      saved: null, mapping: null, sure: {}, problem: { code: error.code, params: error.params },
    }
  }
}
