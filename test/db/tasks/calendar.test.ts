// Closed days: the weekly rest, public holidays, New Year.
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../db/facts/day.ts'
import { defaultSettings } from '../../../db/settings/model.ts'
import { isClosed, nextOpenDay } from '../../../db/tasks/calendar.ts'

test.each([
  ['2026-11-21', false], ['2026-11-22', true], ['2026-11-23', true], ['2026-11-24', false], ['2026-12-28', false], ['2026-12-29', true], ['2027-01-04', true], ['2027-01-05', false],
  ['2027-01-11', true], ['2027-03-22', true], ['2027-09-20', true],
])('%s closed: %s', (day, closed) => expect(isClosed(parseDay(day), defaultSettings)).toBe(closed))

test('the next open day', () => {
  expect(formatDay(nextOpenDay(parseDay('2026-11-22'), defaultSettings))).toBe('2026-11-24')
  expect(formatDay(nextOpenDay(parseDay('2026-12-29'), defaultSettings))).toBe('2027-01-05')
  expect(formatDay(nextOpenDay(parseDay('2026-11-22'), { ...defaultSettings, closedHolidays: false }))).toBe('2026-11-23')
  expect(formatDay(nextOpenDay(parseDay('2026-11-22'), { ...defaultSettings, closedWeekdays: '0123456' }))).toBe('2026-11-22')
})
