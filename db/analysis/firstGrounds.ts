// What the first three things are worked out from, and what a candidate for one of them is.
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import type { FirstThing, PerOccasion } from '../today/firstThingsModel.ts'
import type { KpiCard } from '../today/model.ts'
import type { PeopleRef } from './model.ts'
import { historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { buyersOf, namedSales } from './period.ts'
import { periodOf } from './windows.ts'

/** A thing that could be done, with its people (indexes, ascending). Those of one kind stand in the order of preference. */
export type Candidate = Pick<FirstThing, 'code' | 'why' | 'expectedYen'> & { who: Int32Array; ref: PeopleRef | null }
export interface Grounds { shop: Shop; cards: readonly KpiCard[]; f2Days: number; perOccasion: PerOccasion; /** Fewer people give no rate. */ least: number }

/** So many purchases at 1回あたり単価, in yen; 0 where there is nothing to divide by, or more was given back than bought. */
export const times = (purchases: number, { sales, occasions }: PerOccasion): number => (occasions === 0 || sales <= 0 ? 0 : (purchases * sales) / occasions)

/** 1回あたり単価 of the 12 months to the day. */
export function perOccasionOf(shop: Shop): PerOccasion {
  const past = historyOf(shop)
  const year = periodOf(shop.asOf)
  return { from: formatDay(year.from), to: formatDay(year.to), sales: namedSales(past, year), occasions: buyersOf(past, year).occasions }
}

/** Of those whose n-th purchase 都度 is dormancy's days ago or more: the days to the next one, Infinity without. */
export function waitsAfter({ shop, start, day, kinds }: History, n: number): number[] {
  const ripe = shop.asOf - shop.settings.dormantDays
  const waits: number[] = []
  for (let c = 0; c + 1 < start.length; c++) {
    let k = 0
    let on = 0
    let next = Infinity
    for (let j = start[c]; j < start[c + 1] && k <= n; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      k++
      if (k === n) on = day[j]
      else if (k > n) next = day[j]
    }
    if (k >= n && on <= ripe) waits.push(next - on)
  }
  return waits
}
