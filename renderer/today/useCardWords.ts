// A KPI card in words: figures, window, target and difference, in the language on the screen.
import type { PeopleRef } from '../../db/analysis/model.ts'
import type { KpiCard } from '../../db/today/model.ts'
import type { FigureParts } from '../ui/format.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { Counts } from './figures.ts'
import { changeOf, valueOf } from './figures.ts'

export interface CardWords {
  name: string
  say: string
  figure: FigureParts | null
  /** The figure in one string, '—' where there is none. */
  shown: string
  /** Short for the head of the card, long for the ⓘ. */
  windowShort: string
  window: string
  target: string | null
  change: { text: string; direction: 'up' | 'down' | 'same' | 'none' }
  /** Any counts of this card's kind as they are written. */
  write: (counts: Counts) => string
  /** A value (percent or yen) as it is written. */
  writeValue: (value: number) => string
  /** Opens the customers behind the card; `asOf` for a past point of its history. */
  open: (part: 'numerator' | 'denominator' | 'waiting', asOf?: string) => void
}

/** Everything a card writes. `f2Days` = within how many days a second purchase counts. */
export function useCardWords(card: KpiCard, f2Days: number, boardDay: string | null): CardWords {
  const words = useWords()
  const { t, yen, yenParts, percentParts, percent, monthRange, date, dateLong } = words
  const openPeople = useView((view) => view.openPeople)
  const name = t(`kpis.${card.kpi}.name`)
  const rate = card.unit === 'rate'
  const writeValue = (value: number) => (rate ? `${value.toFixed(1)}%` : yen(value))
  const write = (counts: Counts) => { const value = valueOf(card.unit, counts); return value === null ? t('common.none') : rate ? percent(counts.numerator, counts.denominator) ?? '' : yen(value) }
  const value = valueOf(card.unit, card)
  const change = changeOf(card)
  const before = valueOf(card.unit, card.lastYear)
  const amount = change === null ? '' : rate ? t('today.points', { value: Math.abs(change).toFixed(1) }) : yen(Math.abs(change))
  const months = monthRange(card.from, card.to)
  const days = { from: date(card.from), to: date(card.to) }
  const window = () => {
    switch (card.kpi) {
      case 'f2': return { short: t('today.window.f2Short', { days: f2Days }), long: t('today.window.f2', days) }
      case 'oneYearLtv': return { short: t('today.window.oneYearLtvShort', months), long: t('today.window.oneYearLtv', days) }
      case 'retention': return { short: t('today.window.periodShort'), long: t('today.window.retention', { to: dateLong(card.to) }) }
      default: return { short: t('today.window.periodShort'), long: t('today.window.period', days) }
    }
  }
  return {
    name,
    say: t(`kpis.${card.kpi}.say`),
    figure: value === null ? null : rate ? percentParts(card.numerator, card.denominator) : yenParts(value),
    shown: write(card),
    windowShort: window().short,
    window: window().long,
    target: card.target === null ? null : t(value !== null && value >= card.target ? 'today.targetReached' : 'today.target', { value: writeValue(card.target) }),
    change: change === null ? { text: before === null ? t('today.noLastYear') : t('today.lastYearWas', { value: writeValue(before) }), direction: 'none' }
      : change === 0 ? { text: t('today.sameAsLastYear'), direction: 'same' }
        : { text: t('today.lastYear', { delta: t(change > 0 ? 'today.up' : 'today.down', { value: amount }) }), direction: change > 0 ? 'up' : 'down' },
    write,
    writeValue,
    open: (part, asOf) => {
      const ref: PeopleRef = { kind: 'kpi', kpi: card.kpi, part, ...(card.kpi === 'f2' && { options: { f2Days } }) }
      openPeople({ ref, name: t(`filters.kpi.${part}`, { kpi: name }), asOf: asOf ?? boardDay })
    },
  }
}
