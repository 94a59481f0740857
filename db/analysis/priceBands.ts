// 価格帯: orders by what was spent on one of them.
import type { Shop } from '../facts/facts.ts'
import { bandsFor, inBand } from './bands.ts'
import type { Band } from './bands.ts'
import { orderSales } from './occasions.ts'
import { orderPeople, ordersOf } from './orderSpan.ts'
import type { OrderPeriod } from './orderSpan.ts'

export interface PriceBand extends Band {
  /** Valid orders, anonymous ones included, and their sales. */
  orders: number
  sales: number
  /** Named customers with such an order. */
  customers: number
}

/** Orders of the period in the bands that fit them, by price. */
export function priceBands(shop: Shop, period: OrderPeriod): PriceBand[] {
  const yen = orderSales(shop)
  const { orderCustomer } = shop.facts
  const chosen = ordersOf(shop, period)
  const amounts = new Int32Array(chosen.length)
  for (let k = 0; k < chosen.length; k++) amounts[k] = yen[chosen[k]]
  const { bands, of } = bandsFor(amounts)
  const [orders, customers] = [new Int32Array(bands.length), new Int32Array(bands.length)]
  const sales = new Float64Array(bands.length)
  // Orders stand by customer: the last one counted is enough.
  const last = new Int32Array(bands.length).fill(-1)
  for (let k = 0; k < chosen.length; k++) {
    const band = of[k]
    orders[band]++
    sales[band] += amounts[k]
    const c = orderCustomer[chosen[k]]
    if (c >= 0 && last[band] !== c) { last[band] = c; customers[band]++ }
  }
  return bands.map((band, b) => ({ ...band, orders: orders[b], sales: sales[b], customers: customers[b] }))
}

/** Named customers with an order in the band, ascending. */
export function priceBandPeople(shop: Shop, period: OrderPeriod, band: Band): Int32Array {
  const yen = orderSales(shop)
  return orderPeople(shop, period, (i) => inBand(band, yen[i]))
}
