// All layouts, and which of them a heading row belongs to. A new platform = one file and one line here.
import { ShopError } from '../../errors.ts'
import { airregi } from './airregi.ts'
import { amazon } from './amazon.ts'
import { amazonAll } from './amazonAll.ts'
import { base } from './base.ts'
import { colorme } from './colorme.ts'
import { eccube } from './eccube.ts'
import { headingKey, shorten, type Layout, type Row } from './layout.ts'
import { eccubeCustomers, shopifyCustomers } from './members.ts'
import { nextengine } from './nextengine.ts'
import { rakuten } from './rakuten.ts'
import { shopify } from './shopify.ts'
import { smaregi } from './smaregi.ts'
import { square } from './square.ts'
import { squareItems } from './squareItems.ts'
import { stripe } from './stripe.ts'

export const layouts: readonly Layout[] = [
  shopify, eccube, base, colorme, rakuten, amazon, amazonAll, nextengine, square, squareItems, airregi, smaregi, ...stripe,
  shopifyCustomers, ...eccubeCustomers,
]

/** Files of these platforms that hold no amounts, by headings that give them away. */
const withoutAmounts = [['order-id', 'order-item-id', 'purchase-date', 'buyer-name', 'quantity-to-ship']]

/**
 * The layout of a heading row. Throws ShopError: formatHasNoAmounts, formatUnknown (params:
 * `headings`, the first few as they stand).
 */
export function findLayout(header: Row): Layout {
  const keys = new Set(header.map(headingKey))
  const all = (headings: readonly string[]): boolean => headings.every((heading) => keys.has(headingKey(heading)))
  const layout = layouts.find(({ headings }) => all(headings))
  if (layout !== undefined) return layout
  if (withoutAmounts.some(all)) throw new ShopError('formatHasNoAmounts')
  const first = header.map((heading) => shorten(heading.trim(), 20)).filter((heading) => heading !== '').slice(0, 5)
  throw new ShopError('formatUnknown', { headings: first.join('、') })
}

/** The layout with this id. Throws RangeError. */
export function layoutOf(id: string): Layout {
  const layout = layouts.find((one) => one.id === id)
  if (layout === undefined) throw new RangeError(`no layout ${id}`)
  return layout
}
