// What is compared with DuckDB: for each statement of analysis.sql our own answer, as the same rows. A further panel is one entry here
// and one statement there.
import type { Calendar } from '../../db/analysis/calendar.ts'
import type { CohortResult, LtvCurve } from '../../db/analysis/cohortModel.ts'
import type { CrossSell } from '../../db/analysis/crossSell.ts'
import type { EntryGroup } from '../../db/analysis/entryProducts.ts'
import { cpmClasses } from '../../db/analysis/groupModel.ts'
import type { CpmRow, FrequencyResult, Rfm } from '../../db/analysis/groupModel.ts'
import type { NextProduct } from '../../db/analysis/nextProduct.ts'
import type { PriceBand } from '../../db/analysis/priceBands.ts'
import type { ProductSales } from '../../db/analysis/productSales.ts'
import type { F2Curve, Intervals } from '../../db/analysis/secondModel.ts'
import type { NewRepeatMonth } from '../../db/analysis/stagesModel.ts'
import type { Together } from '../../db/analysis/together.ts'
import { dropoff } from '../../db/analysis/dropoff.ts'
import { kpis } from '../../db/analysis/kpi.ts'
import { tierCodes } from '../../db/analysis/model.ts'
import { moves } from '../../db/analysis/moves.ts'
import { checked } from '../../db/analysis/panel.ts'
import { nothingGiven } from '../db/analysis/given.ts'
import type { PanelCode } from '../../db/analysis/panelModel.ts'
import { panelOf } from '../../db/analysis/panels/index.ts'
import { tierCounts } from '../../db/analysis/tiers.ts'
import { kpiCards } from '../../db/analysis/today.ts'
import type { Area, ChannelMix, SourceRow } from '../../db/analysis/channelModel.ts'
import { addMonths, formatDay } from '../../db/facts/day.ts'
import type { Shop } from '../../db/facts/facts.ts'
import { summaryOf } from '../../db/shops/lifecycle.ts'

interface Ids { fromId: number; toId: number }
export type Value = number | string | null
export interface Compared { name: string; ours: (shop: Shop) => Value[][] }

const places = [...tierCodes, 'none'] as const
const ratio = ({ numerator, denominator }: { numerator: number; denominator: number }) => [numerator, denominator]
/** A panel of 分析 with its own default options, as rows. */
function panelRows<R>(name: PanelCode, rows: (result: R) => Value[][], options: object = {}): Compared {
  const one = panelOf(name)
  return { name, ours: (shop) => rows(one.compute(shop, checked(one, options), nothingGiven) as R) }
}

export const compared: readonly Compared[] = [
  { name: 'summary', ours: (shop) => {
    const { orders, lines, customers, sales, firstDay, lastDay } = summaryOf(shop)
    return [[orders.all, orders.valid, orders.anonymous, lines, customers.all, customers.withValidOrder, sales.goods, sales.total, firstDay, lastDay]]
  } },
  { name: 'tiers', ours: (shop) => {
    const t = tierCounts(shop)
    return [[t.prospect, t.firstTime, t.repeat, t.second, t.thirdOrMore, t.oneYear, t.dormant, t.dormantOnce, t.dormantMore, t.total]]
  } },
  { name: 'moves', ours: (shop) => moves(shop, shop.asOf - 90, shop.asOf).cells.map(({ from, to, customers }) => [places.indexOf(from), places.indexOf(to), customers]) },
  { name: 'kpis', ours: (shop) => {
    const k = kpis(shop)
    return [[
      k.f2.bought, k.f2.matured, k.f2.waiting, k.upgrade.bought, k.upgrade.matured, k.toSubscription.bought, ...ratio(k.repeatBuyers), k.repeatEver.denominator, ...ratio(k.retention),
      ...ratio(k.repeatSales), k.frequency.occasions, k.averageOrderValue.sales, k.averageOrderValue.orders, k.oneYearLtv.sales, k.oneYearLtv.customers,
    ]]
  } },
  { name: 'dropoff', ours: (shop) => dropoff(shop).map((s) => [s.n, s.reached, s.bought, s.waiting, s.lost, s.matured, s.boughtMatured, s.medianDays]) },
  { name: 'series', ours: (shop) => {
    const cards = kpiCards(shop, { f2Days: 90, repeatRateBasis: 'repeatBuyers', targets: {} })
    const rows = cards[0].series.map(({ day }, i): Value[] => [day, ...cards.flatMap((card) => ratio(card.series[i]))])
    const yearAgo = formatDay(addMonths(shop.asOf, -12))
    // At a month's end a year ago is the first of the months.
    if (rows.every(([day]) => day !== yearAgo)) rows.push([yearAgo, ...cards.flatMap((card) => ratio(card.lastYear))])
    // Buyers stand twice: as what repeat buyers and what sales are divided by.
    return rows.map((row) => row.slice(0, 8)).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  } },
  panelRows<{ months: NewRepeatMonth[] }>('newRepeat', ({ months }) => months.map((m) => [m.month, m.firstSales, m.repeatSales, m.firstBuyers, m.repeatBuyers])),
  panelRows<F2Curve>('f2Curve', ({ customers, bought }) => bought.map((count, day) => [day, count, customers])),
  panelRows<Intervals>('intervals', ({ intervals, q1, median, q3, peak, bins }) => [[-1, intervals, q1, median, q3, peak!.from, peak!.intervals], ...bins.map((b) => [b.from, b.intervals, b.now, 0, 0, 0, 0])]),
  panelRows<{ group: number; customers: number; sales: number; lowest: number }[]>('decile', (groups) => groups.map((g) => [g.group, g.customers, g.sales, g.lowest])),
  panelRows<ChannelMix>('channelMix', ({ months, channels }) => [...channels].sort((a, b) => (a.channel < b.channel ? -1 : 1))
    .flatMap((c) => months.map((month, i) => [c.channel, month, c.orders[i], c.sales[i], c.customers[i]]))),
  panelRows<SourceRow[]>('sourceLtv', (rows) => rows.map((r) => [r.source, r.customers, r.ltv.sales, r.ltv.customers, r.f2.bought, r.f2.matured])),
  panelRows<CohortResult>('cohort', ({ months, size, retained, sales }) => months.flatMap((month, m) => [
    [month, -1, size[m], 0], ...retained[m].flatMap((count, k): Value[][] => (count === null ? [] : [[month, k, count, sales[m][k]]])),
  ])),
  panelRows<LtvCurve>('ltvCurve', ({ curve, months }) => [...curve.sales.map((sales, k) => ['', k, curve.customers, sales]), ...months.map((m) => [m.month, 0, m.newBuyers, m.yearProfit])]),
  panelRows<Rfm>('rfm', ({ cells }) => cells.map(({ r, f, m, customers, sales }) => [r, f, m, customers, sales])),
  panelRows<CpmRow[]>('cpm', (rows) => rows.map((row) => [cpmClasses.indexOf(row.class), Number(row.active), row.customers, row.sales])),
  panelRows<FrequencyResult>('frequency', ({ year, months }) => [...year.map((y) => ['', y.times, y.customers, y.sales, 0]), ...months.map((m) => [m.month, m.once, m.twice, m.more, m.occasions])]),
  panelRows<(Pick<EntryGroup, 'customers' | 'f2' | 'oneYearLtv'> & { productId: number })[]>('entryProducts', (rows) => rows.map((r) => [r.productId, r.customers, r.f2.bought, r.f2.matured, r.f2.waiting, r.oneYearLtv.sales, r.oneYearLtv.customers])),
  panelRows<(Ids & Pick<NextProduct, 'customers' | 'base' | 'steps' | 'baseSteps' | 'lift' | 'medianDays'>)[]>('nextProduct', (rows) => rows.map((r) => [r.fromId, r.toId, r.customers, r.base, r.steps, r.baseSteps, r.lift, r.medianDays])),
  panelRows<(Ids & Pick<CrossSell, 'customers' | 'base'>)[]>('crossSell', (rows) => rows.map((r) => [r.fromId, r.toId, r.customers, r.base])),
  panelRows<(Ids & Pick<Together, 'occasions' | 'customers' | 'base' | 'toBase' | 'all' | 'lift'>)[]>('together', (rows) => rows.map((r) => [r.fromId, r.toId, r.occasions, r.customers, r.base, r.toBase, r.all, r.lift])),
  panelRows<{ products: (Pick<ProductSales, 'sales' | 'orders' | 'customers' | 'repeaters' | 'due'> & { productId: number; daysPerUnit: number | null })[] }>('productSales', ({ products }) =>
    products.map((p) => [p.productId, p.sales, p.orders, p.customers, p.repeaters, p.daysPerUnit, p.due])),
  panelRows<Calendar>('calendar', ({ hours, hourCustomers, weekdayCustomers, customers }) => [
    [-1, -1, customers], ...hourCustomers.map((count, hour) => [-1, hour, count]), ...hours.flatMap((row, day) => [[day, -1, weekdayCustomers[day]], ...row.map((count, hour) => [day, hour, count])]),
  ]),
  panelRows<PriceBand[]>('priceBands', (bands) => bands.map((b) => [b.from, b.to, b.orders, b.sales, b.customers])),
  panelRows<Area[]>('areas', (rows) => rows.map((r) => [r.prefecture, r.customers, r.buyers, r.repeaters, r.sales])),
]
