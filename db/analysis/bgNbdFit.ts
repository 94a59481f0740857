// Finds the BG/NBD model under which the purchases of a shop are likeliest.
import { logLikelihood } from './bgNbd.ts'
import type { BgNbd } from './bgNbd.ts'
import type { Leaving } from './forecastModel.ts'
import { minimise } from './minimise.ts'
import type { Watch } from './minimise.ts'
import type { PurchaseGroups } from './purchaseGroups.ts'

export interface Fitted { model: BgNbd; logLikelihood: number; leaving: Leaving }
type Likelihood = (model: BgNbd, slopes: Float64Array) => number

/** A way to write the model as free variables: the slopes for ln r, ln alpha, ln a, ln b are turned into theirs, in place. */
interface Form { leaving: Leaving; starts: number[][]; model: (at: Float64Array) => BgNbd; turn: (slopes: Float64Array, at: Float64Array) => void }

/** Beyond these bounds of r, alpha, a, b the likelihood rises for ever: no fit. With r over 1,000 everybody buys at the same rate, within 3 %. */
const LEAST = Math.log(1e-4)
const MOST = Math.log(1e4)
const MOST_R = Math.log(1e3)
/** a + b where the chance to leave is the same for all. */
const MANY = 1e6
const within = (at: Float64Array): boolean => at.every((v) => v > LEAST && v < MOST) && at[0] < MOST_R

/**
 * The highest point of the likelihood, from fixed starts, so that the same purchases give the same figures; null where there is none.
 * Often (a young shop, few customers) it lies on the border of the model: nobody has left as yet, or all leave with the same chance.
 * These are tried where the whole model has no highest point, and taken only if nothing higher was met on the way.
 * `likelihood`: another way to compute the same.
 */
export function fitBgNbd(groups: PurchaseGroups, watch: Watch = {}, likelihood: Likelihood = (model, slopes) => logLikelihood(groups, model, slopes)): Fitted | null {
  const bought = groups.counts.reduce((sum, x, i) => sum + x * groups.having[i], 0)
  const time = groups.times.reduce((sum, t, i) => sum + t * groups.ending[i], 0)
  if (!(bought > 0 && time > 0)) return null
  // In multiples of the mean time between purchases, alpha is of the size of r whatever the unit.
  const pause = time / bought
  const rates = (at: Float64Array) => ({ r: Math.exp(at[0]), alpha: pause * Math.exp(at[1]) })
  let highest = -Infinity
  const search = ({ leaving, starts, model, turn }: Form): Fitted | null => {
    for (const start of starts) {
      const slopes = new Float64Array(4)
      const found = minimise((at, gradient) => {
        const value = likelihood(model(at), slopes)
        turn(slopes, at)
        gradient.forEach((_, i) => { gradient[i] = -slopes[i] / groups.customers })
        return -value / groups.customers
      }, start, { ...watch, within })
      highest = Math.max(highest, -found.value)
      if (found.converged && -found.value >= highest - 1e-6) return { model: model(found.at), logLikelihood: -found.value * groups.customers, leaving }
    }
    return null
  }
  const spread: Form = {
    leaving: 'spread', starts: [[0.5, 0.3, 0.5, 1], [1, 1, 1, 5], [5, 5, 0.1, 0.5]].map((start) => start.map(Math.log)),
    model: (at) => ({ ...rates(at), a: Math.exp(at[2]), b: Math.exp(at[3]) }), turn: () => {},
  }
  const chance = (at: Float64Array): number => 1 / (1 + Math.exp(-at[2]))
  const same: Form = {
    leaving: 'same', starts: [[Math.log(0.5), Math.log(0.3), -2]],
    model: (at) => ({ ...rates(at), a: MANY * chance(at), b: MANY * (1 - chance(at)) }),
    turn: (slopes, at) => { slopes[2] = slopes[2] * (1 - chance(at)) - slopes[3] * chance(at) },
  }
  const nobody: Form = { leaving: 'nobody', starts: [[Math.log(0.5), Math.log(0.3)]], model: (at) => ({ ...rates(at), a: 0, b: 1 }), turn: () => {} }
  return search(spread) ?? search(same) ?? search(nobody)
}
