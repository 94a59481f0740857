// Gamma, its slope, and Gauss's function: closed forms, laws that hold everywhere, and nothing lost where numbers grow large.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digamma, logGamma } from '../../../db/analysis/gamma.ts'
import { scaledHypergeometric } from '../../../db/analysis/hypergeometric.ts'

/** Near to within so much of the larger of 1 and itself. */
function near(value: number, wanted: number, within = 1e-13): void {
  expect(Math.abs(value - wanted), `${value} is not ${wanted}`).toBeLessThanOrEqual(within * Math.max(1, Math.abs(wanted)))
}

test('factorials, and the square root of π', () => {
  for (let n = 1, sum = 0; n <= 200; sum += Math.log(n), n++) near(logGamma(n), sum)
  near(logGamma(0.5), Math.log(Math.PI) / 2)
  near(logGamma(1e-10), 10 * Math.LN10, 1e-10)
  near(digamma(1), -0.5772156649015329)
  near(digamma(0.5), -0.5772156649015329 - 2 * Math.LN2)
})

test('Γ(x + 1) = x Γ(x), doubling, and the slope is the slope', () => {
  fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (x) => {
    near(logGamma(x + 1), logGamma(x) + Math.log(x))
    near(logGamma(2 * x), logGamma(x) + logGamma(x + 0.5) + (2 * x - 1) * Math.LN2 - Math.log(Math.PI) / 2)
    near(digamma(x + 1), digamma(x) + 1 / x)
    const h = 1e-4 * x
    near((logGamma(x + h) - logGamma(x - h)) / (2 * h), digamma(x), 1e-6)
  }))
})

test('Gauss’s function where it is a known one', () => {
  for (const z of [0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999]) {
    near(scaledHypergeometric(1, 1, 2, z, 0), z === 0 ? 1 : -Math.log1p(-z) / z, 1e-11)
    near(scaledHypergeometric(0.5, 0.5, 1.5, z, 0), z === 0 ? 1 : Math.asin(Math.sqrt(z)) / Math.sqrt(z), 1e-11)
    for (const a of [0.3, 2, 40]) near(scaledHypergeometric(a, 1.7, 1.7, z, a), 1, 1e-12) // (1 − z)^−a, taken away again
  }
})

test('stays a number where the function alone would not', () => {
  near(scaledHypergeometric(5000, 3, 3, 0.9, 5000), 1, 1e-10)
 
  near(scaledHypergeometric(0.4, -0.3 + 1e-9, -0.3 + 1e-9, 0.6, 0.4), 1, 1e-12)
})

test('Gauss’s function against its integral', () => {
  fc.assert(fc.property(fc.double({ min: 0.2, max: 20, noNaN: true }), fc.double({ min: 2, max: 12, noNaN: true }), fc.double({ min: 2, max: 12, noNaN: true }), fc.double({ min: 0, max: 0.95, noNaN: true }), (a, b, more, z) => {
    // ∫ s^(b−1) (1−s)^(c−b−1) (1−zs)^(−a) ds ÷ B(b, c−b), by Simpson
    const c = b + more
    const steps = 4000
    const f = (s: number) => s ** (b - 1) * (1 - s) ** (more - 1) * (1 - z * s) ** -a
    let sum = f(0) + f(1)
    for (let i = 1; i < steps; i++) sum += (i % 2 ? 4 : 2) * f(i / steps)
    const wanted = (sum / (3 * steps)) * Math.exp(logGamma(c) - logGamma(b) - logGamma(more))
    expect(Math.abs(scaledHypergeometric(a, b, c, z, 0) / wanted - 1)).toBeLessThan(1e-3)
  }), { numRuns: 100 })
})
