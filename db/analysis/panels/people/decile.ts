// The panel デシル.
import { decileMembers, deciles } from '../../decile.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'

export const decile = panel({
  command: { name: 'decile' },
  options: noOptions,
  compute: (shop) => deciles(shop).map(({ group, customers, sales, lowest }) => ({ group, customers, sales, lowest })),
  base: (groups) => groups.reduce((sum, { customers }) => sum + customers, 0),
  table: (groups) => {
    const all = groups.reduce((sum, { sales }) => sum + sales, 0)
    let upTo = 0
    return {
      columns: [{ key: 'group', right: false }, { key: 'customers', right: true }, { key: 'sales', right: true }, { key: 'perHead', right: true }, { key: 'share', right: true }, { key: 'cumulative', right: true }, { key: 'lowest', right: true }],
      rows: groups.map(({ group, customers, sales, lowest }) => {
        upTo += sales
        return [
          { kind: 'word', key: 'group', params: { group } }, { kind: 'people', count: customers, people: { group } }, { kind: 'yen', yen: sales }, { kind: 'mean', sum: sales, count: customers, of: 'yen' },
          { kind: 'rate', numerator: sales, denominator: all }, { kind: 'rate', numerator: upTo, denominator: all }, { kind: 'yen', yen: lowest },
        ]
      }),
    }
  },
  say: (groups) => {
    const all = groups.reduce((sum, { sales }) => sum + sales, 0)
    const [top] = groups
    return top && all > 0 ? { key: 'top', values: { people: { kind: 'people', count: top.customers }, share: { kind: 'rate', numerator: top.sales, denominator: all } } } : null
  },
  people: (shop, _, cell) => {
    const members = decileMembers(shop).members[Number(cell.group) - 1]
    return members ? members.slice().sort() : noSuchCell(cell)
  },
})
