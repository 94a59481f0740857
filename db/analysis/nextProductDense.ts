// All steps A → B in one go over the customers: for shops whose pairs of products fit into a table.
import type { Baskets } from './baskets.ts'
import { medianWithin } from './median.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'

/** Most products for which every pair gets a cell of its own: a million cells, 16 MB while counting. */
export const DENSE_PRODUCTS = 1000

/** Counts by cell (from × products + to) and by A, as in `NextProduct`. */
export interface StepCounts {
  base: Int32Array
  baseSteps: Int32Array
  customers: Int32Array
  steps: Int32Array
  /** Median days of each customer's first step of the cell; the cell must have a customer. */
  medianDays: (cell: number) => number
}

/** Occasions that hold nothing 都度 are passed over; of a basket only what was bought 都度 counts. */
export function countSteps({ start, kinds, day }: History, baskets: Baskets, products: number): StepCounts {
  const cells = products * products
  const [base, baseSteps, lastBase] = [new Int32Array(products), new Int32Array(products), new Int32Array(products).fill(-1)]
  const [customers, steps, last] = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells).fill(-1)]
  let [noted, cellOf, daysOf] = [0, new Int32Array(1 << 16), new Int32Array(1 << 16)]
  for (let c = 0; c < start.length - 1; c++) {
    let before = -1
    for (let j = start[c]; j < start[c + 1]; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      if (before >= 0) {
        const days = day[j] - day[before]
        for (let e = baskets.start[before]; e < baskets.start[before + 1]; e++) {
          if (baskets.oneOff[e] === 0) continue
          const from = baskets.product[e]
          baseSteps[from]++
          if (lastBase[from] !== c) { lastBase[from] = c; base[from]++ }
          for (let f = baskets.start[j]; f < baskets.start[j + 1]; f++) {
            if (baskets.oneOff[f] === 0) continue
            const cell = from * products + baskets.product[f]
            steps[cell]++
            if (last[cell] === c) continue
            last[cell] = c
            customers[cell]++
            if (noted === cellOf.length) {
              const [longer, more] = [new Int32Array(noted * 2), new Int32Array(noted * 2)]
              longer.set(cellOf)
              more.set(daysOf)
              cellOf = longer
              daysOf = more
            }
            cellOf[noted] = cell
            daysOf[noted++] = days
          }
        }
      }
      before = j
    }
  }
  // The days, cell by cell: each cell has as many as customers.
  const first = new Int32Array(cells + 1)
  for (let cell = 0; cell < cells; cell++) first[cell + 1] = first[cell] + customers[cell]
  const at = first.slice()
  const grouped = new Int32Array(noted)
  for (let n = 0; n < noted; n++) grouped[at[cellOf[n]]++] = daysOf[n]
  return { base, baseSteps, customers, steps, medianDays: (cell) => medianWithin(grouped, first[cell], first[cell + 1]) }
}
