// RFM, CPM, deciles and frequency read aloud, slowly: plain objects, dates as text. Only for comparing.
import type { PlainShop } from './build.ts'
import { looseSales, slowOccasions, worth } from './slow.ts'
import { between, monthEndBefore, plusDays, plusYears } from './slowDates.ts'

interface Buyer { id: number; days: string[]; orders: { day: string; sales: number; lines: number[] }[] }
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
const byId = (ids: number[]): number[] => [...ids].sort((a, b) => a - b)

/** Everybody with n ≥ 1, by id. */
function buyers(shop: PlainShop, D: string): Buyer[] {
  return [...slowOccasions(shop, D)].filter(([, list]) => list.length > 0).sort(([a], [b]) => a - b).map(([id, list]) => ({
    id, days: list.map(({ day }) => day),
    orders: list.flatMap(({ orders }) => orders.map((o) => ({ day: o.day, sales: worth(shop, o, D).sales, lines: o.lines }))),
  }))
}
/** Sales of a buyer from a day to D; returns without an order on their own day. */
const spent = (shop: PlainShop, D: string, b: Buyer, from: string, to = D): number =>
  sum(b.orders.filter(({ day }) => day >= from && day <= to).map(({ sales }) => sales)) + looseSales(shop, D, (customer, day) => customer === b.id && day >= from && day <= to)
const ever = '0001-01-01'
/** First day of "the n years to D". */
const yearsTo = (D: string, years: number): string => plusYears(plusDays(D, 1), -years)

/** A round number: written with a leading digit and a half. */
function round(value: number): number {
  if (value < 1) return 1
  let unit = 1
  while (unit * 10 <= value) unit *= 10
  const step = Math.max(1, unit / 2)
  const below = Math.floor(value / step) * step
  return value - below >= step / 2 ? below + step : below
}
function roundAbove(before: number): number {
  let unit = 1
  while (unit * 10 <= before) unit *= 10
  return round(before + Math.max(1, unit / 2))
}

export type Scores = Map<number, { r: number; f: number; m: number; sales: number }>
export function slowRfm(shop: PlainShop, D: string, method: string, window: number | 'all'): { scores: Scores; money: number[] } {
  const all = buyers(shop, D)
  const from = method === 'quintiles' || window === 'all' ? ever : yearsTo(D, window / 12)
  const values = all.map((b) => ({ id: b.id, since: between(b.days.at(-1)!, D), times: b.days.filter((day) => day >= from).length, sales: spent(shop, D, b, from) }))
  if (method === 'quintiles') {
    // "sorted from worst to best, 0-based, ties share the rank of their worst member, score = 1 + floor(5 × rank / N)"
    const score = (of: (v: (typeof values)[number]) => number, v: (typeof values)[number]): number => {
      const sorted = values.map(of).sort((a, b) => a - b)
      return 1 + Math.floor((5 * sorted.indexOf(of(v))) / sorted.length)
    }
    return { scores: new Map(values.map((v) => [v.id, { r: score((x) => -x.since, v), f: score((x) => x.times, v), m: score((x) => x.sales, v), sales: v.sales }])), money: [] }
  }
  const amounts = values.filter(({ times }) => times > 0).map(({ sales }) => sales).sort((a, b) => a - b)
  const money: number[] = []
  for (const fifth of [1, 2, 3, 4]) {
    // The smallest amount that at least so many fifths of the people do not exceed.
    const amount = amounts.find((candidate) => amounts.filter((a) => a <= candidate).length * 5 >= fifth * amounts.length)
    if (amount === undefined) continue
    const before = money.at(-1)
    money.push(before !== undefined && round(amount) <= before ? roundAbove(before) : round(amount))
  }
  const steps = (value: number, limits: number[]): number => 1 + limits.filter((limit) => value >= limit).length
  return { scores: new Map(values.map((v) => [v.id, { r: 1 + [365, 180, 90, 30].filter((limit) => v.since <= limit).length, f: steps(v.times, [2, 3, 5, 10]), m: steps(v.sales, money), sales: v.sales }])), money }
}

/** "X proposed = 80th percentile of A over n ≥ 2, rounded to 5,000." */
export function slowX(shop: PlainShop, D: string): number {
  const amounts = buyers(shop, D).filter(({ days }) => days.length >= 2).map((b) => spent(shop, D, b, ever)).sort((a, b) => a - b)
  const value = amounts.find((candidate) => amounts.filter((a) => a <= candidate).length * 10 >= 8 * amounts.length) ?? 0
  let x = 5000
  while (x + 2500 <= value) x += 5000
  return x
}

/** Class by customer id, 現役 or 離脱, and A. */
export function slowCpm(shop: PlainShop, D: string, X: number): Map<number, { class: string; active: boolean; sales: number }> {
  return new Map(buyers(shop, D).map((b) => {
    const [first, last] = [b.days[0], b.days.at(-1)!]
    const [D1, E, A] = [between(first, last), between(last, D), spent(shop, D, b, ever)]
    const name = b.days.length === 1 ? 'first' : D1 < 90 ? 'beginner' : A < X ? 'steady' : D1 < 210 ? 'trendy' : 'loyal'
    return [b.id, { class: name, active: E < 240, sales: A }]
  }))
}

/** "customers with sales in P by sales descending, ties by id; ten groups, the first ones take the extra". */
export function slowDeciles(shop: PlainShop, D: string): { ids: number[]; sales: number; lowest: number }[] {
  const from = yearsTo(D, 1)
  const list = buyers(shop, D).filter(({ orders }) => orders.some(({ day }) => day >= from)).map((b) => ({ id: b.id, sales: spent(shop, D, b, from) })).sort((a, b) => b.sales - a.sales || a.id - b.id)
  const groups: (typeof list)[] = []
  for (let g = 0; g < 10; g++) groups.push(list.splice(0, Math.ceil(list.length / (10 - g))))
  return groups.map((group) => ({ ids: byId(group.map(({ id }) => id)), sales: sum(group.map(({ sales }) => sales)), lowest: Math.min(...group.map(({ sales }) => sales)) })).filter(({ ids }) => ids.length > 0)
}

export interface SlowFrequency { year: Map<number, { ids: number[]; sales: number }>; months: { month: string; ids: number[][]; occasions: number }[]; categories: Map<number, { ids: number[]; sales: number }> | null }
export function slowFrequency(shop: PlainShop, D: string): SlowFrequency {
  const from = yearsTo(D, 1)
  const inYear = buyers(shop, D).filter(({ days }) => days.some((day) => day >= from))
  const groups = (of: (b: Buyer) => number): Map<number, { ids: number[]; sales: number }> => {
    const map = new Map<number, { ids: number[]; sales: number }>()
    for (const b of inYear) {
      const group = map.get(of(b)) ?? { ids: [], sales: 0 }
      map.set(of(b), { ids: [...group.ids, b.id], sales: group.sales + spent(shop, D, b, from) })
    }
    return map
  }
  const thisMonth = plusDays(D, 1).slice(0, 7)
  const months = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((back) => {
    const month = monthEndBefore(`${thisMonth}-01`, back).slice(0, 7)
    const times = buyers(shop, D).map((b) => ({ id: b.id, n: b.days.filter((day) => day.startsWith(month)).length }))
    return { month, ids: [1, 2, 3].map((n) => times.filter((t) => (n < 3 ? t.n === n : t.n >= 3)).map(({ id }) => id)), occasions: sum(times.map(({ n }) => n)) }
  })
  const categoryOf = (line: number): string => shop.products[line].category ?? ''
  return {
    year: groups((b) => Math.min(10, b.days.filter((day) => day >= from).length)), months,
    categories: shop.products.every(({ category }) => !category) ? null : groups((b) => new Set(b.orders.filter(({ day }) => day >= from).flatMap(({ lines }) => lines.map(categoryOf)).filter((name) => name !== '')).size),
  }
}
