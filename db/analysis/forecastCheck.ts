// How the forecast would have done: made of what was known on an earlier day, beside what then happened.
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { expectedPurchases } from './bgNbd.ts'
import { fitPurchases, perGroup } from './forecast.ts'
import type { ForecastWatch } from './forecast.ts'
import { forecastInputs, purchasesSince } from './forecastInputs.ts'
import type { ForecastInputs } from './forecastInputs.ts'
import type { ForecastCheck, ForecastGroup } from './forecastModel.ts'

/** Purchases known on a day, and those each customer made in the days after it. Plain columns. */
export interface CheckInputs { known: ForecastInputs; days: number; bought: Int32Array }

/** From an earlier day, `days` before the shop's day (a year), to the shop's day. */
export function checkInputs(shop: Shop, days = 365): CheckInputs {
  const known = forecastInputs({ ...shop, asOf: shop.asOf - days })
  return { known, days, bought: purchasesSince(shop, known) }
}

/** Expected and actual repeat occasions, in all and in ten groups. */
export function forecastCheck({ known, days, bought }: CheckInputs, watch: ForecastWatch = {}): ForecastCheck {
  const { groups, fitted, reason } = fitPurchases(known, 'day', watch)
  const actual = bought.reduce((sum, n) => sum + n, 0)
  const head = { from: formatDay(known.asOf + 1), to: formatDay(known.asOf + days), customers: groups.customers, repeaters: groups.repeaters, reason }
  if (!fitted) return { ...head, expected: 0, actual, groups: [] }
  const perOne = perGroup(groups, (x, tx, T) => expectedPurchases(fitted.model, x, tx, T, days), watch)
  const expected = Float64Array.from(groups.groupOf, (g) => perOne[g])
  return { ...head, expected: expected.reduce((sum, e) => sum + e, 0), actual, groups: inTen(expected, bought, known.id) }
}

/** Ranked by expected purchases, ties by place (id). */
function inTen(expected: Float64Array, bought: Int32Array, id: Int32Array): ForecastGroup[] {
  const ranked = Int32Array.from(expected.keys()).sort((i, j) => expected[j] - expected[i] || i - j)
  const [least, extra] = [Math.floor(ranked.length / 10), ranked.length % 10]
  let at = 0
  return Array.from({ length: 10 }, (_, g) => {
    const members = ranked.subarray(at, (at += least + (g < extra ? 1 : 0)))
    return { group: g + 1, customers: members.length, expected: members.reduce((sum, i) => sum + expected[i], 0), actual: members.reduce((sum, i) => sum + bought[i], 0), ids: members.map((i) => id[i]).sort() }
  })
}
