// The shop's history as integer columns in memory: what every analysis reads.
import type { Day } from './day.ts'

/** "Never": larger than any day. */
export const NEVER = 0x7fffffff
/** "Always": smaller than any day. */
export const ALWAYS = -0x80000000

/** Bits of `orderFlags`. */
export const UNPAID = 1 // prepaid and still unpaid, by today's knowledge (counts unless the grace setting says otherwise)
export const SUBSCRIPTION = 2 // 定期
export const GIFT = 4 // sent to somebody else than the orderer
/** Bits of `customerFlags`. */
export const EXCLUDED = 1 // family, staff, wholesale, tests: in no figure, on no list
/** Bits of `productFlags`. */
export const TRIAL = 1
export const PRODUCT_SUBSCRIPTION = 2
export const PRODUCT_GIFT = 4

/**
 * Orders stand grouped by customer (index ascending), within one customer by day, minute (unknown first), order id.
 * Anonymous orders (customer −1) stand after all others. Customers stand by id ascending.
 * Money is integer yen (or the currency's minor unit), tax included.
 */
export interface Facts {
  orderId: Int32Array
  /** Index into the customer columns, −1 = anonymous. */
  orderCustomer: Int32Array
  orderDay: Int32Array
  /** Minute of the day 0–1439; −1 = the source gives only a date. */
  orderMinute: Int16Array
  /** 売上: goods after what the shop takes off and refunds (definitions: sales). */
  orderGoods: Int32Array
  /** Goods + shipping + fees after the same reductions. */
  orderTotal: Int32Array
  /** Shipping left in the total: added to sales where the setting says so. */
  orderShipping: Int32Array
  /** Index into `channels`. */
  orderChannel: Uint8Array
  /** First day on which the order no longer counts: NEVER for a good one, ALWAYS where the day is not known
   *  (cancelled, unfinished, test, wholly returned, zero yen without points). */
  orderVoidDay: Int32Array
  orderFlags: Uint8Array
  /** Lines of order i: [lineStart[i], lineStart[i + 1]). */
  lineStart: Int32Array
  /** Index into the product columns. */
  lineProduct: Int32Array
  lineQuantity: Int32Array
  /** The line's part of the order's goods, before refunds. */
  lineYen: Int32Array
  customerId: Int32Array
  /** Orders of customer i: [customerStart[i], customerStart[i + 1]); length = customers + 1. */
  customerStart: Int32Array
  /** Day of registration as a member, NEVER if unknown. */
  registeredDay: Int32Array
  customerFlags: Uint8Array
  productId: Int32Array
  productFlags: Uint8Array
  /** Days between deliveries and deliveries planned (頒布会) as the shop set them; 0 = not set. */
  productCycle: Int32Array
  productPlanned: Int32Array
  /** The name as the latest file calls it, the short one where the shop has given one that is no other product's name; the group it stands in, '' = none. */
  productName: string[]
  productCategory: string[]
  /** Days that one unit lasts as the shop set them; 0 = not set. */
  productDays: Int32Array
  /** What was given back without a link to its order, one entry for each order it was found to belong to; by day, then id. */
  returnId: Int32Array
  /** −1 = anonymous. */
  returnCustomer: Int32Array
  returnDay: Int32Array
  /** Index of the order, −1 = found none: negative sales on its own day. */
  returnOrder: Int32Array
  /** What was given back, positive: goods, and goods with shipping and fees. `orderGoods` and `orderTotal` are before it. */
  returnGoods: Int32Array
  returnTotal: Int32Array
  /** Number of the order's 定期 contract: place in `contractKeys` + 1, 0 = none. Empty in a shop without such numbers. */
  orderContract: Int32Array
  contractKeys: string[]
  /** 定期 contracts entered by hand, by id. */
  contracts: EnteredContract[]
  channels: { id: number; code: string; marketplace: boolean }[]
}

/** A 定期 contract as a person wrote it down. */
export interface EnteredContract {
  id: number
  customerId: number
  /** The number its orders carry, '' where it is known by customer and product. */
  key: string
  productId: number | null
  startedOn: Day
  cycleDays: number | null
  plannedCount: number | null
  /** By day, then id. */
  events: { id: number; kind: string; day: Day; untilDay: Day | null; cycleDays: number | null; reason: string }[]
}

/** The settings that change figures. Days are whole days, money whole yen, margin in percent. */
export interface FigureSettings {
  sameDayOrders: 'one' | 'separate'
  addOnDays: number
  /** Prepaid orders still unpaid after this many days do not count; null = they count. */
  unpaidGraceDays: number | null
  salesIncludeShipping: boolean
  dormantDays: number
  oneYearDays: number
  acquisitionCost: number
  retentionCost: number
  /** 粗利率, percent 0–100. */
  grossMargin: number
  /** The shop's main tax rate, percent, where only totals are known. */
  taxPercent: number
}

/** What is known of customers besides their orders, one entry per customer, numbered as in the facts. */
export interface CustomerAttributes {
  /** JIS number of the prefecture 1–47, 0 = not known. */
  prefecture: Uint8Array
  /** 0 = not known, 1 = female, 2 = male. */
  sex: Uint8Array
  /** Day of birth, NEVER if not known. */
  birthDay: Int32Array
  /** How they came to know the shop (きっかけ), an index into `media`; 0 = not known. */
  medium: Uint16Array
  /** The first is ''. */
  media: string[]
}

/** What every analysis takes. */
export interface Shop {
  facts: Facts
  settings: FigureSettings
  asOf: Day
  /** Read when first asked for: most figures need none. Absent = nothing is known. */
  attributes?: () => CustomerAttributes
}
