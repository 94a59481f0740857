// 価格帯: orders by what was spent on one of them.
import type { Shop } from '../facts/facts.ts'
import { bandsFor, inBand } from './bands.ts'
import type { Band } from './bands.ts'
import { orderSales } from './occasions.ts'
import { eachOrder, orderPeople } from './orderSpan.ts'
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
  const chosen = new Int32Array(yen.length)
  let n = 0
  eachOrder(shop, period, (i) => { chosen[n++] = i })
  const amounts = new Int32Array(n)
  for (let k = 0; k < n; k++) amounts[k] = yen[chosen[k]]
  const { bands, bandOf } = bandsFor(amounts)
  const list = bands.map((band): PriceBand => ({ ...band, orders: 0, sales: 0, customers: 0 }))
  // Orders stand by customer: the last one counted is enough.
  const last = new Int32Array(list.length).fill(-1)
  for (let k = 0; k < n; k++) {
    const band = bandOf(amounts[k])
    const c = orderCustomer[chosen[k]]
    list[band].orders++
    list[band].sales += amounts[k]
    if (c >= 0 && last[band] !== c) { last[band] = c; list[band].customers++ }
  }
  return list
}

/** Named customers with an order in the band, ascending. */
export function priceBandPeople(shop: Shop, period: OrderPeriod, band: Band): Int32Array {
  const yen = orderSales(shop)
  return orderPeople(shop, period, (i) => inBand(band, yen[i]))
}
