// RFM: how long ago, how often, how much: five scores each, 5 = best.
import { addMonths } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import type { Rfm, RfmCell, RfmOptions } from './groupModel.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import { cuts, nearestRanks, nextPlainNumber, plainNumber } from './quintiles.ts'
import { spentSoFar } from './spent.ts'
import { looseReturns } from './worth.ts'

/** For the scores 2, 3, 4, 5: days since the last purchase, at most; purchases, at least. */
const rDays = [365, 180, 90, 30] as const
const fTimes = [2, 3, 5, 10] as const
const nothingReaches = [Infinity, Infinity, Infinity, Infinity]
const notAfter = rDays.map((days) => -days)

interface Scored { r: Uint8Array; f: Uint8Array; m: Uint8Array; sales: Float64Array; money: number[] }

/** Occasions and sales of each customer in the window: sales by each order's own day. */
function inWindow(shop: Shop, window: RfmOptions['window']): { times: Int32Array; sales: Float64Array } {
  const past = historyOf(shop)
  const { start, day, orderOccasion } = past
  if (window === 'all') {
    const times = new Int32Array(start.length - 1)
    for (let c = 0; c < times.length; c++) times[c] = start[c + 1] - start[c]
    return { times, sales: spentSoFar(past) }
  }
  const from = addMonths(shop.asOf + 1, -window)
  const { customerStart, orderDay } = shop.facts
  const yen = orderSales(shop)
  const times = new Int32Array(start.length - 1)
  const sales = new Float64Array(times.length)
  for (let c = 0; c < times.length; c++) {
    if (start[c] === start[c + 1]) continue
    for (let j = start[c + 1] - 1; j >= start[c] && day[j] >= from; j--) times[c]++
    for (let i = customerStart[c + 1] - 1; i >= customerStart[c] && orderDay[i] >= from; i--) if (orderOccasion[i] > 0) sales[c] += yen[i]
  }
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= from) sales[loose.customer] += loose.sales
  return { times, sales }
}

/** The score of a value by what it must exceed for 2, 3, 4, 5; and by what it must reach. */
const above = (value: number, over: readonly number[]): number => (value > over[3] ? 5 : value > over[2] ? 4 : value > over[1] ? 3 : value > over[0] ? 2 : 1)
const reached = (value: number, least: readonly number[]): number => (value >= least[3] ? 5 : value >= least[2] ? 4 : value >= least[1] ? 3 : value >= least[0] ? 2 : 1)

/** Scores of everybody who ever bought; 0 = never. */
function scored(shop: Shop, { method, window }: RfmOptions): Scored {
  const { start, day } = historyOf(shop)
  const n = start.length - 1
  const buyers = customersWhere(n, (c) => start[c] < start[c + 1])
  const [r, f, m] = [new Uint8Array(n), new Uint8Array(n), new Uint8Array(n)]
  const { times, sales } = inWindow(shop, method === 'quintiles' ? 'all' : window)
  const count = buyers.length
  if (method === 'quintiles') {
    const [last, often, spent] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)]
    for (let i = 0; i < count; i++) {
      const c = buyers[i]
      last[i] = day[start[c + 1] - 1]
      often[i] = times[c]
      spent[i] = sales[c]
    }
    const limits = [last, often, spent].map(cuts)
    for (let i = 0; i < count; i++) {
      const c = buyers[i]
      r[c] = above(last[i], limits[0])
      f[c] = above(often[i], limits[1])
      m[c] = above(spent[i], limits[2])
    }
    return { r, f, m, sales, money: [] }
  }
  const spent = new Float64Array(count)
  let within = 0
  for (let i = 0; i < count; i++) if (times[buyers[i]] > 0) spent[within++] = sales[buyers[i]]
  const money = moneyLimits(spent.subarray(0, within))
  const limits = money.length > 0 ? money : nothingReaches
  for (let i = 0; i < count; i++) {
    const c = buyers[i]
    r[c] = reached(day[start[c + 1] - 1] - shop.asOf, notAfter)
    f[c] = reached(times[c], fTimes)
    m[c] = reached(sales[c], limits)
  }
  return { r, f, m, sales, money }
}

/** The shop's own round numbers: its fifths, each above the one before. Empty without values. */
function moneyLimits(values: Float64Array): number[] {
  const limits: number[] = []
  for (const value of nearestRanks(values, [1, 2, 3, 4], 5)) {
    const limit = plainNumber(value)
    const before = limits.at(-1) ?? 0
    limits.push(limit > before ? limit : nextPlainNumber(before))
  }
  return limits
}

/** Everybody who ever bought, by their three scores (definitions §3). */
export function rfm(shop: Shop, options: RfmOptions): Rfm {
  const { r, f, m, sales, money } = scored(shop, options)
  const [counts, sums] = [new Int32Array(216), new Float64Array(216)]
  for (let c = 0; c < r.length; c++) {
    if (r[c] === 0) continue
    const cell = r[c] * 36 + f[c] * 6 + m[c]
    counts[cell]++
    sums[cell] += sales[c]
  }
  const cells: RfmCell[] = []
  for (let cell = 215; cell >= 0; cell--) {
    if (counts[cell] > 0) cells.push({ r: Math.floor(cell / 36), f: Math.floor(cell / 6) % 6, m: cell % 6, customers: counts[cell], sales: sums[cell] })
  }
  return { method: options.method, window: options.method === 'quintiles' ? 'all' : options.window, money, cells }
}

/** Those with these scores, ascending; a score left out = any. */
export function rfmPeople(shop: Shop, options: RfmOptions, want: { r?: number; f?: number; m?: number }): Int32Array {
  const { r, f, m } = scored(shop, options)
  return customersWhere(r.length, (c) => r[c] > 0 && (want.r ?? r[c]) === r[c] && (want.f ?? f[c]) === f[c] && (want.m ?? m[c]) === m[c])
}
