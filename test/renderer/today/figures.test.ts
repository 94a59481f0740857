// What a KPI card works out of its counts.
import { expect, test } from 'vitest'
import type { Moves } from '../../../db/analysis/model.ts'
import { barOf, changeOf, valueOf } from '../../../renderer/today/figures.ts'
import { movedCells } from '../../../renderer/today/Moves.tsx'

test('a value needs something to divide by', () => {
  expect(valueOf('rate', { numerator: 0, denominator: 0 })).toBeNull()
  expect(valueOf('yen', { numerator: 0, denominator: 0 })).toBeNull()
  expect(valueOf('rate', { numerator: 1, denominator: 8 })).toBe(12.5)
  expect(valueOf('yen', { numerator: 15500, denominator: 3 })).toBe(5167)
})

test('the change is that of the shown values, and none without last year', () => {
  const rate = { unit: 'rate' as const, numerator: 318, denominator: 1000, lastYear: { numerator: 297, denominator: 1000 } }
  expect(changeOf(rate)).toBe(2.1)
  expect(changeOf({ ...rate, lastYear: { numerator: 0, denominator: 0 } })).toBeNull()
  expect(changeOf({ unit: 'yen', numerator: 12480, denominator: 1, lastYear: { numerator: 12800, denominator: 1 } })).toBe(-320)
})

test.each([
  [31.8, 35, 63.6, 70],
  [35, 35, 70, 70],
  [100, 35, 98, 34.3],
  [null, 35, 0, 70],
  [20, null, 0, null],
])('bar of %s against %s', (value, target, fill, mark) => {
  const bar = barOf(value, target)
  expect(bar.fill).toBeCloseTo(fill, 1)
  if (mark === null) expect(bar.mark).toBeNull()
  else expect(bar.mark).toBeCloseTo(mark, 1)
})

test('moves: who stayed is left out, newcomers stand first', () => {
  const moves: Moves = { from: '2026-10-31', to: '2026-11-21', cells: [
    { from: 'oneYear', to: 'dormant', customers: 7 }, { from: 'repeat', to: 'repeat', customers: 534 }, { from: 'firstTime', to: 'repeat', customers: 38 },
    { from: 'none', to: 'firstTime', customers: 12 }, { from: 'dormant', to: 'repeat', customers: 0 },
  ] }
  expect(movedCells(moves).map((cell) => `${cell.from} ${cell.to}`)).toEqual(['none firstTime', 'firstTime repeat', 'oneYear dormant'])
})
