// The four figures of 今日 as cards on paper: value, target, a year ago, and the thirteen month ends as a line.
import * as templates from '../../../resources/print/report.ts'
import { isFew, shownValue } from '../../analysis/rules.ts'
import { timesText } from '../../formats/rules.ts'
import type { Html } from '../../letters/fill.ts'
import { fill } from '../../letters/fill.ts'
import type { KpiCard } from '../../today/model.ts'
import type { ReportContent } from '../content.ts'
import { shownDifference } from '../figures.ts'
import { sparkline } from '../pictures.ts'
import { block, note, plain, sized } from '../writing.ts'
import type { Piece, Writing } from '../writing.ts'

export function cardsBlock({ board: { cards }, w }: ReportContent): Piece {
  const few = cards.some(({ denominator }) => isFew(denominator))
  return block(w.say('report.kpis.title'), sized(fill(templates.cards, { cards: cards.map((card) => drawCard(card, w)) }), 54), note(few ? w.say('report.fewSay') : ''))
}

function drawCard(card: KpiCard, w: Writing): Html {
  const { say } = w
  const value = shownValue(card.unit, card)
  const parts = value === null ? null : card.unit === 'rate' ? w.percentParts(card.numerator, card.denominator) : w.yenParts(value)
  const write = (amount: number): string => (card.unit === 'rate' ? `${amount.toFixed(1)}%` : w.yen(amount))
  const change = shownDifference(card.unit, card, card.lastYear)
  const series = card.series.map((point) => shownValue(card.unit, point))
  const ends: [string, string] = [w.month(card.series[0].day), w.month(card.series.at(-1)!.day)]
  const few = isFew(card.denominator)
  return fill(templates.card, {
    name: say(`kpis.${card.kpi}.name`),
    before: parts?.before ?? '', figure: parts?.number ?? say('common.none'), after: parts?.after ?? '',
    target: card.target === null ? say('report.kpis.noTarget') : say(value !== null && value >= card.target ? 'today.targetReached' : 'today.target', { value: write(card.target) }),
    change: change === null ? say('today.noLastYear') : change === 0 ? say('today.sameAsLastYear') : say('today.lastYear', { delta: changeText(card.unit, change, w) }),
    window: (few ? `${say('common.reference')}${say('report.colon')}` : '') + (card.unit === 'rate' ? say('today.counted', { all: say('units.people', { count: card.denominator }), part: say('units.people', { count: card.numerator }) }) : say('today.perHeadShort', { people: say('units.people', { count: card.denominator }) })),
    picture: series.some((one) => one !== null) ? sparkline(36, 15, say('report.kpis.series', { name: say(`kpis.${card.kpi}.name`) }), series, ends, card.target) : plain(''),
  })
}

/** A difference with its sign and unit: ＋2.1ポイント, −320円. */
export function changeText(unit: 'rate' | 'yen' | 'times' | 'people', change: number, { say, yen, number }: Writing): string {
  const size = Math.abs(change)
  const value = unit === 'rate' ? say('today.points', { value: size.toFixed(1) }) : unit === 'yen' ? yen(size) : unit === 'people' ? number(size) : timesText(size)
  return change === 0 ? value : say(change > 0 ? 'today.up' : 'today.down', { value })
}
