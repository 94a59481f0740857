// Random shops whose order lines have pieces and prices of their own: small shops as one, with many more orders, so that pairs find their support.
import fc from 'fast-check'
import type { Facts } from '../../../db/facts/facts.ts'
import { toFacts } from './build.ts'
import type { PlainOrder, PlainShop } from './build.ts'
import { randomShop } from './randomShop.ts'
import { plusDays } from './slowDates.ts'

/** One line of an order: product (a number into `products`), pieces, yen. */
export interface PlainLine { product: number; pieces: number; yen: number }
export interface ProductShop { plain: PlainShop; /** Of each order, in the order of `plain.orders`. */ lines: PlainLine[][] }

/** The shop as columns, with pieces and yen of its lines. */
export function toProductFacts({ plain, lines }: ProductShop): Facts {
  const facts = toFacts(plain)
  facts.orderId.forEach((number, i) => lines[number - 1].forEach(({ pieces, yen }, k) => {
    facts.lineQuantity[facts.lineStart[i] + k] = pieces
    facts.lineYen[facts.lineStart[i] + k] = yen
  }))
  return facts
}

/** Every order's lines as plain pieces: one of each, all of one price. */
export const plainly = (plain: PlainShop, yen = 100): ProductShop => ({ plain, lines: plain.orders.map((order) => order.lines.map((product) => ({ product, pieces: 1, yen }))) })

const SHOPS = 2
/** Orders by the same people, of few products, close enough together to follow one another. */
const more: fc.Arbitrary<PlainOrder> = fc.record({
  customer: fc.integer({ min: 1, max: SHOPS * 6 }), day: fc.integer({ min: 0, max: 900 }).map((n) => plusDays('2023-06-01', n)), goods: fc.integer({ min: 1, max: 9000 }), shipping: fc.constantFrom(0, 600),
  minute: fc.constantFrom(-1, 0, 599, 1439), voidOn: fc.constant(null), unpaid: fc.constant(false), subscription: fc.constantFrom(false, false, false, true),
  lines: fc.array(fc.constantFrom(0, 0, 0, 1, 2, 4, 4), { minLength: 1, maxLength: 3 }),
})
const joined = fc.tuple(fc.array(randomShop, { minLength: SHOPS, maxLength: SHOPS }), fc.oneof(fc.constant([]), fc.array(more, { minLength: 60, maxLength: 120 }))).map(([shops, orders]): PlainShop => {
  const [first] = shops
  const id = (shop: number, customer: number): number => shop * 6 + customer
  return {
    settings: first.settings,
    products: first.products.map((product, p) => ({ ...product, category: ['煎茶', '', '玉露', '煎茶', ''][p], days: p === 4 ? 12 : 0 })),
    customers: shops.flatMap(({ customers }, s) => customers.map((one) => ({ ...one, id: id(s, one.id) }))),
    orders: [...shops.flatMap((shop, s) => shop.orders.map((one) => ({ ...one, customer: one.customer === null ? null : id(s, one.customer) }))), ...orders],
    returns: shops.flatMap(({ returns = [] }, s) => returns.map((one) => ({ ...one, customer: one.customer === null ? null : id(s, one.customer) }))),
  }
})

/** Twelve customers, five products, up to some two hundred orders. */
export const productShop: fc.Arbitrary<ProductShop> = joined.chain((plain) => {
  const line = fc.record({ pieces: fc.constantFrom(1, 1, 1, 2, 3, 0, -1), yen: fc.constantFrom(0, 0, 500, 1000, 1001, 3330) })
  return fc.tuple(...plain.orders.map((order) => fc.array(line, { minLength: order.lines.length, maxLength: order.lines.length })))
    .map((all) => ({ plain, lines: all.map((list, i) => list.map((one, k) => ({ ...one, product: plain.orders[i].lines[k] }))) }))
})
