// How the command line speaks: readable tables, or exactly one JSON document.
import { tenthsOfPercent } from '../formats/rules.ts'
import type { Say } from '../formats/rules.ts'
import type { CellFormats } from '../panels/rules.ts'

/** Columns a text takes in a terminal: Chinese, Japanese and full-width characters take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦\u{20000}-\u{3fffd}]/u.test(char) ? 2 : 1
  return width
}

/** Rows as a table: the first row is the heading; columns named in `right` are set right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))))
  const line = (row: readonly string[]) => row.map((cell, column) => {
    const space = ' '.repeat(widths[column] - widthOf(cell))
    return right.includes(column) ? space + cell : cell + space
  }).join('  ').trimEnd()
  return [line(rows[0]), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join('\n')
}

/** A share for people to read; — where there is nothing to divide by. */
export function percent(numerator: number, denominator: number): string {
  return denominator === 0 ? '—' : `${tenthsOfPercent(numerator, denominator).toFixed(1)} %`
}
export function number(value: number): string {
  return value.toLocaleString('en-US')
}

/** How the cells of panels are written in a terminal: days and months as they are typed, never in words. */
export const terminal = (say: Say): CellFormats => ({ number, yen: (yen) => say('cli.yen', { yen }), percent, date: (day) => day, month: (day) => day.slice(0, 7) })
