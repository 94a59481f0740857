// LTV as levers: the worked set, and that each lever put to its value really reaches the target.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LtvTree } from '../../../db/analysis/boardModel.ts'
import { formulaLtv, levers, leversTo, ltvAt } from '../../../db/analysis/rules.ts'
import type { Factors, LtvTarget } from '../../../db/analysis/rules.ts'
import { asked } from './asked.ts'
import { shop } from './build.ts'

const worked = shop()
  .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
  .customer().order('2025-03-01', 2000)
  .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
  .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
  .customer({ registered: '2026-05-05' })
  .with({ acquisitionCost: 3000, retentionCost: 600 })

test('the worked set: 3,875 × 4/3 × 2 years = 10,333 yen, 2.46 times 4,200', () => {
  const { result, idsOf } = asked<LtvTree>('ltvTree', worked.asOf('2026-11-21'), {}, { targets: [{ kpi: 'formulaLtv', value: 15500, setOn: '2026-01-01' }, { kpi: 'formulaMultiple', value: 3, setOn: '2026-01-01' }] })
  expect(result).toMatchObject({ yen: 10333, years: 2, yearsCapped: false, retention: { numerator: 1, denominator: 2 }, factors: { salesPerOccasion: 3875, frequency: 4 / 3, retention: 0.5 } })
  expect(result.multiple).toBeCloseTo(2.46, 2)
  // 15,500 is half as much again: so must be each factor; years 3 = 1 ÷ (1 − 2/3).
  expect(result.toYen).toEqual({ salesPerOccasion: expect.closeTo(5812.5, 6) as number, frequency: expect.closeTo(2, 9) as number, retention: expect.closeTo(2 / 3, 9) as number, acquisitionCost: null, retentionCost: null })
  // Three times: 10,333.33 ÷ 3 = 3,444.44 may be spent; 1,200 keep one for two years.
  expect(result.toMultiple!.acquisitionCost).toBeCloseTo(2244.44, 2)
  expect(result.toMultiple!.retentionCost).toBeCloseTo(222.22, 2)
  expect([idsOf({ of: 'buyers' }), idsOf({ of: 'kept' }), idsOf({ of: 'base' })]).toEqual([[1, 3, 4], [1], [1, 2]])
})

test('nothing to compute: no numbers, no sentence', () => {
  const { result, cells } = asked<LtvTree>('ltvTree', shop().asOf('2026-11-21'), {}, { targets: [{ kpi: 'formulaLtv', value: 15500, setOn: '2026-01-01' }] })
  expect(result).toMatchObject({ yen: null, multiple: null, factors: null, toYen: null })
  expect(cells.find((row) => row.factor.kind === 'word' && row.factor.key === 'yen')!.value).toEqual({ kind: 'none' })
})

describe('what if', () => {
  const factors: fc.Arbitrary<Factors> = fc.record({
    salesPerOccasion: fc.integer({ min: 100, max: 30_000 }), frequency: fc.double({ min: 1, max: 12, noNaN: true }), retention: fc.double({ min: 0, max: 1, noNaN: true }),
    acquisitionCost: fc.constantFrom(0, 500, 3000), retentionCost: fc.constantFrom(0, 100, 600),
  })
  test('the same function as the figure', () => fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (customers, sales, base, kept) => {
    const k = Math.min(kept, base)
    const counted = formulaLtv({ sales, occasions: customers * 3, customers }, { numerator: k, denominator: base }, { acquisitionCost: 2000, retentionCost: 600 })
    const at = ltvAt({ salesPerOccasion: sales / (customers * 3), frequency: 3, retention: k / base, acquisitionCost: 2000, retentionCost: 600 })
    expect(Math.abs(at.yen - counted.yen!)).toBeLessThanOrEqual(1)
    expect(at.years).toBeCloseTo(counted.years!, 6)
    expect(at.multiple!).toBeCloseTo(counted.multiple!, 6)
  }), { numRuns: 500 }))

  test('a lever at its value, the others as they are, is at the target', () => fc.assert(fc.property(factors, fc.double({ min: 0.3, max: 4, noNaN: true }), (now, times) => {
    const is = ltvAt(now)
    fc.pre(is.yen > 50)
    const targets: LtvTarget[] = [{ yen: is.yen * times }, ...(is.multiple === null ? [] : [{ multiple: is.multiple * times }])]
    for (const target of targets) {
      const to = leversTo(now, target)
      for (const lever of levers) {
        const value = to[lever]
        if (value === null) continue
        const then = ltvAt({ ...now, [lever]: value })
        if ('yen' in target) expect(Math.abs(then.yen - target.yen)).toBeLessThanOrEqual(0.51)
        else expect(then.multiple === null ? NaN : then.multiple / target.multiple).toBeCloseTo(1, 6)
      }
      // Price and frequency always can, unless there are no costs to be a multiple of.
      expect(to.salesPerOccasion).not.toBeNull()
      expect(to.frequency).not.toBeNull()
      if ('yen' in target) expect(to.retention === null).toBe(target.yen / (now.salesPerOccasion * now.frequency) > 10 || target.yen / (now.salesPerOccasion * now.frequency) < 1)
    }
  }), { numRuns: 1000 }))
})
