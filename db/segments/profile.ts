// A segment held against all customers (S1-8): stages, what they spend and how often, products, channels, areas, age.
import { attributesOf } from '../analysis/attributes.ts'
import { intervalsOf, salesIn, stagesOf } from '../analysis/customerColumns.ts'
import { tierCodes } from '../analysis/peopleModel.ts'
import { historyOf } from '../analysis/occasions.ts'
import { NONE } from '../analysis/tiers.ts'
import { periodOf } from '../analysis/windows.ts'
import { formatDay } from '../facts/day.ts'
import { maskOf } from './conditions.ts'
import type { Ground } from './ground.ts'
import type { Condition } from './model.ts'
import { regions } from './model.ts'
import type { Profile, ProfileRow } from './profileModel.ts'

/** Products shown: those that most of the segment have bought. */
const PRODUCTS = 8
const ages: readonly [from: number, to?: number][] = [[0, 29], [30, 39], [40, 49], [50, 59], [60, 69], [70]]

/** In: the segment's customers (indexes, ascending). Shares are of people, products and channels "ever"; sales and frequency are of the 12 months to the day. */
export function profileOf(ground: Ground, members: Int32Array): Profile {
  const { shop } = ground
  const { facts } = shop
  const past = historyOf(shop)
  const stages = stagesOf(past)
  const inside = new Uint8Array(stages.length)
  for (const c of members) inside[c] = 1
  const everybody = stages.reduce((n, stage) => n + (stage < NONE ? 1 : 0), 0)

  const share = (group: ProfileRow['group'], key: string, condition: Exclude<Condition, { kind: 'segment' }>, label = ''): ProfileRow => {
    const mask = maskOf(ground, condition)
    let [here, all] = [0, 0]
    for (let c = 0; c < mask.length; c++) if (mask[c] && stages[c] < NONE) { all++; if (inside[c]) here++ }
    return { group, key, label, condition, segment: { kind: 'rate', numerator: here, denominator: members.length }, all: { kind: 'rate', numerator: all, denominator: everybody } }
  }
  const seen = <T>(rows: readonly T[], keep: (row: T) => boolean): T[] => rows.filter(keep)
  const some = (row: ProfileRow): boolean => row.all.kind === 'rate' && row.all.numerator > 0

  // Who has bought which product, counted once per person.
  const buyers = new Int32Array(facts.productId.length)
  const last = new Int32Array(facts.productId.length).fill(-1)
  for (const c of members) {
    for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
      if (past.orderOccasion[i] === 0) continue
      for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) { const p = facts.lineProduct[line]; if (last[p] !== c) { last[p] = c; buyers[p]++ } }
    }
  }
  const products = [...buyers.keys()].filter((p) => buyers[p] > 0).sort((a, b) => buyers[b] - buyers[a] || a - b).slice(0, PRODUCTS)
  const { birthDay, sex } = attributesOf(shop)
  const anyBirthday = birthDay.some((day) => day <= shop.asOf)
  return {
    asOf: formatDay(shop.asOf), count: members.length, total: everybody,
    rows: [
      ...seen(tierCodes.map((stage) => share('stage', stage, { kind: 'stage', stages: [stage] })), some),
      ...valueRows(ground, inside),
      ...products.map((p) => share('product', String(facts.productId[p]), { kind: 'bought', product: facts.productId[p], when: 'ever' }, facts.productName[p])),
      ...seen(facts.channels.map(({ code }) => share('channel', code, { kind: 'channel', code, when: 'ever' })), some),
      ...seen([...regions.map((region) => share('region', region, { kind: 'region', regions: [region] })), share('region', 'unknown', { kind: 'prefecture', codes: [0] })], some),
      ...(anyBirthday ? ages.map(([from, to]) => share('age', String(from), { kind: 'age', from, ...(to !== undefined && { to }) })) : []),
      ...(sex.some((one) => one > 0) ? (['female', 'male', 'unknown'] as const).map((one) => share('sex', one, { kind: 'sex', sex: one })) : []),
    ],
  }
}

/** 顧客単価, 購入頻度 and 1回あたり of the 12 months (definitions §2), and the median of people's own median intervals. */
function valueRows({ shop }: Ground, inside: Uint8Array): ProfileRow[] {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf)
  const sales = salesIn(past, span)
  const intervals = intervalsOf(past)
  const sums = { here: { sales: 0, buyers: 0, occasions: 0, days: [] as number[] }, all: { sales: 0, buyers: 0, occasions: 0, days: [] as number[] } }
  for (let c = 0; c < inside.length; c++) {
    let n = 0
    for (let j = past.start[c + 1] - 1; j >= past.start[c] && past.day[j] >= span.from; j--) n++
    for (const sum of inside[c] ? [sums.here, sums.all] : [sums.all]) {
      sum.sales += sales[c]
      sum.occasions += n
      if (n > 0) sum.buyers++
      if (intervals[c] !== Infinity) sum.days.push(intervals[c])
    }
  }
  const { here, all } = sums
  const row = (key: string, segment: ProfileRow['segment'], whole: ProfileRow['all']): ProfileRow => ({ group: 'value', key, label: '', condition: null, segment, all: whole })
  return [
    row('salesPerCustomer', { kind: 'mean', sum: here.sales, count: here.buyers, of: 'yen' }, { kind: 'mean', sum: all.sales, count: all.buyers, of: 'yen' }),
    row('frequency', { kind: 'mean', sum: here.occasions, count: here.buyers, of: 'times' }, { kind: 'mean', sum: all.occasions, count: all.buyers, of: 'times' }),
    row('salesPerOccasion', { kind: 'mean', sum: here.sales, count: here.occasions, of: 'yen' }, { kind: 'mean', sum: all.sales, count: all.occasions, of: 'yen' }),
    row('interval', { kind: 'median', days: median(here.days), count: here.days.length }, { kind: 'median', days: median(all.days), count: all.days.length }),
  ]
}

/** The mean of the middle two; null without any. */
function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
