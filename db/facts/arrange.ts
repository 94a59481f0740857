// Puts orders into the order the analyses rely on.
import { EXCLUDED, NEVER, PRODUCT_GIFT, PRODUCT_SUBSCRIPTION, TRIAL } from './facts.ts'
import type { Facts } from './facts.ts'
import { copyOrders, room } from './orderColumns.ts'
import { noReturns } from './returns.ts'
import type { OrderColumns } from './orderColumns.ts'

/** What orders refer to by index: everything in rising order of id. */
export type Directories = Pick<Facts, 'customerId' | 'registeredDay' | 'customerFlags' | 'productId' | 'productFlags' | 'productCycle' | 'productPlanned' | 'productName' | 'productCategory' | 'productDays' | 'contracts' | 'channels'>

/** Orders by customer, day, minute, id; anonymous ones last. Fastest where the orders of a customer stand in order already. */
export function arrange(orders: OrderColumns, directories: Directories): Facts {
  const { orderId, orderCustomer, orderDay, orderMinute } = orders
  const n = orderId.length
  const customers = directories.customerId.length
  const customerStart = new Int32Array(customers + 1)
  for (let i = 0; i < n; i++) if (orderCustomer[i] >= 0) customerStart[orderCustomer[i] + 1]++
  for (let c = 0; c < customers; c++) customerStart[c + 1] += customerStart[c]
  const place = customerStart.slice()
  const named = customerStart[customers]
  const order = new Int32Array(n)
  let anonymous = named
  for (let i = 0; i < n; i++) order[orderCustomer[i] >= 0 ? place[orderCustomer[i]]++ : anonymous++] = i
  const before = (a: number, b: number) => orderDay[a] - orderDay[b] || orderMinute[a] - orderMinute[b] || orderId[a] - orderId[b]
  for (let c = 0; c <= customers; c++) {
    const from = c < customers ? customerStart[c] : named
    const to = c < customers ? customerStart[c + 1] : n
    let i = from + 1
    while (i < to && before(order[i - 1], order[i]) < 0) i++
    if (i >= to) continue
    if (to - from > 32) order.subarray(from, to).sort(before)
    else insertionSort(order, from, to, before)
  }
  const arranged = room(n, orders.lineProduct.length)
  copyOrders(orders, order, arranged)
  return { ...arranged, customerStart, ...noReturns(), orderContract: new Int32Array(0), contractKeys: [], ...directories }
}

/** For the few orders that most people have: a call of sort costs more than the sorting. */
function insertionSort(list: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  for (let i = from + 1; i < to; i++) {
    const item = list[i]
    let j = i - 1
    for (; j >= from && compare(list[j], item) > 0; j--) list[j + 1] = list[j]
    list[j + 1] = item
  }
}

type CustomerTuple = [id: number, registeredDay: number | null, excluded: number]
type ProductTuple = [id: number, trial: number, subscription: number, gift: number, cycleDays: number | null, plannedCount: number | null, name?: string, category?: string, daysPerUnit?: number | null]

/** The directories from their rows, each in rising order of id. */
export function directoriesOf(customers: readonly CustomerTuple[], products: readonly ProductTuple[], channels: Facts['channels'], contracts: Facts['contracts'] = []): Directories {
  return {
    customerId: Int32Array.from(customers, ([id]) => id),
    registeredDay: Int32Array.from(customers, ([, day]) => day ?? NEVER),
    customerFlags: Uint8Array.from(customers, ([, , excluded]) => (excluded ? EXCLUDED : 0)),
    productId: Int32Array.from(products, ([id]) => id),
    productFlags: Uint8Array.from(products, ([, trial, subscription, gift]) => (trial ? TRIAL : 0) | (subscription ? PRODUCT_SUBSCRIPTION : 0) | (gift ? PRODUCT_GIFT : 0)),
    productCycle: Int32Array.from(products, ([, , , , cycleDays]) => cycleDays ?? 0),
    productPlanned: Int32Array.from(products, ([, , , , , plannedCount]) => plannedCount ?? 0),
    productName: products.map(([, , , , , , name]) => name ?? ''),
    productCategory: products.map(([, , , , , , , category]) => category ?? ''),
    productDays: Int32Array.from(products, ([, , , , , , , , days]) => days ?? 0),
    channels, contracts,
  }
}
