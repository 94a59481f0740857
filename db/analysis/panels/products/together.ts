// The panel 一緒に買われた商品.
import { customersEver } from '../../occasions.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import { together as figures, togetherPeople } from '../../together.ts'
import { MOST_PAIRS, nameCell, namedPair, placeOf } from './productNames.ts'

export const together = panel({
  command: { name: 'together' },
  options: noOptions,
  compute: (shop) => figures(shop).slice(0, MOST_PAIRS).map((pair) => {
    const { from, to, fromId, toId } = namedPair(shop.facts, pair.from, pair.to)
    return { from, to, customers: pair.customers, occasions: pair.occasions, base: pair.base, toBase: pair.toBase, all: pair.all, lift: pair.lift, fromId, toId }
  }),
  base: (_, shop) => customersEver(shop),
  table: (pairs) => ({
    columns: [{ key: 'from', right: false }, { key: 'to', right: false }, { key: 'occasions', right: true }, { key: 'customers', right: true }, { key: 'support', right: true }, { key: 'confidence', right: true }, { key: 'toConfidence', right: true }, { key: 'lift', right: true }],
    rows: pairs.map(({ from, to, fromId, toId, occasions, customers, base, toBase, all, lift }) => [
      nameCell(from), nameCell(to), { kind: 'count', count: occasions, unit: 'times' }, { kind: 'people', count: customers, people: { from: fromId, to: toId } },
      { kind: 'rate', numerator: occasions, denominator: all }, { kind: 'rate', numerator: occasions, denominator: base }, { kind: 'rate', numerator: occasions, denominator: toBase },
      { kind: 'number', value: lift, digits: 2 },
    ]),
  }),
  say: ([top]) => (top ? { key: 'top', values: {
    from: nameCell(top.from), to: nameCell(top.to), times: { kind: 'count', count: top.occasions, unit: 'times' }, base: { kind: 'count', count: top.base, unit: 'times' },
    share: { kind: 'rate', numerator: top.occasions, denominator: top.base },
  } } : null),
  people: (shop, _, cell) => {
    const [a, b] = [placeOf(shop.facts, cell.from), placeOf(shop.facts, cell.to)]
    return a < 0 || b < 0 ? noSuchCell(cell) : togetherPeople(shop, a, b)
  },
})
