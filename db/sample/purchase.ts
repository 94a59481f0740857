// One order of the sample shop before it is written down, and its writing as an order record.
import type { Day } from '../facts/day.ts'
import { addMonths, partsOf } from '../facts/day.ts'
import type { ContactRecord, LineRecord, OrderRecord, OrderState } from '../imports/record.ts'
import type { Item } from './basket.ts'
import type { ChannelCode } from './contact.ts'
import { contactOf } from './contact.ts'
import type { Person } from './people.ts'
import { productOf } from './products.ts'
import type { Random } from './random.ts'

export interface Purchase {
  /** null = nobody named: a sale at the till. */
  person: Person | null
  day: Day
  minute: number
  channel: ChannelCode
  items: readonly Item[]
  subscription: boolean
  gift: boolean
  /** The till knows the name in kana only. */
  kanaOnly: boolean
  /** Stands exactly as written: nothing is added to it or taken off later. */
  fixed: boolean
  state: OrderState
  cancelledDay: Day | null
  paid: boolean
  discount: number
  points: number
  outsidePayment: number
  refund: number
  shipping: number
  fee: number
  paymentMethod: string
  note: string
}

/** A free tea sample: no product of the shop. */
export const sampleItem: Item = { code: 'SAMPLE', quantity: 1, price: 0 }
const FREE_SHIPPING_FROM = 5000
const SHIPPING = 600
const CASH_ON_DELIVERY = 330
const payments: Readonly<Record<ChannelCode, readonly string[]>> = {
  till: ['現金', '現金', 'クレジットカード', '電子マネー', 'コード決済'], shopify: ['クレジットカード', 'クレジットカード', 'クレジットカード', 'Amazon Pay', 'コンビニ後払い'],
  rakuten: ['クレジットカード', '楽天ペイ'], amazon: ['Amazon'], phone: ['代金引換', '後払い', '後払い', '銀行振込'],
}

/** Price of all items together, yen. */
export const goodsOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.quantity * (item.price ?? productOf(item.code).price), 0)

/** A plain order: shipping and payment as the channel has them. */
export function buy(random: Random, person: Person | null, channel: ChannelCode, day: Day, minute: number, items: readonly Item[], more: Partial<Purchase> = {}): Purchase {
  const paymentMethod = random.pick(payments[channel])
  const goods = goodsOf(items)
  return {
    person, day, minute, channel, items, subscription: false, gift: false, kanaOnly: false, fixed: false, state: 'ok', cancelledDay: null, paid: true,
    discount: 0, points: 0, outsidePayment: 0, refund: 0, note: '', paymentMethod,
    shipping: channel === 'till' || goods === 0 || goods >= FREE_SHIPPING_FROM ? 0 : SHIPPING,
    fee: paymentMethod === '代金引換' && goods > 0 ? CASH_ON_DELIVERY : 0,
    ...more,
  }
}

/** New tea is ordered in April and sent from 8 May on; all else goes out the next day. Only two channels tell the day. */
function shippedDay(purchase: Purchase, last: Day): Day | null {
  if (purchase.state !== 'ok' || !purchase.paid || (purchase.channel !== 'shopify' && purchase.channel !== 'phone')) return null
  let day = purchase.day + 1
  const { month, date } = partsOf(purchase.day)
  if (purchase.items.some((item) => item.code === 'SE-090') && (month === 4 || (month === 5 && date < 8))) {
    day = addMonths(purchase.day - date + 8, 5 - month) + (purchase.day % 5)
  }
  return day <= last ? day : null
}

function lineOf(item: Item): LineRecord {
  const product = item === sampleItem ? { name: 'お茶のサンプル 5g（無料）', taxPercent: 8, price: 0 } : productOf(item.code)
  const unitPrice = item.price ?? product.price
  return { productCode: item.code, productName: product.name, quantity: item.quantity, unitPrice, amount: item.quantity * unitPrice, taxPercent: product.taxPercent }
}

/** The record of a purchase. `contacts` keeps one block per person and channel; `line` and `orderNo` are where and how its file has it. */
export function orderOf(purchase: Purchase, line: number, orderNo: string, last: Day, contacts: Map<string, ContactRecord>): OrderRecord {
  const { person, channel, kanaOnly } = purchase
  let contact: ContactRecord | null = null
  if (person) {
    const key = `${person.family}${person.id}${channel}${kanaOnly}`
    contact = contacts.get(key) ?? contactOf(person, channel, kanaOnly)
    contacts.set(key, contact)
  }
  return {
    line, orderNo, orderedDay: purchase.day, minute: purchase.minute, state: purchase.state, cancelledDay: purchase.cancelledDay, paid: purchase.paid,
    shippedDay: purchase.fixed && channel !== 'shopify' ? null : shippedDay(purchase, last),
    goods: goodsOf(purchase.items), shipping: purchase.shipping, fee: purchase.fee, discount: purchase.discount, points: purchase.points,
    outsidePayment: purchase.outsidePayment, refund: purchase.refund, paymentMethod: purchase.paymentMethod, note: purchase.note,
    subscription: purchase.subscription, contractKey: null, gift: purchase.gift, contact, lines: purchase.items.map(lineOf),
  }
}
