// The panel 買い回り率.
import { z } from 'zod'
import { crossSell as figures, crossSellPeople, customersJudged } from '../../crossSell.ts'
import { noSuchCell, panel } from '../../panel.ts'
import { MOST_PAIRS, nameCell, namedPair, placeOf } from './productNames.ts'

export const crossSell = panel({
  command: { name: 'cross-sell', options: { from: { option: 'from-product', product: true } } },
  /** Number of the product to start from; null = all. */
  options: z.object({ from: z.int().nullable().default(null) }).strict(),
  compute: (shop, { from }) => {
    const only = from === null ? -1 : placeOf(shop.facts, from)
    const pairs = from !== null && only < 0 ? [] : figures(shop, only)
    return pairs.slice(0, MOST_PAIRS).map((pair) => {
      const { from, to, fromId, toId } = namedPair(shop.facts, pair.from, pair.to)
      return { from, to, customers: pair.customers, base: pair.base, fromId, toId }
    })
  },
  base: (_, shop) => customersJudged(shop),
  table: (pairs) => ({
    columns: [{ key: 'from', right: false }, { key: 'to', right: false }, { key: 'customers', right: true }, { key: 'base', right: true }, { key: 'share', right: true, shade: true }],
    rows: pairs.map(({ from, to, fromId, toId, customers, base }) => {
      const [people, all] = [{ from: fromId, to: toId }, { from: fromId }]
      return [
        nameCell(from), nameCell(to), { kind: 'people', count: customers, people }, { kind: 'people', count: base, people: all },
        { kind: 'rate', numerator: customers, denominator: base, people, base: all },
      ]
    }),
  }),
  say: ([top]) => (top ? { key: 'top', values: {
    from: nameCell(top.from), to: nameCell(top.to), base: { kind: 'people', count: top.base }, people: { kind: 'people', count: top.customers },
    share: { kind: 'rate', numerator: top.customers, denominator: top.base },
  } } : null),
  people: (shop, _, cell) => {
    const [from, to] = [placeOf(shop.facts, cell.from), cell.to === undefined ? -1 : placeOf(shop.facts, cell.to)]
    return from < 0 || (to < 0 && cell.to !== undefined) ? noSuchCell(cell) : crossSellPeople(shop, from, to)
  },
})
