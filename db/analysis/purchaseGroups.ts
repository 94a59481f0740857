// Repeat purchases of many customers, the same ones counted together: what a likelihood runs over again and again.

/** One entry per customer. Times in one unit, any: x = repeat purchases, tx = from the first to the last, T = from the first to the as-of day. */
export interface Purchases { x: ArrayLike<number>; tx: ArrayLike<number>; T: ArrayLike<number> }

/** Customers with the same (x, tx, T) form one group; where x = 0, tx is 0. */
export interface PurchaseGroups {
  customers: number
  /** Customers with x > 0. */
  repeaters: number
  /** Per customer: the group. */
  groupOf: Int32Array
  /** Per group: customers, x, and places of tx and T in `times`, of x in `counts`. */
  size: Int32Array
  x: Float64Array
  tx: Int32Array
  T: Int32Array
  count: Int32Array
  /** Different times, and the customers whose T it is: how many, and the sum of their x. */
  times: Float64Array
  ending: Float64Array
  endingX: Float64Array
  /** Different x, and their customers. */
  counts: Float64Array
  having: Float64Array
}

/** Gives each value a place, in order of appearance. */
function places(): { of: (value: number) => number; values: () => Float64Array } {
  const known = new Map<number, number>()
  return {
    of(value) {
      let place = known.get(value)
      if (place === undefined) known.set(value, (place = known.size))
      return place
    },
    values: () => Float64Array.from(known.keys()),
  }
}

/** Reorders places so that those with a smaller key come first, keeping the order of equals. Keys 0 … different − 1. */
function sortedBy(order: Int32Array, key: Int32Array, different: number): Int32Array {
  const next = new Int32Array(different + 1)
  for (let i = 0; i < key.length; i++) next[key[i] + 1]++
  for (let k = 0; k < different; k++) next[k + 1] += next[k]
  const sorted = new Int32Array(order.length)
  for (const i of order) sorted[next[key[i]]++] = i
  return sorted
}

/** Groups stand by the place of x, then tx, then T. */
export function groupPurchases({ x, tx, T }: Purchases): PurchaseGroups {
  const customers = x.length
  const [timeOf, countOf] = [places(), places()]
  const [from, to, count] = [new Int32Array(customers), new Int32Array(customers), new Int32Array(customers)]
  let repeaters = 0
  for (let i = 0; i < customers; i++) {
    count[i] = countOf.of(x[i])
    from[i] = timeOf.of(x[i] === 0 ? 0 : tx[i])
    to[i] = timeOf.of(T[i])
    if (x[i] > 0) repeaters++
  }
  const [times, counts] = [timeOf.values(), countOf.values()]
  const order = sortedBy(sortedBy(sortedBy(Int32Array.from(count.keys()), to, times.length), from, times.length), count, counts.length)
  const groupOf = new Int32Array(customers)
  const columns = { size: new Int32Array(customers), x: new Float64Array(customers), tx: new Int32Array(customers), T: new Int32Array(customers), count: new Int32Array(customers) }
  const [ending, endingX, having] = [new Float64Array(times.length), new Float64Array(times.length), new Float64Array(counts.length)]
  let g = -1
  for (const i of order) {
    if (g < 0 || columns.count[g] !== count[i] || columns.tx[g] !== from[i] || columns.T[g] !== to[i]) {
      g++
      columns.x[g] = x[i]
      columns.tx[g] = from[i]
      columns.T[g] = to[i]
      columns.count[g] = count[i]
    }
    columns.size[g]++
    groupOf[i] = g
    ending[to[i]]++
    endingX[to[i]] += x[i]
    having[count[i]]++
  }
  return {
    customers, repeaters, groupOf, times, counts, ending, endingX, having,
    size: columns.size.slice(0, g + 1), x: columns.x.slice(0, g + 1), tx: columns.tx.slice(0, g + 1), T: columns.T.slice(0, g + 1), count: columns.count.slice(0, g + 1),
  }
}
