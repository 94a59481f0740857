// The panel 新規とリピート.
import { z } from 'zod'
import { historyOf } from '../../occasions.ts'
import { panel, noSuchCell } from '../../panel.ts'
import type { Cell, PanelSay } from '../../panelModel.ts'
import { periodFigures } from '../../period.ts'
import { firstDayOf, lastDayOf, monthsTo, parseMonth } from '../../months.ts'
import { MONTHS, newRepeat as byMonth, newRepeatPeople } from '../../newRepeat.ts'
import { periodOf } from '../../windows.ts'

const show = ['sales', 'people'] as const
const parts = ['first', 'repeat', 'all'] as const

export const newRepeat = panel({
  command: { name: 'new-repeat' },
  choices: [{ option: 'show', values: show }],
  options: z.object({ show: z.enum(show).default('sales') }).strict(),
  compute: (shop) => ({ months: byMonth(shop) }),
  base: ({ months }) => months.reduce((sum, { firstBuyers }) => sum + firstBuyers, 0),
  table: ({ months }) => ({
    columns: [
      { key: 'month', right: false }, { key: 'firstSales', right: true }, { key: 'repeatSales', right: true }, { key: 'returns', right: true }, { key: 'sales', right: true }, { key: 'salesShare', right: true },
      { key: 'firstBuyers', right: true }, { key: 'repeatBuyers', right: true }, { key: 'buyers', right: true }, { key: 'buyersShare', right: true },
    ],
    rows: months.map(({ month, firstSales, repeatSales, returns, firstBuyers, repeatBuyers }): Cell[] => {
      const sales = firstSales + repeatSales + returns
      const buyers = firstBuyers + repeatBuyers
      const key = (part: string) => ({ month, part })
      return [
        { kind: 'month', day: `${month}-01` }, { kind: 'yen', yen: firstSales }, { kind: 'yen', yen: repeatSales }, returns === 0 ? { kind: 'none' } : { kind: 'yen', yen: returns }, { kind: 'yen', yen: sales },
        sales > 0 ? { kind: 'rate', numerator: repeatSales, denominator: sales } : { kind: 'none' },
        { kind: 'people', count: firstBuyers, people: key('first') }, { kind: 'people', count: repeatBuyers, people: key('repeat') }, { kind: 'people', count: buyers, people: key('all') },
        { kind: 'rate', numerator: repeatBuyers, denominator: buyers, people: key('repeat'), base: key('all') },
      ]
    }),
  }),
  say: (_, shop, { show }): PanelSay | null => {
    const { buyers, repeaters, namedSales, repeatSales } = periodFigures(historyOf(shop), periodOf(shop.asOf))
    if (buyers === 0) return null
    return show === 'people'
      ? { key: 'people', values: { buyers: { kind: 'people', count: buyers }, repeaters: { kind: 'people', count: repeaters }, share: { kind: 'rate', numerator: repeaters, denominator: buyers } } }
      : namedSales > 0 ? { key: 'sales', values: { share: { kind: 'rate', numerator: repeatSales, denominator: namedSales } } } : null
  },
  people: (shop, _, cell) => {
    const month = parseMonth(String(cell.month))
    if (month === null || !monthsTo(shop.asOf, MONTHS).includes(month) || !parts.includes(cell.part as 'all')) return noSuchCell(cell)
    return newRepeatPeople(shop, { from: firstDayOf(month), to: Math.min(shop.asOf, lastDayOf(month)) }, cell.part as 'all')
  },
})
