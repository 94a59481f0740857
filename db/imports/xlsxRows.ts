// A workbook as rows of equal width, as its worker hands them out: the beginning of every sheet, or one sheet from end to end.
import { ShopError } from '../errors.ts'
import { shorten } from './formats/layout.ts'
import type { RejectedRow } from './record.ts'
import type { RowBatch } from './rows.ts'
import { readBook } from './xlsxBook.ts'
import { readSheet, type SheetRow } from './xlsxSheet.ts'
import { openZip } from './xlsxZip.ts'

/** The first rows of a sheet that are not empty, and the row numbers they stand on. */
export interface SheetHead { name: string; rows: string[][]; lines: number[] }

/** Rows that are looked at for headings. The widest of them gives the width of the sheet. */
const HEAD_ROWS = 64
const BATCH = 500
/** Of a whole sheet, the empty ones included. */
const MOST_CELLS = 50_000_000
const MOST_SHEETS = 64

const widest = (rows: SheetRow[]): number => rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)

/** The beginnings of the visible sheets (64 at most). Throws ShopError: what openZip, readBook and readSheet throw. */
export async function headsOf(path: string, alive: () => void): Promise<SheetHead[]> {
  const zip = await openZip(path)
  try {
    const book = await readBook(zip, alive)
    const heads: SheetHead[] = []
    for (const sheet of book.sheets.slice(0, MOST_SHEETS)) {
      const first: SheetRow[] = []
      for await (const { rows } of readSheet(zip, book, sheet, true)) {
        first.push(...rows.slice(0, HEAD_ROWS - first.length))
        alive()
        if (first.length === HEAD_ROWS) break
      }
      const width = widest(first)
      heads.push({ name: sheet.name, rows: first.map((row) => fitted(row, width, [])), lines: first.map(({ line }) => line) })
    }
    return heads
  } finally {
    await zip.file.close()
  }
}

/** Every row of a sheet that is not empty, 500 at a time. Throws ShopError as headsOf does; xlsxTooLarge for too many cells. */
export async function* batchesOf(path: string, name: string, alive: () => void): AsyncGenerator<RowBatch> {
  const zip = await openZip(path)
  try {
    const book = await readBook(zip, alive)
    const sheet = book.sheets.find((one) => one.name === name)
    if (sheet === undefined) throw new ShopError('xlsxDamaged')
    const waiting: SheetRow[] = []
    let [width, count] = [-1, 0]
    const take = (share: number): RowBatch => {
      if (width < 0) width = widest(waiting.slice(0, HEAD_ROWS))
      const rows = waiting.splice(0, BATCH)
      count += rows.length
      if (count * width > MOST_CELLS) throw new ShopError('xlsxTooLarge')
      const damaged: RejectedRow[] = []
      const cells = rows.map((row) => fitted(row, width, damaged))
      return { cells, lines: rows.map(({ line }) => line), damaged, bytes: Math.round(share * zip.bytes) }
    }
    for await (const { rows, used } of readSheet(zip, book, sheet)) {
      for (const row of rows) waiting.push(row)
      alive()
      while (waiting.length >= BATCH) yield take(used)
    }
    if (waiting.length > 0) yield take(1)
  } finally {
    await zip.file.close()
  }
}

/** A row as wide as its sheet. What stands to the right of the headings belongs to no column: it is left out, and reported. */
function fitted({ line, cells }: SheetRow, width: number, damaged: RejectedRow[]): string[] {
  if (cells.length > width) {
    damaged.push({ line, reason: 'tooManyCells', value: shorten(cells[cells.length - 1]), kept: true })
    return cells.slice(0, width)
  }
  while (cells.length < width) cells.push('')
  return cells
}
