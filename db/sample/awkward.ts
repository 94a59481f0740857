// What goes wrong or differs in a real shop's orders: gifts, coupons, points, refunds, unpaid, cancelled, sent again.
import type { Day } from '../facts/day.ts'
import { partsOf } from '../facts/day.ts'
import type { ChannelCode } from './contact.ts'
import type { Purchase } from './purchase.ts'
import { goodsOf } from './purchase.ts'
import { productOf } from './products.ts'
import type { Random } from './random.ts'

const GIFTS = 220
const own: readonly ChannelCode[] = ['shopify', 'phone']

/** Marks some of the purchases in place and returns further ones that never counted. `last`: nothing may be dated later. */
export function addAwkwardCases(random: Random, purchases: readonly Purchase[], last: Day): Purchase[] {
  const free = random.shuffle(purchases.filter(({ person, subscription, fixed, items }) => person && !subscription && !fixed && goodsOf(items) > 0))
  markGifts(free)

  const used = new Set<Purchase>()
  /** The next `count` purchases that fit and have no other case on them. */
  const some = (count: number, channels: readonly ChannelCode[], fits: (purchase: Purchase, goods: number) => boolean = () => true): Purchase[] => {
    const found: Purchase[] = []
    for (const purchase of free) {
      if (found.length === count) break
      if (used.has(purchase) || !channels.includes(purchase.channel) || !fits(purchase, goodsOf(purchase.items))) continue
      used.add(purchase)
      found.push(purchase)
    }
    return found
  }

  const coupon = (purchase: Purchase): void => { purchase.discount = 100 * (1 + random.below(Math.min(5, Math.floor(goodsOf(purchase.items) / 300)))); purchase.note = '店舗クーポン利用' }
  const roomForCoupon = (_: Purchase, goods: number): boolean => goods >= 600
  some(40, ['shopify'], roomForCoupon).forEach(coupon)
  some(20, ['rakuten'], roomForCoupon).forEach(coupon)
  for (const purchase of some(25, ['rakuten'], (_, goods) => goods >= 1000)) { purchase.outsidePayment = random.pick([200, 300, 500]); purchase.note = '楽天クーポン利用' }
  const due = (purchase: Purchase): number => goodsOf(purchase.items) + purchase.shipping + purchase.fee
  for (const purchase of some(3, ['rakuten'])) { purchase.outsidePayment = due(purchase); purchase.note = '楽天ポイント全額利用' }
  for (const purchase of some(2, ['shopify'])) { purchase.points = due(purchase); purchase.note = 'ポイント全額利用' }
  for (const purchase of some(9, ['shopify', 'phone', 'rakuten'], ({ items }, goods) => goods >= 3000 && items.length >= 2)) {
    const item = purchase.items[purchase.items.length - 1]
    purchase.refund = productOf(item.code).price * item.quantity
    purchase.note = '一部返品'
  }
  const prepaid = (purchase: Purchase): void => { purchase.paid = false; purchase.fee = 0; purchase.paymentMethod = '銀行振込（前払い）' }
  some(3, own, ({ day }) => last - day <= 12).forEach(prepaid)
  some(3, own, ({ day }) => last - day >= 60 && last - day <= 300).forEach(prepaid)

  /** A second order some days after a real one. */
  const again = (count: number, channels: readonly ChannelCode[], change: (purchase: Purchase) => Partial<Purchase>): Purchase[] =>
    some(count, channels, ({ day, gift, kanaOnly }) => day + 5 <= last && !gift && !kanaOnly).map((purchase) => {
      const later = { ...purchase, day: purchase.day + 1 + random.below(4), minute: purchase.channel === 'phone' ? -1 : 600 + random.below(700) }
      return { ...later, ...change(later) }
    })
  const any: readonly ChannelCode[] = ['shopify', 'phone', 'rakuten', 'amazon']
  return [
    ...again(2, ['shopify', 'rakuten'], ({ items }) => ({ shipping: 600, refund: goodsOf(items), note: '全品返品（送料のみ）' })),
    ...again(26, any, ({ day }) => ({ state: 'cancelled', cancelledDay: Math.min(last, day + 1), note: 'お客様のご都合による取消' })),
    ...again(16, any, () => ({ state: 'cancelled', note: '取消' })),
    ...again(12, ['shopify', 'phone', 'rakuten'], (purchase) => ({ state: 'returned', refund: due(purchase), note: '返品' })),
    ...again(4, ['shopify'], () => ({ state: 'unfinished', paid: false, note: '' })),
    ...again(7, own, ({ items }) => ({ items: [{ ...items[0], quantity: 1, price: 0 }], shipping: 0, fee: 0, note: '破損のため再送' })),
  ]
}

/** Sent to somebody else: first of all the gift boxes, then other orders of July and December. */
function markGifts(free: readonly Purchase[]): void {
  const boxes = free.filter(({ items }) => items.some((item) => productOf(item.code).gift))
  const seasonal = free.filter((purchase) => !boxes.includes(purchase) && [7, 12].includes(partsOf(purchase.day).month))
  for (const purchase of [...boxes, ...seasonal].slice(0, GIFTS)) purchase.gift = true
}
