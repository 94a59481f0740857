// Counting pairs of products: all pairs of one product at a time, in columns as long as the list of products.
import { medianWithin } from './median.ts'

/** Pairs with fewer people (or occasions) behind them say nothing and are hidden. */
export const LEAST_SUPPORT = 5

/** What is counted of the products beside the one at hand. */
export class Beside {
  /** The products met, in the order of meeting. */
  readonly met: Int32Array
  size = 0
  readonly occasions: Int32Array
  readonly customers: Int32Array
  private readonly last: Int32Array

  constructor(products: number) {
    this.met = new Int32Array(products)
    this.occasions = new Int32Array(products)
    this.customers = new Int32Array(products)
    this.last = new Int32Array(products).fill(-1)
  }

  /** An occasion of the customer that holds the product; customers must come one after the other. True if it is the customer's first. */
  add(product: number, customer: number): boolean {
    if (this.occasions[product]++ === 0) this.met[this.size++] = product
    if (this.last[product] === customer) return false
    this.last[product] = customer
    this.customers[product]++
    return true
  }

  /** Forgets everything, for the next product. */
  clear(): void {
    for (let k = 0; k < this.size; k++) {
      const p = this.met[k]
      this.occasions[p] = this.customers[p] = 0
      this.last[p] = -1
    }
    this.size = 0
  }
}

/** Pairs ordered: the highest counts first, equals by product. */
export function ranked<T extends { from: number; to: number }>(pairs: T[], count: (pair: T) => number): T[] {
  return pairs.sort((a, b) => count(b) - count(a) || a.from - b.from || a.to - b.to)
}

/** Values noted one by one, each for a group; 'whole': numbers without a fraction, in half the room. */
export class Notes {
  size = 0
  private group = new Int32Array(1024)
  private value: Float64Array | Int32Array
  private readonly kind: typeof Float64Array | typeof Int32Array

  constructor(values: 'whole' | 'any') {
    this.kind = values === 'whole' ? Int32Array : Float64Array
    this.value = new this.kind(1024)
  }

  add(group: number, value: number): void {
    if (this.size === this.group.length) {
      const [group, value] = [new Int32Array(this.size * 2), new this.kind(this.size * 2)]
      group.set(this.group)
      value.set(this.value)
      this.group = group
      this.value = value
    }
    this.group[this.size] = group
    this.value[this.size++] = value
  }

  /** Forgets everything, keeping the room. */
  clear(): void { this.size = 0 }

  /** Per group its median (the mean of the middle two where their number is even); −1 where fewer than `least` were noted. */
  medians(groups: number, least = 1): Float64Array {
    const start = new Int32Array(groups + 1)
    for (let n = 0; n < this.size; n++) start[this.group[n] + 1]++
    for (let g = 0; g < groups; g++) start[g + 1] += start[g]
    const grouped = new this.kind(this.size)
    const at = start.slice()
    for (let n = 0; n < this.size; n++) grouped[at[this.group[n]]++] = this.value[n]
    const medians = new Float64Array(groups)
    for (let g = 0; g < groups; g++) {
      const [from, to] = [start[g], start[g + 1]]
      medians[g] = to - from >= Math.max(1, least) ? medianWithin(grouped, from, to) : -1
    }
    return medians
  }
}
