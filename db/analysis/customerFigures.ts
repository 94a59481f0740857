// Figures per customer as columns: what the customer list sorts, filters and shows.
import { ALWAYS, NEVER } from '../facts/facts.ts'
import { perHistory } from './occasions.ts'
import { spentSoFar } from './spent.ts'
import { looseReturns, worthOf } from './worth.ts'

/** One entry per customer, numbered as in the facts. Excluded customers have orders, but no purchases. */
export interface CustomerFigures {
  /** Day of the first occasion, NEVER without one. */
  firstDay: Int32Array
  /** Day of the last occasion, ALWAYS without one (so that "longest ago" sorts them last among the quiet). */
  lastDay: Int32Array
  occasions: Int32Array
  /** 売上 of the valid orders and of returns without an order (below 0), shipping included where the settings say so; goods alone; total with shipping and fees. */
  sales: Float64Array
  goods: Float64Array
  total: Float64Array
  validOrders: Int32Array
  /** All orders up to the day, also cancelled ones. */
  allOrders: Int32Array
}

/** The columns as of the history's day. */
export const customerFigures = perHistory((past): CustomerFigures => {
  const { shop, orderOccasion, start, day } = past
  const { customerStart, orderDay } = shop.facts
  const { orderGoods, orderTotal } = worthOf(shop)
  const customers = start.length - 1
  const figures: CustomerFigures = {
    firstDay: new Int32Array(customers).fill(NEVER), lastDay: new Int32Array(customers).fill(ALWAYS), occasions: new Int32Array(customers),
    sales: spentSoFar(past), goods: new Float64Array(customers), total: new Float64Array(customers),
    validOrders: new Int32Array(customers), allOrders: new Int32Array(customers),
  }
  for (let c = 0; c < customers; c++) {
    const n = (figures.occasions[c] = start[c + 1] - start[c])
    if (n > 0) {
      figures.firstDay[c] = day[start[c]]
      figures.lastDay[c] = day[start[c + 1] - 1]
    }
    for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] <= shop.asOf; i++) {
      figures.allOrders[c]++
      if (orderOccasion[i] === 0) continue
      figures.validOrders[c]++
      figures.goods[c] += orderGoods[i]
      figures.total[c] += orderTotal[i]
    }
  }
  for (const { customer, goods, total } of looseReturns(shop)) {
    if (customer < 0) continue
    figures.goods[customer] += goods
    figures.total[customer] += total
  }
  return figures
})
