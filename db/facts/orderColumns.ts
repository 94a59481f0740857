// Orders as integer columns while they are being written or read, before the facts put them into their final order.
import { amountsOf, spreadReduction, voidDayOf } from '../orders/rules.ts'
import type { Counting } from '../orders/rules.ts'
import { GIFT, SUBSCRIPTION, UNPAID } from './facts.ts'
import type { Facts } from './facts.ts'

/** The columns that hold one value an order, and those that hold one a line. */
const perOrder = ['orderId', 'orderCustomer', 'orderDay', 'orderMinute', 'orderGoods', 'orderTotal', 'orderShipping', 'orderChannel', 'orderVoidDay', 'orderFlags'] as const
const perLine = ['lineProduct', 'lineQuantity', 'lineYen'] as const
/** As in the facts; `lineStart` has one entry more than there are orders. */
export type OrderColumns = Pick<Facts, (typeof perOrder)[number] | (typeof perLine)[number] | 'lineStart'>

export interface WrittenOrder extends Counting {
  contactId: number | null
  orderedDay: number
  minute: number
  paid: number | null
  subscription: number | null
  gift: number | null
  contractKey: string | null
}
export type WrittenLine = readonly [productId: number, quantity: number, unitPrice: number, amount: number, ...unknown[]]

/** Collects orders one by one, still under the ids of the file: contact for customer, and ids of channel and product. */
export interface OrderCollector {
  add(id: number, channelId: number, order: WrittenOrder, lines: readonly WrittenLine[] | null): void
  /** The columns, exactly as long as they are filled. The collector is empty afterwards. */
  take(): OrderColumns
  /** What `take` leaves behind: ids of returns, which are no orders, and the contract numbers of orders that have one. */
  returns: number[]
  contracts: Map<number, string>
}

export function collectOrders(): OrderCollector {
  let columns = room(1024, 2048)
  let count = 0
  let at = 0
  const returns: number[] = []
  const contracts = new Map<number, string>()
  return {
    returns, contracts,
    add(id, channelId, order, lines) {
      if (order.state === 'return') { returns.push(id); return }
      if (order.contractKey !== null) contracts.set(id, `${channelId}:${order.contractKey}`)
      if (count === columns.orderId.length) columns = resized(columns, count * 2, columns.lineProduct.length)
      const amounts = amountsOf(order)
      columns.orderId[count] = id
      columns.orderCustomer[count] = order.contactId ?? -1
      columns.orderDay[count] = order.orderedDay
      columns.orderMinute[count] = order.minute
      columns.orderGoods[count] = amounts.sales
      columns.orderTotal[count] = amounts.total
      columns.orderShipping[count] = amounts.shipping
      columns.orderChannel[count] = channelId
      columns.orderVoidDay[count] = voidDayOf(order)
      columns.orderFlags[count] = (order.paid === 0 ? UNPAID : 0) | (order.subscription === 1 ? SUBSCRIPTION : 0) | (order.gift === 1 ? GIFT : 0)
      const first = at
      for (const [productId, quantity, , amount] of lines ?? []) {
        if (at === columns.lineProduct.length) columns = resized(columns, columns.orderId.length, at * 2)
        columns.lineProduct[at] = productId
        columns.lineQuantity[at] = quantity
        columns.lineYen[at++] = amount
      }
      const taken = (order.discount ?? 0) + (order.points ?? 0)
      if (taken > 0) columns.lineYen.set(spreadReduction(Array.from(columns.lineYen.subarray(first, at)), taken), first)
      columns.lineStart[++count] = at
    },
    take() {
      const filled = resized(columns, count, at)
      columns = room(1024, 2048)
      count = at = 0
      return filled
    },
  }
}

/** Columns for so many orders and lines, all zero. */
export function room(orders: number, lines: number): OrderColumns {
  return {
    orderId: new Int32Array(orders), orderCustomer: new Int32Array(orders), orderDay: new Int32Array(orders), orderMinute: new Int16Array(orders),
    orderGoods: new Int32Array(orders), orderTotal: new Int32Array(orders), orderShipping: new Int32Array(orders), orderChannel: new Uint8Array(orders),
    orderVoidDay: new Int32Array(orders), orderFlags: new Uint8Array(orders), lineStart: new Int32Array(orders + 1),
    lineProduct: new Int32Array(lines), lineQuantity: new Int32Array(lines), lineYen: new Int32Array(lines),
  }
}

/** ES2024; newer than the types that the project builds with. */
type Transferable = ArrayBuffer & { transfer(bytes: number): ArrayBuffer }

/** The same columns longer or shorter. Their memory moves with them: what is left behind must not wait to be collected. */
function resized(columns: OrderColumns, orders: number, lines: number): OrderColumns {
  const moved = <T extends Int32Array | Int16Array | Uint8Array>(column: T, length: number): T => {
    const kind = column.constructor as new (buffer: ArrayBuffer) => T
    return new kind((column.buffer as Transferable).transfer(length * column.BYTES_PER_ELEMENT))
  }
  const result: Record<string, Int32Array | Int16Array | Uint8Array> = { lineStart: moved(columns.lineStart, orders + 1) }
  for (const name of perOrder) result[name] = moved(columns[name], orders)
  for (const name of perLine) result[name] = moved(columns[name], lines)
  return result as unknown as OrderColumns
}

/** Copies orders with their lines from one set of columns to a place in another, in the order that `from` names them. */
export function copyOrders(source: OrderColumns, from: Int32Array, target: OrderColumns, place = 0): void {
  const n = from.length
  for (const name of perOrder) {
    const [column, into] = [source[name], target[name]]
    for (let i = 0; i < n; i++) into[place + i] = column[from[i]]
  }
  const { lineStart } = source
  let at = target.lineStart[place]
  for (let i = 0; i < n; i++) {
    for (let line = lineStart[from[i]]; line < lineStart[from[i] + 1]; line++, at++) {
      target.lineProduct[at] = source.lineProduct[line]
      target.lineQuantity[at] = source.lineQuantity[line]
      target.lineYen[at] = source.lineYen[line]
    }
    target.lineStart[place + i + 1] = at
  }
}

/** Several sets of columns one after the other, without the orders that `drop` names in each; the very same columns where only one set holds any. */
export function joinOrders(parts: readonly { columns: OrderColumns; drop: ReadonlySet<number> }[]): OrderColumns {
  const filled = parts.filter(({ columns }) => columns.orderId.length > 0)
  if (filled.length === 1 && filled[0].drop.size === 0) return filled[0].columns
  const kept = parts.map(({ columns, drop }) => {
    const all = columns.orderId.map((_, i) => i)
    return drop.size === 0 ? all : all.filter((i) => !drop.has(columns.orderId[i]))
  })
  let lines = 0
  parts.forEach(({ columns: { lineStart } }, part) => { for (const i of kept[part]) lines += lineStart[i + 1] - lineStart[i] })
  const joined = room(kept.reduce((sum, list) => sum + list.length, 0), lines)
  let place = 0
  parts.forEach(({ columns }, part) => { copyOrders(columns, kept[part], joined, place); place += kept[part].length })
  return joined
}
