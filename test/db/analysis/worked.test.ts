// The worked set: five customers, every stage and KPI as written down by hand.
import { describe, expect, test } from 'vitest'
import { kpis } from '../../../db/analysis/kpi.ts'
import type { HistoryPeopleRef } from '../../../db/analysis/people.ts'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { kpiCards } from '../../../db/analysis/today.ts'
import { shop } from './build.ts'

const worked = shop()
  .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
  .customer().order('2025-03-01', 2000)
  .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
  .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
  .customer({ registered: '2026-05-05' })
  .with({ acquisitionCost: 3000, retentionCost: 600 })
  .asOf('2026-11-21')
const [A, B, C, D, E] = [0, 1, 2, 3, 4]
const k = kpis(worked)
const who = (ref: HistoryPeopleRef): number[] => [...peopleBehind(worked, ref)]
const ratio = (numerator: number, denominator: number) => ({ numerator, denominator })

test('stages', () => {
  expect(tierCounts(worked)).toEqual({
    asOf: '2026-11-21', prospect: 1, firstTime: 1, repeat: 1, second: 1, thirdOrMore: 0, oneYear: 1,
    dormant: 1, dormantOnce: 1, dormantMore: 0, total: 5,
  })
  const tiers = (['oneYear', 'dormantOnce', 'second', 'firstTime', 'prospect'] as const).map((tier) => who({ kind: 'tier', tier }))
  expect(tiers).toEqual([[A], [B], [C], [D], [E]])
})

describe('KPIs', () => {
  test('the period and its sums', () => {
    expect([k.from, k.to]).toEqual(['2025-11-22', '2026-11-21'])
    expect(k.salesPerCustomer).toEqual({ sales: 15_500, customers: 3 })
    expect(k.salesPerOccasion).toEqual({ sales: 15_500, occasions: 4 })
    expect(k.frequency).toEqual({ occasions: 4, customers: 3 })
    expect(k.averageOrderValue).toEqual({ sales: 15_500, orders: 5 })
    expect(who({ kind: 'kpi', kpi: 'salesPerCustomer', part: 'denominator' })).toEqual([A, C, D])
  })
  test('F2 in 90 and in 365 days', () => {
    expect(k.f2).toEqual({ days: 90, from: '2025-08-24', to: '2026-08-23', bought: 0, matured: 0, waiting: 2 })
    expect(who({ kind: 'kpi', kpi: 'f2', part: 'waiting' })).toEqual([C, D])
    const options = { f2Days: 365 }
    expect(kpis(worked, options).f2).toEqual({ days: 365, from: '2024-11-22', to: '2025-11-21', bought: 1, matured: 2, waiting: 2 })
    expect(who({ kind: 'kpi', kpi: 'f2', part: 'numerator', options })).toEqual([A])
    expect(who({ kind: 'kpi', kpi: 'f2', part: 'denominator', options })).toEqual([A, B])
    expect(kpis(worked, { f2Days: 180 }).f2).toMatchObject({ from: '2025-05-26', to: '2026-05-25' })
  })
  test('repeat rates, retention, repeat sales', () => {
    expect(k.repeatBuyers).toEqual(ratio(2, 3))
    expect(k.repeatEver).toEqual(ratio(2, 4))
    expect(k.retention).toEqual(ratio(1, 2))
    expect(k.repeatSales).toEqual(ratio(7000, 15_500))
    expect(who({ kind: 'kpi', kpi: 'repeatBuyers', part: 'numerator' })).toEqual([A, C])
    expect(who({ kind: 'kpi', kpi: 'retention', part: 'numerator' })).toEqual([A])
    expect(who({ kind: 'kpi', kpi: 'retention', part: 'denominator' })).toEqual([A, B])
  })
  test('1年LTV', () => {
    expect(k.oneYearLtv).toEqual({ from: '2024-11-22', to: '2025-11-21', sales: 9000, customers: 2, grossProfit: 3333 })
    expect(who({ kind: 'kpi', kpi: 'oneYearLtv', part: 'denominator' })).toEqual([A, B])
  })
  test('LTV by formula', () => {
    expect(k.formulaLtv).toMatchObject({ years: 2, yearsCapped: false, yen: 10_333 })
    expect(k.formulaLtv.multiple).toBeCloseTo(2.46, 2)
  })
})

test('the cards show the same figures', () => {
  const cards = kpiCards(worked, { f2Days: 365, repeatRateBasis: 'retention', targets: { f2: 40, oneYearLtv: 5000 } })
  expect(cards.map((c) => [c.kpi, c.unit, c.numerator, c.denominator, c.waiting, c.target])).toEqual([
    ['oneYearLtv', 'yen', 9000, 2, 0, 5000], ['f2', 'rate', 1, 2, 2, 40], ['retention', 'rate', 1, 2, 0, null], ['salesPerCustomer', 'yen', 15_500, 3, 0, null],
  ])
  expect(cards[0].series.map((p) => p.day)).toEqual([
    '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31',
    '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-21',
  ])
  // A year ago: A 7,000 and B 2,000 had bought in the 12 months before.
  expect(cards[3].lastYear).toEqual(ratio(9000, 2))
})
