// Products by their place in the facts: how one says them, of what kind they are, how long one unit lasts.
import { useUp } from '../analysis/useUp.ts'
import type { UseUp } from '../analysis/useUp.ts'
import { PRODUCT_GIFT } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import type { ProductColumns } from '../scenarios/events.ts'
import { productLabel } from '../scenarios/words.ts'

export interface Products extends ProductColumns {
  /** How one says it in a sentence. */
  labelOf(product: number): string
  /** Where the days come from: the shop said so, or its orders did. */
  daysFrom(product: number): 'entered' | 'learned' | null
}

/**
 * As of the shop's day. The days are those of 分析 (使い切り), counted when first asked for: they need every purchase. Only for presents
 * nothing is learned: what is given at midsummer and at New Year does not run out.
 */
export function readProducts(sqlite: Sqlite, shop: Shop): Products {
  const { facts } = shop
  const rows = sqlite.prepare('SELECT id, name, shortName, category FROM product ORDER BY id').all() as { id: number; name: string; shortName: string; category: string }[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const category = new Int32Array(facts.productId.length)
  const numbers = new Map<string, number>()
  facts.productId.forEach((id, place) => {
    const row = byId.get(id)
    const kind = row?.category ? `category:${row.category}` : `product:${id}`
    if (!numbers.has(kind)) numbers.set(kind, numbers.size)
    category[place] = numbers.get(kind)!
  })
  let kept: UseUp | undefined
  const lasts = (): UseUp => (kept ??= withoutPresents(useUp(shop), facts))
  return {
    category, get days() { return lasts().days }, daysFrom: (product) => lasts().from[product] ?? null,
    labelOf: (product) => productLabel(byId.get(facts.productId[product]) ?? { shortName: '', name: '' }),
  }
}

function withoutPresents({ days, from }: UseUp, { productFlags }: Facts): UseUp {
  const isLearnedPresent = (product: number): boolean => from[product] === 'learned' && (productFlags[product] & PRODUCT_GIFT) !== 0
  return { days: days.map((lasts, p) => (isLearnedPresent(p) ? 0 : lasts)), from: from.map((source, p) => (isLearnedPresent(p) ? null : source)) }
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
