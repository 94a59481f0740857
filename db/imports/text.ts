// A text file as rows: decoded, split into cells, its damage noted.
import { decodeFile, detectFile, openFile } from './decode.ts'
import { shorten } from './formats/layout.ts'
import type { RejectedRow } from './record.ts'
import type { RowBatch } from './rows.ts'
import { openTable, type Rows, type TableOptions } from './table.ts'

/** The rows of a text file. Throws ShopError: fileDamaged, fileLineTooLong, fileTooManyColumns, quoteNeverClosed (all name their line). */
export async function* textRows(path: string, options: TableOptions): AsyncGenerator<RowBatch> {
  const file = await openFile(path)
  try {
    const table = openTable(options)
    let [reportedZeros, replaced] = [0, false]
    for await (const { text, bytes, last } of decodeFile(file, await detectFile(file, path))) {
      replaced ||= text.includes('\ufffd')
      for (const { cells, lines } of table.push(text, last)) yield { cells, lines, bytes, damaged: replaced ? dropDamage({ cells, lines }) : [], openLine: table.openLine }
      const damaged = table.zeros.slice(reportedZeros).map((line): RejectedRow => ({ line, reason: 'damagedText', value: '', kept: true }))
      reportedZeros = table.zeros.length
      if (damaged.length > 0 || last) yield { cells: [], lines: [], bytes, damaged }
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
