// デシル: the buyers of the twelve months in ten groups by what they spent.
import type { Shop } from '../facts/facts.ts'
import type { DecileGroup } from './groupModel.ts'
import { historyOf } from './occasions.ts'
import { spentInYear } from './spent.ts'

/** Buyers of the twelve months by sales descending, ties by id; ten groups, the first ones take the extra (definitions §3). */
export function decileMembers(shop: Shop): { members: Int32Array[]; sales: Float64Array } {
  const { buyers, sales } = spentInYear(historyOf(shop))
  const sorted = buyers.slice().sort((a, b) => sales[b] - sales[a] || a - b)
  const [size, extra] = [Math.floor(sorted.length / 10), sorted.length % 10]
  let at = 0
  const members = Array.from({ length: 10 }, (_, g) => sorted.subarray(at, (at += size + (g < extra ? 1 : 0))))
  return { members, sales }
}

/** The ten groups, those without anybody left out. */
export function deciles(shop: Shop): DecileGroup[] {
  const { members, sales } = decileMembers(shop)
  return members.map((list, g) => ({ group: g + 1, customers: list.length, sales: list.reduce((sum, c) => sum + sales[c], 0), lowest: list.length > 0 ? sales[list[list.length - 1]] : 0 }))
    .filter(({ customers }) => customers > 0)
}
