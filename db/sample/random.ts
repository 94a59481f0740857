// Seeded chance for the sample shop: whole numbers only, so that every machine makes the same shop.

export interface Random {
  /** A whole number from 0 up to, not including, n. */
  below(n: number): number
  /** true in `percent` of 100 cases. */
  chance(percent: number): boolean
  pick<T>(list: readonly T[]): T
  /** Index drawn by whole-number weights; at least one must be above 0. */
  weighted(weights: readonly number[]): number
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[]
}

/** A generator of its own (mulberry32): the same seed gives the same sequence. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  // a power of two divides exactly, and one multiplication rounds alike everywhere
  const below = (n: number): number => Math.floor((next() / 0x100000000) * n)
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)],
    weighted(weights) {
      let left = below(weights.reduce((sum, weight) => sum + weight, 0))
      return weights.findIndex((weight) => (left -= weight) < 0)
    },
    shuffle(list) {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[out[i], out[j]] = [out[j], out[i]]
      }
      return out
    },
  }
}

/** Cards drawn so that shares come out nearly exact in every stretch, not only on average. */
export interface Deck { draw(allowed?: (card: string) => boolean): string }

/** Cards mixed with each other before they are dealt. */
const HAND = 12

/** A deck of cards with their shares. A card that is not allowed now stays for a later draw. */
export function createDeck(random: Random, shares: readonly (readonly [card: string, share: number])[]): Deck {
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  const owed = shares.map(() => 0)
  const cards: string[] = []
  const fill = (): void => {
    const hand = Array.from({ length: HAND }, () => {
      shares.forEach(([, share], i) => { owed[i] += share })
      const most = owed.indexOf(Math.max(...owed))
      owed[most] -= total
      return shares[most][0]
    })
    cards.unshift(...random.shuffle(hand))
  }
  return {
    draw(allowed = () => true) {
      for (;;) {
        const at = cards.findLastIndex(allowed)
        if (at >= 0) return cards.splice(at, 1)[0]
        fill()
      }
    },
  }
}
