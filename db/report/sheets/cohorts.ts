// Cohorts and LTV on paper: what became of each month's first buyers, and what a customer brings as the months go by.
import type { ReportContent } from '../content.ts'
import { lineChart } from '../pictures.ts'
import { drawTable, tintCell, weightOf } from '../tables.ts'
import { block, note, nothing, sayLine } from '../writing.ts'
import type { Piece } from '../writing.ts'

/** The share of each month's first buyers who bought again, month by month: the darker, the more. */
export function cohortBlock({ panel, w }: ReportContent): Piece {
  const answer = panel('cohort', { view: 'retention', reach: 12 })
  if (!answer) return nothing
  const { columns, rows, totals = [] } = answer.table
  // In their own month all of them bought: a column of 100 % says nothing.
  const steps = columns.flatMap((column, i) => (column.shade && column.key !== 'k0' && rows.some((row) => row[i].kind !== 'none') ? [i] : []))
  const named = columns.flatMap((column, i) => (column.shade ? [] : [i]))
  const peak = Math.max(0, ...rows.filter((_, r) => !totals.includes(r)).flatMap((row) => steps.map((i) => weightOf(row[i]))))
  const table = drawTable([
    ...named.map((i, at) => ({ head: w.head('cohort', columns[i]), width: at === 0 ? 20 : 14, right: columns[i].right })),
    ...steps.map((i) => ({ head: w.head('cohort', columns[i]), width: Math.min(18, 144 / steps.length), right: true })),
  ], rows.map((row, r) => ({
    look: totals.includes(r) ? 'total' as const : '' as const,
    cells: [
      ...named.map((i) => w.cell(row[i], 'cohort')),
      ...steps.map((i) => (row[i].kind === 'none' ? '' : totals.includes(r) ? w.cell(row[i], 'cohort') : tintCell(w.cell(row[i], 'cohort'), peak > 0 ? weightOf(row[i]) / peak : 0))),
    ],
  })), 'heat')
  return block(w.say('panels.cohort.name'), sayLine(w.sentence(answer)), table, note(w.say('report.cohorts.note')))
}

export function ltvBlock({ panel, w }: ReportContent): Piece {
  const answer = panel('ltvCurve', { view: 'curve', reach: 12 })
  if (!answer) return nothing
  const { columns, rows } = answer.table
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const [k, sales, profit] = [at('k'), at('salesPerHead'), at('profitPerHead')]
  if (k < 0 || sales < 0 || profit < 0) return nothing
  const values = (place: number) => rows.map((row) => { const cell = row[place]; return cell.kind === 'mean' && cell.count > 0 ? cell.sum / cell.count : null })
  const chart = lineChart({ width: 178, height: 52, message: w.say('panels.ltvCurve.name'), labels: rows.map((row) => w.cell(row[k], 'ltvCurve')), write: (yen) => w.yen(Math.round(yen)) },
    [{ name: w.say('report.cohorts.sales'), values: values(sales) }, { name: w.say('report.cohorts.profit'), values: values(profit), look: 'b' }])
  return block(w.say('panels.ltvCurve.name'), sayLine(w.sentence(answer)), chart)
}
