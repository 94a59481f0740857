// Everything the page of one customer shows, in one answer.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { medianInterval } from '../analysis/marks.ts'
import { historyOf, orderSales } from '../analysis/occasions.ts'
import { worthOf } from '../analysis/worth.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import { EXCLUDED } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { excludedOrders } from '../facts/leaveOut.ts'
import { timelineOf } from '../interactions/timeline.ts'
import { isOrganisation } from '../letters/addressee.ts'
import type { Sqlite } from '../open.ts'
import { whyNotCounted } from '../orders/rules.ts'
import { traitsOf } from '../segments/traits.ts'
import type { OpenShop } from '../shop.ts'
import { asOfShop } from '../shop.ts'
import { openTaskOf } from '../tasks/board.ts'
import type { CustomerTable, OrdersTable } from '../tables.ts'
import { careOf } from './care.ts'
import { formerRows } from './former.ts'
import { householdOf } from './household.ts'
import { listRows } from './list.ts'
import type { CustomerPage, OrderLineRow, OrderRow } from './model.ts'
import { blocksOf, originRows, sourceRows } from './sourceRows.ts'

/** The page as of a day: orders dated after it are not shown. Throws notFound. */
export function customerPage(open: OpenShop, input: { id: number; asOf?: string }): CustomerPage {
  const shop = asOfShop(open, input.asOf)
  const { sqlite } = open.db
  const id = bearerOf(sqlite, input.id)
  const index = indexOfCustomer(shop.facts, id)
  if (index < 0) throw new ShopError('notFound')
  const past = historyOf(shop)
  const days = past.day.subarray(past.start[index], past.start[index + 1])
  const customer = sqlite.prepare('SELECT * FROM customer WHERE id = ?').get(id) as CustomerTable
  const blocks = blocksOf(sqlite, id)
  const figures = customerFigures(past)
  const [row] = listRows(open, shop, [index])
  const median = medianInterval(days)
  return {
    ...row,
    asOf: formatDay(shop.asOf),
    postalCode: customer.postalCode, address1: customer.address1, address2: customer.address2, birthday: customer.birthday,
    total: figures.total[index],
    salesPerOccasion: { sales: figures.sales[index], occasions: days.length },
    medianInterval: Number.isFinite(median) ? median : null,
    daysSinceLast: days.length === 0 ? null : shop.asOf - days[days.length - 1],
    orderRows: ordersOf(open, shop, index),
    sources: sourceRows(sqlite, blocks), origins: originRows(sqlite, blocks, customer),
    household: householdOf(open, shop, customer), former: formerRows(sqlite, blocks, customer, open.settings.timeZone),
    organisation: isOrganisation(customer.name, customer.company),
    care: careOf(open, id), traits: traitsOf(sqlite, id), timeline: timelineOf(open, id, shop.asOf), task: openTaskOf(open, id, input.asOf),
  }
}

/** A customer's number is that of one of their blocks: one that went over into another customer leads there, one that is gone to its heir's. */
function bearerOf(sqlite: Sqlite, id: number): number {
  return (sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck().get(id) as number | undefined) ?? id
}

function ordersOf(open: OpenShop, shop: Shop, index: number): OrderRow[] {
  const { facts, asOf } = shop
  const { sqlite } = open.db
  const { orderOccasion } = historyOf(shop)
  const sales = orderSales(shop)
  const worth = worthOf(shop)
  const everything = (facts.customerFlags[index] & EXCLUDED) !== 0
  const byHand = excludedOrders(sqlite)
  const find = sqlite.prepare('SELECT * FROM orders WHERE id = ?')
  const lines = sqlite.prepare(`SELECT p.code AS productCode, p.name AS productName, l.quantity, l.unitPrice, l.amount
    FROM orderLine l JOIN product p ON p.id = l.productId WHERE l.orderId = ? ORDER BY l.seq`)
  const rows: OrderRow[] = []
  for (let i = facts.customerStart[index + 1] - 1; i >= facts.customerStart[index]; i--) {
    if (facts.orderDay[i] > asOf) continue
    const order = find.get(facts.orderId[i]) as OrdersTable
    const valid = orderOccasion[i] !== 0
    rows.push({
      id: order.id, orderNo: order.orderNo, channel: facts.channels[facts.orderChannel[i]].code, day: formatDay(order.orderedDay),
      time: order.minute < 0 ? null : `${String(Math.floor(order.minute / 60)).padStart(2, '0')}:${String(order.minute % 60).padStart(2, '0')}`,
      state: (order.state ?? 'ok') as OrderRow['state'],
      valid, why: valid ? null : everything || byHand.has(order.id) ? 'excluded' : (whyNotCounted(order) ?? (facts.orderVoidDay[i] <= asOf ? 'returned' : order.paid === 0 ? 'unpaid' : null)), occasion: valid ? orderOccasion[i] : null,
      sales: sales[i], total: worth.orderTotal[i], refund: (order.refund ?? 0) + facts.orderTotal[i] - worth.orderTotal[i], discount: order.discount ?? 0, shipping: order.shipping ?? 0, fee: order.fee ?? 0,
      points: order.points ?? 0, outsidePayment: order.outsidePayment ?? 0, paymentMethod: order.paymentMethod ?? '', note: order.note ?? '',
      gift: order.gift === 1, subscription: order.subscription === 1, lines: lines.all(order.id) as OrderLineRow[],
    })
  }
  return rows
}
