// デシル: the buyers of the twelve months in ten groups by what they spent.
import type { Shop } from '../facts/facts.ts'
import type { DecileGroup } from './groupModel.ts'
import { historyOf } from './occasions.ts'
import { spentInYear } from './spent.ts'

/** Two to the 21st places and to the 31st yen, above and below zero: together a whole number that is kept exactly. */
const PLACES = 2 ** 21
const MOST_YEN = 2 ** 31

/** Buyers of the twelve months by sales descending, ties by id; ten groups, the first ones take the extra (definitions §3). */
export function decileMembers(shop: Shop): { members: Int32Array[]; sales: Float64Array } {
  const { buyers, sales } = spentInYear(historyOf(shop))
  const sorted = bySales(buyers, sales)
  const [size, extra] = [Math.floor(sorted.length / 10), sorted.length % 10]
  let at = 0
  const members = Array.from({ length: 10 }, (_, g) => sorted.subarray(at, (at += size + (g < extra ? 1 : 0))))
  return { members, sales }
}

/** Most sales first, equals by place. Sales and place go into one number, which is sorted without comparing two by two; amounts that do not fit are compared. */
export function bySales(buyers: Int32Array, sales: Float64Array): Int32Array {
  const keys = new Float64Array(buyers.length)
  for (let k = 0; k < keys.length; k++) {
    const c = buyers[k]
    if (!(Math.abs(sales[c]) < MOST_YEN) || c >= PLACES) return buyers.slice().sort((a, b) => sales[b] - sales[a] || a - b)
    keys[k] = (MOST_YEN - sales[c]) * PLACES + c
  }
  keys.sort()
  const sorted = new Int32Array(keys.length)
  for (let k = 0; k < keys.length; k++) sorted[k] = keys[k] % PLACES
  return sorted
}

/** The ten groups, those without anybody left out. */
export function deciles(shop: Shop): DecileGroup[] {
  const { members, sales } = decileMembers(shop)
  return members.map((list, g) => ({ group: g + 1, customers: list.length, sales: list.reduce((sum, c) => sum + sales[c], 0), lowest: list.length > 0 ? sales[list[list.length - 1]] : 0 }))
    .filter(({ customers }) => customers > 0)
}
