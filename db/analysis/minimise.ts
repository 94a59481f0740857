// Finds the lowest point of a smooth function of a few variables (BFGS: Nocedal & Wright, Numerical Optimization, ch. 6).

/** Value at a point; writes its slopes into `gradient`. */
export type Sloped = (at: Float64Array, gradient: Float64Array) => number
export interface Lowest {
  at: Float64Array
  value: number
  /** Largest slope left. */
  slope: number
  /** The slope is as good as 0. */
  converged: boolean
  iterations: number
}
export interface Watch {
  /** Called before every evaluation; throws to stop. */
  check?: () => void
  /** Where this does not hold the search is given up: there is no lowest point within reach. */
  within?: (at: Float64Array) => boolean
}

const TOLERANCE = 1e-9
/** Good enough where rounding lets no step go lower any more. */
const ACCEPTABLE = 1e-6
/** Differences of the value smaller than this part of it are rounding; there the slopes decide. */
const ROUNDING = 1e-12
/** Longest step: variables are logarithms, e² at once is far enough. */
const LONGEST = 2

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i], 0)
const largest = (list: Float64Array): number => list.reduce((most, v) => Math.max(most, Math.abs(v)), 0)

/** Deterministic; at most 100 steps. The function must be finite at the start; elsewhere NaN or Infinity is taken as "too high". */
export function minimise(f: Sloped, start: readonly number[], { check, within }: Watch = {}): Lowest {
  const n = start.length
  let at = Float64Array.from(start)
  let gradient = new Float64Array(n)
  check?.()
  let value = f(at, gradient)
  // Estimate of the inverse of the second derivatives, by rows.
  let inverse = identity(n)
  let iterations = 0
  let lost = false
  for (; !lost && iterations < 100 && largest(gradient) > TOLERANCE; iterations++) {
    let direction = inverse.map((row): number => -dot(row, gradient))
    let descent = direction.reduce((sum, d, i) => sum + d * gradient[i], 0)
    if (!(descent < 0)) {
      inverse = identity(n)
      direction = Array.from(gradient, (g) => -g)
      descent = -dot(gradient, gradient)
    }
    let step = Math.min(1, LONGEST / Math.max(...direction.map(Math.abs)))
    const nextGradient = new Float64Array(n)
    let next = at
    let nextValue = Infinity
    let better = false
    for (let tries = 0; tries < 12; tries++) {
      next = at.map((v, i) => v + step * direction[i])
      check?.()
      nextValue = f(next, nextGradient)
      better = nextValue <= value + 1e-4 * step * descent || (nextValue <= value + ROUNDING * Math.abs(value) && largest(nextGradient) < largest(gradient))
      if (better) break
      // Lowest point of the parabola through both values and the slope, kept between a tenth and a half.
      const parabola = (-descent * step * step) / (2 * (nextValue - value - descent * step))
      step = Number.isFinite(parabola) ? Math.min(step / 2, Math.max(step / 10, parabola)) : step / 10
    }
    if (!better) break
    update(inverse, next.map((v, i) => v - at[i]), nextGradient.map((g, i) => g - gradient[i]), iterations === 0)
    at = next
    gradient = nextGradient
    value = nextValue
    lost = within?.(at) === false
  }
  const slope = largest(gradient)
  return { at, value, slope, converged: !lost && slope <= ACCEPTABLE, iterations }
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
}

/** The BFGS formula for the inverse: H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 ÷ yᵀs. Skipped where the function does not curve upwards. */
function update(inverse: Float64Array[], s: Float64Array, y: Float64Array, first: boolean): void {
  const curve = dot(y, s)
  if (!(curve > 1e-300)) return
  if (first) inverse.forEach((row) => row.forEach((v, j) => { row[j] = (v * curve) / dot(y, y) }))
  const hy = inverse.map((row) => dot(row, y))
  const yhy = hy.reduce((sum, v, i) => sum + v * y[i], 0)
  inverse.forEach((row, i) => row.forEach((v, j) => { row[j] = v - (hy[i] * s[j] + s[i] * hy[j]) / curve + ((1 + yhy / curve) * s[i] * s[j]) / curve }))
}
