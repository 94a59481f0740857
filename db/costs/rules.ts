// How advertising costs are typed and pasted.
import type { CostCell } from './model.ts'

/** The most that one cell holds, yen. */
const MOST = 2_000_000_000

/** Typed text → whole yen; null = empty; undefined = no amount. Full-width digits, thousands marks and 円 are understood. */
export function readYen(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,¥円\s]/g, '')
  if (plain === '') return null
  const yen = /^\d{1,10}(\.0+)?$/.test(plain) ? Number(plain) : NaN
  return yen <= MOST ? yen : undefined
}

export type Pasted = { cells: CostCell[]; /** Cells outside the table. */ left: number } | { bad: { row: number; column: number; text: string } }

/** What a spreadsheet puts on the clipboard, from a cell of the grid on: right and down. Nothing where one of its cells is no amount. */
export function pasted(text: string, months: readonly string[], media: readonly string[], fromMonth: number, fromMedium: number): Pasted {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((row) => row.split('\t'))
  const cells: CostCell[] = []
  let left = 0
  for (const [r, row] of rows.entries()) {
    for (const [c, typed] of row.entries()) {
      const yen = readYen(typed)
      if (yen === undefined) return { bad: { row: r + 1, column: c + 1, text: typed.trim() } }
      const [month, medium] = [months[fromMonth + r], media[fromMedium + c]]
      if (month === undefined || medium === undefined) left++
      else cells.push({ month, medium, yen })
    }
  }
  return { cells, left }
}

/** Cells as they were before a change: saving these leads back. */
export function before(cells: readonly CostCell[], stored: readonly { month: string; medium: string; yen: number }[]): CostCell[] {
  return cells.map(({ month, medium }) => ({ month, medium, yen: stored.find((one) => one.month === month && one.medium === medium)?.yen ?? null }))
}
