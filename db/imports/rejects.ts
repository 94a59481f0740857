// The rows of a file that could not be imported, as a file that can be corrected and imported again.
import type { FileHead } from './record.ts'
import { rowsOf } from './rows.ts'
import { rejectHeading } from './mappingStore.ts'

/** A rejected row as it is listed; those with `kept` were imported and are left out. */
interface Rejected { line: number; reason: string; value: string; kept: boolean }

const dangerous = /^[=+\-@\t\r]/
/** Values that a spreadsheet only reads as what they are: numbers, and the ="…" by which carts protect leading zeros. */
const harmless = /^(?:[+-]?[\d,]*\.?\d+%?|="[^"]*")$/

/** A cell that a spreadsheet could take for a formula gets an apostrophe in front; the readers take it off again. */
export function guarded(cell: string): string {
  return dangerous.test(cell) && !harmless.test(cell) ? `'${cell}` : cell
}

/**
 * The rejected rows of a file in pieces of text: UTF-8 with its mark, CRLF, the file's own headings and cells, and why each row
 * was left out. `word`: the reason in words. Files without quoting (tab reports) are written without. Throws what rows.ts throws.
 */
export async function* rejectsCsv(head: FileHead, rejected: readonly Rejected[], word: (reason: string, value: string) => string): AsyncGenerator<string> {
  const reasons = new Map<number, string>()
  for (const { line, reason, value, kept } of rejected) if (!kept && !reasons.has(line)) reasons.set(line, word(reason, value))
  const quote = (cell: string): string => !head.layout.quoting ? cell.replace(/[\t\r\n]+/g, ' ') : cell.includes(head.delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const record = (cells: readonly string[]): string => cells.map((cell) => quote(guarded(cell))).join(head.delimiter) + '\r\n'
  let again = false
  for await (const { cells, lines } of rowsOf(head)) {
    let text = ''
    for (let i = 0; i < cells.length; i++) {
      const [row, line] = [cells[i] ?? [], lines[i] ?? 0]
      if (line === head.headerLine) {
        // A list that is corrected a second time has the column already.
        again = row.at(-1) === rejectHeading
        text += '\ufeff' + record(again ? row : [...row, rejectHeading])
      } else {
        const reason = reasons.get(line)
        if (reason === undefined) continue
        // Too few or too many cells stay so: only a person can tell which one is missing, and until then the row must not pass.
        text += record([...again ? row.slice(0, -1) : row, reason])
      }
    }
    if (text !== '') yield text
  }
}
