// CPM（顧客ポートフォリオ）: customers by how long they have been buying and what they spent, still active or gone.
import type { Shop } from '../facts/facts.ts'
import { cpmClasses } from './groupModel.ts'
import type { CpmClass, CpmRow } from './groupModel.ts'
import { customersWhere, historyOf, perHistory } from './occasions.ts'
import { nearestRanks, roundTo } from './quintiles.ts'
import { spentSoFar } from './spent.ts'

/** X is rounded to so many yen, and at least that. */
const STEP = 5000

/** X from the shop's own people: the 80th percentile of what those with two or more purchases spent. */
export function proposedX(shop: Shop): number {
  return proposed(historyOf(shop))
}

const proposed = perHistory((past) => {
  const spent = spentSoFar(past)
  const again = new Float64Array(spent.length)
  let n = 0
  for (let c = 0; c < spent.length; c++) if (past.start[c + 1] - past.start[c] >= 2) again[n++] = spent[c]
  const [value = 0] = nearestRanks(again.subarray(0, n), [80], 100)
  return Math.max(STEP, roundTo(value, STEP))
})

/** Per customer: place of the class in `cpmClasses` × 2 + (active ? 0 : 1); −1 = never bought. */
function classesOf(shop: Shop, x: number): { of: Int8Array; sales: Float64Array } {
  const past = historyOf(shop)
  const { start, day } = past
  const sales = spentSoFar(past)
  const of = new Int8Array(start.length - 1).fill(-1)
  for (let c = 0; c < of.length; c++) {
    const times = start[c + 1] - start[c]
    if (times === 0) continue
    const last = day[start[c + 1] - 1]
    const span = last - day[start[c]]
    const place = times === 1 ? 0 : span < 90 ? 1 : sales[c] < x ? 2 : span < 210 ? 3 : 4
    of[c] = place * 2 + (shop.asOf - last < 240 ? 0 : 1)
  }
  return { of, sales }
}

/** All ten classes, also those without anybody (definitions §3). `x` in yen, with the shop's kind of sales. */
export function cpm(shop: Shop, x: number): CpmRow[] {
  const { of, sales } = classesOf(shop, x)
  const [customers, spent] = [new Int32Array(cpmClasses.length * 2), new Float64Array(cpmClasses.length * 2)]
  for (let c = 0; c < of.length; c++) {
    if (of[c] < 0) continue
    customers[of[c]]++
    spent[of[c]] += sales[c]
  }
  return cpmClasses.flatMap((name, k) => [true, false].map((active, quiet): CpmRow => ({ class: name, active, customers: customers[k * 2 + quiet], sales: spent[k * 2 + quiet] })))
}

/** Those of a class, ascending; `active` left out = both. */
export function cpmPeople(shop: Shop, x: number, name: CpmClass | null, active?: boolean): Int32Array {
  const { of } = classesOf(shop, x)
  return customersWhere(of.length, (c) => of[c] >= 0 && (name === null || cpmClasses[of[c] >> 1] === name) && (active === undefined || active === (of[c] % 2 === 0)))
}
