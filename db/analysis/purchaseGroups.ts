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

export function groupPurchases({ x, tx, T }: Purchases): PurchaseGroups {
  const customers = x.length
  const [times, counts, pairs, groups] = [places(), places(), places(), places()]
  const groupOf = new Int32Array(customers)
  const columns = { size: new Int32Array(customers), x: new Float64Array(customers), tx: new Int32Array(customers), T: new Int32Array(customers), count: new Int32Array(customers) }
  let [found, repeaters] = [0, 0]
  for (let i = 0; i < customers; i++) {
    const count = counts.of(x[i])
    const from = times.of(x[i] === 0 ? 0 : tx[i])
    const to = times.of(T[i])
    // Two steps, so that the keys stay exact whole numbers however many customers there are (places < 2 × customers + 1).
    const g = groups.of(pairs.of(count * (2 * customers + 1) + from) * (2 * customers + 1) + to)
    if (g === found) {
      columns.x[g] = x[i]
      columns.tx[g] = from
      columns.T[g] = to
      columns.count[g] = count
      found++
    }
    columns.size[g]++
    groupOf[i] = g
    if (x[i] > 0) repeaters++
  }
  const different = { times: times.values(), counts: counts.values() }
  const ending = new Float64Array(different.times.length)
  const endingX = new Float64Array(different.times.length)
  const having = new Float64Array(different.counts.length)
  for (let g = 0; g < found; g++) {
    ending[columns.T[g]] += columns.size[g]
    endingX[columns.T[g]] += columns.size[g] * columns.x[g]
    having[columns.count[g]] += columns.size[g]
  }
  return {
    customers, repeaters, groupOf, ...different, ending, endingX, having,
    size: columns.size.slice(0, found), x: columns.x.slice(0, found), tx: columns.tx.slice(0, found), T: columns.T.slice(0, found), count: columns.count.slice(0, found),
  }
}
