// The whole counts behind every figure of the board, on several days at once.
import type { Day } from '../facts/day.ts'
import { UNPAID } from '../facts/facts.ts'
import type { FigureSettings, Shop } from '../facts/facts.ts'
import { f2Windows } from '../kpis/model.ts'
import { firstDays } from './firstDays.ts'
import type { FirstDays } from './firstDays.ts'
import type { History } from './occasions.ts'
import { orderSales } from './occasions.ts'
import { namedFigures } from './period.ts'
import { onDays } from './series.ts'
import { spanCounts } from './spans.ts'
import type { SpanCounts } from './spans.ts'
import { firstPurchases, ltvWindow, periodOf, retentionYears } from './windows.ts'
import type { Span } from './windows.ts'
import { looseReturns } from './worth.ts'

const names = [
  'ltvSales', 'ltvCustomers', 'upgraded', 'trial', 'both', 'subscribed', 'oneOff', 'firstPurchases',
  'buyers', 'repeaters', 'everBought', 'occasions', 'kept', 'base', 'namedSales', 'repeatSales', 'namedOrders',
] as const
/** Counts of a day over named customers. `f2`: by days, in the order of `windowsOf`. */
export type NamedCounts = Record<(typeof names)[number], number> & { f2: { days: number; bought: number; matured: number; waiting: number }[] }
/** `sales` and `orders` with anonymous ones. */
export type BoardCounts = NamedCounts & { sales: number; orders: number }

/** The windows of F2, the shop's own among them, ascending. */
const windowsOf = (f2Days: number): number[] => [...new Set([...f2Windows, f2Days])].sort((a, b) => a - b)

/** What is read once of a history for all days. `year`, `base`, `kept`, `either`: P, the two years of 年間維持率, and both together, per day. */
interface Read { firsts: FirstDays; year: SpanCounts[]; base: SpanCounts[]; kept: SpanCounts[]; either: SpanCounts[] }

function read(past: History, days: readonly Day[], f2Days: number): Read {
  const years = days.map(retentionYears)
  const [year, base, kept, either] = spanCounts(past, [
    days.map((day) => periodOf(day)), years.map(({ base }) => base), years.map(({ kept }) => kept), years.map(({ base, kept }) => ({ from: base.from, to: kept.to })),
  ])
  return { firsts: firstDays(past, windowsOf(f2Days), f2Days), year, base, kept, either }
}

function countsOn(past: History, { firsts, year, base, kept, either }: Read, d: number, asOf: Day, f2Days: number): number[] {
  const period = periodOf(asOf)
  const ltv = ltvWindow(asOf)
  const { matured } = firstPurchases(asOf, { f2Days })
  const { buyers, repeaters, occasions } = year[d]
  const named = namedFigures(past, period)
  const values: Record<(typeof names)[number], number> = {
    ltvSales: firsts.sum('sales', ltv), ltvCustomers: firsts.sum('all', ltv),
    upgraded: firsts.sum('upgraded', matured), trial: firsts.sum('trial', matured), both: firsts.sum('both', matured), subscribed: firsts.sum('subscribed', matured), oneOff: firsts.sum('oneOff', matured),
    firstPurchases: firsts.sum('all', period), buyers, repeaters, everBought: firsts.sum('all', { from: -1e9, to: asOf }), occasions,
    // Who bought in both years: in one and in the other, less in either.
    kept: base[d].buyers + kept[d].buyers - either[d].buyers, base: base[d].buyers, namedSales: named.sales, repeatSales: named.repeat, namedOrders: named.orders,
  }
  return [
    ...names.map((name) => values[name]),
    ...windowsOf(f2Days).flatMap((days, w) => {
      const window = firstPurchases(asOf, { f2Days: days })
      return [firsts.second(w, window.matured), firsts.sum('oneOff', window.matured), firsts.sum('oneOff', window.waiting)]
    }),
  ]
}

/** Anonymous sales and orders of P, as they counted on the day. */
function anonymousOn(shop: Shop, asOf: Day, { from, to }: Span): { sales: number; orders: number } {
  const { facts, settings: { unpaidGraceDays } } = shop
  const { orderDay, orderVoidDay, orderFlags, customerStart, returnDay, returnOrder } = facts
  const named = customerStart[customerStart.length - 1]
  const lessToday = returnDay.some((day, r) => day > asOf && day <= shop.asOf && returnOrder[r] >= named)
  const yen = orderSales(lessToday ? { ...shop, asOf } : shop)
  const grace = unpaidGraceDays ?? Infinity
  let [sales, orders] = [0, 0]
  for (let i = named; i < orderDay.length; i++) {
    if (orderDay[i] < from || orderDay[i] > to || orderVoidDay[i] <= asOf || (orderFlags[i] & UNPAID && asOf - orderDay[i] > grace)) continue
    orders++
    sales += yen[i]
  }
  for (const loose of looseReturns(shop)) if (loose.customer < 0 && loose.day >= from && loose.day <= to) sales += loose.sales
  return { sales, orders }
}

const known = new WeakMap<Shop['facts'], { settings: FigureSettings; key: string; counts: NamedCounts[] }>()

/** The counts over named customers on each of the days, none after the shop's own. Remembered: 今日 and the board ask for the same days, the board again for each target that is set. */
export function namedCounts(shop: Shop, days: readonly Day[], f2Days: number): NamedCounts[] {
  const key = `${shop.asOf} ${days.join()} ${f2Days}`
  const before = known.get(shop.facts)
  if (before && before.settings === shop.settings && before.key === key) return before.counts
  const windows = windowsOf(f2Days)
  const reads = new WeakMap<History, Read>()
  const counted = onDays(shop, days, (past, day, d) => {
    let found = reads.get(past)
    if (!found) reads.set(past, (found = read(past, days, f2Days)))
    return countsOn(past, found, d, day, f2Days)
  })
  const counts = counted.map((row): NamedCounts => ({
    ...(Object.fromEntries(names.map((name, i) => [name, row[i]])) as Record<(typeof names)[number], number>),
    f2: windows.map((window, w) => { const [bought, matured, waiting] = row.slice(names.length + 3 * w); return { days: window, bought, matured, waiting } }),
  }))
  known.set(shop.facts, { settings: shop.settings, key, counts })
  return counts
}

/** The same with the anonymous sales and orders of the period. */
export function boardCounts(shop: Shop, days: readonly Day[], f2Days: number): BoardCounts[] {
  return namedCounts(shop, days, f2Days).map((named, d): BoardCounts => {
    const { sales, orders } = anonymousOn(shop, days[d], periodOf(days[d]))
    return { ...named, sales: named.namedSales + sales, orders: named.namedOrders + orders }
  })
}
