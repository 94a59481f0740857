// Gauss's hypergeometric function, as the forecast needs it.

const EPSILON = 1e-16
const LARGE = 1e200
const LOG_LARGE = 200 * Math.LN10

/**
 * (1 − z)^power · ₂F₁(a, b; c; z) for 0 ≤ z < 1, a, b > 0, c > −1 and not 0: Gauss's own series.
 * For c > 0 all its terms are positive, so that nothing cancels; the factor is taken in because the two together stay
 * small where each alone would leave the range of numbers. Terms: about (a + b − c + 35) ÷ (1 − z).
 */
export function scaledHypergeometric(a: number, b: number, c: number, z: number, power: number): number {
  let sum = 1
  let term = 1
  let log = power * Math.log1p(-z)
  for (let k = 0; ; k++) {
    const ratio = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z
    term *= ratio
    sum += term
    // What is still to come is less than a geometric series with this ratio or z, whichever is larger.
    const least = 1 - Math.max(ratio, z)
    if (k > 1 && least > 0 && Math.abs(term) <= EPSILON * Math.abs(sum) * least) break
    if (!Number.isFinite(sum)) return NaN
    if (Math.abs(sum) > LARGE) {
      sum /= LARGE
      term /= LARGE
      log += LOG_LARGE
    }
  }
  return sum * Math.exp(log)
}
