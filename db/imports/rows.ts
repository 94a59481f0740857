// The rows of an import file, whatever it is: a text or a sheet of a workbook, a few hundred rows at a time.
import type { FileHead, RejectedRow } from './record.ts'
import { textRows } from './text.ts'
import { sheetRows } from './xlsx.ts'

export interface RowBatch {
  cells: string[][]
  /** Line (of a workbook: row) on which each row begins, 1-based. */
  lines: number[]
  /** What was dropped because it could not be read. */
  damaged: RejectedRow[]
  /** Line of the last row of a text where no line end follows it although others have one. */
  openLine?: number | null
  /** Bytes used up so far, for the progress bar. */
  bytes: number
}

/** Every row of an inspected file, the headings included. Throws ShopError naming the line. */
export function rowsOf(head: Pick<FileHead, 'path' | 'delimiter' | 'sheet'> & { layout: { quoting: boolean } }): AsyncGenerator<RowBatch> {
  return head.sheet !== '' ? sheetRows(head.path, head.sheet) : textRows(head.path, { delimiter: head.delimiter, quoting: head.layout.quoting })
}
