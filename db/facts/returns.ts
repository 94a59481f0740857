// Returns without a link (a till's return receipt, a refund row): to which order each of them belongs.
import { amountsOf, spreadReduction } from '../orders/rules.ts'
import type { Counting } from '../orders/rules.ts'
import type { Sqlite } from '../open.ts'
import type { Facts } from './facts.ts'

/** Days after which a return belongs to no order any more. */
const REACH = 60

export type ReturnColumns = Pick<Facts, 'returnId' | 'returnCustomer' | 'returnDay' | 'returnOrder' | 'returnGoods' | 'returnTotal'>
const names = ['returnId', 'returnCustomer', 'returnDay', 'returnOrder', 'returnGoods', 'returnTotal'] as const

export function noReturns(): ReturnColumns {
  return returnColumns([])
}

type Piece = Record<(typeof names)[number], number>
export function returnColumns(pieces: readonly Piece[]): ReturnColumns {
  return Object.fromEntries(names.map((name) => [name, Int32Array.from(pieces, (piece) => piece[name])])) as ReturnColumns
}

/** A line of an order or of a return. Amounts positive; `yen` after what was taken off the order. */
export interface PricedLine { productId: number; quantity: number; unitPrice: number; amount: number; yen: number }
/** A return as its rows give it: positive whole yen. */
export interface ReturnRow { id: number; customer: number; day: number; minute: number; goods: number; total: number; lines: PricedLine[] }

/**
 * Which orders the returns belong to. Each returned line: that customer's latest earlier order within 60 days that still holds so many
 * of the product at that price; else the latest one that has exactly that amount left, as a whole or in a line; else none. Orders that
 * do not count on the day of the return have nothing to give back. What one return has taken the next one no longer finds.
 * In: facts in which an order's void day is that of its own data; `linesOf` gives an order's lines. Out: new columns, and void days
 * with the day on which an order was wholly returned.
 */
export function linkReturns(facts: Facts, returns: readonly ReturnRow[], linesOf: (order: number) => PricedLine[]): Facts {
  const { customerStart, orderDay, orderMinute, orderGoods } = facts
  const orderVoidDay = facts.orderVoidDay.slice()
  const left = new Map<number, { goods: number; lines: PricedLine[] }>()
  const leftOf = (order: number) => {
    let rest = left.get(order)
    if (!rest) left.set(order, (rest = { goods: orderGoods[order], lines: linesOf(order).map((line) => ({ ...line })) }))
    return rest
  }
  const latest = (row: ReturnRow, test: (order: number) => boolean): number => {
    if (row.customer < 0) return -1
    for (let i = customerStart[row.customer + 1] - 1; i >= customerStart[row.customer] && orderDay[i] >= row.day - REACH; i--) {
      const earlier = orderDay[i] < row.day || (orderDay[i] === row.day && (row.minute < 0 || orderMinute[i] < 0 || orderMinute[i] <= row.minute))
      if (earlier && orderVoidDay[i] > row.day && leftOf(i).goods > 0 && test(i)) return i
    }
    return -1
  }
  const same = (a: PricedLine) => (b: PricedLine) => a.productId === b.productId && a.unitPrice === b.unitPrice && b.quantity >= a.quantity
  const pieces: Piece[] = []
  for (const row of [...returns].sort((a, b) => a.day - b.day || a.minute - b.minute || a.id - b.id)) {
    const sums = new Map<number, number>()
    for (const line of row.lines) {
      let order = latest(row, (i) => line.quantity > 0 && leftOf(i).lines.some(same(line)))
      const held = order < 0 ? undefined : leftOf(order).lines.find(same(line))
      if (held) { held.quantity -= line.quantity; held.yen = Math.max(0, held.yen - line.yen) }
      else {
        order = latest(row, (i) => line.yen > 0 && (leftOf(i).goods === line.yen || leftOf(i).lines.some(({ yen }) => yen === line.yen)))
        const worth = order < 0 ? undefined : leftOf(order).lines.find(({ yen }) => yen === line.yen)
        if (worth) worth.yen = worth.quantity = 0
      }
      if (order >= 0) {
        const rest = leftOf(order)
        rest.goods -= Math.min(rest.goods, line.yen)
        if (rest.goods === 0) orderVoidDay[order] = Math.min(orderVoidDay[order], row.day)
      }
      sums.set(order, (sums.get(order) ?? 0) + line.yen)
    }
    // Shipping that was given back goes with the first line.
    let beside = row.total - row.goods
    for (const [order, goods] of sums) {
      pieces.push({ returnId: row.id, returnCustomer: row.customer, returnDay: row.day, returnOrder: order, returnGoods: goods, returnTotal: goods + beside })
      beside = 0
    }
  }
  return { ...facts, ...returnColumns(pieces), orderVoidDay: pieces.some(({ returnOrder }) => returnOrder >= 0) ? orderVoidDay : facts.orderVoidDay }
}

const selectReturn = `SELECT o.id, c.customerId, orderedDay, minute, state, goods, shipping, fee, discount, points, refund, cancelledDay FROM orders o LEFT JOIN contact c ON c.id = o.contactId
  WHERE o.id = ? AND o.state = 'return'`
type StoredReturn = Counting & { id: number; customerId: number | null; orderedDay: number; minute: number }

/** Links the returns with these ids, read from their rows; ids whose row is gone, or is no return are passed over. */
export function withReturns(sqlite: Sqlite, facts: Facts, ids: Iterable<number>): Facts {
  const find = sqlite.prepare(selectReturn)
  const findLines = sqlite.prepare('SELECT productId, abs(quantity) AS quantity, abs(unitPrice) AS unitPrice, abs(amount) AS amount FROM orderLine WHERE orderId = ? ORDER BY seq')
  const linesOf = (id: number) => findLines.all(id) as Omit<PricedLine, 'yen'>[]
  const places = new Map<number, number>()
  const rows: ReturnRow[] = []
  for (const id of new Set(ids)) {
    const row = find.get(id) as StoredReturn | undefined
    if (!row) continue
    if (places.size === 0) facts.customerId.forEach((customerId, place) => { places.set(customerId, place) })
    const { sales, total } = amountsOf(row)
    rows.push({
      id, customer: row.customerId === null ? -1 : (places.get(row.customerId) ?? -1), day: row.orderedDay, minute: row.minute, goods: -sales, total: -total,
      lines: pricedLines(linesOf(id), -sales),
    })
  }
  if (rows.length === 0) return facts
  return linkReturns(facts, rows, (order) => {
    const { lineStart, lineYen } = facts
    return linesOf(facts.orderId[order]).map((line, k) => ({ ...line, yen: lineStart[order] + k < lineStart[order + 1] ? lineYen[lineStart[order] + k] : line.amount }))
  })
}

/** The lines of a return with their shares of what was given back; a return that names no goods is one line of no product. */
function pricedLines(lines: readonly Omit<PricedLine, 'yen'>[], goods: number): PricedLine[] {
  const amounts = lines.map(({ amount }) => amount)
  const sum = amounts.reduce((a, b) => a + b, 0)
  if (sum === 0) return [{ productId: -1, quantity: 0, unitPrice: 0, amount: goods, yen: goods }]
  const yen = spreadReduction(amounts, sum - goods)
  // Where the lines say less than the whole, the largest bears what they leave out.
  yen[amounts.indexOf(Math.max(...amounts))] += Math.max(0, goods - sum)
  return lines.map((line, i) => ({ ...line, yen: yen[i] }))
}
