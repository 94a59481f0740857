// 定期: the worked example of the definitions, states, and random shops against a slow separate reading.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractsAt } from '../../../db/analysis/contracts.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { planSteps, plans } from '../../../db/analysis/plans.ts'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { formatDay, parseDay } from '../../../db/facts/day.ts'
import type { EnteredContract, Shop } from '../../../db/facts/facts.ts'
import { MONTHLY, REGULAR, shop, toFacts } from './build.ts'
import type { ShopBuilder } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { counts } from './slow.ts'
import { slowContracts, slowPlans } from './slowContracts.ts'

const D = '2026-11-21'
const events = (...list: [kind: string, day: string, until?: string, cycleDays?: number, reason?: string][]): EnteredContract['events'] =>
  list.map(([kind, day, until, cycleDays, reason], i) => ({ id: i + 1, kind, day: parseDay(day), untilDay: until ? parseDay(until) : null, cycleDays: cycleDays ?? null, reason: reason ?? '' }))
const entered = (customerId: number, startedOn: string, parts: Partial<EnteredContract> = {}): EnteredContract =>
  ({ id: customerId, customerId, key: '', productId: MONTHLY + 1, startedOn: parseDay(startedOn), cycleDays: null, plannedCount: null, events: [], ...parts })
const buy = (builder: ShopBuilder, days: string[]): ShopBuilder => { builder.customer(); for (const day of days) builder.order(day, 3000, { lines: [MONTHLY] }); return builder }
const withContracts = (plain: Shop, contracts: EnteredContract[]): Shop => ({ ...plain, facts: { ...plain.facts, contracts } })

test('the worked example: five contracts of 30 days', () => {
  const builder = shop()
  for (const days of [['2026-08-01', '2026-08-31', '2026-09-30', '2026-10-30'], ['2026-08-10', '2026-09-09'], ['2026-09-01', '2026-10-01'], ['2026-11-01'], ['2026-07-15', '2026-08-14', '2026-09-13']]) buy(builder, days)
  const at = withContracts(builder.asOf(D), [entered(2, '2026-08-10', { events: events(['cancelled', '2026-09-20', undefined, undefined, '量が多い']) }), entered(5, '2026-07-15', { plannedCount: 3 })])
  expect(contractsAt(at).map(({ state }) => state)).toEqual(['running', 'cancelled', 'stalled', 'running', 'completed'])
  const none = { waiting: 0, cancelled: 0, stalled: 0, completed: 0 }
  const past = historyOf(at)
  expect(planSteps(past)).toEqual([
    { ...none, k: 1, reached: 5, matured: 4, delivered: 4, waiting: 1 },
    { ...none, k: 2, reached: 4, matured: 4, delivered: 2, cancelled: 1, stalled: 1 },
    { ...none, k: 3, reached: 2, matured: 1, delivered: 1, completed: 1 },
    { ...none, k: 4, reached: 1, matured: 0, delivered: 0, waiting: 1 },
  ])
  const all = plans(past)
  expect(all.states).toEqual({ completed: 1, cancelled: 1, paused: 0, running: 2, stalled: 1 })
  expect(all.reasons).toEqual([{ reason: '量が多い', k: 2, contracts: 1 }])
  expect(all.months.find(({ month }) => month === '2026-09')).toEqual({ month: '2026-09', contracts: 4, cancelled: 1 })
})

test('before an event is dated it is not known', () => {
  const at = withContracts(buy(shop(), ['2026-08-10', '2026-09-09']).asOf('2026-09-19'), [entered(1, '2026-08-10', { events: events(['cancelled', '2026-09-20']) })])
  expect(contractsAt(at)[0].state).toBe('running')
})

test.each([
  ['the last day of grace', '2026-10-16', 'running'],
  ['a day later', '2026-10-17', 'stalled'],
])('%s', (_, asOf, state) => {
  expect(contractsAt(buy(shop(), ['2026-09-01']).asOf(asOf))[0].state).toBe(state)
})

test('pauses move the next delivery, 再開 ends them, 間隔変更 counts from its day', () => {
  const of = (asOf: string, ...list: Parameters<typeof events>) => {
    const [contract] = contractsAt(withContracts(buy(shop(), ['2026-09-01']).asOf(asOf), [entered(1, '2026-09-01', { events: events(...list) })]))
    return [contract.state, formatDay(contract.nextDue)]
  }
  expect(of('2026-09-20', ['paused', '2026-09-11', '2026-09-30'])).toEqual(['paused', '2026-10-21'])
  expect(of('2026-10-05', ['paused', '2026-09-11', '2026-09-30'])).toEqual(['running', '2026-10-21'])
  expect(of('2026-10-05', ['paused', '2026-09-11'], ['resumed', '2026-09-21'])).toEqual(['running', '2026-10-11'])
  expect(of('2026-11-21', ['paused', '2026-09-11'])[0]).toBe('paused')
  expect(of('2026-10-05', ['cycleChanged', '2026-09-15', undefined, 60])).toEqual(['running', '2026-10-31'])
})

test('a gap of more than three cycles and a 解約 begin a new contract', () => {
  const days = (at: Shop) => contractsAt(at).map(({ deliveries }) => deliveries.map(formatDay))
  expect(days(buy(shop(), ['2026-01-01', '2026-04-01']).asOf(D))).toEqual([['2026-01-01', '2026-04-01']])
  expect(days(buy(shop(), ['2026-01-01', '2026-04-02']).asOf(D))).toEqual([['2026-01-01'], ['2026-04-02']])
  const cancelled = withContracts(buy(shop(), ['2026-09-01', '2026-10-01']).asOf(D), [entered(1, '2026-09-01', { events: events(['cancelled', '2026-09-10']) })])
  expect(days(cancelled)).toEqual([['2026-09-01'], ['2026-10-01']])
})

test('an entered contract makes the orders of its product 定期', () => {
  const at = withContracts(shop().customer().order('2026-10-01', 3000).order('2026-11-01', 3000, { lines: [REGULAR, MONTHLY] }).asOf(D), [entered(1, '2026-10-01', { productId: REGULAR + 1 })])
  expect(contractsAt(at).map(({ product, deliveries, state }) => [product, deliveries.length, state])).toEqual([[REGULAR, 2, 'running'], [MONTHLY, 1, 'running']])
})

test('never dormant with a running subscription; dormant a day after its grace', () => {
  // Cycle 300 + grace 150: runs until day 450 after the delivery.
  const of = (asOf: string) => tierCounts(withContracts(buy(shop(), ['2025-01-01']).asOf(asOf), [entered(1, '2025-01-01', { cycleDays: 300 })]))
  expect(of('2026-01-01')).toMatchObject({ firstTime: 1, dormant: 0 })
  expect(of('2026-03-27')).toMatchObject({ firstTime: 1, dormant: 0 })
  expect(of('2026-03-28')).toMatchObject({ firstTime: 0, dormant: 1, dormantOnce: 1 })
  const at = withContracts(buy(shop(), ['2025-01-01']).asOf('2026-01-01'), [entered(1, '2025-01-01', { cycleDays: 300 })])
  expect(peopleBehind(at, { kind: 'tier', tier: 'dormant' })).toHaveLength(0)
})

test('random shops: the contracts and their steps as a slow reading gives them', () => {
  fc.assert(fc.property(randomShop, (plain) => {
    for (const asOf of asOfDays) {
      const at = { facts: toFacts(plain), settings: plain.settings, asOf: parseDay(asOf) }
      const valid = plain.orders.map((o, i) => ({ ...o, number: i + 1 })).filter((o) => counts(plain, o, asOf))
      const text = (customer: number, product: number, days: string[], cycle: number, running: boolean) => `${customer} ${product} ${days.join()} ${cycle} ${running}`
      expect(contractsAt(at).map((c) => text(at.facts.customerId[c.customer], c.product, c.deliveries.map(formatDay), c.cycleDays, c.state === 'running')).sort())
        .toEqual(slowContracts(plain, valid, asOf).map((c) => text(c.customer, c.product, c.days, c.cycle, c.running)).sort())
      const steps = planSteps(historyOf(at))
      expect(steps.map(({ reached, matured, delivered }) => [reached, matured, delivered])).toEqual(slowPlans(plain, valid, asOf))
    }
  }), { seed: 20_261_121, numRuns: 240 })
})
