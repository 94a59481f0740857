// What came of first purchases, added up day by day of the first purchase: any window of them is then a difference of two sums.
import type { Day } from '../facts/day.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF, HAS_REGULAR, HAS_SUBSCRIPTION, HAS_TRIAL, orderKinds } from './orderKinds.ts'
import { spentInFirstYear } from './spent.ts'
import type { Span } from './windows.ts'

/** `all` first buyers; `oneOff` who did not begin with 定期, and of these `subscribed`; `trial` who began with trial products only, of these `upgraded`; `both` with trial and other ones; 1年 `sales`. */
const firstCounts = ['all', 'oneOff', 'subscribed', 'trial', 'upgraded', 'both', 'sales'] as const
type FirstCount = (typeof firstCounts)[number]

/** Sums over the customers whose first purchase lies within a stretch of days. */
export interface FirstDays {
  sum: (what: FirstCount, span: Span) => number
  /** Of `oneOff`: with a second 都度 purchase within `windows[w]` days. */
  second: (w: number, span: Span) => number
}

/** Reads the history once. `windows`: days of F2, ascending; `within`: days of 引き上げ率 and 定期引き上げ率. */
export function firstDays(past: History, windows: readonly number[], within: number): FirstDays {
  const { shop, orderOccasion, start, day, kinds } = past
  const { customerStart, orderDay } = shop.facts
  const kindOf = orderKinds(shop.facts)
  const spent = spentInFirstYear(past)
  let [from, to] = [Infinity, -Infinity]
  for (let c = 0; c + 1 < start.length; c++) {
    if (start[c] === start[c + 1]) continue
    from = Math.min(from, day[start[c]])
    to = Math.max(to, day[start[c]])
  }
  const days = from > to ? 0 : to - from + 1
  const columns = [...firstCounts, ...windows].map(() => new Float64Array(days + 1))
  const [all, oneOff, subscribed, trial, upgraded, both, sales, ...second] = columns
  for (let c = 0; c + 1 < start.length; c++) {
    const j = start[c]
    if (j === start[c + 1]) continue
    const first = day[j]
    const at = first - from + 1
    all[at]++
    const end = customerStart[c + 1]
    sales[at] += spent[c]
    const followed = (kind: number, after: number): boolean => {
      for (let i = customerStart[c]; i < end && orderDay[i] - first <= within; i++) if (orderOccasion[i] > 0 && kindOf[i] & kind && orderDay[i] - first >= after) return true
      return false
    }
    if (!(kinds[j] & HAS_SUBSCRIPTION)) {
      oneOff[at]++
      if (followed(HAS_SUBSCRIPTION, 0)) subscribed[at]++
      let next = j + 1
      while (next < start[c + 1] && !(kinds[next] & HAS_ONE_OFF)) next++
      if (next < start[c + 1]) for (let w = windows.length - 1; w >= 0 && day[next] - first <= windows[w]; w--) second[w][at]++
    }
    const goods = kinds[j] & (HAS_TRIAL | HAS_REGULAR)
    if (goods === HAS_TRIAL) {
      trial[at]++
      if (followed(HAS_REGULAR, 1)) upgraded[at]++
    } else if (goods === (HAS_TRIAL | HAS_REGULAR)) both[at]++
  }
  for (const column of columns) for (let i = 1; i <= days; i++) column[i] += column[i - 1]
  const upTo = (column: Float64Array, until: Day): number => (days === 0 || until < from ? 0 : column[Math.min(until - from + 1, days)])
  const between = (column: Float64Array, span: Span): number => (span.from > span.to ? 0 : upTo(column, span.to) - upTo(column, span.from - 1))
  return { sum: (what, span) => between(columns[firstCounts.indexOf(what)], span), second: (w, span) => between(second[w], span) }
}
