// The panel 価格帯.
import { z } from 'zod'
import { orderPeople, orderPeriods } from '../../orderSpan.ts'
import { noSuchCell, panel } from '../../panel.ts'
import { priceBands as figures, priceBandPeople } from '../../priceBands.ts'

export const priceBands = panel({
  command: { name: 'price-bands', options: { period: { option: 'period' } } },
  choices: [{ option: 'period', values: orderPeriods }],
  options: z.object({ period: z.enum(orderPeriods).default('all') }).strict(),
  compute: (shop, { period }) => figures(shop, period),
  base: (_, shop, { period }) => orderPeople(shop, period, () => true).length,
  table: (bands) => {
    const [orders, sales] = [bands.reduce((sum, band) => sum + band.orders, 0), bands.reduce((sum, band) => sum + band.sales, 0)]
    return {
      columns: [{ key: 'band', right: false }, { key: 'orders', right: true }, { key: 'share', right: true }, { key: 'sales', right: true }, { key: 'salesShare', right: true }, { key: 'customers', right: true }],
      rows: bands.map((band) => [
        { kind: 'yenRange', from: band.from, to: band.to }, { kind: 'count', count: band.orders, unit: 'orders' }, { kind: 'rate', numerator: band.orders, denominator: orders },
        { kind: 'yen', yen: band.sales }, { kind: 'rate', numerator: band.sales, denominator: sales }, { kind: 'people', count: band.customers, people: { from: band.from, to: band.to ?? -1 } },
      ]),
    }
  },
  say: (bands) => {
    const [orders, sales] = [bands.reduce((sum, band) => sum + band.orders, 0), bands.reduce((sum, band) => sum + band.sales, 0)]
    if (orders === 0) return null
    const most = bands.reduce((a, b) => (b.orders > a.orders ? b : a))
    return { key: 'most', values: { band: { kind: 'yenRange', from: most.from, to: most.to }, share: { kind: 'rate', numerator: most.orders, denominator: orders }, salesShare: { kind: 'rate', numerator: most.sales, denominator: sales } } }
  },
  people: (shop, { period }, cell) => (typeof cell.from === 'number' && typeof cell.to === 'number'
    ? priceBandPeople(shop, period, { from: cell.from, to: cell.to < 0 ? null : cell.to }) : noSuchCell(cell)),
})
