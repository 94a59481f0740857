// Two days on a panel: which can be compared, and what is said of those that cannot.
import { expect, test } from 'vitest'
import { refusedDays } from '../../../renderer/analysis/DayChoices.tsx'

test.each<[string, string, 'order' | 'late' | null | undefined]>([
  ['2026-01-01', '2026-01-02', null], ['2026-01-01', '2026-11-21', null],
  ['2026-01-02', '2026-01-02', 'order'], ['2026-01-03', '2026-01-02', 'order'], ['2026-12-01', '2026-11-30', 'order'],
  ['2026-01-01', '2026-11-22', 'late'],
  ['', '2026-01-02', undefined], ['2026-01-01', '', undefined], ['0202-01-01', '2026-01-02', undefined], ['2026-02-30', '2026-03-02', undefined],
])('%s and %s: %s', (earlier, later, refused) => expect(refusedDays(earlier, later, '2026-11-21')).toBe(refused))
