// The whole counts behind every figure of the board, on several days at once.
import type { Day } from '../facts/day.ts'
import { UNPAID } from '../facts/facts.ts'
import type { FigureSettings, Shop } from '../facts/facts.ts'
import { f2Windows } from '../kpis/model.ts'
import { firstDays } from './firstDays.ts'
import type { FirstDays } from './firstDays.ts'
import type { History } from './occasions.ts'
import { orderSales } from './occasions.ts'
import { buyersOf, namedFigures } from './period.ts'
import { retention } from './retention.ts'
import { onDays } from './series.ts'
import { firstPurchases, ltvWindow, periodOf } from './windows.ts'
import type { Span } from './windows.ts'
import { looseReturns } from './worth.ts'

const names = [
  'ltvSales', 'ltvCustomers', 'upgraded', 'trial', 'both', 'subscribed', 'oneOff', 'firstPurchases',
  'buyers', 'repeaters', 'everBought', 'occasions', 'kept', 'base', 'namedSales', 'repeatSales', 'namedOrders',
] as const
/** Counts of a day; `sales` and `orders` with anonymous ones. `f2`: by days, in the order of `windowsOf`. */
export type BoardCounts = Record<(typeof names)[number] | 'sales' | 'orders', number> & { f2: { days: number; bought: number; matured: number; waiting: number }[] }

/** The windows of F2, the shop's own among them, ascending. */
export const windowsOf = (f2Days: number): number[] => [...new Set([...f2Windows, f2Days])].sort((a, b) => a - b)

function countsOn(past: History, firsts: FirstDays, asOf: Day, f2Days: number): number[] {
  const period = periodOf(asOf)
  const ltv = ltvWindow(asOf)
  const { matured } = firstPurchases(asOf, { f2Days })
  const { buyers, repeaters, occasions } = buyersOf(past, period)
  const kept = retention(past, asOf)
  const named = namedFigures(past, period)
  const values: Record<(typeof names)[number], number> = {
    ltvSales: firsts.sum('sales', ltv), ltvCustomers: firsts.sum('all', ltv),
    upgraded: firsts.sum('upgraded', matured), trial: firsts.sum('trial', matured), both: firsts.sum('both', matured), subscribed: firsts.sum('subscribed', matured), oneOff: firsts.sum('oneOff', matured),
    firstPurchases: firsts.sum('all', period), buyers, repeaters, everBought: firsts.sum('all', { from: -1e9, to: asOf }), occasions,
    kept: kept.numerator, base: kept.denominator, namedSales: named.sales, repeatSales: named.repeat, namedOrders: named.orders,
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

const kept = new WeakMap<Shop['facts'], { settings: FigureSettings; key: string; counts: BoardCounts[] }>()

/** The counts on each of the days, none after the shop's own. Remembered: the board is asked again for each target that is set. */
export function boardCounts(shop: Shop, days: Day[], f2Days: number): BoardCounts[] {
  const key = `${shop.asOf} ${days.join()} ${f2Days}`
  const known = kept.get(shop.facts)
  if (known && known.settings === shop.settings && known.key === key) return known.counts
  const firsts = new WeakMap<History, FirstDays>()
  const windows = windowsOf(f2Days)
  const counted = onDays(shop, days, (past, day) => {
    let sums = firsts.get(past)
    if (!sums) firsts.set(past, (sums = firstDays(past, windows, f2Days)))
    return countsOn(past, sums, day, f2Days)
  })
  const counts = days.map((day, d): BoardCounts => {
    const values = Object.fromEntries(names.map((name, i) => [name, counted[d][i]])) as Record<(typeof names)[number], number>
    const { sales, orders } = anonymousOn(shop, day, periodOf(day))
    return {
      ...values, sales: values.namedSales + sales, orders: values.namedOrders + orders,
      f2: windows.map((window, w) => { const [bought, matured, waiting] = counted[d].slice(names.length + 3 * w); return { days: window, bought, matured, waiting } }),
    }
  })
  kept.set(shop.facts, { settings: shop.settings, key, counts })
  return counts
}
