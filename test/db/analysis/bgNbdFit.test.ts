// Fitting: known models found again in simulated customers, no slope left, the borders of the model, and no fit where there is none.
import { describe, expect, test } from 'vitest'
import { expectedPurchases, logLikelihood } from '../../../db/analysis/bgNbd.ts'
import type { BgNbd } from '../../../db/analysis/bgNbd.ts'
import { fitBgNbd } from '../../../db/analysis/bgNbdFit.ts'
import { expectedValue, fitGammaGamma } from '../../../db/analysis/gammaGamma.ts'
import { minimise } from '../../../db/analysis/minimise.ts'
import { groupPurchases } from '../../../db/analysis/purchaseGroups.ts'
import type { Purchases } from '../../../db/analysis/purchaseGroups.ts'
import { simulate, slowLikelihood, slowValues } from './slowForecast.ts'

const truth: BgNbd = { r: 0.6, alpha: 6, a: 0.8, b: 3 }
const people = simulate(truth, 20_000, 104, 52, 7)
const groups = groupPurchases(people)
const fit = (purchases: Purchases) => fitBgNbd(groupPurchases(purchases))

describe('20,000 simulated customers', () => {
  const { model, logLikelihood: highest, leaving } = fitBgNbd(groups)!
  test('the model they were made by is found again', () => {
    expect(leaving).toBe('spread')
    for (const name of ['r', 'alpha', 'a', 'b'] as const) expect(Math.abs(model[name] / truth[name] - 1), name).toBeLessThan(0.12)
    // Twice the difference is χ² with 4 degrees of freedom: 18.5 in one case of 1,000.
    expect(highest - logLikelihood(groups, truth)).toBeGreaterThanOrEqual(0)
    expect(2 * (highest - logLikelihood(groups, truth))).toBeLessThan(18.5)
  })
  test('nothing near is likelier, and no slope is left', () => {
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      const moved = (by: number) => slowLikelihood(people, { ...model, [name]: model[name] * Math.exp(by) })
      expect((moved(1e-4) - moved(-1e-4)) / 2e-4 / people.x.length).toBeCloseTo(0, 6)
      expect(Math.max(moved(0.01), moved(-0.01))).toBeLessThan(highest)
    }
  })
  test('the same from slow sums, and in days', () => {
    const slow = fitBgNbd(groups, {}, (m, slopes) => slowLikelihood(people, m, slopes))!
    const days = fit({ x: people.x, tx: people.tx.map((t) => t * 7), T: people.T.map((t) => t * 7) })!
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(slow.model[name] / model[name]).toBeCloseTo(1, 5)
      expect(days.model[name] / (name === 'alpha' ? 7 : 1) / model[name]).toBeCloseTo(1, 5)
    }
    const repeats = people.x.reduce((sum, x) => sum + x, 0)
    expect(days.logLikelihood + repeats * Math.log(7)).toBeCloseTo(highest, 4)
  })
  test('what is expected of the year after comes true', () => {
    const expected = people.x.reduce((sum, x, i) => sum + expectedPurchases(model, x, people.tx[i], people.T[i], 52), 0)
    expect(expected / people.later.reduce((sum, n) => sum + n, 0)).toBeCloseTo(1, 1)
  })
  test('the values they spent are found again', () => {
    const values = { x: people.x.filter((x) => x > 0), mean: people.mean.filter((_, i) => people.x[i] > 0) }
    const { model: found, logLikelihood: most } = fitGammaGamma(values)!
    expect(most).toBeCloseTo(slowValues(values, found), 4)
    const made = { p: 6, q: 4, gamma: 15_000 }
    for (const name of ['p', 'q', 'gamma'] as const) {
      expect(Math.abs(found[name] / made[name] - 1), name).toBeLessThan(0.25)
      const moved = (by: number) => slowValues(values, { ...found, [name]: found[name] * Math.exp(by) })
      expect((moved(1e-4) - moved(-1e-4)) / 2e-4 / values.x.length).toBeCloseTo(0, 6)
      expect(Math.max(moved(0.01), moved(-0.01))).toBeLessThan(most)
    }
    // Twice the difference is χ² with 3 degrees of freedom: 16.3 in one case of 1,000.
    expect(most - slowValues(values, made)).toBeGreaterThanOrEqual(0)
    expect(2 * (most - slowValues(values, made))).toBeLessThan(16.3)
    expect(expectedValue(found, 0, 0) / (6 * 15_000 / 3)).toBeCloseTo(1, 1)
    expect(expectedValue(found, 1000, 50_000)).toBeCloseTo(50_000, -3)
  })
})

test('published values: Gamma-Gamma of Fader & Hardie', () => {
  // "The Gamma-Gamma Model of Monetary Value": p 6.25, q 3.74, gamma 15.44; a customer of two repeat purchases, 22.35 on average, is expected to spend 24.66.
  const published = { p: 6.25, q: 3.74, gamma: 15.44 }
  expect(expectedValue(published, 0, 0)).toBeCloseTo(35.22, 2)
  expect(expectedValue(published, 2, 22.35)).toBeCloseTo(24.66, 1)
})

test('where nobody has left, the model says so and goes on', () => {
  // The first 400 customers, all of them still buying at the very end: nothing speaks for leaving.
  const loyal = { x: people.x.slice(0, 400), tx: people.T.slice(0, 400), T: people.T.slice(0, 400) }
  const found = fit({ ...loyal, x: loyal.x.map((x) => Math.max(1, x)) })!
  expect(found).toMatchObject({ leaving: 'nobody', model: { a: 0 } })
  expect(Number.isFinite(found.logLikelihood)).toBe(true)
})

test('where all leave with the same chance, the model says so and goes on', () => {
  const alike = simulate({ r: 1, alpha: 4, a: 1e5, b: 4e5 }, 3000, 100, 0, 3)
  const found = fit(alike)!
  expect(found.model.a / (found.model.a + found.model.b)).toBeCloseTo(0.2, 1)
  expect(found.logLikelihood).toBeGreaterThan(logLikelihood(groupPurchases(alike), { r: 1, alpha: 4, a: 1e5, b: 4e5 }) - 0.01)
})

const many = (x: number, tx: number, T: number, n = 200): Purchases => ({ x: Array<number>(n).fill(x), tx: Array<number>(n).fill(tx), T: Array<number>(n).fill(T) })
test.each<[string, Purchases]>([
  ['no customers', { x: [], tx: [], T: [] }],
  ['all on the as-of day', many(0, 0, 0)],
  ['all twice on the as-of day', many(1, 0, 0)],
  ['nobody came back', many(0, 0, 30)],
  ['all the same', many(3, 20, 25)],
  ['one customer', many(2, 10, 30, 1)],
  ['one customer, very often', many(1_000_000, 99, 100, 1)],
])('no fit, no NaN: %s', (_what, purchases) => { expect(fit(purchases)).toBeNull() })

test('where all buy at the same rate the search ends soon, without a fit', () => {
  let evaluations = 0
  const same = simulate({ r: 1e5, alpha: 1e6, a: 0.8, b: 30 }, 5000, 100, 0, 5, 1 / 7)
  expect(fitBgNbd(groupPurchases(same), { check() { evaluations++ } })).toBeNull()
  expect(evaluations).toBeLessThan(500)
})

test('one customer buying beyond all measure among ordinary ones is taken as it is', () => {
  const found = fit({ x: [...people.x.slice(0, 500), 100_000], tx: [...people.tx.slice(0, 500), 99], T: [...people.T.slice(0, 500), 100] })
  for (const value of Object.values(found?.model ?? {})) expect(Number.isFinite(value)).toBe(true)
})

test.each([['nobody', { x: [], mean: [] }], ['one', { x: [2], mean: [1000] }], ['all the same', { x: [1, 2, 3], mean: [500, 500, 500] }]])('no model of values: %s', (_what, values) => {
  expect(fitGammaGamma(values)).toBeNull()
})

test('a search can be stopped, and gives up where there is no lowest point', () => {
  expect(() => fitBgNbd(groups, { check() { throw new Error('enough') } })).toThrow('enough')
  const slide = minimise(([x], gradient) => { gradient[0] = -Math.exp(-x); return Math.exp(-x) }, [0], { within: ([x]) => x < 5 })
  expect(slide.converged).toBe(false)
  const bowl = minimise(([x, y], gradient) => { [gradient[0], gradient[1]] = [2 * (x - 3) + y, x + 8 * y ** 3]; return (x - 3) ** 2 + x * y + 2 * y ** 4 }, [10, -10])
  expect(bowl.converged).toBe(true)
  expect(2 * (bowl.at[0] - 3) + bowl.at[1]).toBeCloseTo(0, 6)
})
