// 去年の今ごろのお客様: who bought around this day a year ago, and whether they have come again yet.
import { formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { lastYearStates } from './stagesModel.ts'
import type { LastYearNow, LastYearState } from './stagesModel.ts'
import type { Span } from './windows.ts'

/** D − 365 ± 14 days, and the sixty days to D. */
export function lastYearWindows(asOf: Day): { then: Span; recent: Span } {
  return { then: { from: asOf - 379, to: asOf - 351 }, recent: { from: asOf - 59, to: asOf } }
}

/** Last occasion within last year's window, −1 = none. */
function lastThen({ shop, start, day }: History, c: number): number {
  const { then } = lastYearWindows(shop.asOf)
  let j = start[c + 1] - 1
  while (j >= start[c] && day[j] > then.to) j--
  return j >= start[c] && day[j] >= then.from ? j : -1
}

function stateOf({ shop, start, day }: History, c: number, j: number): LastYearState {
  if (j === start[c + 1] - 1) return 'notSince'
  return day[start[c + 1] - 1] >= lastYearWindows(shop.asOf).recent.from ? 'already' : 'notYet'
}

/** The customers by state. */
export function lastYearNow(shop: Shop): LastYearNow {
  const past = historyOf(shop)
  const { then, recent } = lastYearWindows(shop.asOf)
  const counts = Object.fromEntries(lastYearStates.map((state) => [state, { state, customers: 0, sales: 0 }])) as Record<LastYearState, LastYearNow['states'][number]>
  for (let c = 0; c + 1 < past.start.length; c++) {
    let j = lastThen(past, c)
    if (j < 0) continue
    const row = counts[stateOf(past, c, j)]
    row.customers++
    for (; j >= past.start[c] && past.day[j] >= then.from; j--) row.sales += past.sales[j]
  }
  return { from: formatDay(then.from), to: formatDay(then.to), recentFrom: formatDay(recent.from), states: lastYearStates.map((state) => counts[state]) }
}

/** Indexes of the customers in a state (null = in any, 'open' = not in these sixty days), ascending. */
export function lastYearPeople(shop: Shop, state: LastYearState | 'open' | null): Int32Array {
  const past = historyOf(shop)
  return customersWhere(past.start.length - 1, (c) => {
    const j = lastThen(past, c)
    return j >= 0 && (state === null || (state === 'open' ? stateOf(past, c, j) !== 'already' : stateOf(past, c, j) === state))
  })
}
