// The last 13 month ends of one figure, as a line and as its table.
import type { KpiCode } from '../../db/analysis/model.ts'
import type { KpiCard, TodayBoard } from '../../db/today/model.ts'
import type { ChartPoint } from '../ui/Chart.tsx'
import { Chart } from '../ui/Chart.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { valueOf } from './figures.ts'
import { useCardWords } from './useCardWords.ts'

export function History({ board, kpi }: { board: TodayBoard; kpi: KpiCode }) {
  const card = board.cards.find((one) => one.kpi === kpi) ?? board.cards[0]
  return card ? <Series card={card} days={board.kpis.f2.days} /> : null
}

function Series({ card, days }: { card: KpiCard; days: number }) {
  const { t, date, dateShort, number } = useWords()
  const asOf = useView((view) => view.asOf)
  const words = useCardWords(card, days, asOf)
  const points: ChartPoint[] = card.series.map((point) => ({ label: dateShort(point.day), full: date(point.day), value: valueOf(card.unit, point), shown: words.write(point) }))
  const known = points.filter((point) => point.value !== null)
  const first = known[0]
  const last = known.at(-1)
  const title = t('today.seriesTitle', { name: words.name })
  if (!first || !last || first === last) return <div className="chart"><h3 className="small dim">{title}</h3><p className="dim">{t('today.seriesNone')}</p></div>
  return (
    <Chart
      title={title}
      message={t('today.seriesSay', { name: words.name, from: first.shown, fromDay: first.full, to: last.shown, toDay: last.full })}
      points={points}
      mark={card.target === null ? null : { value: card.target, label: t('today.target', { value: words.writeValue(card.target) }) }}
      axis={(value) => (card.unit === 'rate' ? `${value}%` : number(value))}
      heads={{ point: t('today.monthEnd'), value: words.name, asTable: t('common.asTable'), asPicture: t('common.asPicture') }}
      onPick={(index) => { const point = card.series[index]; if (point?.denominator) words.open(card.unit === 'rate' ? 'numerator' : 'denominator', point.day) }}
    />
  )
}
