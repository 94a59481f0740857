// Counters for pairs of products: a plain table where it is small, a hash in integer columns where it would be too large.

/** Largest table without hashing: products². */
const DENSE = 4_000_000

/** Pairs that were met, numbered from 0 in the order of meeting, each with its counters. */
export class Pairs {
  size = 0
  from = new Int32Array(1024)
  to = new Int32Array(1024)
  count = new Int32Array(1024)
  /** A second counter. */
  more = new Int32Array(1024)
  /** The customer who was last counted, so that nobody counts twice; −1 = nobody yet. */
  last = new Int32Array(1024).fill(-1)
  private readonly products: number
  private readonly dense: boolean
  /** Number + 1 of the pair in each slot, 0 = free. */
  private slots: Int32Array

  /** `dense` only to try both ways on the same shop. */
  constructor(products: number, dense = products * products <= DENSE) {
    this.products = products
    this.dense = dense
    this.slots = new Int32Array(dense ? products * products : 4096)
  }

  /** The number of a pair of product indexes, new if it was not met yet. */
  of(a: number, b: number): number {
    const slot = this.dense ? a * this.products + b : this.find(a, b)
    const known = this.slots[slot]
    if (known > 0) return known - 1
    if (this.size === this.from.length) this.grow()
    const e = this.size++
    this.from[e] = a
    this.to[e] = b
    this.slots[slot] = e + 1
    // At most half full, so that a search is short.
    if (!this.dense && this.size * 2 > this.slots.length) this.spread()
    return e
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  private find(a: number, b: number): number {
    const mask = this.slots.length - 1
    let slot = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b)
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const e = this.slots[slot] - 1
      if (e < 0 || (this.from[e] === a && this.to[e] === b)) return slot
      slot = (slot + 1) & mask
    }
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 4)
    for (let e = 0; e < this.size; e++) this.slots[this.find(this.from[e], this.to[e])] = e + 1
  }

  private grow(): void {
    const longer = (column: Int32Array, empty = 0) => {
      const next = new Int32Array(column.length * 2).fill(empty)
      next.set(column)
      return next
    }
    this.from = longer(this.from)
    this.to = longer(this.to)
    this.count = longer(this.count)
    this.more = longer(this.more)
    this.last = longer(this.last, -1)
  }

  /** Numbers of the pairs for which `test` holds, the highest counts first, equals by product. */
  ranked(test: (e: number) => boolean): number[] {
    const { from, to, count } = this
    const list: number[] = []
    for (let e = 0; e < this.size; e++) if (test(e)) list.push(e)
    return list.sort((a, b) => count[b] - count[a] || from[a] - from[b] || to[a] - to[b])
  }
}

/** Pairs with fewer people behind them say nothing and are hidden. */
export const LEAST_SUPPORT = 5

/** Values noted one by one, each for a group. */
export class Notes {
  size = 0
  private group = new Int32Array(1024)
  private value = new Float64Array(1024)

  add(group: number, value: number): void {
    if (this.size === this.group.length) {
      const [group, value] = [new Int32Array(this.size * 2), new Float64Array(this.size * 2)]
      group.set(this.group)
      value.set(this.value)
      this.group = group
      this.value = value
    }
    this.group[this.size] = group
    this.value[this.size++] = value
  }

  /** Per group its median (the mean of the middle two where their number is even); −1 where fewer than `least` were noted. */
  medians(groups: number, least = 1): Float64Array {
    const start = new Int32Array(groups + 1)
    for (let n = 0; n < this.size; n++) start[this.group[n] + 1]++
    for (let g = 0; g < groups; g++) start[g + 1] += start[g]
    const sorted = new Float64Array(this.size)
    const at = start.slice()
    for (let n = 0; n < this.size; n++) sorted[at[this.group[n]]++] = this.value[n]
    return new Float64Array(groups).map((_, g) => {
      const [from, to] = [start[g], start[g + 1]]
      if (to - from < Math.max(1, least)) return -1
      sorted.subarray(from, to).sort()
      return (sorted[(from + to - 1) >> 1] + sorted[(from + to) >> 1]) / 2
    })
  }
}
