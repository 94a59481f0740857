// The panel 次に選ばれた商品.
import { z } from 'zod'
import { customersComingAgain, nextProductPeople, nextProducts } from '../../nextProduct.ts'
import { noSuchCell, panel } from '../../panel.ts'
import { MOST_PAIRS, nameCell, namedPair, placeOf } from './productNames.ts'

export const nextProduct = panel({
  command: { name: 'next-product', options: { from: { option: 'from-product', product: true } } },
  /** Number of the product to start from; null = all. */
  options: z.object({ from: z.int().nullable().default(null) }).strict(),
  compute: (shop, { from }) => {
    const only = from === null ? -1 : placeOf(shop.facts, from)
    const pairs = from !== null && only < 0 ? [] : nextProducts(shop, only)
    return pairs.slice(0, MOST_PAIRS).map((pair) => {
      const { from, to, fromId, toId } = namedPair(shop.facts, pair.from, pair.to)
      return { from, to, customers: pair.customers, base: pair.base, lift: pair.lift, steps: pair.steps, baseSteps: pair.baseSteps, medianDays: pair.medianDays, fromId, toId }
    })
  },
  base: (_, shop) => customersComingAgain(shop),
  table: (pairs) => ({
    columns: [{ key: 'from', right: false }, { key: 'to', right: false }, { key: 'customers', right: true }, { key: 'base', right: true }, { key: 'share', right: true }, { key: 'lift', right: true }, { key: 'medianDays', right: true }],
    rows: pairs.map(({ from, to, fromId, toId, customers, base, lift, medianDays }) => {
      const [people, all] = [{ from: fromId, to: toId }, { from: fromId }]
      return [
        nameCell(from), nameCell(to), { kind: 'people', count: customers, people }, { kind: 'people', count: base, people: all },
        { kind: 'rate', numerator: customers, denominator: base, people, base: all }, { kind: 'number', value: lift, digits: 2 }, { kind: 'number', value: medianDays, digits: 1 },
      ]
    }),
  }),
  // The same product again is no news: the first step to another one.
  say: (pairs) => {
    const top = pairs.find(({ fromId, toId }) => fromId !== toId)
    return top ? { key: 'top', values: {
      from: nameCell(top.from), to: nameCell(top.to), people: { kind: 'people', count: top.customers },
      share: { kind: 'rate', numerator: top.customers, denominator: top.base }, days: { kind: 'number', value: top.medianDays, digits: 0 },
    } } : null
  },
  people: (shop, _, cell) => {
    const [from, to] = [placeOf(shop.facts, cell.from), cell.to === undefined ? -1 : placeOf(shop.facts, cell.to)]
    return from < 0 || (to < 0 && cell.to !== undefined) ? noSuchCell(cell) : nextProductPeople(shop, from, to)
  },
})
