// ご購入の間隔: how many days pass from the n-th purchase to the next. 都度 only.
import type { Shop } from '../facts/facts.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { peakOf, quantile } from './peak.ts'
import type { IntervalOf, Intervals } from './secondModel.ts'

const BINS = 26
const widths = [7, 14, 30, 60] as const

/** Calls back for each interval n → n + 1 of 都度 purchases, and once for each customer's last one. */
function walk({ shop, start, day, kinds }: History, n: IntervalOf, interval: (days: number, c: number) => void, last: (days: number, c: number) => void): void {
  for (let c = 0; c + 1 < start.length; c++) {
    let k = 0
    let before = 0
    for (let j = start[c]; j < start[c + 1]; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      if (k > 0 && (n === null || k === n)) interval(day[j] - before, c)
      k++
      before = day[j]
    }
    if (k > 0 && (n === null || k === n)) last(shop.asOf - before, c)
  }
}

/** The distribution as of the shop's day. */
export function intervals(shop: Shop, n: IntervalOf): Intervals {
  const past = historyOf(shop)
  let longest = 0
  walk(past, n, (days) => { if (days > longest) longest = days }, () => {})
  const onDay = new Int32Array(longest + 1)
  walk(past, n, (days) => { onDay[days]++ }, () => {})
  const all = onDay.reduce((sum, count) => sum + count, 0)
  const most = quantile(onDay, 0.9) ?? 0
  const width = widths.find((days) => most < days * BINS) ?? widths[widths.length - 1]
  const peak = peakOf(onDay)

  // The last bin is "and more"; behind it the peak, counted like a bin of its own.
  const [counts, people, now] = [new Int32Array(BINS + 2), new Int32Array(BINS + 2), new Int32Array(BINS + 2)]
  const seen = new Int32Array(BINS + 2).fill(-1)
  const binOf = (days: number): number => Math.min(BINS, Math.floor(days / width))
  const inPeak = (days: number): boolean => peak !== null && days >= peak.from && days <= peak.to
  let [customers, counted] = [0, -1]
  const count = (bin: number, c: number): void => {
    counts[bin]++
    if (seen[bin] === c) return
    seen[bin] = c
    people[bin]++
  }
  walk(past, n, (days, c) => {
    count(binOf(days), c)
    if (inPeak(days)) count(BINS + 1, c)
    if (counted !== c) customers++
    counted = c
  }, (days) => {
    now[binOf(days)]++
    if (inPeak(days)) now[BINS + 1]++
  })
  return {
    n, intervals: all, customers, q1: quantile(onDay, 0.25), median: quantile(onDay, 0.5), q3: quantile(onDay, 0.75),
    peak: peak && { from: peak.from, to: peak.to, intervals: peak.count, customers: people[BINS + 1], now: now[BINS + 1] },
    width,
    bins: Array.from({ length: BINS + 1 }, (_, b) => ({ from: b * width, to: b === BINS ? null : b * width + width - 1, intervals: counts[b], customers: people[b], now: now[b] })),
  }
}

/** Customer indexes, ascending: with an interval of so many days, or (`now`) whose last purchase lies so many days back. */
export function intervalPeople(shop: Shop, n: IntervalOf, from: number, to: number, which: 'had' | 'now'): Int32Array {
  const past = historyOf(shop)
  const found = new Uint8Array(past.start.length - 1)
  const mark = (days: number, c: number): void => { if (days >= from && days <= to) found[c] = 1 }
  walk(past, n, which === 'had' ? mark : () => {}, which === 'now' ? mark : () => {})
  return customersWhere(found.length, (c) => found[c] === 1)
}
