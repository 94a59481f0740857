// How much a purchase of a customer is worth: Gamma-Gamma. Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value" (brucehardie.com/notes/025).
import { digamma, logGamma } from './gamma.ts'
import { minimise } from './minimise.ts'
import type { Watch } from './minimise.ts'

/** A purchase's value is spread as Gamma(p, ν), ν over the customers as Gamma(q, gamma). */
export interface GammaGamma { p: number; q: number; gamma: number }
/** One entry per customer who came back: x = repeat purchases ≥ 1, mean = their mean value > 0. */
export interface Values { x: ArrayLike<number>; mean: ArrayLike<number> }

/** What of the values does not change with the model: total mean × x per customer, sums of logarithms, customers per x. */
export interface ValueSums { x: ArrayLike<number>; totals: Float64Array; logs: number; logsX: number; counts: Map<number, number> }
export function sumValues({ x, mean }: Values): ValueSums {
  const sums: ValueSums = { x, totals: new Float64Array(x.length), logs: 0, logsX: 0, counts: new Map() }
  for (let i = 0; i < x.length; i++) {
    const log = Math.log(mean[i])
    sums.totals[i] = mean[i] * x[i]
    sums.logs += log
    sums.logsX += x[i] * log
    sums.counts.set(x[i], (sums.counts.get(x[i]) ?? 0) + 1)
  }
  return sums
}

/**
 * Log-likelihood (eq. 1a of the note) and, where asked, its slopes for ln p, ln q, ln gamma. One customer's is
 * ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln gamma + (px−1) ln m + px ln x − (px+q) ln(gamma + m x).
 */
export function valueLikelihood({ x: xs, totals, logs, logsX, counts }: ValueSums, { p, q, gamma }: GammaGamma, slopes?: Float64Array): number {
  let [sum, byP, byQ, byGamma] = [p * logsX - logs, logsX, 0, 0]
  for (let i = 0; i < totals.length; i++) {
    const x = xs[i]
    const log = Math.log(gamma + totals[i])
    sum -= (p * x + q) * log
    byP -= x * log
    byQ -= log
    byGamma -= (p * x + q) / (gamma + totals[i])
  }
  const [logGammaQ, psiQ, logScale] = [logGamma(q), digamma(q), Math.log(gamma)]
  for (const [x, n] of counts) {
    const logX = Math.log(x)
    const both = digamma(p * x + q)
    sum += n * (logGamma(p * x + q) - logGamma(p * x) - logGammaQ + q * logScale + p * x * logX)
    byP += n * x * (both - digamma(p * x) + logX)
    byQ += n * (both - psiQ + logScale)
    byGamma += (n * q) / gamma
  }
  if (slopes) [slopes[0], slopes[1], slopes[2]] = [byP * p, byQ * q, byGamma * gamma]
  return sum
}

const LEAST = Math.log(1e-4)
const MOST = Math.log(1e4)

/** The likeliest model and its log-likelihood; null where there is none: nobody came back, all values the same, or values spread so widely that they have no mean (q ≤ 1). */
export function fitGammaGamma(values: Values, watch: Watch = {}): { model: GammaGamma; logLikelihood: number } | null {
  const n = values.x.length
  if (n === 0) return null
  // In multiples of the mean value, gamma is of the size of q ÷ p whatever the currency.
  let scale = 0
  for (let i = 0; i < n; i++) scale += values.mean[i] / n
  const modelAt = (at: Float64Array): GammaGamma => ({ p: Math.exp(at[0]), q: Math.exp(at[1]), gamma: scale * Math.exp(at[2]) })
  const sums = sumValues(values)
  for (const start of [[2, 3, 1], [10, 10, 1], [1, 1.5, 0.5]]) {
    const found = minimise((at, gradient) => {
      const value = valueLikelihood(sums, modelAt(at), gradient)
      for (let i = 0; i < 3; i++) gradient[i] /= -n
      return -value / n
    }, start.map(Math.log), { ...watch, within: (at) => at.every((v) => v > LEAST && v < MOST) })
    if (found.converged && found.at[1] > 0) return { model: modelAt(found.at), logLikelihood: -found.value * n }
  }
  return null
}

/** Expected mean value of a customer's purchases (eq. 5): between the customer's own mean and everybody's, p gamma ÷ (q − 1), which it is for x = 0. */
export function expectedValue({ p, q, gamma }: GammaGamma, x: number, mean: number): number {
  return (p * (gamma + x * mean)) / (p * x + q - 1)
}
