// Definitions §5 read aloud, slowly: plain arrays and sets, no code of the product. Only for comparing.
import type { PlainOrder } from './build.ts'
import type { PlainLine, ProductShop } from './productShop.ts'
import { counts, looseSales, slowKpis, slowOccasions, worth } from './slow.ts'
import { between, plusDays, plusYears } from './slowDates.ts'

interface Held { product: number; oneOff: number }
interface Visit { day: string; /** With something 都度, or known only by its total. */ oneOffVisit: boolean; held: Held[]; sales: number; orders: number[] }
interface Person { id: number; visits: Visit[] }
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
const numbers = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b)
const middle = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** Purchases among the lines of an order: with pieces; without a price only where nothing in the order has one. */
export function purchases(lines: readonly PlainLine[]): PlainLine[] {
  const real = lines.filter((line) => line.pieces > 0 && line.yen >= 0)
  const priced = real.filter((line) => line.yen > 0)
  return priced.length > 0 ? priced : real
}

function people(shop: ProductShop, D: string): Person[] {
  const { plain } = shop
  return [...slowOccasions(plain, D)].map(([id, occasions]) => ({
    id,
    visits: occasions.map((occasion) => {
      const lines = occasion.orders.flatMap((o) => purchases(shop.lines[o.number - 1]).map((line) => ({ ...line, oneOff: !o.subscription && !plain.products[line.product].subscription })))
      const isOneOff = (o: PlainOrder): boolean => !o.subscription && (o.lines.length === 0 || o.lines.some((p) => !plain.products[p].subscription))
      return {
        day: occasion.day, oneOffVisit: occasion.orders.some(isOneOff), sales: sum(occasion.orders.map((o) => worth(plain, o, D).sales)), orders: occasion.orders.map((o) => o.number),
        held: numbers(lines.map((line) => line.product)).map((product) => ({ product, oneOff: sum(lines.filter((line) => line.product === product && line.oneOff).map((line) => line.pieces)) })),
      }
    }),
  }))
}
const has = (visit: Visit, product: number): boolean => visit.held.some((one) => one.product === product)
const hasOneOff = (visit: Visit, product: number): boolean => visit.held.some((one) => one.product === product && one.oneOff > 0)
const pairsOf = (shop: ProductShop): [number, number][] => shop.plain.products.flatMap((_, a) => shop.plain.products.map((__, b): [number, number] => [a, b]))

export interface SlowPair { from: number; to: number; people: number[]; base: number[] }

/** "Over customers who bought A in occasion i and have an occasion i+1: with B in i+1 ÷ with A"; 都度 only, fewer than 5 hidden. */
export function slowNext(shop: ProductShop, D: string): (SlowPair & { lift: number; medianDays: number })[] {
  const steps = people(shop, D).flatMap(({ id, visits }) => {
    const kept = visits.filter((visit) => visit.oneOffVisit)
    return kept.slice(1).map((next, i) => ({ id, now: kept[i], next, days: between(kept[i].day, next.day) }))
  })
  return pairsOf(shop).map(([from, to]) => {
    const after = steps.filter(({ now }) => hasOneOff(now, from))
    const both = after.filter(({ next }) => hasOneOff(next, to))
    const ids = numbers(both.map(({ id }) => id))
    const share = steps.filter(({ next }) => hasOneOff(next, to)).length / steps.length
    return { from, to, people: ids, base: numbers(after.map(({ id }) => id)), lift: both.length / after.length / share, medianDays: middle(ids.map((id) => both.find((step) => step.id === id)!.days)) }
  }).filter((pair) => pair.people.length >= 5)
}

/** "Bought B within 180 days after A ÷ bought A (matured)." */
export function slowCross(shop: ProductShop, D: string): SlowPair[] {
  const everybody = people(shop, D)
  return pairsOf(shop).filter(([a, b]) => a !== b).map(([from, to]) => {
    const began = everybody.map((person) => ({ ...person, at: person.visits.findIndex((visit) => has(visit, from)) })).filter(({ visits, at }) => at >= 0 && between(visits[at].day, D) >= 180)
    const bought = began.filter(({ visits, at }) => visits.slice(at + 1).some((visit) => has(visit, to) && between(visits[at].day, visit.day) <= 180))
    return { from, to, people: bought.map(({ id }) => id), base: began.map(({ id }) => id) }
  }).filter((pair) => pair.people.length >= 5)
}

export interface SlowTogether { pair: number[]; occasions: number; people: number[]; counts: number[]; lift: number }
/** Support, confidence and lift within an occasion. */
export function slowTogether(shop: ProductShop, D: string): SlowTogether[] {
  const visits = people(shop, D).flatMap(({ id, visits }) => visits.filter(({ held }) => held.length > 0).map((visit) => ({ id, visit })))
  return pairsOf(shop).filter(([a, b]) => a < b).map(([a, b]) => {
    const both = visits.filter(({ visit }) => has(visit, a) && has(visit, b))
    const [withA, withB] = [a, b].map((p) => visits.filter(({ visit }) => has(visit, p)).length)
    return { pair: [a, b], occasions: both.length, people: numbers(both.map(({ id }) => id)), counts: [withA, withB].sort((x, y) => x - y), lift: both.length / visits.length / ((withA / visits.length) * (withB / visits.length)) }
  }).filter((one) => one.occasions >= 5)
}

export interface SlowEntry { label: string; customers: number[]; bought: number[]; matured: number[]; waiting: number[]; ltv: number[]; ltvSales: number }
/** Customers, F2転換率 and 1年LTV by what the first occasion held. */
export function slowEntry(shop: ProductShop, D: string, by: 'product' | 'category', W: number): SlowEntry[] {
  const { plain } = shop
  const everybody = people(shop, D).filter(({ visits }) => visits.length > 0)
  const labels = ({ visits: [first] }: Person): string[] => {
    const list = first.held.map(({ product }) => (by === 'product' ? String(product) : plain.products[product].category ?? ''))
    return list.length > 0 ? [...new Set(list)] : [by === 'product' ? '-1' : '']
  }
  const { names } = slowKpis(plain, D, { f2Days: W })
  return [...new Set(everybody.flatMap(labels))].map((label) => {
    const customers = everybody.filter((person) => labels(person).includes(label))
    const among = (list: number[]): number[] => customers.map(({ id }) => id).filter((id) => list.includes(id))
    const ltv = among(names['oneYearLtv.denominator'])
    const spent = customers.filter(({ id }) => ltv.includes(id)).map(({ id, visits }) => {
      const [first, last] = [visits[0].day, plusDays(visits[0].day, 364)]
      const orders = visits.flatMap((visit) => visit.orders).map((n) => ({ ...plain.orders[n - 1], number: n })).filter((o) => o.day <= last)
      return sum(orders.map((o) => worth(plain, o, D).sales)) + looseSales(plain, D, (c, day) => c === id && day >= first && day <= last)
    })
    return { label, customers: customers.map(({ id }) => id), bought: among(names['f2.numerator']), matured: among(names['f2.denominator']), waiting: among(names['f2.waiting']), ltv, ltvSales: sum(spent) }
  })
}

/** "Days a unit lasts (entered, or learned: median interval between purchases ÷ quantity, ≥ 20 intervals)"; 都度 only; 0 = not known. */
export function slowDays(shop: ProductShop, D: string): number[] {
  const everybody = people(shop, D)
  return shop.plain.products.map(({ days = 0 }, p) => {
    if (days > 0) return days
    const list = everybody.flatMap(({ visits }) => {
      const bought = visits.filter((visit) => hasOneOff(visit, p))
      return bought.slice(1).map((next, i) => ({ days: between(bought[i].day, next.day), pieces: bought[i].held.find(({ product }) => product === p)!.oneOff }))
    }).filter((one) => one.days > 0)
    return list.length >= 20 ? middle(list.map((one) => one.days / one.pieces)) : 0
  })
}

export interface SlowSales { sales: number; orders: number; customers: number[]; repeaters: number[]; due: number[] }
/** Each product in the 12 months to D, and who will have used it up within 14 days: delivered (ordered + 3) + days × quantity. */
export function slowSales(shop: ProductShop, D: string): SlowSales[] {
  const { plain } = shop
  const from = plusYears(plusDays(D, 1), -1)
  const valid = plain.orders.map((o, i) => ({ ...o, number: i + 1 })).filter((o) => counts(plain, o, D) && o.day >= from)
  const everybody = people(shop, D)
  const days = slowDays(shop, D)
  return plain.products.map((_, p) => {
    const buyers = everybody.filter(({ visits }) => visits.some((visit) => visit.day >= from && has(visit, p)))
    const due = everybody.filter(({ visits }) => {
      const latest = visits.filter((visit) => hasOneOff(visit, p)).at(-1)
      if (!latest || days[p] === 0) return false
      const left = between(D, latest.day) + 3 + Math.round(days[p] * latest.held.find(({ product }) => product === p)!.oneOff)
      return left >= 0 && left <= 14
    })
    return {
      sales: sum(valid.map((o) => sum(left(shop.lines[o.number - 1].map(({ yen }) => yen), worth(plain, o, D).goods).filter((__, k) => shop.lines[o.number - 1][k].product === p)))),
      orders: valid.filter((o) => purchases(shop.lines[o.number - 1]).some(({ product }) => product === p)).length,
      customers: buyers.map(({ id }) => id), repeaters: buyers.filter(({ visits }) => visits.filter((visit) => has(visit, p)).length >= 2).map(({ id }) => id), due: due.map(({ id }) => id),
    }
  })
}

/** Lines that are worth more than the order's sales bear the difference by amount; what rounding leaves goes to the largest (the first of equals, then the next). */
function left(yens: number[], goods: number): number[] {
  const all = sum(yens)
  if (all <= goods) return yens
  const result = yens.map((yen) => yen - Math.floor((yen * (all - goods)) / all))
  const order = [...yens.keys()].sort((a, b) => yens[b] - yens[a] || a - b)
  while (sum(result) > goods) result[order.find((k) => result[k] > 0)!]--
  return result
}

/** Orders and customers by weekday and hour; orders whose source gives only a date apart. */
export function slowHours(shop: ProductShop, D: string, from: string): { at: (weekday: number | null, hour: number | null) => { orders: number; people: number[] }; withoutTime: number } {
  const { plain } = shop
  const valid = plain.orders.filter((o) => counts(plain, o, D) && o.day >= from)
  const timed = valid.filter((o) => o.minute >= 0).map((o) => ({ ...o, hour: Math.floor(o.minute / 60), weekday: ((between('2024-01-01', o.day) % 7) + 7) % 7 }))
  return {
    withoutTime: valid.length - timed.length,
    at: (weekday, hour) => {
      const list = timed.filter((o) => (weekday === null || o.weekday === weekday) && (hour === null || o.hour === hour))
      return { orders: list.length, people: numbers(list.flatMap(({ customer }) => (customer === null ? [] : [customer]))) }
    },
  }
}

/** Orders, sales and customers between two amounts of 売上. */
export function slowBand(shop: ProductShop, D: string, since: string, from: number, to: number): { orders: number; sales: number; people: number[] } {
  const { plain } = shop
  const list = plain.orders.map((o, i) => ({ ...o, number: i + 1 })).filter((o) => counts(plain, o, D) && o.day >= since)
    .map((o) => ({ ...o, sales: worth(plain, o, D).sales })).filter(({ sales }) => sales >= from && sales <= to)
  return { orders: list.length, sales: sum(list.map(({ sales }) => sales)), people: numbers(list.flatMap(({ customer }) => (customer === null ? [] : [customer]))) }
}
