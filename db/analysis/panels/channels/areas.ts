// The panel 地域.
import { areaParts, areaPeople, areas as compute } from '../../areas.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'

export const areas = panel({
  command: { name: 'areas' },
  options: noOptions,
  compute: (shop) => compute(shop),
  base: (rows) => rows.reduce((sum, { customers }) => sum + customers, 0),
  table: (rows) => {
    const all = rows.reduce((sum, { sales }) => sum + sales, 0)
    return {
      columns: [{ key: 'prefecture', right: false }, ...['customers', 'buyers', 'repeat', 'sales', 'share', 'perHead'].map((key) => ({ key, right: true }))],
      rows: [...rows].sort((a, b) => Number(a.prefecture === 0) - Number(b.prefecture === 0) || b.sales - a.sales || b.customers - a.customers || a.prefecture - b.prefecture).map(({ prefecture, customers, buyers, repeaters, sales }) => [
        { kind: 'prefecture', code: prefecture },
        { kind: 'people', count: customers, people: { prefecture, part: 'customers' } },
        { kind: 'people', count: buyers, people: { prefecture, part: 'buyers' } },
        { kind: 'rate', numerator: repeaters, denominator: buyers, people: { prefecture, part: 'repeaters' }, base: { prefecture, part: 'buyers' } },
        { kind: 'yen', yen: sales },
        { kind: 'rate', numerator: sales, denominator: all },
        { kind: 'mean', sum: sales, count: buyers, of: 'yen', people: { prefecture, part: 'buyers' } },
      ]),
    }
  },
  say: (rows) => {
    const known = rows.filter(({ prefecture, sales }) => prefecture > 0 && sales > 0).sort((a, b) => b.sales - a.sales)
    const all = rows.reduce((sum, { sales }) => sum + sales, 0)
    return known.length === 0 ? null : { key: 'top', values: { prefecture: { kind: 'prefecture', code: known[0].prefecture }, share: { kind: 'rate', numerator: known[0].sales, denominator: all }, areas: { kind: 'count', count: known.length, unit: 'plain' } } }
  },
  people: (shop, _options, cell) => {
    const part = areaParts.find((one) => one === cell.part)
    return part && typeof cell.prefecture === 'number' ? areaPeople(shop, cell.prefecture, part) : noSuchCell(cell)
  },
})
