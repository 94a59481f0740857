// 商品別の売上: what each product sold in the 12 months, to whom, and who will need it again soon.
import type { Shop } from '../facts/facts.ts'
import { spreadReduction } from '../orders/rules.ts'
import { NO_PURCHASE, basketsOf, lineKinds } from './baskets.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { buyersOf, salesOf } from './period.ts'
import { eachDue, useUp } from './useUp.ts'
import { periodOf } from './windows.ts'
import { worthOf } from './worth.ts'

export interface ProductSales {
  /** Index into the product columns. */
  product: number
  /** Its part of the orders' 売上: without what was taken off or given back. Anonymous sales included. */
  sales: number
  /** Valid orders that hold it, anonymous ones included. */
  orders: number
  /** Named customers who bought it in the period; of these those who had bought it on an earlier occasion, whenever. */
  customers: number
  repeaters: number
  /** Days one piece lasts (0 = not known), and named customers who will have used it up within 14 days. */
  daysPerUnit: number
  daysFrom: 'entered' | 'learned' | null
  due: number
}
export interface SalesByProduct {
  /** Most sales first; products that were bought in the period or fall due. */
  products: ProductSales[]
  /** 売上 that belongs to no product: orders without lines, returns without an order, shipping where it counts as sales. */
  rest: number
  total: { sales: number; orders: number; customers: number }
}

export function productSales(shop: Shop): SalesByProduct {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf)
  const lasts = useUp(shop)
  const count = shop.facts.productId.length
  const { sales, orders } = ordersOf(shop)
  const { customers, repeaters } = buyers(shop)
  const due = new Int32Array(count)
  eachDue(shop, lasts, (_, p) => { due[p]++ })
  const products = [...shop.facts.productId.keys()].filter((p) => orders[p] > 0 || sales[p] !== 0 || due[p] > 0)
    .sort((a, b) => sales[b] - sales[a] || orders[b] - orders[a] || a - b)
    .map((p) => ({ product: p, sales: sales[p], orders: orders[p], customers: customers[p], repeaters: repeaters[p], daysPerUnit: lasts.days[p], daysFrom: lasts.from[p], due: due[p] }))
  const total = salesOf(past, span)
  return {
    products, rest: total.allSales - sales.reduce((a, b) => a + b, 0),
    total: { sales: total.allSales, orders: total.orders, customers: buyersOf(past, span).buyers },
  }
}

/** Sales and orders of the period by each order's own day. What was given back is spread over the lines by amount. */
function ordersOf(shop: Shop): { sales: Float64Array; orders: Int32Array } {
  const { facts, asOf } = shop
  const { orderDay, lineStart, lineProduct, lineYen, productId } = facts
  const { orderOccasion } = historyOf(shop)
  const { from } = periodOf(asOf)
  const { orderGoods } = worthOf(shop)
  const kinds = lineKinds(facts)
  const sales = new Float64Array(productId.length)
  const orders = new Int32Array(productId.length)
  const last = new Int32Array(productId.length).fill(-1)
  for (let i = 0; i < orderDay.length; i++) {
    if (orderOccasion[i] === 0 || orderDay[i] < from) continue
    const [start, end] = [lineStart[i], lineStart[i + 1]]
    let sum = 0
    for (let line = start; line < end; line++) sum += lineYen[line]
    const left = sum > orderGoods[i] ? spreadReduction(Array.from(lineYen.subarray(start, end)), sum - orderGoods[i]) : null
    for (let line = start; line < end; line++) {
      const p = lineProduct[line]
      sales[p] += left ? left[line - start] : lineYen[line]
      if (kinds[line] !== NO_PURCHASE && last[p] !== i) { last[p] = i; orders[p]++ }
    }
  }
  return { sales, orders }
}

/** Customers of the period by the day of their occasions. */
function buyers(shop: Shop): { customers: Int32Array; repeaters: Int32Array } {
  const past = historyOf(shop)
  const { from } = periodOf(shop.asOf)
  const baskets = basketsOf(past)
  const empty = (): Int32Array => new Int32Array(shop.facts.productId.length)
  const [customers, repeaters] = [empty(), empty()]
  const [met, inside, again] = [empty().fill(-1), empty().fill(-1), empty().fill(-1)]
  for (let c = 0; c < past.start.length - 1; c++) {
    for (let j = past.start[c]; j < past.start[c + 1]; j++) {
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) {
        const p = baskets.product[e]
        if (past.day[j] >= from) {
          if (inside[p] !== c) { inside[p] = c; customers[p]++ }
          if (met[p] === c && again[p] !== c) { again[p] = c; repeaters[p]++ }
        }
        met[p] = c
      }
    }
  }
  return { customers, repeaters }
}

export const salesParts = ['customers', 'new', 'repeaters', 'due'] as const
export type SalesPart = (typeof salesParts)[number]

/** The customers behind a figure of a product, ascending; product −1 = all buyers of the period. */
export function productSalesPeople(shop: Shop, product: number, part: SalesPart): Int32Array {
  const past = historyOf(shop)
  const customers = past.start.length - 1
  const { from } = periodOf(shop.asOf)
  if (part === 'due') {
    const people: number[] = []
    eachDue(shop, useUp(shop), (c, p) => { if (p === product) people.push(c) })
    return Int32Array.from(people)
  }
  const baskets = basketsOf(past)
  return customersWhere(customers, (c) => {
    let [times, inside] = [0, false]
    for (let j = past.start[c]; j < past.start[c + 1]; j++) {
      if (product >= 0 && !baskets.product.subarray(baskets.start[j], baskets.start[j + 1]).includes(product)) continue
      times++
      inside ||= past.day[j] >= from
    }
    return inside && (part === 'customers' || (part === 'new') === (times === 1))
  })
}
