// Chance that is the same every time: mulberry32 from a seed.

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** True with this probability. */
  chance(rate: number): boolean
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** The place of one of some shares that add up to 1. */
  share(shares: readonly number[]): number
  pick<T>(list: readonly T[]): T
  /** Like names are spread: the first of a list far more often than the last. */
  common<T>(list: readonly T[]): T
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    chance: (rate) => next() < rate,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    share: (shares) => {
      let draw = next()
      for (let at = 0; at < shares.length - 1; at++) if ((draw -= shares[at]) < 0) return at
      return shares.length - 1
    },
    pick: (list) => list[Math.floor(next() * list.length)],
    common: (list) => list[Math.floor(next() ** 1.6 * list.length)],
  }
}
