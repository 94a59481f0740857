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

/** Up to here the factors are multiplied one by one: nothing is lost where a is large, as it would be between two gammas. */
const FEW = 1000

/** ln Γ(a + n) ÷ Γ(a) for whole n ≥ 0: the logarithm of a (a + 1) … (a + n − 1). */
export function logRise(a: number, n: number): number {
  if (n > FEW) return logGamma(a + n) - logGamma(a)
  let [product, log] = [1, 0]
  for (let i = 0; i < n; i++) {
    product *= a + i
    if (product < 1e-250 || product > 1e250) {
      log += Math.log(product)
      product = 1
    }
  }
  return log + Math.log(product)
}

/** ψ(a + n) − ψ(a) for whole n ≥ 0: its slope. */
export function riseSlope(a: number, n: number): number {
  if (n > FEW) return digamma(a + n) - digamma(a)
  let sum = 0
  for (let i = 0; i < n; i++) sum += 1 / (a + i)
  return sum
}
