// Products by their place in the facts: how one says them, of what kind they are, how long one unit lasts.
import type { Facts } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import type { ProductColumns } from '../scenarios/events.ts'
import { productLabel } from '../scenarios/words.ts'

export interface Products extends ProductColumns {
  /** How one says it in a sentence. */
  labelOf(product: number): string
}

export function readProducts(sqlite: Sqlite, facts: Facts): Products {
  const rows = sqlite.prepare('SELECT id, name, shortName, category, daysPerUnit FROM product ORDER BY id').all() as { id: number; name: string; shortName: string; category: string; daysPerUnit: number | null }[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const category = new Int32Array(facts.productId.length)
  const days = new Int32Array(facts.productId.length)
  const numbers = new Map<string, number>()
  facts.productId.forEach((id, place) => {
    const row = byId.get(id)
    const kind = row?.category ? `category:${row.category}` : `product:${id}`
    if (!numbers.has(kind)) numbers.set(kind, numbers.size)
    category[place] = numbers.get(kind)!
    days[place] = Math.max(0, row?.daysPerUnit ?? 0)
  })
  return { category, days, labelOf: (product) => productLabel(byId.get(facts.productId[product]) ?? { shortName: '', name: '' }) }
}

/** The one product a purchase is spoken of by: food and drink (reduced tax) first, then the largest amount. −1 = no lines. */
export function mainProduct(sqlite: Sqlite, facts: Facts, orders: readonly number[]): number {
  const lines = sqlite.prepare('SELECT taxPercent FROM orderLine WHERE orderId = ? ORDER BY seq').pluck()
  let [best, bestYen, bestFood] = [-1, 0, false]
  for (const i of orders) {
    const taxes = lines.all(facts.orderId[i]) as (number | null)[]
    for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) {
      const food = taxes[line - facts.lineStart[i]] !== 10
      if (best < 0 || (food && !bestFood) || (food === bestFood && facts.lineYen[line] > bestYen)) [best, bestYen, bestFood] = [facts.lineProduct[line], facts.lineYen[line], food]
    }
  }
  return best
}
