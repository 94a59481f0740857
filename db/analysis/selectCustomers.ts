// A smaller shop made of some of the customers, for figures that add up over customers.
import type { Facts } from '../facts/facts.ts'

/** Facts holding only these customers (indexes, ascending), with their orders and lines. Anonymous orders stay behind. */
export function selectCustomers(facts: Facts, customers: Int32Array): Facts {
  const customerStart = new Int32Array(customers.length + 1)
  customers.forEach((c, k) => { customerStart[k + 1] = customerStart[k] + facts.customerStart[c + 1] - facts.customerStart[c] })
  const orders = new Int32Array(customerStart[customers.length])
  const orderCustomer = new Int32Array(orders.length)
  const lineStart = new Int32Array(orders.length + 1)
  customers.forEach((c, k) => {
    for (let i = facts.customerStart[c], to = customerStart[k]; i < facts.customerStart[c + 1]; i++, to++) {
      orders[to] = i
      orderCustomer[to] = k
      lineStart[to + 1] = lineStart[to] + facts.lineStart[i + 1] - facts.lineStart[i]
    }
  })
  const lines = new Int32Array(lineStart[orders.length])
  orders.forEach((i, to) => {
    for (let line = facts.lineStart[i], at = lineStart[to]; line < facts.lineStart[i + 1]; line++, at++) lines[at] = line
  })
  const int32 = (column: Int32Array, rows: Int32Array): Int32Array => rows.map((row) => column[row])
  const uint8 = (column: Uint8Array, rows: Int32Array): Uint8Array => Uint8Array.from(rows, (row) => column[row])
  const place = new Map(Array.from(customers, (c, k) => [c, k]))
  const newOrder = new Map(facts.returnId.length === 0 ? [] : Array.from(orders, (i, to) => [i, to] as const))
  const returns = facts.returnCustomer.map((_, r) => r).filter((r) => place.has(facts.returnCustomer[r]))
  return {
    ...facts, customerStart, orderCustomer, lineStart,
    orderId: int32(facts.orderId, orders), orderDay: int32(facts.orderDay, orders),
    orderMinute: Int16Array.from(orders, (i) => facts.orderMinute[i]),
    orderGoods: int32(facts.orderGoods, orders), orderTotal: int32(facts.orderTotal, orders), orderShipping: int32(facts.orderShipping, orders),
    orderChannel: uint8(facts.orderChannel, orders), orderVoidDay: int32(facts.orderVoidDay, orders), orderFlags: uint8(facts.orderFlags, orders),
    lineProduct: int32(facts.lineProduct, lines), lineQuantity: int32(facts.lineQuantity, lines), lineYen: int32(facts.lineYen, lines),
    returnId: int32(facts.returnId, returns), returnDay: int32(facts.returnDay, returns), returnGoods: int32(facts.returnGoods, returns), returnTotal: int32(facts.returnTotal, returns),
    returnCustomer: returns.map((r) => place.get(facts.returnCustomer[r])!), returnOrder: returns.map((r) => newOrder.get(facts.returnOrder[r]) ?? -1),
    orderContract: facts.orderContract.length === 0 ? facts.orderContract : int32(facts.orderContract, orders),
    customerId: int32(facts.customerId, customers), registeredDay: int32(facts.registeredDay, customers), customerFlags: uint8(facts.customerFlags, customers),
  }
}
