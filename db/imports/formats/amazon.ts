// Amazon: 新規注文レポート (new orders). Tab-separated without quoting, one row per item; no status, prices with tax.
import type { Layout } from './layout.ts'
import { shortNote } from './payment.ts'

/** The rate behind a price and the tax within it; null where the price is too small to tell 8 from 10. */
export function rateOf(price: number, tax: number): number | null {
  const [ten, eight] = [Math.abs(tax - price / 11) < 1.5, Math.abs(tax - price * 8 / 108) < 1.5]
  return ten === eight ? null : ten ? 10 : 8
}

export const amazon: Layout = {
  id: 'amazon',
  channel: { code: 'amazon', marketplace: true },
  headings: ['order-id', 'order-item-id', 'purchase-date', 'buyer-name', 'product-name', 'quantity-purchased', 'item-price'],
  quoting: false,
  open: (c) => {
    const [no, at, paidAt, note] = [c.text('order-id'), c.orderedAt('purchase-date'), c.optional('payments-date'), c.optional('delivery-Instructions')]
    const [sku, title, count, price, tax, shipping] =
      [c.text('sku'), c.text('product-name'), c.count('quantity-purchased'), c.neededYen('item-price'), c.yen('item-tax'), c.optionalYen('shipping-price')]
    const [itemId, tellsShipping] = [c.text('order-item-id'), c.has('shipping-price')]
    const buyer = { name: 'buyer-name', email: 'buyer-email', phone: 'buyer-phone-number' }
    const contact = c.contact(buyer)
    const contactWithAddress = c.contact({
      ...buyer, postalCode: 'ship-postal-code', prefecture: 'ship-state', address1: ['ship-city', 'ship-address-1'],
      address2: ['ship-address-2', 'ship-address-3'], country: 'ship-country',
    })
    const gift = c.gift({ name: 'buyer-name', address: [] }, { name: 'recipient-name', address: [] })
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        order.paid = paidAt(row) === null ? null : paidAt(row) !== ''
        order.goods = 0
        order.shipping = tellsShipping ? 0 : null
        order.note = shortNote(note(row))
        order.gift = gift(row)
        // The only address is the parcel's: it is the buyer's where the parcel goes to the buyer.
        order.contact = order.gift === true ? contact(row) : contactWithAddress(row)
      },
      line(row, order) {
        const [lineId, quantity, amount] = [itemId(row), count(row), price(row)]
        // The very same item again: two reports pasted together.
        if (lineId !== '' && order.lines?.some((line) => line.lineId === lineId && line.quantity === quantity && line.amount === amount) === true) return
        order.goods = (order.goods ?? 0) + amount
        if (order.shipping !== null) order.shipping += shipping(row) ?? 0
        const unitPrice = quantity > 0 ? Math.round(amount / quantity) : amount
        order.lines?.push({ lineId, productCode: sku(row), productName: title(row), quantity, unitPrice, amount, taxPercent: rateOf(amount, tax(row)) })
      },
    }
  },
}
