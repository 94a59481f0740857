// What the forecast takes from a shop: how often, when and for how much each customer bought 都度.
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { historyOf, orderSales } from './occasions.ts'
import { HAS_ONE_OFF, orderKinds } from './orderKinds.ts'

/** One entry per customer with at least one 都度 occasion by the day, by id. Plain columns, so that they can be handed to a thread. */
export interface ForecastInputs {
  asOf: Day
  id: Int32Array
  /** Repeat occasions: those after the first. */
  x: Int32Array
  /** Days from the first occasion to the last, and to the day. */
  txDays: Int32Array
  TDays: Int32Array
  /** 売上 of the repeat occasions together, yen. */
  repeatYen: Float64Array
}

/**
 * As of the shop's day. An occasion counts if something in it was bought 都度 (as in the drop-off), a first one in a 定期 is passed over.
 * Its sales are those of its orders holding something 都度: a 定期 delivery of the same day is left out.
 */
export function forecastInputs(shop: Shop): ForecastInputs {
  const { start, day, kinds, orderOccasion } = historyOf(shop)
  const { facts: { customerStart, orderDay, customerId }, asOf } = shop
  const [kindOf, yen] = [orderKinds(shop.facts), orderSales(shop)]
  const all = start.length - 1
  const columns = { id: new Int32Array(all), x: new Int32Array(all), txDays: new Int32Array(all), TDays: new Int32Array(all), repeatYen: new Float64Array(all) }
  let n = 0
  for (let c = 0; c < all; c++) {
    let [times, first, last] = [0, -1, -1]
    for (let j = start[c]; j < start[c + 1]; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      if (times++ === 0) first = j
      last = j
    }
    if (times === 0) continue
    columns.id[n] = customerId[c]
    columns.x[n] = times - 1
    columns.txDays[n] = day[last] - day[first]
    columns.TDays[n] = asOf - day[first]
    const firstNumber = first - start[c] + 1
    if (times > 1) for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] <= asOf; i++) if (orderOccasion[i] > firstNumber && kindOf[i] & HAS_ONE_OFF) columns.repeatYen[n] += yen[i]
    n++
  }
  return { asOf, id: columns.id.slice(0, n), x: columns.x.slice(0, n), txDays: columns.txDays.slice(0, n), TDays: columns.TDays.slice(0, n), repeatYen: columns.repeatYen.slice(0, n) }
}

/** Per customer of the inputs (made of the same shop as of an earlier day): the 都度 occasions after their day, up to the shop's. */
export function purchasesSince(shop: Shop, { asOf, id }: ForecastInputs): Int32Array {
  const { start, day, kinds } = historyOf(shop)
  const { customerId } = shop.facts
  const bought = new Int32Array(id.length)
  for (let i = 0, c = 0; i < id.length; i++) {
    while (customerId[c] < id[i]) c++
    for (let j = start[c + 1] - 1; j >= start[c] && day[j] > asOf; j--) if (kinds[j] & HAS_ONE_OFF) bought[i]++
  }
  return bought
}
