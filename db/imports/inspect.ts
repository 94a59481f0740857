// Looks at the beginning of any table, known or not: its sheet, headings and first rows, and what they probably mean.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import type { Sqlite } from '../open.ts'
import { openFile } from './decode.ts'
import { findLayout, layoutOf } from './formats/index.ts'
import { headingKey } from './formats/layout.ts'
import { placeOf } from './mappingFields.ts'
import { dateFormatOf } from './mappingDates.ts'
import { propose } from './mappingPropose.ts'
import { findMapping } from './mappingStore.ts'
import type { Inspection, Mapping } from './model.ts'
import { rowsOf } from './rows.ts'
import { topOfText, topOfWorkbook } from './top.ts'
import type { Top } from './top.ts'
import { isWorkbook, sheetsOf } from './xlsx.ts'

/** So many rows below the headings are shown and judged. */
const SAMPLE_ROWS = 60

/** `rows`: the first 60 below the headings that are not blank; `lines`: those they begin on. */
export type LookedAt = Pick<Inspection, 'kind' | 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'headerLine' | 'headings' | 'rows' | 'format'> & { lines: number[] }
export interface WhereToLook {
  sheet?: string
  headerLine?: number
  /** Whether a row is the headings of something that was taught. */
  taught?: (headings: readonly string[]) => boolean
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

function formatOf(headings: readonly string[]): string | null {
  try { return findLayout(headings).id } catch (error) {
    if (error instanceof ShopError) return null
    throw error
  }
}

/**
 * Looks at a text or workbook, exactly as the import will read it. `sheet`, `headerLine`: chosen by the user; else what top.ts finds.
 * Throws ShopError: what decode.ts, table.ts and xlsx.ts refuse; fileEmpty also where there is no such sheet.
 */
export async function lookAt(path: string, { sheet, headerLine, taught = () => false }: WhereToLook = {}): Promise<LookedAt> {
  const knows = (row: string[]) => formatOf(row) !== null || taught(row)
  const file = await openFile(path)
  let top: Top
  let workbook: boolean
  try {
    if (!(await file.stat()).isFile()) throw new ShopError('fileNotFound', { path })
    const bytes = Buffer.alloc(65_536)
    workbook = isWorkbook(bytes.subarray(0, (await file.read(bytes, 0, bytes.length, 0)).bytesRead))
    top = workbook ? await topOfWorkbook(path, { sheet, headerLine }, knows) : await topOfText(file, path, { headerLine }, knows)
  } finally { await file.close() }
  const headings = top.header.map((cell) => cell.trim())
  const format = formatOf(headings)
  const [rows, lines]: [string[][], number[]] = [[], []]
  for await (const batch of rowsOf({ path, delimiter: top.delimiter, sheet: top.sheet, layout: { quoting: format === null || layoutOf(format).quoting } })) {
    batch.cells.forEach((row, i) => {
      if (rows.length >= SAMPLE_ROWS || batch.lines[i] <= top.headerLine || isBlank(row)) return
      rows.push(row)
      lines.push(batch.lines[i])
    })
    if (rows.length >= SAMPLE_ROWS) break
  }
  const sheets = workbook ? (await sheetsOf(path)).map(({ name }) => name) : []
  return { kind: workbook ? 'workbook' : 'text', encoding: top.encoding, delimiter: top.delimiter, sheets, sheet: top.sheet, headerLine: top.headerLine, headings, rows, lines, format }
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
