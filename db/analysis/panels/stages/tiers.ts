// The panel お客様の段階.
import { subscribers } from '../../contracts.ts'
import { SEASONAL, SLIPPING, marksOf } from '../../marks.ts'
import { tierParts } from '../../model.ts'
import type { TierPart } from '../../model.ts'
import { customersWhere, historyOf } from '../../occasions.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'
import { exists, tierCounts, tierPeople } from '../../tiers.ts'
import { EXCLUDED } from '../../../facts/facts.ts'
import type { Shop } from '../../../facts/facts.ts'

/** In the order of a customer's life, each stage before its halves. */
const shown: readonly TierPart[] = ['firstTime', 'repeat', 'second', 'thirdOrMore', 'oneYear', 'dormant', 'dormantOnce', 'dormantMore', 'prospect']
/** Marks beside the stage: they overlap, so they are in no sum. */
const marks = ['slipping', 'seasonal', 'subscribing'] as const
type Mark = (typeof marks)[number]

function marked(shop: Shop, mark: Mark): Int32Array {
  const past = historyOf(shop)
  if (mark === 'subscribing') {
    const running = subscribers(past)
    return running ? customersWhere(running.length, (c) => running[c] === 1 && !(shop.facts.customerFlags[c] & EXCLUDED)) : new Int32Array(0)
  }
  const bits = marksOf(shop)
  return customersWhere(bits.length, (c) => (bits[c] & (mark === 'slipping' ? SLIPPING : SEASONAL)) !== 0)
}

export const tiers = panel({
  options: noOptions,
  compute: (shop) => ({ ...tierCounts(shop), marks: { slipping: marked(shop, 'slipping').length, seasonal: marked(shop, 'seasonal').length, subscribing: marked(shop, 'subscribing').length } }),
  base: ({ total }) => total,
  table: (counts) => {
    const row = (key: string, count: number, people: Record<string, string>): Cell[] => [
      { kind: 'word', key }, { kind: 'people', count, people }, { kind: 'rate', numerator: count, denominator: counts.total, people, base: { stage: 'total' } },
    ]
    return {
      columns: [{ key: 'stage', right: false }, { key: 'customers', right: true }, { key: 'share', right: true }],
      rows: [
        ...shown.map((stage) => row(stage, counts[stage], { stage })),
        row('total', counts.total, { stage: 'total' }),
        ...marks.map((mark) => row(mark, counts.marks[mark], { mark })),
      ],
      totals: [shown.length],
    }
  },
  say: ({ firstTime, repeat, oneYear, dormant, total }) => {
    const active = firstTime + repeat + oneYear
    return total === 0 ? null : { key: 'active', values: {
      total: { kind: 'people', count: total }, active: { kind: 'people', count: active }, share: { kind: 'rate', numerator: active, denominator: total }, dormant: { kind: 'people', count: dormant },
    } }
  },
  people: (shop, _, cell) => {
    if (cell.stage === 'total') return customersWhere(shop.facts.customerFlags.length, (c) => !(shop.facts.customerFlags[c] & EXCLUDED) && exists(shop, c))
    if (marks.includes(cell.mark as Mark)) return marked(shop, cell.mark as Mark)
    return tierParts.includes(cell.stage as TierPart) ? tierPeople(shop, cell.stage as TierPart) : noSuchCell(cell)
  },
})
