// LTV by where a customer began: the channel of the first order, or how they came to know the shop (S3-17).
import type { Shop } from '../facts/facts.ts'
import { attributesOf } from './attributes.ts'
import type { SourceBy, SourceRow } from './channelModel.ts'
import { BOUGHT, MATURED, f2Part, f2Parts } from './f2.ts'
import { grossProfit, inLtv } from './ltv.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { spentInFirstYear } from './spent.ts'
import { firstPurchases } from './windows.ts'

/** Place of each customer's source in `names`, −1 for those who never bought. */
function sourcesOf(shop: Shop, past: History, by: SourceBy): { of: Int32Array; names: string[] } {
  const { start, orderOccasion } = past
  const { customerStart, orderChannel, channels } = shop.facts
  const of = new Int32Array(start.length - 1).fill(-1)
  const { medium, media } = attributesOf(shop)
  for (let c = 0; c < of.length; c++) {
    if (start[c] === start[c + 1]) continue
    if (by === 'medium') { of[c] = medium[c]; continue }
    let i = customerStart[c]
    while (orderOccasion[i] !== 1) i++
    of[c] = orderChannel[i]
  }
  return { of, names: by === 'medium' ? media : channels.map(({ code }) => code) }
}

/** One row per source with anybody in it, most customers first; not known last. The rows add up to the shop's 1年LTV and F2. */
export function sourceLtv(shop: Shop, by: SourceBy, f2Days: number): SourceRow[] {
  const past = historyOf(shop)
  const { of, names } = sourcesOf(shop, past, by)
  const window = firstPurchases(shop.asOf, { f2Days })
  const parts = f2Parts(past, window)
  const spent = spentInFirstYear(past)
  const rows = names.map((source): SourceRow => ({ source, customers: 0, ltv: { sales: 0, customers: 0, grossProfit: 0 }, f2: { bought: 0, matured: 0 } }))
  for (let c = 0; c < of.length; c++) {
    if (of[c] < 0) continue
    const row = rows[of[c]]
    row.customers++
    if (parts[c] === BOUGHT || parts[c] === MATURED) row.f2.matured++
    if (parts[c] === BOUGHT) row.f2.bought++
    if (!inLtv(past, c)) continue
    row.ltv.customers++
    row.ltv.sales += spent[c]
  }
  for (const { ltv } of rows) ltv.grossProfit = grossProfit(ltv.sales, shop.settings)
  return rows.filter(({ customers }) => customers > 0).sort((a, b) => Number(a.source === '') - Number(b.source === '') || b.customers - a.customers || (a.source < b.source ? -1 : 1))
}

export const sourceParts = ['customers', 'ltv', 'f2Bought', 'f2Matured'] as const
export type SourcePart = (typeof sourceParts)[number]

/** Those behind one count of a row, ascending. */
export function sourcePeople(shop: Shop, by: SourceBy, f2Days: number, source: string, part: SourcePart): Int32Array {
  const past = historyOf(shop)
  const { of, names } = sourcesOf(shop, past, by)
  const window = firstPurchases(shop.asOf, { f2Days })
  const wanted = names.indexOf(source)
  return customersWhere(of.length, (c) => {
    if (of[c] !== wanted || wanted < 0) return false
    if (part === 'customers') return true
    if (part === 'ltv') return inLtv(past, c)
    const stands = f2Part(past, window, c)
    return stands === BOUGHT || (part === 'f2Matured' && stands === MATURED)
  })
}
