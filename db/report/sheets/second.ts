// The second purchase on paper: after which purchase customers stop, within how many days they come back.
import type { PanelAnswer } from '../../analysis/panelModel.ts'
import type { ReportContent } from '../content.ts'
import { columnChart, lineChart } from '../pictures.ts'
import { panelTable, weightOf } from '../tables.ts'
import { block, note, nothing, sayLine } from '../writing.ts'
import type { Piece } from '../writing.ts'

const placeOf = ({ table: { columns } }: PanelAnswer, key: string): number => columns.findIndex((column) => column.key === key)

export function dropoffBlock({ panel, w }: ReportContent, room: number): Piece {
  const answer = panel('dropoff')
  if (!answer) return nothing
  return block(w.say('panels.dropoff.name'), sayLine(w.sentence(answer)), panelTable(answer, w, [
    { key: 'n', width: 20 }, { key: 'reached', width: 20 }, { key: 'bought', width: 22 }, { key: 'waiting', width: 20 }, { key: 'lost', width: 18 }, { key: 'rate', width: 22 }, { key: 'dropRate', width: 34, bar: 18 }, { key: 'medianDays', width: 22 },
  ], room, 8))
}

/** How the share of first buyers who came back rises with the days. */
export function f2Block({ panel, w }: ReportContent): Piece {
  const answer = panel('f2Curve')
  if (!answer) return nothing
  const [days, share] = [placeOf(answer, 'days'), placeOf(answer, 'share')]
  if (days < 0 || share < 0) return nothing
  const points = answer.table.rows.flatMap((row) => { const [day, rate] = [row[days], row[share]]; return day.kind === 'count' && rate.kind === 'rate' && rate.denominator > 0 ? [{ day: day.count, share: (100 * rate.numerator) / rate.denominator }] : [] }).filter(({ day }) => day % 7 === 0)
  if (points.length === 0) return nothing
  const chart = lineChart({ width: 178, height: 54, message: w.say('panels.f2Curve.name'), labels: points.map(({ day }) => (day % 28 === 0 ? w.say('units.days', { count: day }) : '')), write: (value) => `${Number(value.toFixed(1))}%` }, [{ name: '', values: points.map((point) => point.share) }])
  return block(w.say('panels.f2Curve.name'), sayLine(w.sentence(answer)), chart)
}

/** How many days lie between the first and the second purchase. */
export function intervalsBlock({ panel, w }: ReportContent): Piece {
  const answer = panel('intervals', { n: '1' })
  if (!answer) return nothing
  const [days, count] = [placeOf(answer, 'days'), placeOf(answer, 'intervals')]
  if (days < 0 || count < 0) return nothing
  const bins = answer.table.rows.filter((row) => { const cell = row[days]; return cell.kind === 'word' && (cell.key === 'range' || cell.key === 'more') })
  const starts = bins.map((row) => { const cell = row[days]; return cell.kind !== 'word' ? '' : `${cell.params?.from ?? ''}${cell.key === 'more' ? w.say('report.second.more') : ''}` })
  const chart = columnChart({ width: 178, height: 54, message: w.say('panels.intervals.name'), labels: starts, write: w.number }, [{ name: '', values: bins.map((row) => weightOf(row[count])) }])
  if (chart.html === '') return nothing
  return block(w.say('report.second.intervals'), sayLine(w.sentence(answer)), chart, note(w.say('report.second.axis')))
}
