// 1年LTV as the goal with its history, and below it the three levers.
import { useState } from 'react'
import type { KpiCard, TodayBoard } from '../../db/today/model.ts'
import type { ChartPoint } from '../ui/Chart.tsx'
import { Chart } from '../ui/Chart.tsx'
import { Sparkline } from '../ui/Sparkline.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { FigureBar, FigureCounts, FigureInfo, FigureValue } from './Figure.tsx'
import { valueOf } from './figures.ts'
import { useCardWords } from './useCardWords.ts'

export function Cards({ board }: { board: TodayBoard }) {
  const { t } = useWords()
  const [goal, ...levers] = board.cards
  const [charted, setCharted] = useState<string | null>(null)
  const days = board.kpis.f2.days
  const shown = board.cards.find((card) => card.kpi === charted) ?? goal
  if (!goal || !shown) return null
  return (
    <>
      <section className="card goal" aria-label={t('today.goal')}>
        <Goal card={goal} days={days} charted={shown === goal} chart={() => setCharted(goal.kpi)} />
        <History key={shown.kpi} card={shown} days={days} />
      </section>
      <section className="levers" aria-label={t('today.levers')}>
        {levers.map((card) => <Lever key={card.kpi} card={card} days={days} charted={shown === card} chart={() => setCharted(card.kpi)} />)}
      </section>
    </>
  )
}

interface CardProps { card: KpiCard; days: number; charted: boolean; chart: () => void }

function Goal({ card, days, charted, chart }: CardProps) {
  const { t } = useWords()
  const asOf = useView((view) => view.asOf)
  const words = useCardWords(card, days, asOf)
  return (
    <div className="kpi goalFigure">
      <div className="kpiHead"><h2>{words.name}</h2><FigureInfo card={card} words={words} /></div>
      <p className="small dim">{words.windowShort}</p>
      <FigureValue card={card} words={words} />
      <FigureBar card={card} words={words} />
      <FigureCounts card={card} words={words} />
      {!charted && <button type="button" className="link small" onClick={chart}>{t('today.seeSeries', { name: words.name })}</button>}
    </div>
  )
}

function Lever({ card, days, charted, chart }: CardProps) {
  const { t } = useWords()
  const asOf = useView((view) => view.asOf)
  const words = useCardWords(card, days, asOf)
  return (
    <div className="card kpi">
      <div className="kpiHead"><h2>{words.name}<small>{words.windowShort}</small></h2><FigureInfo card={card} words={words} /></div>
      <div className="kpiLine">
        <FigureValue card={card} words={words} />
        <button type="button" className="sparkButton" aria-pressed={charted} aria-label={t('today.seeSeries', { name: words.name })} title={t('today.seeSeries', { name: words.name })} onClick={chart}>
          <Sparkline values={card.series.map((point) => valueOf(card.unit, point))} />
        </button>
      </div>
      <FigureBar card={card} words={words} />
      <FigureCounts card={card} words={words} />
    </div>
  )
}

/** The last 13 month ends of one figure. */
function History({ card, days }: { card: KpiCard; days: number }) {
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
