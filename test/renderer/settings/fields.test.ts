// Typed text becomes a setting, or is refused.
import { expect, test } from 'vitest'
import { kpiBoard } from '../../../db/analysis/kpiBoard.ts'
import { nothingGiven } from '../../../db/analysis/panel.ts'
import { f2Windows } from '../../../db/kpis/model.ts'
import { defaultSettings } from '../../../db/settings/model.ts'
import { shop } from '../../db/analysis/build.ts'
import { groups, readField, refusalOf, shownTargets, targetOf, typedOf, withWeekday } from '../../../renderer/settings/fields.ts'

test.each([
  ['name', ' 茶舗 みどり屋 ', '茶舗 みどり屋'],
  ['dormantDays', '３６５', 365],
  ['dormantDays', '0', undefined],
  ['dormantDays', '', undefined],
  ['dormantDays', '12.5', undefined],
  ['unpaidGraceDays', '', null],
  ['unpaidGraceDays', '14', 14],
  ['grossMargin', '42.5%', 42.5],
  ['grossMargin', '101', undefined],
  ['target.oneYearLtv', '12,000円', 12000],
  ['target.oneYearLtv', '', null],
  ['target.f2', 'abc', undefined],
  ['target.frequency', '３．５回', 3.5],
  ['target.formulaMultiple', '2.4倍', 2.4],
  ['target.frequency', '1001', undefined],
  ['target.oneYearProfit', '4,000', 4000],
  ['target.f2d365', '100.5', undefined],
  ['f2Days', '180', 180],
  ['f2Days', '45', undefined],
  ['taxPercent', '0', 0],
  ['sameDayOrders', 'separate', 'separate'],
  ['dailyTasks', '０', undefined],
  ['dailyTasks', '15', 15],
  ['newYearFrom', '12/29', '12-29'],
  ['newYearFrom', '1月4日', '01-04'],
  ['newYearTo', '2-30', undefined],
  ['newYearTo', '', ''],
  ['closedWeekdays', '26', '26'],
] as const)('%s from "%s"', (key, typed, value) => {
  expect(readField(key, typed)).toBe(value)
})

test('no setting stands on the screen twice, and each takes back its own default', () => {
  const shown = Object.values(groups).flat()
  expect(new Set(shown).size).toBe(shown.length)
  for (const key of shown.filter((name) => name !== 'salesIncludeShipping' && name !== 'closedHolidays')) expect(readField(key, String(defaultSettings[key] ?? '')), key).toBe(defaultSettings[key])
})

test('the targets are those of the board, in its order, each with its unit', () => {
  const facts = shop().customer().order('2026-01-01', 1000).asOf('2026-11-21')
  for (const f2Days of f2Windows) {
    const board = kpiBoard(facts, { ...nothingGiven, f2Days })
    expect(shownTargets(f2Days)).toEqual(board.map(({ kpi }) => `target.${kpi}`))
    expect(shownTargets(f2Days).map((key) => targetOf(key)?.unit)).toEqual(board.map(({ unit }) => unit))
  }
  expect([refusalOf('target.frequency'), refusalOf('target.repeatSales'), refusalOf('target.formulaLtv')]).toEqual(['amount', 'percent', 'number'])
})

test('a weekday is switched on and off in its order', () => {
  expect(withWeekday('6', 2, true)).toBe('26')
  expect(withWeekday('26', 6, false)).toBe('2')
  expect(withWeekday('2', 2, true)).toBe('2')
})

test('a day of the year is shown as it is typed', () => {
  expect(typedOf('newYearTo', '01-04')).toBe('1/4')
  expect(readField('newYearTo', typedOf('newYearTo', '01-04'))).toBe('01-04')
  expect(typedOf('newYearTo', '')).toBe('')
  expect(typedOf('dailyTasks', 20)).toBe('20')
})
