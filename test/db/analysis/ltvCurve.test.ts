// LTV by month, CPO and payback: cases by hand, and random shops against the slow reading.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kpis } from '../../../db/analysis/kpi.ts'
import type { LtvCurve } from '../../../db/analysis/cohortModel.ts'
import { ltvCurve } from '../../../db/analysis/panels/cohorts/ltvCurve.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { nothingGiven } from './given.ts'
import { shop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { at, idsBehind, opened, runs, seed } from './panelShops.ts'
import { slowLtvCurve } from './slowLtvCurve.ts'

const one = ltvCurve as unknown as Panel
const given = { ...nothingGiven, wishedProfit: 500, adCosts: [{ month: '2025-01', medium: '', yen: 1000 }, { month: '2025-01', medium: '折込', yen: 2000 }, { month: '2025-02', medium: '', yen: 900 }, { month: '2026-03', medium: '', yen: 0 }] }
// Gross profit is 40 % of sales without 8 % tax: 2,700 → 1,000.
const built = shop()
  .customer().order('2025-01-10', 2700).order('2025-02-03', 2700)
  .customer().order('2025-01-20', 2700).order('2026-01-19', 2700).order('2026-01-20', 5400)
  .customer().order('2026-02-01', 5400)
  .with({ retentionCost: 100 })
  .asOf('2026-03-31')

test('cost, CPO, year and payback by hand', () => {
  const result = opened<LtvCurve>(one, built, { view: 'costs' }, given)
  expect(result.months).toEqual([
    // +0: 2,000 of 3,000; +1: 3,000 → paid back. The year of the second person ends on 19 January: 4 × 1,000 − 3,000 − 2 × 100.
    { month: '2025-01', cost: 3000, newBuyers: 2, yearProfit: 4000, net: 800, paidBack: 1 },
    { month: '2025-02', cost: 900, newBuyers: 0, yearProfit: 0, net: -900, paidBack: null },
    { month: '2026-02', cost: null, newBuyers: 1, yearProfit: null, net: null, paidBack: null },
    { month: '2026-03', cost: 0, newBuyers: 0, yearProfit: null, net: null, paidBack: null },
  ])
  // Over both months with costs; two people.
  expect(idsBehind(one, built, { view: 'costs' }, { set: 'costs' }, given)).toEqual([1, 2])
  const { rows } = one.table(result, built, one.options.parse({ view: 'costs' }))
  // 許容CPO: (4,000 − 2 × 500) ÷ 2.
  expect(rows[0][5]).toMatchObject({ kind: 'mean', sum: 3000, count: 2 })
  expect(rows[0][6]).toEqual({ kind: 'word', key: 'after', params: { k: 1 } })
})

test('the curve takes the first buyers of twelve months whose months are over', () => {
  const { curve } = opened<LtvCurve>(one, built, {}, given)
  expect(curve).toMatchObject({ from: '2024-04', to: '2025-03', customers: 2, cost: 3900 })
  expect(curve.sales).toEqual([5400, ...Array<number>(11).fill(8100), 16_200])
  expect(curve.grossProfit[12]).toBe(6000)
  expect(idsBehind(one, built, {}, { set: 'curve' })).toEqual([1, 2])
})

test('too young, or without costs: it says so', () => {
  const young = shop().customer().order('2026-03-01', 1000).asOf('2026-04-30')
  expect(one.say(one.compute(young, one.options.parse({}), nothingGiven), young, one.options.parse({}))).toMatchObject({ key: 'tooYoung' })
  expect(one.say(one.compute(young, one.options.parse({}), nothingGiven), young, one.options.parse({ view: 'costs' }))).toMatchObject({ key: 'noCosts' })
  const late = { ...nothingGiven, adCosts: [{ month: '2026-03', medium: '', yen: 1_000_000 }] }
  expect(one.table(one.compute(young, one.options.parse({}), late), young, one.options.parse({ view: 'costs' })).rows[0][6]).toEqual({ kind: 'word', key: 'notYet' })
})

test('as the definitions read', () => {
  const cost = fc.record({ month: fc.integer({ min: 0, max: 96 }).map((n) => `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`), medium: fc.constantFrom('', '折込'), yen: fc.constantFrom(0, 500, 3000, 20_000) })
  const costs = fc.uniqueArray(cost, { maxLength: 60, selector: ({ month, medium }) => month + medium })
  fc.assert(fc.property(randomShop, costs, fc.constantFrom(6, 12, 24), (plain, adCosts, reach) => asOfDays.forEach((asOf) => {
    const shopAt = at(plain, asOf)
    const slow = slowLtvCurve(plain, asOf, reach, adCosts, 700)
    const now = { ...nothingGiven, adCosts, wishedProfit: 700 }
    const fast = opened<LtvCurve>(one, shopAt, { reach }, now)
    expect(opened<LtvCurve>(one, shopAt, { reach, view: 'costs' }, now)).toEqual(fast)
    expect(fast.curve).toEqual(slow.curve)
    expect(fast.months).toEqual(slow.months)
    const { grossProfit, customers } = kpis(shopAt).oneYearLtv
    expect(fast.allowed).toEqual({ grossProfit, customers, wishedProfit: 700 })
    expect(idsBehind(one, shopAt, { reach }, { set: 'curve' }, now)).toEqual(slow.ids)
  })), { seed, numRuns: runs })
})
