// The forecast's formulas read slowly, customer by customer, and customers simulated from them: what the tests and the bench compare with.
import type { BgNbd } from '../../../db/analysis/bgNbd.ts'
import { digamma, logGamma } from '../../../db/analysis/gamma.ts'
import type { Purchases } from '../../../db/analysis/purchaseGroups.ts'
import { createRandom } from '../../../db/sample/random.ts'

/** Log-likelihood and slopes (for ln r, ln alpha, ln a, ln b) as sums over customers, everything taken anew for each: A1 + A2 + ln(exp A3 + exp A4) of the authors' own note on fitting it in a spreadsheet. */
export function slowLikelihood({ x: xs, tx: txs, T: Ts }: Purchases, { r, alpha, a, b }: BgNbd, slopes?: Float64Array): number {
  let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    const [x, tx, T] = [xs[i], txs[i], Ts[i]]
    const rates = logGamma(r + x) - logGamma(r) + r * Math.log(alpha)
    const stayed = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x)
    const there = -(r + x) * Math.log(alpha + T)
    const gone = x === 0 ? -Infinity : Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + tx)
    const more = Math.max(there, gone)
    sum += rates + stayed + more + Math.log(Math.exp(there - more) + Math.exp(gone - more))
    if (!slopes) continue
    const left = x === 0 ? 0 : 1 / (1 + Math.exp(there - gone))
    byR += digamma(r + x) - digamma(r) + Math.log(alpha) - (1 - left) * Math.log(alpha + T) - left * Math.log(alpha + tx)
    byAlpha += r / alpha - (r + x) * ((1 - left) / (alpha + T) + left / (alpha + tx))
    byA += digamma(a + b) - digamma(a + b + x) + left / a
    byB += digamma(a + b) + digamma(b + x) - digamma(b) - digamma(a + b + x) - (x === 0 ? 0 : left / (b + x - 1))
  }
  if (slopes) [slopes[0], slopes[1], slopes[2], slopes[3]] = [byR * r, byAlpha * alpha, byA * a, byB * b]
  return sum
}

/** Log-likelihood of mean values under Gamma-Gamma: that of each customer's total, Gamma(px, ν) with ν over Gamma(q, gamma), times x for the mean. */
export function slowValues({ x: xs, mean }: { x: number[]; mean: number[] }, { p, q, gamma }: { p: number; q: number; gamma: number }): number {
  return xs.reduce((sum, x, i) => {
    const total = x * mean[i]
    const beta = logGamma(p * x) + logGamma(q) - logGamma(p * x + q)
    return sum - beta + q * Math.log(gamma / (gamma + total)) + p * x * Math.log(total / (gamma + total)) - Math.log(total) + Math.log(x)
  }, 0)
}

/** Chance in numbers with a fraction, from the seed alone. */
export function chances(seed: number) {
  const random = createRandom(seed)
  const uniform = (): number => (random.below(2 ** 31) + 0.5) / 2 ** 31
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  /** Gamma of a shape and scale 1 (Marsaglia & Tsang 2000); below 1 by way of shape + 1. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const n = normal()
      const v = (1 + n / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(uniform()) < 0.5 * n * n + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return { uniform, gamma, beta: (a: number, b: number): number => { const one = gamma(a); return one / (one + gamma(b)) }, exponential: (rate: number): number => -Math.log(uniform()) / rate }
}

export interface Simulated { x: number[]; tx: number[]; T: number[]; later: number[]; mean: number[] }
/**
 * Customers who buy as the model says, first bought at times spread evenly over `span` before the end; `later`: their purchases in the time `after` the end.
 * With `round`, times are whole multiples of it and purchases at the same time are one. `mean`: of Gamma-Gamma values (p 6, q 4, gamma 15 000), 0 where x = 0.
 */
export function simulate(model: BgNbd, customers: number, span: number, after: number, seed: number, round = 0): Simulated {
  const { uniform, gamma, beta, exponential } = chances(seed)
  const all: Simulated = { x: [], tx: [], T: [], later: [], mean: [] }
  const at = (time: number): number => (round === 0 ? time : Math.floor(time / round) * round)
  for (let i = 0; i < customers; i++) {
    const rate = gamma(model.r) / model.alpha
    const leaves = beta(model.a, model.b)
    const T = at(span * uniform())
    let [x, tx, later, time, last] = [0, 0, 0, 0, 0]
    while (uniform() >= (last === 0 && time === 0 ? 0 : leaves)) {
      time += exponential(rate)
      if (time > T + after) break
      const moment = at(time)
      if (moment > last || round === 0) {
        if (moment <= T) { x++; tx = moment } else later++
        last = moment
      }
    }
    all.x.push(x); all.tx.push(tx); all.T.push(T); all.later.push(later)
    all.mean.push(x === 0 ? 0 : gamma(6 * x) / ((gamma(4) / 15_000) * x))
  }
  return all
}
