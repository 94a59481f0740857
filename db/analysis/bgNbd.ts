// How often customers come back, and whether they still will: BG/NBD. Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2), 275–284.
import { logRise, riseSlope } from './gamma.ts'
import { scaledHypergeometric } from './hypergeometric.ts'
import type { PurchaseGroups } from './purchaseGroups.ts'

/** Purchases at rates spread as Gamma(r, alpha) (per unit of time); after each one the customer leaves with a chance spread as Beta(a, b); a = 0: nobody leaves. */
export interface BgNbd { r: number; alpha: number; a: number; b: number }

/** ln w, where 1 + w is the likelihood of all ways to have bought so, in multiples of that of "still there"; only for x > 0. */
function logLeft({ r, a, b }: BgNbd, x: number, logToLast: number, logToEnd: number): number {
  return Math.log(a) - Math.log(b + x - 1) + (r + x) * (logToEnd - logToLast)
}
/** ln(1 + eᶻ). */
const log1pExp = (z: number): number => (z > 36 ? z : Math.log1p(Math.exp(z)))

/**
 * Log-likelihood of all customers (eq. 6) and, where asked, its slopes for ln r, ln alpha, ln a, ln b.
 * With U = alpha + T and V = alpha + tx, one customer's is
 *   ln Γ(r+x)/Γ(r) − x ln alpha − (r+x) ln U/alpha  +  ln Γ(a+b)Γ(b+x) / Γ(b)Γ(a+b+x)  +  ln(1 + w),   w = a/(b+x−1) · (U/V)^(r+x), 0 for x = 0.
 * Only the last part runs over the groups; the logarithms are taken once per different time, the gammas once per different x.
 */
export function logLikelihood(groups: PurchaseGroups, model: BgNbd, slopes?: Float64Array): number {
  const { r, alpha, a, b } = model
  const { times, ending, endingX, counts, having, size, x: xs, tx, T, count } = groups
  let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
  // ln (alpha + t)/alpha, so that nothing is lost where r and alpha are large.
  const logs = new Float64Array(times.length)
  const shares = new Float64Array(times.length)
  for (let t = 0; t < times.length; t++) {
    logs[t] = Math.log1p(times[t] / alpha)
    shares[t] = 1 / (alpha + times[t])
    const weight = r * ending[t] + endingX[t]
    sum -= weight * logs[t]
    byR -= ending[t] * logs[t]
    byAlpha += (r * times[t] * ending[t]) / (alpha * (alpha + times[t])) - endingX[t] * shares[t]
  }
  const logAlpha = Math.log(alpha)
  const logOdds = new Float64Array(counts.length)
  for (let c = 0; c < counts.length; c++) {
    const x = counts[c]
    if (x === 0) continue
    logOdds[c] = Math.log(a) - Math.log(b + x - 1)
    sum += having[c] * (logRise(r, x) - x * logAlpha + logRise(b, x) - logRise(a + b, x))
    if (!slopes) continue
    const together = riseSlope(a + b, x)
    byR += having[c] * riseSlope(r, x)
    byA -= having[c] * together
    byB += having[c] * (riseSlope(b, x) - together)
  }
  // Products of many 1 + w, so that there is one logarithm for all of them.
  let product = 1
  const leftOf = new Float64Array(counts.length)
  for (let g = 0; g < size.length; g++) {
    const x = xs[g]
    if (x === 0) continue
    const farther = logs[T[g]] - logs[tx[g]]
    const z = logOdds[count[g]] + (r + x) * farther
    const w = Math.exp(z)
    if (z > 36) sum += size[g] * z
    else if (size[g] > 1) sum += size[g] * Math.log1p(w)
    else {
      product *= 1 + w
      if (product > 1e250) {
        sum += Math.log(product)
        product = 1
      }
    }
    if (!slopes) continue
    const left = size[g] * (z > 36 ? 1 : w / (1 + w))
    byR += left * farther
    byAlpha += left * (r + x) * (shares[T[g]] - shares[tx[g]])
    leftOf[count[g]] += left
  }
  sum += Math.log(product)
  for (let c = 0; c < counts.length; c++) {
    byA += leftOf[c] / a
    byB -= counts[c] === 0 ? 0 : leftOf[c] / (b + counts[c] - 1)
  }
  if (slopes) [slopes[0], slopes[1], slopes[2], slopes[3]] = [byR * r, byAlpha * alpha, byA * a, byB * b]
  return sum
}

/** P(alive): the chance that the customer has not left for good (Fader, Hardie & Lee 2008, "Computing P(alive) Using the BG/NBD Model"). 1 for x = 0, by construction. */
export function alive(model: BgNbd, x: number, tx: number, T: number): number {
  return x === 0 ? 1 : Math.exp(-log1pExp(logLeft(model, x, Math.log(model.alpha + tx), Math.log(model.alpha + T))))
}

/** How near to 1 (a) and 0 (a + b + x − 1) the formula can be computed; the value there is that of its neighbour. */
const NEAR = 1e-7

/** Expected purchases in the time t after T (eq. 10): (a+b+x−1)/(a−1) · [1 − ((alpha+T)/(alpha+T+t))^(r+x) ₂F₁(r+x, b+x; a+b+x−1; t/(alpha+T+t))] · P(alive). Where nobody leaves: (r+x)/(alpha+T) · t. */
export function expectedPurchases(model: BgNbd, x: number, tx: number, T: number, t: number): number {
  const { r, alpha, b } = model
  if (model.a === 0) return ((r + x) / (alpha + T)) * t
  const a = Math.abs(model.a - 1) < NEAR ? 1 + NEAR : model.a
  const c = Math.abs(a + b + x - 1) < NEAR ? NEAR : a + b + x - 1
  const none = scaledHypergeometric(r + x, b + x, c, t / (alpha + T + t), r + x)
  return Math.max(0, (c / (a - 1)) * (1 - none) * alive(model, x, tx, T))
}
