// Numbers, money and dates as they stand on the screen.
import { expect, test } from 'vitest'
import { formatsOf, tenthsOfPercent } from '../../../renderer/ui/format.ts'

const ja = formatsOf('ja')
const en = formatsOf('en')

test('yen stands after the figure in Japanese, before it in English', () => {
  expect(ja.yen(12480)).toBe('12,480円')
  expect(en.yen(12480)).toBe('¥12,480')
  expect(ja.yen(-320)).toBe('−320円')
  expect(en.yen(-320)).toBe('−¥320')
})

test('percent from counts: one decimal, and nothing from nothing', () => {
  expect(ja.percent(141, 442)).toBe('31.9%')
  expect(ja.percent(0, 5)).toBe('0.0%')
  expect(ja.percent(0, 0)).toBeNull()
  expect(ja.percent(5, 5)).toBe('100.0%')
  expect(tenthsOfPercent(1, 3)).toBe(33.3)
})

test('dates', () => {
  expect(ja.dateLong('2026-11-21')).toBe('2026年11月21日(土)')
  expect(en.dateLong('2026-11-21')).toBe('Sat, 21 Nov 2026')
  expect(ja.dateShort('2026-01-05')).toBe('1/5')
  expect(ja.date('2026-11-21')).toBe('2026/11/21')
  expect(ja.dateWords('1980-04-12')).toBe('1980年4月12日')
})

test('months: in full, and on an axis with the year only where it turns', () => {
  expect([ja.month('2026-09'), ja.month('2026-09-30'), en.month('2026-09-30')]).toEqual(['2026/9', '2026/9', '2026-09'])
  expect(['2025-12', '2026-01', '2026-02'].map(ja.monthTick)).toEqual(['12', '2026/1', '2'])
  expect(['2025-12', '2026-01', '2026-02'].map(en.monthTick)).toEqual(['12', '2026-01', '2'])
})

test('a range of months drops what is said already', () => {
  expect(ja.monthRange('2024-11-22', '2025-11-21')).toEqual({ from: '2024年11月', to: '25年11月' })
  expect(ja.monthRange('2025-01-01', '2025-11-21')).toEqual({ from: '2025年1月', to: '11月' })
  expect(en.monthRange('2024-11-22', '2025-11-21')).toEqual({ from: 'Nov 2024', to: 'Nov 2025' })
})

test('an instant shows its year only when it is another one', () => {
  const at = new Date(2026, 10, 20, 18, 2)
  expect(ja.instant(at.toISOString(), new Date(2026, 10, 21))).toBe('11/20 18:02')
  expect(ja.instant(at.toISOString(), new Date(2027, 0, 2))).toBe('2026/11/20 18:02')
  expect(ja.instant('nonsense')).toBe('nonsense')
})
