// The rows of one sheet, piece by piece. Only cells that hold something take room, wherever they stand.
import { ShopError } from '../errors.ts'
import { MOST_COLUMNS } from './formats/limits.ts'
import type { Book, Sheet } from './xlsxBook.ts'
import { isoText, numberText, shownText } from './xlsxCell.ts'
import { readXml } from './xlsxXml.ts'
import type { Zip } from './xlsxZip.ts'

/** A row that is not empty: its cells up to the last one that is not. */
export interface SheetRow { line: number; cells: string[] }
export interface SheetRows { rows: SheetRow[]; used: number }

const MOST_BYTES = 150_000_000
/** The same measure as for a text file. */
const LONGEST_ROW = 1 << 20
/** Excel's own. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384
/** Of a whole sheet: a few bytes can name a long text over and over. */
const MOST_TEXT = 400_000_000

/**
 * Reads a sheet. `glance`: cells too far to the right are left out instead of refused (the sheet may not be the one that is wanted).
 * Throws ShopError: fileTooManyColumns (`line`, `columns`, `most`), fileLineTooLong (`line`), xlsxDamaged (cells or rows out of
 * place), and what readXml throws.
 */
export async function* readSheet(zip: Zip, book: Book, sheet: Sheet, glance = false): AsyncGenerator<SheetRows> {
  let rows: SheetRow[] = []
  let cells: string[] = []
  let [line, column, size, total, reading] = [0, -1, 0, 0, 0]
  let [inRows, inRow, inCell, wanted] = [false, false, false, false]
  let [type, style, value] = ['', 0, '']

  const set = (text: string): void => {
    if (text === '') return
    if (column >= MOST_COLUMNS) {
      if (glance) return
      throw new ShopError('fileTooManyColumns', { line, columns: column + 1, most: MOST_COLUMNS })
    }
    size += text.length
    if (size > LONGEST_ROW) throw new ShopError('fileLineTooLong', { line })
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  const shown = (): string => {
    switch (type) {
      case 's': return book.texts.text(/^\d{1,9}$/.test(value) ? Number(value) : -1)
      case 'inlineStr': case 'str': return shownText(value)
      case 'b': return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
      case 'e': return ''
      case 'd': return isoText(value)
      default: return numberText(value, book.formats[style] ?? { kind: 'number' }, book.from1904)
    }
  }
  const pieces = readXml(zip, sheet.part, MOST_BYTES, {
    open(name, attributes) {
      if (inCell) {
        if (name === 'rPh') reading++
        wanted = type === 'inlineStr' ? name === 't' && reading === 0 : name === 'v'
      } else if (inRow) {
        if (name !== 'c') return
        const { r, s, t } = attributes()
        column = r === undefined ? column + 1 : columnOf(r, line)
        ;[inCell, wanted, reading, value, style, type] = [true, false, 0, '', s === undefined ? 0 : Number(s), t ?? 'n']
      } else if (inRows) {
        if (name !== 'row') return
        const next = Number(attributes().r ?? line + 1)
        if (!(next > line && next <= LAST_ROW && Number.isInteger(next))) throw new ShopError('xlsxDamaged')
        ;[inRow, line, column, size, cells] = [true, next, -1, 0, []]
      } else if (name === 'sheetData') inRows = true
    },
    close(name) {
      wanted = false
      if (inCell) {
        if (name === 'rPh') reading--
        if (name !== 'c') return
        inCell = false
        if (value !== '') set(shown())
      } else if (inRow) {
        if (name !== 'row') return
        inRow = false
        total += size
        if (total > MOST_TEXT) throw new ShopError('xlsxTooLarge')
        if (cells.length > 0) rows.push({ line, cells })
      } else if (name === 'sheetData') inRows = false
    },
    text(text) { if (wanted) value += text },
  })
  for await (const used of pieces) {
    yield { rows, used }
    rows = []
  }
  if (rows.length > 0) yield { rows, used: 1 }
}

/** 'C12' → 2. Throws ShopError where it is no cell of row `line`. */
function columnOf(reference: string, line: number): number {
  let [column, i] = [0, 0]
  for (; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > LAST_COLUMN) throw new ShopError('xlsxDamaged')
  }
  if (column === 0 || Number(reference.slice(i)) !== line) throw new ShopError('xlsxDamaged')
  return column - 1
}
