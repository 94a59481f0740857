// BG/NBD: the authors' published customers, the likelihood read slowly, its slopes, and the forecast by plain integration.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alive, expectedPurchases, logLikelihood } from '../../../db/analysis/bgNbd.ts'
import type { BgNbd } from '../../../db/analysis/bgNbd.ts'
import { groupPurchases } from '../../../db/analysis/purchaseGroups.ts'
import { slowLikelihood } from './slowForecast.ts'

/** Fader, Hardie & Lee (2005), table 2: weeks. */
const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

// Fader, Hardie & Lee (2005) with the parameters above: x, t_x, T → P(alive), expected purchases in the next 39 weeks.
test.each([
  [0, 0, 38.86, 1, 0.195098], [1, 1.71, 38.86, 0.212101, 0.203187], [2, 30.43, 38.86, 0.726579, 1.226028], [7, 29.43, 38.86, 0.641756, 3.337053],
  [2, 5, 38.86, 0.123679, 0.208696], [10, 35, 38.86, 0.846941, 6.163638], [26, 30.86, 31, 0.968916, 20.749726],
])('published: x %d, t_x %d, T %d', (x, tx, T, stays, in39) => {
  expect(alive(published, x, tx, T)).toBeCloseTo(stays, 6)
  expect(expectedPurchases(published, x, tx, T, 39)).toBeCloseTo(in39, 6)
})
test('published: one customer over other times; a new customer over 39 and 78 weeks', () => {
  expect(expectedPurchases(published, 2, 30.43, 38.86, 13)).toBeCloseTo(0.45720979, 8)
  expect(expectedPurchases(published, 2, 30.43, 38.86, 52)).toBeCloseTo(1.55872081, 8)
  expect(expectedPurchases(published, 0, 0, 0, 39)).toBeCloseTo(1.1967, 4)
  expect(expectedPurchases(published, 0, 0, 0, 78)).toBeCloseTo(1.8605, 4)
})

const parameter = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp)
const model = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter })
/** Few different values, so that many customers are alike; some at the very end or with all on the first day. */
const customer = fc.record({ x: fc.constantFrom(0, 0, 1, 2, 3, 40), T: fc.integer({ min: 0, max: 6 }), part: fc.integer({ min: 0, max: 3 }) })
  .map(({ x, T, part }) => ({ x, T, tx: x === 0 ? 0 : (T * part) / 3 }))
const customers = fc.array(customer, { minLength: 1, maxLength: 60 }).map((list) => ({ x: list.map(({ x }) => x), tx: list.map(({ tx }) => tx), T: list.map(({ T }) => T) }))

test('the likelihood of groups is that of customers one by one, and so are its slopes', () => {
  fc.assert(fc.property(customers, model, (purchases, m) => {
    const groups = groupPurchases(purchases)
    const [fast, slow] = [new Float64Array(4), new Float64Array(4)]
    const value = logLikelihood(groups, m, fast)
    const wanted = slowLikelihood(purchases, m, slow)
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(wanted)))
    fast.forEach((slope, i) => expect(Math.abs(slope - slow[i])).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(slow[i]), Math.abs(wanted))))
    expect(groups.size.reduce((sum, n) => sum + n, 0)).toBe(purchases.x.length)
    groups.groupOf.forEach((g, i) => expect([groups.x[g], groups.times[groups.tx[g]], groups.times[groups.T[g]]]).toEqual([purchases.x[i], purchases.tx[i], purchases.T[i]]))
  }))
})

test('the slopes are those of the likelihood', () => {
  fc.assert(fc.property(customers, model, (purchases, m) => {
    const groups = groupPurchases(purchases)
    const slopes = new Float64Array(4)
    const value = logLikelihood(groups, m, slopes)
    const h = 1e-5
    ;(['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const moved = (by: number) => logLikelihood(groups, { ...m, [name]: m[name] * Math.exp(by) })
      expect(Math.abs((moved(h) - moved(-h)) / (2 * h) - slopes[i])).toBeLessThanOrEqual(1e-6 * Math.max(10, Math.abs(value)))
    })
  }))
})

test('P(alive) and expected purchases are those of integrating over all rates and all chances to leave', () => {
  const span = (from: number, to: number, steps: number) => Array.from({ length: steps }, (_, i) => from + ((i + 0.5) * (to - from)) / steps)
  for (const m of [{ r: 2, alpha: 3, a: 2.5, b: 3 }, { r: 1.5, alpha: 5, a: 1.5, b: 4 }, { r: 3, alpha: 2, a: 3, b: 1.5 }]) {
    for (const [x, tx, T, t] of [[0, 0, 4, 6], [1, 2, 5, 3], [3, 1, 6, 4], [5, 5.5, 6, 20]]) {
      let [all, still, bought] = [0, 0, 0]
      for (const rate of span(0, 15, 1500)) {
        const heavy = rate ** (m.r - 1 + x) * Math.exp(-m.alpha * rate)
        for (const p of span(0, 1, 400)) {
          const weight = heavy * p ** (m.a - 1) * (1 - p) ** (m.b - 1)
          const there = weight * (1 - p) ** x * Math.exp(-rate * T)
          all += there + (x === 0 ? 0 : weight * p * (1 - p) ** (x - 1) * Math.exp(-rate * tx))
          still += there
          bought += (there * -Math.expm1(-rate * p * t)) / p
        }
      }
      expect(Math.abs(alive(m, x, tx, T) - still / all)).toBeLessThan(2e-3)
      expect(Math.abs(expectedPurchases(m, x, tx, T, t) / (bought / all) - 1)).toBeLessThan(2e-3)
    }
  }
})

test('neither a = 1 nor a + b + x = 1 makes a hole, and nothing leaves the range of numbers', () => {
  for (const m of [{ r: 0.5, alpha: 2, a: 1, b: 2 }, { r: 0.5, alpha: 2, a: 0.4, b: 0.6 }]) {
    const beside = { ...m, a: m.a + 1e-5 }
    for (const x of [0, 1, 4]) expect(expectedPurchases(m, x, x / 2, 5, 10)).toBeCloseTo(expectedPurchases(beside, x, x / 2, 5, 10), 3)
  }
  fc.assert(fc.property(model, fc.constantFrom(0, 1, 5, 300, 20_000), fc.double({ min: 0, max: 500, noNaN: true }), fc.constantFrom(0, 0.5, 1), fc.constantFrom(0, 1, 52, 365), (m, x, T, part, t) => {
    const stays = alive(m, x, x === 0 ? 0 : T * part, T)
    const more = expectedPurchases(m, x, x === 0 ? 0 : T * part, T, t)
    expect(stays >= 0 && stays <= 1).toBe(true)
    // Never more than if the customer were sure to stay: the mean rate times the time.
    expect(more >= 0 && more <= ((m.r + x) / (m.alpha + T)) * t * (1 + 1e-9) + 1e-9, `${more}`).toBe(true)
  }))
})

test('where nobody leaves, it is the mean rate times the time', () => {
  const m = { r: 0.5, alpha: 4, a: 0, b: 1 }
  expect(alive(m, 3, 2, 50)).toBe(1)
  expect(expectedPurchases(m, 3, 2, 50, 10)).toBeCloseTo((3.5 / 54) * 10, 12)
  expect(expectedPurchases({ ...m, a: 1e-9 }, 3, 40, 50, 10)).toBeCloseTo((3.5 / 54) * 10, 6)
})
