// Shopify: orders_export.csv. One row per item; what concerns the whole order stands on its first row only.
import { prefectures } from '../../customers/rules.ts'
import type { OrderState } from '../record.ts'
import type { Layout, Row } from './layout.ts'
import { isPrepaid, shortNote } from './payment.ts'

/** 'JP-13' → '東京都'; anything else stays. */
export const prefectureOf = (code: string): string => code.startsWith('JP-') ? prefectures[Number(code.slice(3)) - 1] ?? code : code

const unpaid = new Set(['pending', 'authorized', 'partially_paid', 'expired'])

export const shopify: Layout = {
  id: 'shopify',
  channel: { code: 'shopify', marketplace: false },
  headings: ['Name', 'Email', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Billing Name'],
  quoting: true,
  open: (c) => {
    const [no, at, status, cancelled] = [c.text('Name'), c.orderedAt('Created at'), c.text('Financial Status'), c.text('Cancelled at')]
    const [cancelledDay, shippedDay, method, note] = [c.day('Cancelled at'), c.day('Fulfilled at'), c.optional('Payment Method'), c.optional('Notes')]
    const [subtotalText, subtotal, shipping, discount, refund] =
      [c.text('Subtotal'), c.yen('Subtotal'), c.optionalYen('Shipping'), c.optionalYen('Discount Amount'), c.optionalYen('Refunded Amount')]
    const [sku, title, count, price] = [c.text('Lineitem sku'), c.text('Lineitem name'), c.count('Lineitem quantity'), c.neededYen('Lineitem price')]
    const [rate, secondRate] = [c.text('Tax 1 Name'), c.text('Tax 2 Name')]
    const contact = c.contact({
      name: 'Billing Name', givenNameFirst: true, email: 'Email', phone: 'Billing Phone', postalCode: 'Billing Zip',
      prefecture: c.has('Billing Province Name') ? 'Billing Province Name' : 'Billing Province', address1: ['Billing City', 'Billing Address1'],
      address2: 'Billing Address2', company: 'Billing Company', country: 'Billing Country',
    })
    const orderPhone = c.contact({ phone: 'Phone' })
    const gift = c.gift(
      { name: 'Billing Name', address: ['Billing Zip', 'Billing City', 'Billing Address1', 'Billing Address2'] },
      { name: 'Shipping Name', address: ['Shipping Zip', 'Shipping City', 'Shipping Address1', 'Shipping Address2'] },
    )
    const tellsCancelled = c.has('Cancelled at')
    // A continuation row adds its item and says nothing else.
    const isHead = (row: Row): boolean => status(row) !== '' || subtotalText(row) !== ''
    const stateOf = (row: Row): OrderState | null => {
      if (/^bogus/i.test(method(row) ?? '')) return 'test'
      if (cancelled(row) !== '' || status(row) === 'voided') return 'cancelled'
      return tellsCancelled ? 'ok' : null
    }
    let [taxPercent, subtotalYen]: [number | null, number | null] = [null, null]
    return {
      orderNo: no,
      orderedAt: at,
      isHead,
      head(row, order) {
        [taxPercent, subtotalYen] = [null, null]
        if (!isHead(row)) return
        const paymentMethod = method(row)
        order.state = stateOf(row)
        order.cancelledDay = cancelledDay(row)
        order.paid = !(unpaid.has(status(row)) && isPrepaid(paymentMethod ?? ''))
        order.shippedDay = shippedDay(row)
        order.goods = 0
        subtotalYen = subtotalText(row) === '' ? null : subtotal(row)
        order.shipping = shipping(row)
        order.discount = discount(row)
        order.refund = refund(row)
        order.paymentMethod = paymentMethod
        order.note = shortNote(note(row))
        order.gift = gift(row)
        order.contact = contact(row)
        if (order.contact !== null) order.contact.prefecture = prefectureOf(order.contact.prefecture)
        if (order.contact?.phone === '' || order.contact === null) {
          const other = orderPhone(row)
          if (order.contact === null) order.contact = other
          else if (other !== null) order.contact.phone = other.phone
        }
        const tax = rate(row)
        if (secondRate(row) === '') taxPercent = tax.endsWith(' 10%') ? 10 : tax.endsWith(' 8%') ? 8 : null
      },
      line(row, order) {
        const [quantity, unitPrice] = [count(row), price(row)]
        order.lines?.push({ productCode: sku(row), productName: title(row), quantity, unitPrice, amount: quantity * unitPrice, taxPercent })
        if (order.goods !== null) order.goods += quantity * unitPrice
      },
      finish(order) {
        // The subtotal is what the buyer owes for goods after every kind of discount: it has the last word.
        if (order.goods !== null && subtotalYen !== null && subtotalYen <= order.goods) order.discount = order.goods - subtotalYen
      },
    }
  },
}
