// The panel お客様の区分（打ち手の表）.
import { classes as rowsOf, classPeople } from '../../classes.ts'
import { customerClasses } from '../../groupModel.ts'
import type { CustomerClass } from '../../groupModel.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'

export const classes = panel({
  command: { name: 'classes' },
  options: noOptions,
  compute: (shop) => rowsOf(shop),
  base: (rows) => rows.reduce((sum, { customers }) => sum + customers, 0),
  table: (rows) => {
    const all = rows.reduce((sum, row) => ({ customers: sum.customers + row.customers, sales: sum.sales + row.sales }), { customers: 0, sales: 0 })
    const row = (key: string, { customers, sales }: { customers: number; sales: number }): Cell[] => [
      { kind: 'word', key }, { kind: 'people', count: customers, people: { class: key } }, { kind: 'rate', numerator: customers, denominator: all.customers, people: { class: key }, base: { class: 'all' } },
      { kind: 'yen', yen: sales }, { kind: 'rate', numerator: sales, denominator: all.sales }, { kind: 'word', key: `${key}Do` },
    ]
    const none: Cell = { kind: 'none' }
    return {
      columns: [{ key: 'class', right: false }, { key: 'customers', right: true }, { key: 'share', right: true }, { key: 'sales', right: true }, { key: 'salesShare', right: true }, { key: 'rule', right: false }],
      rows: all.customers === 0 ? [] : [
        ...rows.map((one) => row(one.class, one)),
        // Stated, not counted: whom no file of the shop can know.
        [{ kind: 'word', key: 'outside' }, none, none, none, none, { kind: 'word', key: 'outsideDo' }],
        row('all', all),
      ],
      totals: all.customers === 0 ? [] : [rows.length + 1],
    }
  },
  say: (rows) => {
    const [all, sales] = [rows.reduce((sum, { customers }) => sum + customers, 0), rows.reduce((sum, row) => sum + row.sales, 0)]
    const [best, sleeping] = [rows.find((row) => row.class === 'best')!, rows.find((row) => row.class === 'sleeping')!]
    if (all === 0) return null
    const asleep: Record<string, Cell> = { sleeping: { kind: 'people', count: sleeping.customers }, sleepingShare: { kind: 'rate', numerator: sleeping.customers, denominator: all } }
    return sales <= 0 ? { key: 'noSales', values: asleep } : { key: 'best', values: { best: { kind: 'people', count: best.customers }, share: { kind: 'rate', numerator: Math.max(0, best.sales), denominator: sales }, ...asleep } }
  },
  people: (shop, _, cell) => {
    if (cell.class === 'all') return classPeople(shop, null)
    return customerClasses.includes(cell.class as CustomerClass) ? classPeople(shop, cell.class as CustomerClass) : noSuchCell(cell)
  },
})
