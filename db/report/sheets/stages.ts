// The stages on paper: who stands where, against a year ago, and who moved from where to where.
import * as templates from '../../../resources/print/report.ts'
import { moves } from '../../analysis/moves.ts'
import type { TierOrNone } from '../../analysis/model.ts'
import { parseDay } from '../../facts/day.ts'
import { fill } from '../../letters/fill.ts'
import { asOfShop } from '../../shop.ts'
import type { ReportContent } from '../content.ts'
import { comparedTiers } from '../model.ts'
import { isReference } from '../../panels/rules.ts'
import type { Cell } from '../../analysis/panelModel.ts'
import { columnChart, stackedBar, tinyLine } from '../pictures.ts'
import { drawTable, rowHeight, weightOf } from '../tables.ts'
import { block, note, nothing, sayLine, smallBlock } from '../writing.ts'
import type { Piece, Writing } from '../writing.ts'
import { changeText } from './cards.ts'

/** The months of the picture of new and repeat sales: a year and the same month of the year before. */
export const monthsDrawn = 13

export const stages = ['firstTime', 'repeat', 'oneYear', 'dormant', 'prospect'] as const

/** The stages as one bar and a table with a year ago beside it. */
export function stagesBlock(content: ReportContent, width = 178): Piece {
  const { figures: { tiers: now }, before: { tiers: then }, w, yearAgo, panel } = content
  const { say, number, percent } = w
  const answer = panel('tiers')
  const bar = stackedBar(width, 9, say('report.stages.title'), stages.map((stage) => ({ name: say(`tiers.${stage}`), value: now[stage], shown: percent(now[stage], now.total) ?? '', look: stage })))
  const table = drawTable([
    { head: say('report.stages.stage'), width: 58 }, { head: say('report.stages.now'), width: 30, right: true }, { head: say('report.stages.share'), width: 26, right: true },
    { head: say('report.stages.yearAgo', { day: w.date(yearAgo) }), width: 36, right: true }, { head: say('report.stages.change'), width: 28, right: true },
  ], comparedTiers.map((stage) => ({
    look: stage === 'total' ? 'total' as const : '' as const,
    cells: [
      stage === 'total' ? say('report.stages.total') : fill(templates.swatch, { look: stage, text: say(`tiers.${stage}`) }),
      number(now[stage]), percent(now[stage], now.total) ?? say('common.none'), number(then[stage]), changeText('people', now[stage] - then[stage], w),
    ],
  })))
  return block(say('report.stages.title'), sayLine(answer ? w.sentence(answer) : ''), bar, table)
}

const rows: readonly TierOrNone[] = ['none', 'prospect', 'firstTime', 'repeat', 'oneYear', 'dormant']
const columns = rows.slice(1)

/** Who moved since a day: stage then (down) × stage now (across). */
export function movesBlock({ open, asOf, w }: ReportContent, from: string, title: string): Piece {
  const { cells } = moves(asOfShop(open, asOf), parseDay(from), parseDay(asOf))
  if (cells.length === 0) return nothing
  const count = (a: TierOrNone, b: TierOrNone): number => cells.find((cell) => cell.from === a && cell.to === b)?.customers ?? 0
  const { say, number } = w
  const shown = number
  const drawn = drawTable([{ head: say('report.moves.corner'), width: 46 }, ...columns.map((stage) => ({ head: say(`tiers.${stage}`), width: 22, right: true })), { head: say('report.stages.total'), width: 22, right: true }],
    rows.map((a) => ({ cells: [say(`tiers.${a}`), ...columns.map((b) => shown(count(a, b))), number(columns.reduce((sum, b) => sum + count(a, b), 0))] })))
  return smallBlock(title, drawn, note(say('report.moves.note')))
}

/** Sales by month: first purchases and later ones. */
export function monthsBlock({ panel, w }: ReportContent): Piece {
  const answer = panel('newRepeat', { show: 'sales' })
  if (!answer) return nothing
  const { columns, rows } = answer.table
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const [month, first, repeat] = [at('month'), at('firstSales'), at('repeatSales')]
  if (month < 0 || first < 0 || repeat < 0) return nothing
  const recent = rows.slice(-monthsDrawn)
  const yen = (place: number) => recent.map((row) => { const cell = row[place]; return cell.kind === 'yen' ? cell.yen : 0 })
  const chart = columnChart({ width: 178, height: 42, message: w.say('panels.newRepeat.name'), labels: recent.map((row) => w.cell(row[month], 'newRepeat')), write: w.yen },
    [{ name: w.say('panels.newRepeat.columns.firstSales'), values: yen(first), look: 'b' }, { name: w.say('panels.newRepeat.columns.repeatSales'), values: yen(repeat) }])
  return block(w.say('panels.newRepeat.name'), sayLine(w.sentence(answer)), chart)
}

/** Every figure of the shop that has one: its thirteen months, target, the gap, a year ago and the difference. */
export function kpiTable(content: ReportContent, room: number): Piece {
  const { panel, w } = content
  const answer = panel('kpiBoard')
  if (!answer) return nothing
  const { columns, rows } = answer.table
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const months = columns.flatMap(({ key }, i) => (/^month\d+$/.test(key) ? [i] : []))
  const written = ['value', 'target', 'gap', 'yearAgo', 'change'] as const
  const widths = [50, 34, 22, 18, 17, 20, 17]
  let left = room - 22
  const shown = rows.filter((row) => {
    const [name, value] = [row[at('kpi')], row[at('value')]]
    // F2 within other days: its curve shows them all.
    if (value.kind === 'none' || (value.kind === 'rate' && value.denominator === 0) || (name.kind === 'word' && name.key.startsWith('f2d'))) return false
    left -= rowHeight([w.cell(name, 'kpiBoard')], widths)
    return left >= 0
  })
  const table = drawTable([
    { head: w.head('kpiBoard', columns[at('kpi')]), width: widths[0] }, { head: w.say('report.kpis.months'), width: widths[1] },
    ...written.map((key, i) => ({ head: w.head('kpiBoard', columns[at(key)]), width: widths[i + 2], right: true })),
  ], shown.map((row) => ({ cells: [
    w.cell(row[at('kpi')], 'kpiBoard'), tinyLine(31, 4, months.map((i) => (row[i].kind === 'none' ? null : weightOf(row[i])))),
    ...written.map((key) => { const cell = row[at(key)]; return key === 'gap' || key === 'change' ? signed(cell, w) : w.marked(cell, 'kpiBoard') }),
  ] })))
  const hint = shown.some((row) => isReference(row[at('value')])) ? w.say('analysis.fewSay') : ''
  return block(w.say('report.kpis.all'), sayLine(answer.say?.key === 'noTargets' ? w.say('report.kpis.noTargets') : w.sentence(answer)), table, note([hint, w.say('report.kpis.points')].filter(Boolean).join(w.say('report.space'))))
}

/** A difference with its sign. */
function signed(cell: Cell, { cell: write, say }: Writing): string {
  const value = cell.kind === 'number' ? cell.value : cell.kind === 'yen' || cell.kind === 'profit' ? cell.yen : null
  return value !== null && value > 0 ? say('today.up', { value: write(cell) }) : write(cell)
}
