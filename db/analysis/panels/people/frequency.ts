// The panel 購入の回数: in a year, in a month, and over how many categories.
import { z } from 'zod'
import { formatDay } from '../../../facts/day.ts'
import { MOST, categoriesInYear, categoriesPerCustomer, hasCategories, monthsShown, purchasesByMonth, purchasesInYear, timesPeople } from '../../frequency.ts'
import { firstDayOf, formatMonth, lastDayOf, parseMonth } from '../../months.ts'
import type { Counted, FrequencyResult } from '../../groupModel.ts'
import { customersWhere } from '../../occasions.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay, PanelTable } from '../../panelModel.ts'
import { periodOf } from '../../windows.ts'

const options = z.object({ view: z.enum(['year', 'month', 'categories']).default('year') }).strict()
const sum = (list: readonly { customers: number }[]): number => list.reduce((all, { customers }) => all + customers, 0)

/** Groups of buyers with their share and what they spent in the year. */
function groupTable(head: string, list: readonly Counted[], nameOf: (i: number) => Cell, keyOf: (i: number) => Record<string, number>): PanelTable {
  const [all, sales] = [sum(list), list.reduce((total, one) => total + one.sales, 0)]
  return {
    columns: [{ key: head, right: false }, { key: 'customers', right: true }, { key: 'share', right: true }, { key: 'perHead', right: true }, { key: 'salesShare', right: true }],
    rows: all === 0 ? [] : list.map((one, i): Cell[] => [
      nameOf(i), { kind: 'people', count: one.customers, people: keyOf(i) }, { kind: 'rate', numerator: one.customers, denominator: all, people: keyOf(i), base: { times: 0 } },
      { kind: 'mean', sum: one.sales, count: one.customers, of: 'yen', people: keyOf(i) }, { kind: 'rate', numerator: one.sales, denominator: Math.max(0, sales) },
    ]),
  }
}

function monthTable({ months }: FrequencyResult): PanelTable {
  const some = months.some(({ occasions }) => occasions > 0)
  return {
    columns: [{ key: 'month', right: false }, { key: 'customers', right: true }, { key: 'once', right: true }, { key: 'twice', right: true }, { key: 'more', right: true }, { key: 'occasions', right: true }, { key: 'mean', right: true }],
    rows: !some ? [] : months.map(({ month, once, twice, more, occasions }): Cell[] => [
      { kind: 'month', day: `${month}-01` }, { kind: 'people', count: once + twice + more, people: { month } }, { kind: 'people', count: once, people: { month, times: 1 } }, { kind: 'people', count: twice, people: { month, times: 2 } },
      { kind: 'people', count: more, people: { month, times: 3 } }, { kind: 'count', count: occasions, unit: 'times' }, { kind: 'mean', sum: occasions, count: once + twice + more, of: 'times', people: { month } },
    ]),
  }
}

export const frequency = panel({
  command: { name: 'frequency' },
  choices: [{ option: 'view', values: ['year', 'month', 'categories'] }],
  options,
  compute: (shop): FrequencyResult => {
    const { from, to } = periodOf(shop.asOf)
    return {
      from: formatDay(from), to: formatDay(to),
      year: purchasesInYear(shop).map(({ customers, sales }, i) => ({ times: i + 1, customers, sales })),
      months: purchasesByMonth(shop).map(({ month, customers: [once, twice, more], occasions }) => ({ month: formatMonth(month), once, twice, more, occasions })),
      categories: hasCategories(shop) ? categoriesInYear(shop).map(({ customers, sales }, i) => ({ categories: i, customers, sales })).filter(({ categories, customers }) => categories > 0 || customers > 0) : null,
    }
  },
  base: ({ year }) => sum(year),
  table: (result, _, { view }) => {
    if (view === 'month') return monthTable(result)
    if (view === 'year') return groupTable('times', result.year, (i) => (i + 1 < MOST ? { kind: 'count', count: i + 1, unit: 'times' } : { kind: 'word', key: 'most', params: { n: MOST } }), (i) => ({ times: i + 1 }))
    const list = result.categories ?? []
    return groupTable('categories', list, (i) => (list[i].categories === 0 ? { kind: 'word', key: 'noCategory' } : { kind: 'word', key: 'categories', params: { n: list[i].categories } }), (i) => ({ categories: list[i].categories }))
  },
  say: ({ year, months, categories }, _, { view }): PanelSay | null => {
    const all = sum(year)
    if (view === 'categories' && categories === null) return { key: 'noCategories', values: {} }
    if (view === 'month') {
      const latest = months[months.length - 1]
      const buyers = latest.once + latest.twice + latest.more
      return buyers === 0 ? null : { key: 'month', values: { month: { kind: 'month', day: `${latest.month}-01` }, people: { kind: 'people', count: buyers }, mean: { kind: 'mean', sum: latest.occasions, count: buyers, of: 'times' } } }
    }
    if (all === 0) return null
    if (view === 'year') return { key: 'year', values: { all: { kind: 'people', count: all }, once: { kind: 'people', count: year[0].customers }, share: { kind: 'rate', numerator: year[0].customers, denominator: all } } }
    const several = sum((categories ?? []).filter((one) => one.categories >= 2))
    return { key: 'categories', values: { all: { kind: 'people', count: all }, several: { kind: 'people', count: several }, share: { kind: 'rate', numerator: several, denominator: all } } }
  },
  people: (shop, _, cell) => {
    const times = cell.times === undefined || Number(cell.times) === 0 ? null : Number(cell.times)
    if (times !== null && !(Number.isInteger(times) && times > 0)) return noSuchCell(cell)
    if (cell.month !== undefined) {
      const month = parseMonth(String(cell.month))
      return month === null || !monthsShown(shop).includes(month) ? noSuchCell(cell) : timesPeople(shop, { from: firstDayOf(month), to: lastDayOf(month) }, times, 3)
    }
    if (cell.categories === undefined) return cell.times === undefined ? noSuchCell(cell) : timesPeople(shop, periodOf(shop.asOf), times, MOST)
    const found = categoriesPerCustomer(shop)
    return customersWhere(found.length, (c) => found[c] === Number(cell.categories))
  },
})
