// Typed text becomes a setting, or is refused.
import { expect, test } from 'vitest'
import { defaultSettings } from '../../../db/settings/model.ts'
import { groups, readField, typedOf, withWeekday } from '../../../renderer/settings/fields.ts'

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
