// Stages, existence, marks and moves on hand-made shops.
import { describe, expect, test } from 'vitest'
import { SEASONAL, SLIPPING, marksOf } from '../../../db/analysis/marks.ts'
import { moves } from '../../../db/analysis/moves.ts'
import { tierCodes } from '../../../db/analysis/model.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { LEFT_OUT, NONE, tierCounts, tiersOf } from '../../../db/analysis/tiers.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { FigureSettings } from '../../../db/facts/facts.ts'
import { shop } from './build.ts'

const stages = [...tierCodes, 'none']
/** Stage of a customer with these order days. */
function stageOf(days: string[], settings: Partial<FigureSettings> = {}, asOf = '2026-11-21'): string {
  const one = shop().customer().with(settings)
  days.forEach((day) => one.order(day, 1000))
  return stages[tiersOf(historyOf(one.asOf(asOf)))[0]]
}

test.each([
  [['2026-11-01'], 'firstTime'],
  [['2025-11-21'], 'dormant'],
  [['2025-11-22'], 'firstTime'],
  [['2026-06-01', '2026-06-01'], 'firstTime'],
  [['2025-06-01', '2026-06-01'], 'oneYear'],
  [['2025-06-02', '2026-06-01'], 'repeat'],
  [['2024-01-10', '2025-01-09'], 'dormant'],
  [[], 'none'],
])('orders on %j: %s', (days, stage) => expect(stageOf(days)).toBe(stage))

test('the settings move the borders', () => {
  expect(stageOf(['2026-06-01', '2026-06-01'], { sameDayOrders: 'separate' })).toBe('repeat')
  expect(stageOf(['2026-06-01', '2026-06-03'], { addOnDays: 2 })).toBe('firstTime')
  expect(stageOf(['2026-06-01', '2026-06-04'], { addOnDays: 2 })).toBe('repeat')
  expect(stageOf(['2026-06-01', '2026-06-01'], { sameDayOrders: 'separate', addOnDays: 1 })).toBe('firstTime')
  expect(stageOf(['2026-08-23'], { dormantDays: 90 })).toBe('dormant')
  expect(stageOf(['2026-06-01', '2026-08-30'], { oneYearDays: 90 })).toBe('oneYear')
})

describe('who exists', () => {
  const built = shop()
    .customer({ registered: '2026-05-05' })
    .customer().order('2026-07-01', 1000, { voidOn: 'unknown' })
    .customer({ registered: '2026-09-01' }).order('2026-08-01', 1000)
    .customer({ excluded: true }).order('2026-01-01', 1000)
    .customer()
  const tiersOn = (day: string): number[] => [...tiersOf(historyOf(built.asOf(day)))]
  test('from registration or the first order, also a cancelled one; neither: never; excluded: never', () => {
    expect(tiersOn('2026-05-04')).toEqual([NONE, NONE, NONE, LEFT_OUT, NONE])
    expect(tiersOn('2026-05-05')).toEqual([0, NONE, NONE, LEFT_OUT, NONE])
    expect(tiersOn('2026-07-01')).toEqual([0, 0, NONE, LEFT_OUT, NONE])
    expect(tiersOn('2026-08-01')).toEqual([0, 0, 1, LEFT_OUT, NONE])
    expect(tierCounts(built.asOf('2026-08-01')).total).toBe(3)
  })
  test('moves come from none, and name their people', () => {
    const now = built.asOf('2026-08-01')
    const [d1, d2] = ['2026-06-30', '2026-08-01']
    expect(moves(now, parseDay(d1), parseDay(d2))).toEqual({ from: d1, to: d2, cells: [
      { from: 'prospect', to: 'prospect', customers: 1 }, { from: 'none', to: 'prospect', customers: 1 }, { from: 'none', to: 'firstTime', customers: 1 },
    ] })
    expect([...peopleBehind(now, { kind: 'move', fromDay: d1, toDay: d2, from: 'none', to: 'firstTime' })]).toEqual([2])
  })
})

describe('an order counts', () => {
  test('until the day it is cancelled', () => {
    const built = shop().customer().order('2026-06-01', 1000, { voidOn: '2026-06-10' })
    const stage = (day: string): string => tierCodes[tiersOf(historyOf(built.asOf(day)))[0]]
    expect([stage('2026-06-09'), stage('2026-06-10')]).toEqual(['firstTime', 'prospect'])
  })
  test('unpaid for the days of grace', () => {
    const unpaid = (unpaidGraceDays: number | null, day: string): string => {
      const built = shop().customer().order('2026-06-01', 1000, { unpaid: true }).with({ unpaidGraceDays })
      return tierCodes[tiersOf(historyOf(built.asOf(day)))[0]]
    }
    expect([unpaid(14, '2026-06-15'), unpaid(14, '2026-06-16'), unpaid(null, '2026-12-01')]).toEqual(['firstTime', 'prospect', 'firstTime'])
  })
})

/** Mark bits of a customer with these order days. */
function marked(days: string[], asOf: string): number {
  const one = shop().customer()
  days.forEach((day) => one.order(day, 1000))
  return marksOf(one.asOf(asOf))[0]
}
describe('marks', () => {
  test('離れかけ', () => {
    // Every 30 days: 2.5 × 30 = 75, so 90 days.
    const monthly = ['2026-01-01', '2026-01-31', '2026-03-02']
    expect([marked(monthly, '2026-05-30'), marked(monthly, '2026-05-31')]).toEqual([0, SLIPPING])
    // Every 60 days: 150. Every 200 days: at most 240. Once: 240. Dormant: no longer.
    expect([marked(['2026-01-01', '2026-03-02'], '2026-07-29'), marked(['2026-01-01', '2026-03-02'], '2026-07-30')]).toEqual([0, SLIPPING])
    expect([marked(['2025-06-15', '2026-01-01'], '2026-08-28'), marked(['2025-06-15', '2026-01-01'], '2026-08-29')]).toEqual([0, SLIPPING])
    expect([marked(['2026-01-01'], '2026-08-28'), marked(['2026-01-01'], '2026-08-29'), marked(['2026-01-01'], '2027-01-01')]).toEqual([0, SLIPPING, 0])
  })
  test('季節のお客様', () => {
    expect(marked(['2024-12-10', '2025-12-08'], '2026-12-10')).toBe(SEASONAL)
    expect(marked(['2024-12-10', '2025-05-01', '2025-12-08'], '2026-12-10')).toBe(0)
    expect(marked(['2025-12-28', '2026-01-05'], '2026-02-01')).toBe(0)
    expect(marked(['2024-12-28', '2026-01-05'], '2026-02-01')).toBe(SEASONAL)
    expect([marked(['2024-04-01', '2025-05-13'], '2025-06-01'), marked(['2024-04-01', '2025-05-14'], '2025-06-01')]).toEqual([SEASONAL, 0])
    expect(marked(['2024-02-29', '2025-02-28', '2026-03-01'], '2026-03-05')).toBe(SEASONAL)
  })
})
