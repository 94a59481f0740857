// F2カーブ: how many of the first buyers of a year have bought a second time by day d after it.
import type { Shop } from '../facts/facts.ts'
import { formatDay } from '../facts/day.ts'
import { f2Windows } from '../kpis/model.ts'
import { BOUGHT, MATURED, WAITING, f2, f2Part } from './f2.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { peakOf } from './peak.ts'
import type { F2Curve } from './secondModel.ts'
import { firstPurchases } from './windows.ts'

/** Longest wait: everybody of the cohort has had it. */
export const LAST = 365

/** Days from the first purchase to the second 都度, −1 = none. */
function gapOf({ start, day, kinds }: History, c: number): number {
  for (let j = start[c] + 1; j < start[c + 1]; j++) if (kinds[j] & HAS_ONE_OFF) return day[j] - day[start[c]]
  return -1
}

/** The curve as of the shop's day. */
export function f2Curve(shop: Shop): F2Curve {
  const past = historyOf(shop)
  const window = firstPurchases(shop.asOf, { f2Days: LAST })
  const onDay = new Int32Array(LAST + 1)
  let customers = 0
  for (let c = 0; c + 1 < past.start.length; c++) {
    const part = f2Part(past, window, c)
    if (part !== MATURED && part !== BOUGHT) continue
    customers++
    if (part === BOUGHT) onDay[gapOf(past, c)]++
  }
  let sum = 0
  const peak = peakOf(onDay)
  return {
    from: formatDay(window.matured.from), to: formatDay(window.matured.to), customers,
    bought: Array.from(onDay, (count) => (sum += count)),
    peak: peak && { from: peak.from, to: peak.to, customers: peak.count },
    windows: f2Windows.map((days) => f2(past, firstPurchases(shop.asOf, { f2Days: days }))),
  }
}

/** Customer indexes, ascending: of the cohort those whose second purchase came `from` to `to` days after the first. */
export function f2CurvePeople(shop: Shop, from: number, to: number): Int32Array {
  const past = historyOf(shop)
  const window = firstPurchases(shop.asOf, { f2Days: LAST })
  return customersWhere(past.start.length - 1, (c) => {
    if (f2Part(past, window, c) !== BOUGHT) return false
    const gap = gapOf(past, c)
    return gap >= from && gap <= to
  })
}

/** Customer indexes of the F2 of so many days, over its own window. */
export function f2WindowPeople(shop: Shop, days: number, part: 'bought' | 'matured' | 'waiting'): Int32Array {
  const past = historyOf(shop)
  const window = firstPurchases(shop.asOf, { f2Days: days })
  return customersWhere(past.start.length - 1, (c) => {
    const has = f2Part(past, window, c)
    return part === 'waiting' ? has === WAITING : has === BOUGHT || (part === 'matured' && has === MATURED)
  })
}
