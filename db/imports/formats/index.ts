// All layouts, and which of them a heading row belongs to. A new platform = one file and one line here.
import { ShopError } from '../../errors.ts'
import { amazon } from './amazon.ts'
import { amazonAll } from './amazonAll.ts'
import { base } from './base.ts'
import { colorme } from './colorme.ts'
import { eccube } from './eccube.ts'
import { headingKey, shorten, type Layout, type Row } from './layout.ts'
import { rakuten } from './rakuten.ts'
import { shopify } from './shopify.ts'

export const layouts: readonly Layout[] = [shopify, eccube, base, colorme, rakuten, amazon, amazonAll]

/** Files of these platforms that hold no orders, by headings that give them away. */
const customers = [
  ['Customer ID', 'First Name', 'Last Name', 'Email', 'Total Spent'],
  ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders'],
  ['会員ID', 'お名前(姓)', 'お名前(名)', '会員ステータス(ID)'],
  ['会員ID', 'お名前(姓)', 'お名前(名)', '購入回数'],
]
const withoutAmounts = [['order-id', 'order-item-id', 'purchase-date', 'buyer-name', 'quantity-to-ship']]

/**
 * The layout of a heading row. Throws ShopError: formatIsCustomers, formatHasNoAmounts, formatUnknown (params:
 * `headings`, the first few as they stand).
 */
export function findLayout(header: Row): Layout {
  const keys = new Set(header.map(headingKey))
  const all = (headings: readonly string[]): boolean => headings.every((heading) => keys.has(headingKey(heading)))
  const layout = layouts.find(({ headings }) => all(headings))
  if (layout !== undefined) return layout
  if (customers.some(all)) throw new ShopError('formatIsCustomers')
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
