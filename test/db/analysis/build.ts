// Small shops for the analysis tests: described in plain words, turned into the columns the analyses read.
import { parseDay } from '../../../db/facts/day.ts'
import { ALWAYS, EXCLUDED, NEVER, PRODUCT_SUBSCRIPTION, SUBSCRIPTION, TRIAL, UNPAID } from '../../../db/facts/facts.ts'
import type { PricedLine } from '../../../db/facts/returns.ts'
import type { CustomerAttributes, Facts, FigureSettings, Shop } from '../../../db/facts/facts.ts'
import { linkReturns, returnColumns } from '../../../db/facts/returns.ts'

export interface PlainProduct { trial: boolean; subscription: boolean; name?: string; category?: string; days?: number }
export interface PlainCustomer { id: number; registered: string | null; excluded: boolean; prefecture?: number; medium?: string }
export interface PlainOrder {
  /** Customer id, null = anonymous. */
  customer: number | null
  day: string
  goods: number
  shipping: number
  minute: number
  /** First day on which it no longer counts; 'unknown' = cancelled without a date. */
  voidOn: string | null
  unpaid: boolean
  subscription: boolean
  /** Place in `channelCodes`, 0 where nothing is said. */
  channel?: number
  /** Numbers into `products`. */
  lines: number[]
}
/** Goods given back without naming their order: lines of one piece each. */
export interface PlainReturn { customer: number | null; day: string; minute: number; lines: { product: number; yen: number }[] }
/** What one piece of a product costs; a line of an order is one piece. */
export const priceOf = (product: number): number => 500 + 100 * product
export const channelCodes = ['colorme', 'rakuten', 'store']
export interface PlainShop {
  returns?: PlainReturn[]
  customers: PlainCustomer[]
  products: PlainProduct[]
  orders: PlainOrder[]
  settings: FigureSettings
}

export const defaults: FigureSettings = {
  sameDayOrders: 'one', addOnDays: 0, unpaidGraceDays: null, salesIncludeShipping: false, dormantDays: 365, oneYearDays: 365,
  acquisitionCost: 0, retentionCost: 0, grossMargin: 40, taxPercent: 8,
}

/** Orders in the order the columns demand: by customer, day, minute, number; anonymous last. */
function sorted(plain: PlainShop): (PlainOrder & { number: number; index: number })[] {
  const index = new Map([...plain.customers].sort((a, b) => a.id - b.id).map((c, i) => [c.id, i]))
  return plain.orders
    .map((order, i) => ({ ...order, number: i + 1, index: order.customer === null ? -1 : index.get(order.customer)! }))
    .sort((a, b) => (a.index < 0 ? 1e9 : a.index) - (b.index < 0 ? 1e9 : b.index)
      || parseDay(a.day) - parseDay(b.day) || a.minute - b.minute || a.number - b.number)
}

/** A described shop as integer columns. */
export function toFacts(plain: PlainShop): Facts {
  const customers = [...plain.customers].sort((a, b) => a.id - b.id)
  const orders = sorted(plain)
  const lines = orders.flatMap((o) => o.lines)
  const starts: number[] = [0]
  for (const o of orders) starts.push(starts[starts.length - 1] + o.lines.length)
  const customerStart = [0]
  for (let c = 0; c < customers.length; c++) customerStart.push(customerStart[c] + orders.filter((o) => o.index === c).length)
  const voidDay = (o: PlainOrder): number => (o.voidOn === null ? NEVER : o.voidOn === 'unknown' ? ALWAYS : parseDay(o.voidOn))
  const facts: Facts = {
    orderId: Int32Array.from(orders, (o) => o.number),
    orderCustomer: Int32Array.from(orders, (o) => o.index),
    orderDay: Int32Array.from(orders, (o) => parseDay(o.day)),
    orderMinute: Int16Array.from(orders, (o) => o.minute),
    orderGoods: Int32Array.from(orders, (o) => o.goods),
    orderTotal: Int32Array.from(orders, (o) => o.goods + o.shipping),
    orderShipping: Int32Array.from(orders, (o) => o.shipping),
    orderChannel: Uint8Array.from(orders, (o) => o.channel ?? 0),
    orderVoidDay: Int32Array.from(orders, voidDay),
    orderFlags: Uint8Array.from(orders, (o) => (o.unpaid ? UNPAID : 0) | (o.subscription ? SUBSCRIPTION : 0)),
    lineStart: Int32Array.from(starts),
    lineProduct: Int32Array.from(lines),
    lineQuantity: Int32Array.from(lines, () => 1),
    lineYen: Int32Array.from(lines, () => 0),
    customerId: Int32Array.from(customers, (c) => c.id),
    customerStart: Int32Array.from(customerStart),
    registeredDay: Int32Array.from(customers, (c) => (c.registered === null ? NEVER : parseDay(c.registered))),
    customerFlags: Uint8Array.from(customers, (c) => (c.excluded ? EXCLUDED : 0)),
    productId: Int32Array.from(plain.products, (_, i) => i + 1),
    productFlags: Uint8Array.from(plain.products, (p) => (p.trial ? TRIAL : 0) | (p.subscription ? PRODUCT_SUBSCRIPTION : 0)),
    productCycle: new Int32Array(plain.products.length), productPlanned: new Int32Array(plain.products.length),
    productName: plain.products.map((p, i) => p.name ?? `品${i + 1}`), productCategory: plain.products.map((p) => p.category ?? ''), productDays: Int32Array.from(plain.products, (p) => p.days ?? 0),
    ...returnColumns([]), orderContract: new Int32Array(0), contractKeys: [], contracts: [],
    channels: channelCodes.map((code, i) => ({ id: i + 1, code, marketplace: code === 'rakuten' })),
  }
  if (!plain.returns?.length) return facts
  const one = (product: number, yen: number): PricedLine => ({ productId: product, quantity: 1, unitPrice: priceOf(product), amount: yen, yen })
  return linkReturns(facts, plain.returns.map((row, i) => {
    const goods = row.lines.reduce((sum, { yen }) => sum + yen, 0)
    return { id: 1000 + i, customer: row.customer === null ? -1 : customers.findIndex(({ id }) => id === row.customer), day: parseDay(row.day), minute: row.minute, goods, total: goods, lines: row.lines.map(({ product, yen }) => one(product, yen)) }
  }), (order) => orders[order].lines.map((product) => one(product, priceOf(product))))
}

/** What is known of the described customers besides their orders. */
export function attributesOfPlain(plain: PlainShop): CustomerAttributes {
  const customers = [...plain.customers].sort((a, b) => a.id - b.id)
  const media = ['', ...new Set(customers.map((c) => c.medium ?? '').filter(Boolean))]
  return {
    prefecture: Uint8Array.from(customers, (c) => c.prefecture ?? 0), sex: new Uint8Array(customers.length), birthDay: new Int32Array(customers.length).fill(NEVER),
    medium: Uint16Array.from(customers, (c) => media.indexOf(c.medium ?? '')), media,
  }
}

type OrderParts = Partial<Omit<PlainOrder, 'customer' | 'day' | 'goods'>>
export interface ShopBuilder {
  /** A customer; the orders that follow are theirs. Ids count from 1. */
  customer(parts?: Partial<Omit<PlainCustomer, 'id'>>): ShopBuilder
  /** An order of the latest customer. */
  order(day: string, goods: number, parts?: OrderParts): ShopBuilder
  anonymous(day: string, goods: number, parts?: OrderParts): ShopBuilder
  with(settings: Partial<FigureSettings>): ShopBuilder
  plain(): PlainShop
  asOf(day: string): Shop
}
/** Products of every built shop. */
export const REGULAR = 0
export const SAMPLE = 1
export const MONTHLY = 2

/** `shop().customer().order('2026-01-01', 1000).asOf('2026-02-01')`. */
export function shop(): ShopBuilder {
  const plain: PlainShop = {
    customers: [], orders: [], settings: defaults,
    products: [{ trial: false, subscription: false }, { trial: true, subscription: false }, { trial: false, subscription: true }],
  }
  const put = (customer: number | null, day: string, goods: number, parts: OrderParts = {}): void => {
    plain.orders.push({ customer, day, goods, shipping: 0, minute: -1, voidOn: null, unpaid: false, subscription: false, lines: [REGULAR], ...parts })
  }
  const builder: ShopBuilder = {
    customer(parts = {}) { plain.customers.push({ id: plain.customers.length + 1, registered: null, excluded: false, ...parts }); return builder },
    order(day, goods, parts) { put(plain.customers.length, day, goods, parts); return builder },
    anonymous(day, goods, parts) { put(null, day, goods, parts); return builder },
    with(settings) { plain.settings = { ...plain.settings, ...settings }; return builder },
    plain: () => plain,
    asOf: (day) => ({ facts: toFacts(plain), settings: plain.settings, asOf: parseDay(day) }),
  }
  return builder
}
