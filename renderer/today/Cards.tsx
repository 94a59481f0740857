// One row of four cards: 1年LTV as the goal, and the three levers that move it.
import type { KpiCode } from '../../db/analysis/model.ts'
import type { KpiCard, TodayBoard } from '../../db/today/model.ts'
import { Sparkline } from '../ui/Sparkline.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { FigureBar, FigureCounts, FigureInfo, FigureValue } from './Figure.tsx'
import { valueOf } from './figures.ts'
import { useCardWords } from './useCardWords.ts'

interface Props { board: TodayBoard; charted: KpiCode; chart: (kpi: KpiCode) => void }

export function Cards({ board, charted, chart }: Props) {
  const { t } = useWords()
  return (
    <section className="kpiCards" aria-label={t('today.figures')}>
      {board.cards.map((card) => <Card key={card.kpi} card={card} days={board.kpis.f2.days} charted={card.kpi === charted} chart={() => chart(card.kpi)} />)}
    </section>
  )
}

function Card({ card, days, charted, chart }: { card: KpiCard; days: number; charted: boolean; chart: () => void }) {
  const { t } = useWords()
  const asOf = useView((view) => view.asOf)
  const words = useCardWords(card, days, asOf)
  return (
    <div className="card kpi">
      <div className="kpiHead"><h2>{words.name}</h2><FigureInfo card={card} words={words} /></div>
      <p className="small dim kpiWindow">{words.windowShort}</p>
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
