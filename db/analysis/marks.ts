// Marks beside the stage: 離れかけ (slipping away) and 季節のお客様 (comes back at the same time of the year).
import { addMonths } from '../facts/day.ts'
import { isDormant } from './contracts.ts'
import { historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import type { Shop } from '../facts/facts.ts'

/** Bits of a customer's marks. */
export const SLIPPING = 1
export const SEASONAL = 2

/** Mark bits per customer as of the shop's day. */
export function marksOf(shop: Shop): Uint8Array {
  const past = historyOf(shop)
  const marks = new Uint8Array(past.start.length - 1)
  for (let c = 0; c < marks.length; c++) marks[c] = (isSlipping(past, c) ? SLIPPING : 0) | (isSeasonal(past, c) ? SEASONAL : 0)
  return marks
}

/**
 * 離れかけ: not dormant, and quiet for min(240, max(90, 2.5 × own median interval)) days or more.
 * Who bought once has no interval yet: 240 days.
 */
export function isSlipping(past: History, c: number): boolean {
  const { shop, start, day } = past
  const [from, to] = [start[c], start[c + 1]]
  if (from === to) return false
  const quiet = shop.asOf - day[to - 1]
  if (quiet < 90 || isDormant(past, c)) return false
  return quiet >= 240 || quiet >= Math.max(90, 2.5 * medianInterval(day.subarray(from, to)))
}

/** Median of the days between neighbouring occasions (mean of the middle two); Infinity below two occasions. */
export function medianInterval(days: Int32Array): number {
  const gaps = days.subarray(1).map((d, i) => d - days[i]).sort()
  if (gaps.length === 0) return Infinity
  return (gaps[(gaps.length - 1) >> 1] + gaps[gaps.length >> 1]) / 2
}

/** Widest spread of one season: ±21 days. */
const SEASON = 42
const YEAR = 365.2425

/**
 * 季節のお客様: each occasion is held against the nearest anniversary of the first; all of them lie within one stretch of 43 days
 * (±21 about its middle), in at least two different years. New Year's Eve and the week after are one season, not two years.
 */
export function isSeasonal({ start, day }: History, c: number): boolean {
  const [from, to] = [start[c], start[c + 1]]
  const first = day[from]
  let low = 0
  let high = 0
  let years = 0
  for (let j = from + 1; j < to; j++) {
    const passed = day[j] - first
    years = Math.round(passed / YEAR)
    // The quick estimate is at most three days off; the calendar decides only where it could matter.
    if (Math.abs(passed - years * YEAR) > SEASON + 3) return false
    const off = day[j] - addMonths(first, 12 * years)
    if (off < low) low = off
    if (off > high) high = off
    if (high - low > SEASON) return false
  }
  return years >= 1
}
