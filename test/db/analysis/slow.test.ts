// The product's figures against a slow, separate reading of the definitions, over random shops.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerFigures } from '../../../db/analysis/customerFigures.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { SEASONAL, SLIPPING, marksOf } from '../../../db/analysis/marks.ts'
import { kpiCodes, tierCodes, tierParts } from '../../../db/analysis/model.ts'
import type { KpiCode, KpiOptions, Kpis, TierOrNone } from '../../../db/analysis/model.ts'
import { moves } from '../../../db/analysis/moves.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { tierCounts, tiersOf } from '../../../db/analysis/tiers.ts'
import { kpiCards } from '../../../db/analysis/today.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { toFacts } from './build.ts'
import type { PlainShop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { looseSales, worth, slowKpis, slowOccasions, slowSeasonal, slowSlipping, slowTiers } from './slow.ts'
import { monthEndBefore, plusDays, plusYears } from './slowDates.ts'

const seed = 20_261_121
const runs = 240
console.info(`random shops: fast-check seed ${seed}, ${runs} shops`)
const facts = new WeakMap<PlainShop, Shop['facts']>()
function at(plain: PlainShop, asOf: string): Shop {
  if (!facts.has(plain)) facts.set(plain, toFacts(plain))
  return { facts: facts.get(plain)!, settings: plain.settings, asOf: parseDay(asOf) }
}
/** Checks a claim for random shops on all the as-of dates. */
const always = (claim: (plain: PlainShop, asOf: string) => void, days = asOfDays): void =>
  fc.assert(fc.property(randomShop, (plain) => days.forEach((asOf) => claim(plain, asOf))), { seed, numRuns: runs })
const idsOf = (shop: Shop, people: Int32Array): number[] => Array.from(people, (c) => shop.facts.customerId[c])
const stages: TierOrNone[] = [...tierCodes, 'none']

/** Numbers that are rounded to whole yen, or divided: near; everything else: equal. */
function expectSame(fast: Kpis, slow: Record<string, unknown>): void {
  const f = structuredClone(fast) as unknown as Record<string, Record<string, number | null>>
  const s = structuredClone(slow) as Record<string, Record<string, number | null>>
  for (const [kpi, field, tolerance] of [['oneYearLtv', 'grossProfit', 0.500001], ['formulaLtv', 'yen', 0.500001], ['formulaLtv', 'years', 1e-9], ['formulaLtv', 'multiple', 1e-6]] as const) {
    const [a, b] = [f[kpi][field], s[kpi][field]]
    if (field === 'yen' || field === 'grossProfit') expect(a === null || Number.isInteger(a)).toBe(true)
    if (a !== null && b !== null) expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * (field === 'multiple' ? Math.max(1, b) : 1))
    else expect(a).toBe(b)
    delete f[kpi][field]
    delete s[kpi][field]
  }
  expect(f).toEqual(s)
}

describe('as the definitions read', () => {
  test('occasions and figures of every customer', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const past = historyOf(shop)
    const figures = customerFigures(past)
    for (const [id, occasions] of slowOccasions(plain, asOf)) {
      const c = shop.facts.customerId.indexOf(id)
      expect([...past.day.subarray(past.start[c], past.start[c + 1])]).toEqual(occasions.map((o) => parseDay(o.day)))
      expect([...past.orders.subarray(past.start[c], past.start[c + 1])]).toEqual(occasions.map((o) => o.orders.length))
      for (const o of occasions) for (const { number } of o.orders) expect(past.orderOccasion[shop.facts.orderId.indexOf(number)]).toBe(o.n)
      const orders = occasions.flatMap((o) => o.orders)
      expect(figures.validOrders[c]).toBe(orders.length)
      const back = looseSales(plain, asOf, (customer) => customer === id)
      expect(figures.goods[c]).toBe(orders.reduce((sum, o) => sum + worth(plain, o, asOf).goods, back))
      expect(figures.total[c]).toBe(orders.reduce((sum, o) => sum + Math.max(0, worth(plain, o, asOf).goods + worth(plain, o, asOf).shipping), back))
      expect(figures.sales[c]).toBe(plain.settings.salesIncludeShipping ? figures.total[c] : figures.goods[c])
      expect(figures.allOrders[c]).toBe(plain.orders.filter((o) => o.customer === id && o.day <= asOf).length)
    }
  }))

  test('the stage of every customer, the counts and the names behind them', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const slow = slowTiers(plain, asOf)
    const fast = tiersOf(historyOf(shop))
    for (const [id, stage] of slow) expect(stages[fast[shop.facts.customerId.indexOf(id)]]).toBe(stage)
    const counts = tierCounts(shop)
    for (const part of tierParts) expect(peopleBehind(shop, { kind: 'tier', tier: part })).toHaveLength(counts[part])
    for (const tier of tierCodes) expect(idsOf(shop, peopleBehind(shop, { kind: 'tier', tier }))).toEqual([...slow].filter(([, s]) => s === tier).map(([id]) => id))
    expect(counts.second + counts.thirdOrMore).toBe(counts.repeat)
    expect(counts.dormantOnce + counts.dormantMore).toBe(counts.dormant)
    expect(counts.total).toBe([...slow.values()].filter((s) => s !== 'none').length)
  }))

  test('marks', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const marks = marksOf(shop)
    const marked = (bit: number): number[] => idsOf(shop, Int32Array.from([...marks.keys()].filter((c) => marks[c] & bit)))
    expect(marked(SLIPPING)).toEqual(slowSlipping(plain, asOf))
    expect(marked(SEASONAL)).toEqual(slowSeasonal(plain, asOf))
  }))

  test('moves between any two days, with names', () => always((plain, to) => {
    for (const from of [monthEndBefore(to, 1), plusYears(to, -1), to]) {
      const shop = at(plain, asOfDays[0])
      const [before, after] = [slowTiers(plain, from), slowTiers(plain, to)]
      const expected = new Map<string, number[]>()
      for (const [id, stage] of before) {
        const cell = `${stage} ${after.get(id)}`
        if (cell !== 'none none') expected.set(cell, [...(expected.get(cell) ?? []), id])
      }
      const { cells } = moves(shop, parseDay(from), parseDay(to))
      expect(new Map(cells.map((c) => [`${c.from} ${c.to}`, c.customers]))).toEqual(new Map([...expected].map(([cell, ids]) => [cell, ids.length])))
      for (const cell of cells) {
        const people = peopleBehind(shop, { kind: 'move', fromDay: from, toDay: to, from: cell.from, to: cell.to })
        expect(idsOf(shop, people)).toEqual(expected.get(`${cell.from} ${cell.to}`))
      }
    }
  }))

  test('every KPI and the people behind it', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const choices: KpiOptions[] = [
      {}, { f2Days: 365 }, { f2Days: 30 }, { from: plusDays(asOf, -400), to: plusDays(asOf, -30) },
      { from: plusDays(asOf, -120), to: plusDays(asOf, -60), f2Days: 90 }, { from: '2024-02-29', to: '2024-12-31', f2Days: 60 },
    ]
    for (const options of choices) {
      const slow = slowKpis(plain, asOf, options)
      expectSame(kpis(shop, options), slow.figures)
      for (const [ref, ids] of Object.entries(slow.names)) {
        const [kpi, part] = ref.split('.') as [KpiCode, 'numerator' | 'denominator' | 'waiting']
        expect(idsOf(shop, peopleBehind(shop, { kind: 'kpi', kpi, part, options })), ref).toEqual(ids)
      }
      for (const kpi of kpiCodes) if (kpi !== 'f2') expect(peopleBehind(shop, { kind: 'kpi', kpi, part: 'waiting', options })).toHaveLength(0)
    }
  }))

  test('the cards, today, a year ago and by month', () => always((plain, asOf) => {
    const counted = (day: string): Kpis => slowKpis(plain, day).figures as unknown as Kpis
    const pairs = (k: Kpis): Record<string, number[]> => ({
      oneYearLtv: [k.oneYearLtv.sales, k.oneYearLtv.customers], f2: [k.f2.bought, k.f2.matured],
      repeatBuyers: [k.repeatBuyers.numerator, k.repeatBuyers.denominator], retention: [k.retention.numerator, k.retention.denominator],
      salesPerCustomer: [k.salesPerCustomer.sales, k.salesPerCustomer.customers],
    })
    const days = [...Array.from({ length: 12 }, (_, i) => monthEndBefore(asOf, 12 - i)), asOf]
    const months = days.map((day) => pairs(counted(day)))
    const yearAgo = pairs(counted(plusYears(asOf, -1)))
    for (const repeatRateBasis of ['repeatBuyers', 'retention'] as const) {
      const cards = kpiCards(at(plain, asOf), { f2Days: 90, repeatRateBasis, targets: {} })
      expect(cards.map((c) => c.kpi)).toEqual(['oneYearLtv', 'f2', repeatRateBasis, 'salesPerCustomer'])
      for (const card of cards) {
        expect(card.series).toEqual(days.map((day, i) => ({ day, numerator: months[i][card.kpi][0], denominator: months[i][card.kpi][1] })))
        expect([card.numerator, card.denominator]).toEqual(months[12][card.kpi])
        expect([card.lastYear.numerator, card.lastYear.denominator]).toEqual(yearAgo[card.kpi])
        expect(card.waiting).toBe(card.kpi === 'f2' ? counted(asOf).f2.waiting : 0)
      }
    }
  }, ['2024-02-29', '2025-03-01', '2025-08-31']))
})
