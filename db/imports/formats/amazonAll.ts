// Amazon: 全注文レポート (all orders). Has the status of every order but no buyer; times in UTC.
import { rateOf } from './amazon.ts'
import type { Layout } from './layout.ts'

export const amazonAll: Layout = {
  id: 'amazon-all',
  channel: { code: 'amazon', marketplace: true },
  headings: ['amazon-order-id', 'purchase-date', 'order-status', 'product-name', 'quantity', 'item-price'],
  quoting: false,
  open: (c) => {
    const [no, at, status, itemStatus] = [c.text('amazon-order-id'), c.orderedAt('purchase-date'), c.text('order-status'), c.text('item-status')]
    const [sku, title, count, price, tax] = [c.text('sku'), c.text('product-name'), c.count('quantity'), c.yen('item-price'), c.yen('item-tax')]
    const [shipping, wrapping, discount, shippingDiscount, priceText] =
      [c.yen('shipping-price'), c.yen('gift-wrap-price'), c.yen('item-promotion-discount'), c.yen('ship-promotion-discount'), c.text('item-price')]
    const [tellsShipping, tellsWrapping, tellsDiscount] =
      [c.has('shipping-price'), c.has('gift-wrap-price'), c.has('item-promotion-discount') || c.has('ship-promotion-discount')]
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        const state = status(row).toLowerCase()
        // Pending: the payment is not confirmed and the amounts are still missing; a later report has them.
        order.state = state.startsWith('cancel') ? 'cancelled' : state.startsWith('pending') ? 'unfinished' : 'ok'
        order.paid = order.state === 'unfinished' ? null : true
        order.goods = 0
        order.shipping = tellsShipping ? 0 : null
        order.fee = tellsWrapping ? 0 : null
        order.discount = tellsDiscount ? 0 : null
      },
      line(row, order) {
        const dropped = itemStatus(row).toLowerCase().startsWith('cancel') && order.state !== 'cancelled'
        if (dropped) return
        if (priceText(row) === '' && order.state === 'ok') {
          c.faults.refuse('noAmount', title(row))
          return
        }
        const [quantity, amount] = [count(row), price(row)]
        order.goods = (order.goods ?? 0) + amount
        if (order.shipping !== null) order.shipping += shipping(row)
        if (order.fee !== null) order.fee += wrapping(row)
        if (order.discount !== null) order.discount += Math.abs(discount(row)) + Math.abs(shippingDiscount(row))
        const unitPrice = quantity > 0 ? Math.round(amount / quantity) : amount
        order.lines?.push({ productCode: sku(row), productName: title(row), quantity, unitPrice, amount, taxPercent: rateOf(amount, tax(row)) })
      },
    }
  },
}
