// The panel 商品別の売上.
import { formatDay } from '../../../facts/day.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey } from '../../panelModel.ts'
import { productSales as figures, productSalesPeople, salesParts } from '../../productSales.ts'
import type { SalesPart } from '../../productSales.ts'
import { periodOf } from '../../windows.ts'
import { nameCell, named, placeOf } from './productNames.ts'

const none: Cell = { kind: 'none' }

export const productSales = panel({
  command: { name: 'product-sales' },
  options: noOptions,
  compute: (shop) => {
    const { from, to } = periodOf(shop.asOf)
    const { products, rest, total } = figures(shop)
    return {
      from: formatDay(from), to: formatDay(to), total, rest,
      products: products.map(({ product, sales, orders, customers, repeaters, daysPerUnit, daysFrom, due }) => ({
        ...named(shop.facts, product), sales, orders, customers, repeaters, daysPerUnit: daysPerUnit > 0 ? daysPerUnit : null, daysFrom, due,
      })),
    }
  },
  base: ({ total }) => total.customers,
  table: ({ products, rest, total }) => {
    const of = (product: number, part: SalesPart): CellKey => ({ product, of: part })
    const rows: Cell[][] = products.map(({ product, productId, sales, orders, customers, repeaters, daysPerUnit, daysFrom, due }) => [
      nameCell(product), { kind: 'yen', yen: sales }, { kind: 'rate', numerator: sales, denominator: total.sales }, { kind: 'count', count: orders, unit: 'orders' },
      { kind: 'people', count: customers, people: of(productId, 'customers') }, { kind: 'people', count: customers - repeaters, people: of(productId, 'new') },
      { kind: 'people', count: repeaters, people: of(productId, 'repeaters') },
      { kind: 'rate', numerator: repeaters, denominator: customers, people: of(productId, 'repeaters'), base: of(productId, 'customers') },
      { kind: 'number', value: daysPerUnit, digits: 1 }, daysFrom ? { kind: 'word', key: daysFrom } : none, daysPerUnit === null ? none : { kind: 'people', count: due, people: of(productId, 'due') },
    ])
    const sum = (key: string, sales: number): Cell[] => [{ kind: 'word', key }, { kind: 'yen', yen: sales }, { kind: 'rate', numerator: sales, denominator: total.sales }]
    const empty = (cells: Cell[]): Cell[] => [...cells, ...Array<Cell>(11 - cells.length).fill(none)]
    if (rest !== 0) rows.push(empty(sum('rest', rest)))
    const all = total.orders > 0 || total.sales !== 0
    if (all) rows.push(empty([...sum('total', total.sales), { kind: 'count', count: total.orders, unit: 'orders' }, { kind: 'people', count: total.customers, people: of(0, 'customers') }]))
    return {
      columns: [
        { key: 'product', right: false }, { key: 'sales', right: true }, { key: 'share', right: true }, { key: 'orders', right: true }, { key: 'customers', right: true }, { key: 'newBuyers', right: true },
        { key: 'repeaters', right: true }, { key: 'repeatShare', right: true }, { key: 'daysPerUnit', right: true }, { key: 'daysFrom', right: false }, { key: 'due', right: true },
      ],
      rows, totals: all ? [rows.length - 1] : [],
    }
  },
  say: ({ products: [top], total }) => (top && top.sales > 0 ? { key: 'top', values: {
    product: nameCell(top.product), share: { kind: 'rate', numerator: top.sales, denominator: total.sales },
    people: { kind: 'people', count: top.customers }, repeat: { kind: 'rate', numerator: top.repeaters, denominator: top.customers },
  } } : null),
  people: (shop, _, cell) => {
    const part = salesParts.find((one) => one === cell.of)
    const all = cell.product === 0 && part === 'customers'
    const product = all ? -1 : placeOf(shop.facts, cell.product)
    return part && (all || product >= 0) ? productSalesPeople(shop, product, part) : noSuchCell(cell)
  },
})
