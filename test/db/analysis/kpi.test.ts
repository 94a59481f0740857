// KPIs on hand-made shops: the steps after a first purchase, money, and shops with next to nothing in them.
import { describe, expect, test } from 'vitest'
import { formulaLtv } from '../../../db/analysis/rules.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { grossProfit } from '../../../db/analysis/ltv.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { moves } from '../../../db/analysis/moves.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { kpiCards } from '../../../db/analysis/today.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { MONTHLY, REGULAR, SAMPLE, defaults, shop } from './build.ts'

const D = '2025-12-31'
const lines = (...lines: number[]) => ({ lines })

describe('after the first purchase', () => {
  test('引き上げ率 asks for any regular product, not for the second purchase', () => {
    const built = shop()
      .customer().order('2025-08-01', 500, lines(SAMPLE)).order('2025-08-20', 500, lines(SAMPLE)).order('2025-09-05', 3000)
      .customer().order('2025-08-01', 3500, lines(SAMPLE, REGULAR))
      .customer().order('2025-08-01', 500, lines(SAMPLE)).order('2025-10-30', 3000)
      .customer().order('2025-08-01', 500, lines(SAMPLE)).order('2025-10-31', 3000)
    const k = kpis(built.asOf(D))
    expect(k.f2).toMatchObject({ bought: 2, matured: 4 })
    expect(k.upgrade).toEqual({ bought: 2, matured: 3 })
  })
  test('定期: who begins with it is not in F2; a 定期 order is no second 都度 purchase', () => {
    const built = shop()
      .customer().order('2025-08-01', 3000, lines(MONTHLY)).order('2025-08-31', 3000)
      .customer().order('2025-08-01', 3000).order('2025-08-31', 3000, { subscription: true })
      .customer().order('2025-08-01', 3000).order('2025-08-31', 3000, lines(REGULAR, MONTHLY))
      .customer().order('2025-08-01', 3000).order('2025-08-31', 3000, lines(MONTHLY)).order('2025-09-15', 3000)
      .customer().order('2025-08-01', 3000)
    const k = kpis(built.asOf(D))
    expect(k.f2).toMatchObject({ bought: 2, matured: 4 })
    expect(k.toSubscription).toEqual({ bought: 3, matured: 4 })
    expect(k.repeatBuyers).toEqual({ numerator: 4, denominator: 5 })
  })
  test('with from and to: only first purchases of those days, ripe or waiting', () => {
    const built = shop()
      .customer().order('2025-08-01', 1000).order('2025-08-02', 1000)
      .customer().order('2025-10-01', 1000)
      .customer().order('2025-11-01', 1000)
      .customer().order('2025-12-01', 1000)
    expect(kpis(built.asOf(D), { from: '2025-09-01', to: '2025-11-30' }).f2)
      .toEqual({ days: 90, from: '2025-09-01', to: '2025-10-02', bought: 0, matured: 1, waiting: 1 })
  })
})

describe('money', () => {
  test('gross profit is on sales without tax, rounded once', () => {
    expect(grossProfit(10_800, defaults)).toBe(4000)
    expect(grossProfit(10_800, { ...defaults, taxPercent: 10 })).toBe(3927)
    expect(grossProfit(0, defaults)).toBe(0)
  })
  test('anonymous sales count per order only; excluded customers nowhere', () => {
    const built = shop().customer().order('2025-06-01', 1000).anonymous('2025-06-02', 500).anonymous('2025-06-03', 700, { voidOn: 'unknown' })
      .customer({ excluded: true }).order('2025-06-01', 9000)
    const k = kpis(built.asOf(D))
    expect(k.averageOrderValue).toEqual({ sales: 1500, orders: 2 })
    expect(k.repeatSales).toEqual({ numerator: 0, denominator: 1000 })
    expect(k.salesPerCustomer).toEqual({ sales: 1000, customers: 1 })
  })
  test('shipping counts where the shop says so', () => {
    const built = shop().customer().order('2025-06-01', 1000, { shipping: 600 }).with({ salesIncludeShipping: true })
    expect(kpis(built.asOf(D)).salesPerCustomer.sales).toBe(1600)
  })
  test('an add-on is no occasion, its money counts on its own day', () => {
    const built = shop().customer().order('2024-12-31', 1000).order('2025-01-01', 200).order('2025-06-01', 3000).with({ addOnDays: 1 })
    const k = kpis(built.asOf(D))
    expect(k.from).toBe('2025-01-01')
    expect(k.salesPerOccasion).toEqual({ sales: 3200, occasions: 1 })
    expect(k.repeatSales).toEqual({ numerator: 3000, denominator: 3200 })
    expect(k.averageOrderValue).toEqual({ sales: 3200, orders: 2 })
  })
  test('LTV by formula: years, cap, costs', () => {
    const period = { sales: 30_000, occasions: 6, customers: 3 }
    const of = (numerator: number, denominator: number, costs = {}) => formulaLtv(period, { numerator, denominator }, { ...defaults, ...costs })
    expect(of(0, 0)).toMatchObject({ years: null, yen: null, multiple: null, yearsCapped: false })
    expect(of(0, 4)).toMatchObject({ years: 1, yen: 10_000, multiple: null, yearsCapped: false })
    expect(of(9, 10)).toMatchObject({ years: 10, yen: 100_000, yearsCapped: false })
    expect(of(10, 10, { acquisitionCost: 4000, retentionCost: 600 })).toMatchObject({ years: 10, yen: 100_000, yearsCapped: true, multiple: 10 })
    expect(of(19, 20)).toMatchObject({ years: 10, yearsCapped: true })
    expect(formulaLtv({ sales: 0, occasions: 0, customers: 0 }, { numerator: 1, denominator: 2 }, defaults)).toMatchObject({ years: 2, yen: null })
  })
})

/** Every number in a value is a whole or at least a finite one. */
function expectFinite(value: unknown): void {
  JSON.stringify(value, (_key, v: unknown) => {
    if (typeof v === 'number') expect(Number.isFinite(v)).toBe(true)
    return v
  })
}
describe('next to nothing', () => {
  const shops: [string, Shop][] = [
    ['empty', shop().asOf('2024-02-29')],
    ['before the first order', shop().customer().order('2026-01-01', 1000).asOf('2024-02-29')],
    ['registered only', shop().customer({ registered: '2020-01-01' }).asOf('2024-02-29')],
    ['one customer today', shop().customer().order('2024-02-29', 1000).asOf('2024-02-29')],
    ['anonymous only', shop().anonymous('2024-01-31', 500).asOf('2024-02-29')],
    ['all excluded', shop().customer({ excluded: true }).order('2024-01-31', 500).asOf('2024-02-29')],
    ['all cancelled', shop().customer().order('2024-01-31', 500, { voidOn: 'unknown' }).asOf('2024-02-29')],
  ]
  test.each(shops)('%s: whole counts, no NaN', (_name, some) => {
    const k = kpis(some)
    expectFinite([k, tierCounts(some), moves(some, some.asOf - 400, some.asOf)])
    for (const repeatRateBasis of ['repeatBuyers', 'retention'] as const) expectFinite(kpiCards(some, { f2Days: 90, repeatRateBasis, targets: {} }))
    expect([k.from, k.to]).toEqual(['2023-03-01', '2024-02-29'])
    expect([k.f2.matured, k.oneYearLtv.customers, k.retention.denominator]).toEqual([0, 0, 0])
  })
})

test('a history is remembered for the same facts, settings and day only', () => {
  const some = shop().customer().order('2025-06-01', 1000).asOf(D)
  expect(historyOf({ ...some })).toBe(historyOf(some))
  expect(historyOf({ ...some, asOf: some.asOf - 1 })).not.toBe(historyOf(some))
  expect(historyOf({ ...some, settings: { ...some.settings, sameDayOrders: 'separate' } })).not.toBe(historyOf(some))
})
