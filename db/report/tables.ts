// Tables on paper: columns of fixed widths, so that it is known beforehand how much room rows take.
import * as templates from '../../resources/print/report.ts'
import type { Cell, PanelAnswer } from '../analysis/panelModel.ts'
import { emLength } from '../letters/textFit.ts'
import type { Filling, Html } from '../letters/fill.ts'
import { fill } from '../letters/fill.ts'
import { isReference } from '../panels/rules.ts'
import { linesOf, note, sized, together } from './writing.ts'
import type { Piece, Writing } from './writing.ts'

/** A column: its heading, its width in mm. */
export interface TableColumn { head: string; width: number; right?: boolean; middle?: boolean }
export interface TableRow { cells: Filling[]; look?: 'total' | 'part' | '' }

const side = ({ right, middle }: TableColumn): string => (right ? 'right' : middle ? 'middle' : '')

export function drawTable(columns: readonly TableColumn[], rows: readonly TableRow[], look = ''): Piece {
  const widths = columns.map(({ width }) => width)
  // What is markup, and what stands at the right, takes one line.
  const tall = rows.reduce((sum, { cells }) => sum + rowHeight(cells.map((cell, i) => (typeof cell === 'string' && !columns[i].right ? cell : '')), widths), headHeight(columns))
  return sized(fill(templates.table, {
    look,
    columns: columns.map(({ width }) => fill(templates.column, { width })),
    heads: columns.map((column) => fill(templates.headCell, { look: side(column), text: column.head })),
    rows: rows.map((row) => fill(templates.row, { look: row.look ?? '', cells: row.cells.map((content, i) => cellOf(content, columns[i])) })),
  }), tall)
}

/** The headings may take any number of lines. */
const headHeight = (columns: readonly TableColumn[]): number => Math.max(1, ...columns.map(({ head, width }) => linesOf(head, letter, Math.max(letter, width - 2)))) * lineHeight + 1.4

function cellOf(content: Filling, column: TableColumn): Html {
  if (typeof content === 'object' && 'html' in content && content.html.startsWith('<td')) return content
  const shown = column.right || typeof content === 'object' ? content : fill(templates.twoLines, { text: content })
  return fill(templates.cell, { look: side(column), content: shown })
}

/** A bar beside a figure, `share` of the room long. */
export function inlineBar(share: number, room: number): Html {
  return fill(templates.inlineBar, { room, width: Math.max(0, Math.min(1, share)) * room })
}

/** A cell as dark as its share is large; its figure stays readable on it. */
export function tintCell(text: string, share: number): Html {
  const depth = Math.max(0, Math.min(1, share))
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * depth)
  return fill(templates.tintCell, { colour: `rgb(${mix(255, 138)},${mix(255, 176)},${mix(255, 207)})`, text })
}

const letter = 3 // mm, as the style sheet sets tables
const lineHeight = letter * 1.35
const padding = 1.65

/** What a row of texts takes at most, in mm. */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, i) => Math.ceil((emLength(text) * letter * 1.06) / Math.max(letter, widths[i] - 2)))
  return Math.min(2, Math.max(1, ...lines)) * lineHeight + padding
}

/** A column of a panel's table to be shown: its key and width in mm; `bar`: room for a bar after the figure. */
export interface Shown { key: string; width: number; bar?: number }

/**
 * A panel's table with the columns that are named, those that it has: as many rows as the room (mm) holds, its totals always.
 * Says how many were left out.
 */
export function panelTable(answer: PanelAnswer, { marked, head, say }: Writing, shown: readonly Shown[], room: number, most = Infinity): Piece {
  const { panel, table } = answer
  const places = shown.map(({ key }) => table.columns.findIndex((column) => column.key === key))
  const used = shown.map((one, i) => ({ ...one, at: places[i] })).filter(({ at }) => at >= 0)
  const columns = used.map(({ at, width }): TableColumn => ({ head: head(panel, table.columns[at]), width, right: table.columns[at].right }))
  const totals = new Set(table.totals)
  const written = table.rows.map((row, r) => ({ r, row, texts: used.map(({ at }) => marked(row[at], panel)) }))
  const widths = columns.map(({ width }) => width)
  let left = room - rowHeight(columns.map((column) => column.head), widths) - 6
  for (const { r, texts } of written) if (totals.has(r)) left -= rowHeight(texts, widths)
  let count = 0
  const rows = written.filter(({ r, texts }) => {
    if (totals.has(r)) return true
    left -= rowHeight(texts, widths)
    return left >= 0 && count < most && ++count > 0
  })
  const peaks = used.map(({ at }) => Math.max(...rows.filter(({ r }) => !totals.has(r)).map(({ row }) => weightOf(row[at]))))
  const drawn = drawTable(columns, rows.map(({ r, row, texts }) => ({
    look: totals.has(r) ? 'total' : '',
    cells: used.map(({ at, bar }, i): Filling => (bar === undefined || totals.has(r) ? texts[i] : fill(templates.barCell, { bar: inlineBar(peaks[i] > 0 ? weightOf(row[at]) / peaks[i] : 0, bar), text: texts[i] }))),
  })))
  const rest = table.rows.length - rows.length
  const few = rows.some(({ row }) => used.some(({ at }) => isReference(row[at])))
  const notes = [...(few ? [say('analysis.fewSay')] : []), ...(rest > 0 ? [say('report.moreRows', { count: rest })] : [])]
  return notes.length > 0 ? together(drawn, note(notes.join(say('report.space')))) : drawn
}

/** How long a bar for the cell is. */
export function weightOf(cell: Cell): number {
  switch (cell.kind) {
    case 'rate': return cell.denominator === 0 ? 0 : cell.numerator / cell.denominator
    case 'people':
    case 'count': return cell.count
    case 'yen':
    case 'profit': return Math.max(0, cell.yen)
    case 'mean': return cell.count === 0 ? 0 : Math.max(0, cell.sum / cell.count)
    case 'number': return Math.max(0, cell.value ?? 0)
    default: return 0
  }
}
