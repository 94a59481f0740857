// 新規とリピート: what first and later purchase occasions bring, month by month.
import type { Shop } from '../facts/facts.ts'
import { firstDayOf, formatMonth, monthAt, monthsTo } from './months.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import { AGAIN, FIRST, NOT, periodPart } from './period.ts'
import type { NewRepeatMonth } from './stagesModel.ts'
import type { Span } from './windows.ts'
import { looseReturns } from './worth.ts'

/** Months shown, the one of the as-of day included. */
export const MONTHS = 24

/** The months, oldest first. Anonymous sales are neither first nor later and are left out. */
export function newRepeat(shop: Shop): NewRepeatMonth[] {
  const past = historyOf(shop)
  const months = monthsTo(shop.asOf, MONTHS)
  const first = firstDayOf(months[0])
  const placeOf = monthAt(first, shop.asOf).map((month) => month - months[0])
  const [firstSales, repeatSales, returns] = [new Float64Array(MONTHS), new Float64Array(MONTHS), new Float64Array(MONTHS)]
  const [firstBuyers, repeatBuyers] = [new Int32Array(MONTHS), new Int32Array(MONTHS)]

  const { orderDay, customerStart } = shop.facts
  const yen = orderSales(shop)
  for (let i = 0, named = customerStart[customerStart.length - 1]; i < named; i++) {
    if (past.orderOccasion[i] === 0 || orderDay[i] < first) continue
    const sales = past.orderOccasion[i] === 1 ? firstSales : repeatSales
    sales[placeOf[orderDay[i] - first]] += yen[i]
  }
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= first) returns[placeOf[loose.day - first]] += loose.sales
  const { start, day } = past
  for (let c = 0; c + 1 < start.length; c++) {
    // Backwards: a month's occasions stand together, and all but a customer's first are repeats.
    let counted = MONTHS
    for (let j = start[c + 1] - 1; j >= start[c] && day[j] >= first; j--) {
      const m = placeOf[day[j] - first]
      if (m === counted) continue
      counted = m
      if (j > start[c]) repeatBuyers[m]++
      else firstBuyers[m]++
    }
  }
  return months.map((month, m) => ({
    month: formatMonth(month), firstSales: firstSales[m], repeatSales: repeatSales[m], returns: returns[m], firstBuyers: firstBuyers[m], repeatBuyers: repeatBuyers[m],
  }))
}

/** Indexes of a month's buyers, ascending. */
export function newRepeatPeople(shop: Shop, span: Span, part: 'first' | 'repeat' | 'all'): Int32Array {
  const past = historyOf(shop)
  return customersWhere(past.start.length - 1, (c) => {
    const has = periodPart(past, span, c)
    return part === 'all' ? has !== NOT : has === (part === 'first' ? FIRST : AGAIN)
  })
}
