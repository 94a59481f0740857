// The definitions read aloud, slowly: plain arrays, dates as text, no code of the product. Only for comparing.
import type { PlainCustomer, PlainOrder, PlainShop } from './build.ts'
import { slowRunning } from './slowContracts.ts'
import { between, plusDays, plusYears } from './slowDates.ts'
import { backOf, looseOf, voidedByReturn } from './slowReturns.ts'

type Order = PlainOrder & { number: number }
interface Occasion { day: string; n: number; orders: Order[] }
interface Person { customer: PlainCustomer; occasions: Occasion[]; n: number; first: string; last: string }
/** Customer ids behind a count. */
type Names = number[]
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
const within = (day: string, from: string, to: string): boolean => day >= from && day <= to

/** "not cancelled … refunds by their own date where the file has one, else by today's knowledge"; nothing after D. */
export function counts(shop: PlainShop, order: PlainOrder, D: string): boolean {
  const grace = shop.settings.unpaidGraceDays
  if (order.day > D) return false
  if (order.voidOn === 'unknown') return false
  if (order.voidOn !== null && order.voidOn <= D) return false
  if (voidedByReturn(shop, order, D)) return false
  if (order.unpaid && grace !== null && between(order.day, D) > grace) return false
  return !shop.customers.some((c) => c.id === order.customer && c.excluded)
}

function validOrders(shop: PlainShop, D: string): Order[] {
  return shop.orders.map((o, i) => ({ ...o, number: i + 1 })).filter((o) => counts(shop, o, D))
}

/** Sales as of D: what was given back by then takes goods first, then shipping. */
export function worth(shop: PlainShop, o: Order, D: string): { goods: number; shipping: number; sales: number } {
  const back = backOf(shop, o.number, D)
  const goods = Math.max(0, o.goods - back)
  const shipping = Math.max(0, o.shipping - Math.max(0, back - o.goods))
  return { goods, shipping, sales: goods + (shop.settings.salesIncludeShipping ? shipping : 0) }
}
const salesAt = (shop: PlainShop, orders: Order[], D: string): number => sum(orders.map((o) => worth(shop, o, D).sales))
/** Negative sales of people who are in the figures. */
export const looseSales = (shop: PlainShop, D: string, whose: (customer: number | null, day: string) => boolean): number =>
  0 - sum(looseOf(shop).filter((r) => r.day <= D && !shop.customers.some((c) => c.id === r.customer && c.excluded) && whose(r.customer, r.day)).map((r) => r.yen))

/** Purchase occasions: the day's orders are one unless `separate`; add-ons join the first order before them. */
function occasionsOf(shop: PlainShop, orders: Order[]): Occasion[] {
  const { sameDayOrders, addOnDays } = shop.settings
  const inTime = [...orders].sort((a, b) => (a.day === b.day ? a.minute - b.minute || a.number - b.number : a.day < b.day ? -1 : 1))
  const occasions: Occasion[] = []
  for (const order of inTime) {
    const current = occasions.at(-1)
    const sameDay = sameDayOrders === 'one' && current?.day === order.day
    const addOn = addOnDays > 0 && current !== undefined && between(current.day, order.day) <= addOnDays
    if (current && (sameDay || addOn)) current.orders.push(order)
    else occasions.push({ day: order.day, n: occasions.length + 1, orders: [order] })
  }
  return occasions
}

/** Everybody who is in the figures at all, with their occasions up to D. */
function people(shop: PlainShop, D: string): Person[] {
  const valid = validOrders(shop, D)
  return shop.customers.filter((c) => !c.excluded).map((customer) => {
    const occasions = occasionsOf(shop, valid.filter((o) => o.customer === customer.id))
    return { customer, occasions, n: occasions.length, first: occasions[0]?.day ?? '', last: occasions.at(-1)?.day ?? '' }
  })
}

/** A customer exists from min(registered, first order incl. cancelled); with neither: not there. */
function exists(shop: PlainShop, customer: PlainCustomer, D: string): boolean {
  const days = shop.orders.filter((o) => o.customer === customer.id).map((o) => o.day)
  if (customer.registered !== null) days.push(customer.registered)
  return days.some((day) => day <= D)
}

/** Stage by customer id; 'none' = not yet there. Excluded customers are missing. */
export function slowTiers(shop: PlainShop, D: string): Map<number, string> {
  const { dormantDays, oneYearDays } = shop.settings
  const running = slowRunning(shop, validOrders(shop, D), D)
  return new Map(people(shop, D).map((p) => {
    const stage = !exists(shop, p.customer, D) ? 'none'
      : p.n === 0 ? 'prospect'
      : between(p.last, D) >= dormantDays && !running.has(p.customer.id) ? 'dormant'
      : p.n >= 2 && between(p.first, p.last) >= oneYearDays ? 'oneYear'
      : p.n >= 2 ? 'repeat' : 'firstTime'
    return [p.customer.id, stage]
  }))
}

/** Customer id → occasions up to D. */
export const slowOccasions = (shop: PlainShop, D: string): Map<number, Occasion[]> => new Map(people(shop, D).map((p) => [p.customer.id, p.occasions]))

/** 離れかけ: not dormant and D − L ≥ min(240, max(90, 2.5 × own median interval)); one occasion has no interval: 240. */
export function slowSlipping(shop: PlainShop, D: string): Names {
  const running = slowRunning(shop, validOrders(shop, D), D)
  return people(shop, D).filter((p) => {
    if (p.n === 0 || (between(p.last, D) >= shop.settings.dormantDays && !running.has(p.customer.id))) return false
    const gaps = p.occasions.slice(1).map((o, i) => between(p.occasions[i].day, o.day)).sort((a, b) => a - b)
    const half = gaps.length / 2
    const median = gaps.length === 0 ? Infinity : gaps.length % 2 ? gaps[Math.floor(half)] : (gaps[half - 1] + gaps[half]) / 2
    return between(p.last, D) >= Math.min(240, Math.max(90, 2.5 * median))
  }).map((p) => p.customer.id)
}

/** 季節のお客様: every occasion within one stretch of ±21 days about the anniversaries, in ≥ 2 different years. */
export function slowSeasonal(shop: PlainShop, D: string): Names {
  return people(shop, D).filter((p) => {
    const near = p.occasions.map((o) => {
      const choices = [...Array(30).keys()].map((years) => ({ years, off: between(plusYears(p.first, years), o.day) }))
      return choices.reduce((a, b) => (Math.abs(b.off) < Math.abs(a.off) ? b : a))
    })
    const offs = near.map((x) => x.off)
    return new Set(near.map((x) => x.years)).size >= 2 && Math.max(...offs) - Math.min(...offs) <= 42
  }).map((p) => p.customer.id)
}

export interface SlowKpis { figures: Record<string, unknown>; names: Record<string, Names> }

/** §2, line by line. */
export function slowKpis(shop: PlainShop, D: string, options: { from?: string; to?: string; f2Days?: number } = {}): SlowKpis {
  const everybody = people(shop, D)
  const buyersEver = everybody.filter((p) => p.n >= 1)
  const ids = (list: Person[]): Names => list.map((p) => p.customer.id).sort((a, b) => a - b)
  const from = options.from ?? plusYears(plusDays(D, 1), -1)
  const to = options.to ?? D
  const W = options.f2Days ?? 90

  // F2 and its two sisters: the same window.
  const ripe = plusDays(D, -W)
  const windowFrom = options.from ?? plusDays(D, -W - 364)
  const windowTo = options.to !== undefined && options.to < ripe ? options.to : ripe
  const began = buyersEver.filter((p) => within(p.first, windowFrom, windowTo))
  const isSubscription = (o: PlainOrder): boolean => o.subscription || o.lines.some((l) => shop.products[l].subscription)
  const isOneOff = (o: PlainOrder): boolean => !o.subscription && (o.lines.length === 0 || o.lines.some((l) => !shop.products[l].subscription))
  const beginsOneOff = (p: Person): boolean => !p.occasions[0].orders.some(isSubscription)
  const matured = began.filter(beginsOneOff)
  const bought = matured.filter((p) => p.occasions.slice(1).some((o) => o.orders.some(isOneOff) && between(p.first, o.day) <= W))
  const waiting = buyersEver.filter((p) => p.first > ripe && p.first <= D && (options.from === undefined || p.first >= options.from)
    && (options.to === undefined || p.first <= options.to)).filter(beginsOneOff)

  const ordersOf = (p: Person): Order[] => p.occasions.flatMap((o) => o.orders)
  const trialOnly = began.filter((p) => {
    const lines = p.occasions[0].orders.flatMap((o) => o.lines)
    return lines.length > 0 && lines.every((l) => shop.products[l].trial)
  })
  const upgraded = trialOnly.filter((p) => ordersOf(p).some((o) => o.lines.some((l) => !shop.products[l].trial)
    && between(p.first, o.day) > 0 && between(p.first, o.day) <= W))
  const subscribed = matured.filter((p) => ordersOf(p).some((o) => isSubscription(o) && between(p.first, o.day) <= W))

  // The period P.
  const inP = (p: Person): Occasion[] => p.occasions.filter((o) => within(o.day, from, to))
  const buyers = buyersEver.filter((p) => inP(p).length > 0)
  const repeaters = buyers.filter((p) => p.occasions.some((o) => o.day < from) || inP(p).length >= 2)
  const namedSales = sum(everybody.map((p) => salesAt(shop, ordersOf(p).filter((o) => within(o.day, from, to)), D))) + looseSales(shop, D, (c, day) => c !== null && within(day, from, to))
  const repeatSales = sum(everybody.map((p) => salesAt(shop,
    p.occasions.filter((o) => o.n >= 2).flatMap((o) => o.orders).filter((o) => within(o.day, from, to)), D)))
  const occasions = sum(buyers.map((p) => inP(p).length))
  const allOrders = validOrders(shop, D).filter((o) => within(o.day, from, to))

  const base = buyersEver.filter((p) => p.occasions.some((o) => within(o.day, plusDays(D, -729), plusDays(D, -365))))
  const kept = base.filter((p) => p.occasions.some((o) => within(o.day, plusDays(D, -364), D)))

  // One-year LTV: first purchase in the 12 months to D − 365 days.
  const ltvTo = plusDays(D, -365)
  const ltvFrom = plusYears(plusDays(ltvTo, 1), -1)
  const grown = buyersEver.filter((p) => within(p.first, ltvFrom, ltvTo))
  const ltvSales = sum(grown.map((p) => salesAt(shop, ordersOf(p).filter((o) => o.day <= plusDays(p.first, 364)), D)
    + looseSales(shop, D, (c, day) => c === p.customer.id && within(day, p.first, plusDays(p.first, 364)))))
  const { grossMargin, taxPercent, acquisitionCost, retentionCost } = shop.settings
  const profit = ltvSales / (1 + taxPercent / 100) * (grossMargin / 100)

  // The formula.
  const B = base.length
  const K = kept.length
  const years = B === 0 ? null : K === B ? 10 : Math.min(10, B / (B - K))
  const yen = years === null || occasions === 0 ? null : (namedSales / occasions) * (occasions / buyers.length) * years
  const cost = years === null ? 0 : acquisitionCost + retentionCost * years
  const period = { salesPerOccasion: { sales: namedSales, occasions }, frequency: { occasions, customers: buyers.length } }

  return {
    figures: {
      asOf: D, from, to,
      f2: { days: W, from: windowFrom, to: windowTo, bought: bought.length, matured: matured.length, waiting: waiting.length },
      upgrade: { bought: upgraded.length, matured: trialOnly.length },
      toSubscription: { bought: subscribed.length, matured: matured.length },
      repeatBuyers: { numerator: repeaters.length, denominator: buyers.length },
      repeatEver: { numerator: repeaters.length, denominator: buyersEver.length },
      retention: { numerator: K, denominator: B },
      repeatSales: { numerator: repeatSales, denominator: namedSales },
      salesPerCustomer: { sales: namedSales, customers: buyers.length },
      ...period,
      averageOrderValue: { sales: salesAt(shop, allOrders, D) + looseSales(shop, D, (_, day) => within(day, from, to)), orders: allOrders.length },
      oneYearLtv: { from: ltvFrom, to: ltvTo, sales: ltvSales, customers: grown.length, grossProfit: profit },
      formulaLtv: { ...period, years, yearsCapped: years === 10 && (K === B || B / (B - K) > 10), yen, multiple: yen === null || cost <= 0 ? null : yen / cost },
    },
    names: {
      'f2.numerator': ids(bought), 'f2.denominator': ids(matured), 'f2.waiting': ids(waiting),
      'upgrade.numerator': ids(upgraded), 'upgrade.denominator': ids(trialOnly),
      'toSubscription.numerator': ids(subscribed), 'toSubscription.denominator': ids(matured),
      'repeatBuyers.numerator': ids(repeaters), 'repeatBuyers.denominator': ids(buyers),
      'repeatEver.numerator': ids(repeaters), 'repeatEver.denominator': ids(buyersEver),
      'retention.numerator': ids(kept), 'retention.denominator': ids(base),
      'oneYearLtv.numerator': ids(grown), 'oneYearLtv.denominator': ids(grown),
      'salesPerCustomer.denominator': ids(buyers), 'frequency.denominator': ids(buyers),
      'salesPerOccasion.numerator': ids(buyers), 'averageOrderValue.numerator': ids(buyers), 'formulaLtv.denominator': ids(buyers),
    },
  }
}
