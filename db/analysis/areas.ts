// 地域: customers and what they bought in the twelve months, by prefecture.
import type { Shop } from '../facts/facts.ts'
import { attributesOf } from './attributes.ts'
import type { Area } from './channelModel.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import { AGAIN, NOT, periodPart } from './period.ts'
import { LEFT_OUT, NONE, tiersOf } from './tiers.ts'
import { periodOf } from './windows.ts'
import { looseReturns } from './worth.ts'

/** Areas with a customer, by number; not known last. The buyers and sales add up to those of the KPIs (named customers). */
export function areas(shop: Shop): Area[] {
  const past = historyOf(shop)
  const { prefecture } = attributesOf(shop)
  const span = periodOf(shop.asOf)
  const tiers = tiersOf(past)
  const rows = Array.from({ length: 48 }, (_, number): Area => ({ prefecture: number, customers: 0, buyers: 0, repeaters: 0, sales: 0 }))
  for (let c = 0; c < tiers.length; c++) {
    if (tiers[c] === NONE || tiers[c] === LEFT_OUT) continue
    const row = rows[prefecture[c]]
    const part = periodPart(past, span, c)
    row.customers++
    if (part !== NOT) row.buyers++
    if (part === AGAIN) row.repeaters++
  }
  const { orderDay, orderCustomer, customerStart } = shop.facts
  const yen = orderSales(shop)
  const named = customerStart[customerStart.length - 1]
  for (let i = 0; i < named; i++) if (past.orderOccasion[i] > 0 && orderDay[i] >= span.from && orderDay[i] <= span.to) rows[prefecture[orderCustomer[i]]].sales += yen[i]
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= span.from && loose.day <= span.to) rows[prefecture[loose.customer]].sales += loose.sales
  return [...rows.slice(1), rows[0]].filter(({ customers }) => customers > 0)
}

export const areaParts = ['customers', 'buyers', 'repeaters'] as const
export type AreaPart = (typeof areaParts)[number]

/** Those behind one count of an area, ascending. */
export function areaPeople(shop: Shop, number: number, part: AreaPart): Int32Array {
  const past = historyOf(shop)
  const { prefecture } = attributesOf(shop)
  const span = periodOf(shop.asOf)
  const tiers = tiersOf(past)
  return customersWhere(tiers.length, (c) => {
    if (prefecture[c] !== number || tiers[c] === NONE || tiers[c] === LEFT_OUT) return false
    const bought = periodPart(past, span, c)
    return part === 'customers' || (part === 'buyers' ? bought !== NOT : bought === AGAIN)
  })
}
