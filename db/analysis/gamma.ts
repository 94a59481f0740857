// Logarithm of the gamma function and its slope, from Stirling's series.

const HALF_LOG_2PI = 0.9189385332046727
/** From here on Stirling's series with seven terms is exact to the last digit or two. */
const FAR = 10

/** ln Γ(x) for x > 0. Smaller arguments are raised by Γ(x + 1) = x Γ(x). Relative error about 1e-15. */
export function logGamma(x: number): number {
  let product = 1
  while (x < FAR) product *= x++
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) / x
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + series - Math.log(product)
}

/** ψ(x) = d ln Γ(x) / dx for x > 0. */
export function digamma(x: number): number {
  let below = 0
  while (x < FAR) below += 1 / x++
  const y = 1 / (x * x)
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760 - y / 12))))))
  return Math.log(x) - 0.5 / x - series - below
}
