// What one file showed of one order, in the form that is stored, compared and merged.
import type { OrdersTable } from '../tables.ts'
import { fingerprint } from './fingerprint.ts'
import type { OrderRecord } from './record.ts'

/** The fields of an order that a file may or may not know; null = this file did not say. */
export const fields = [
  'orderedDay', 'minute', 'contactId', 'state', 'cancelledDay', 'paid', 'shippedDay', 'goods', 'shipping', 'fee', 'discount', 'points',
  'outsidePayment', 'refund', 'paymentMethod', 'note', 'subscription', 'gift',
] as const satisfies readonly (keyof OrdersTable)[]
type Field = (typeof fields)[number]

/** [productId, quantity, unitPrice, amount, taxPercent] */
export type Line = [productId: number, quantity: number, unitPrice: number, amount: number, taxPercent: number | null]
export type Sighting = Pick<OrdersTable, Field> & { lines: Line[] | null }

const bit = (value: boolean | null) => (value === null ? null : value ? 1 : 0)

/** A parsed order as a sighting: contact and products replaced by their ids. */
export function sightingOf(record: OrderRecord, contactId: number | null, productId: (code: string, name: string) => number): Sighting {
  return {
    orderedDay: record.orderedDay, minute: record.minute, contactId, state: record.state, cancelledDay: record.cancelledDay, paid: bit(record.paid),
    shippedDay: record.shippedDay, goods: record.goods, shipping: record.shipping, fee: record.fee, discount: record.discount, points: record.points,
    outsidePayment: record.outsidePayment, refund: record.refund, paymentMethod: record.paymentMethod || null, note: record.note || null,
    subscription: bit(record.subscription), gift: bit(record.gift),
    lines: record.lines && record.lines.map((line): Line => [productId(line.productCode, line.productName), line.quantity, line.unitPrice, line.amount, line.taxPercent]),
  }
}

/** The content hash of a sighting. */
export function hashOf(s: Sighting): number {
  const values = [
    s.orderedDay, s.minute, s.contactId, s.state, s.cancelledDay, s.paid, s.shippedDay, s.goods, s.shipping, s.fee, s.discount, s.points,
    s.outsidePayment, s.refund, s.paymentMethod, s.note, s.subscription, s.gift, s.lines && s.lines.length,
  ]
  if (s.lines) for (const [productId, quantity, unitPrice, amount, taxPercent] of s.lines) values.push(productId, quantity, unitPrice, amount, taxPercent)
  return fingerprint(values)
}

/** Field by field the latest that any sighting says. In: sightings in the order of their files. A time is kept with its day. */
export function mergeSightings(sightings: readonly Sighting[]): Sighting {
  const merged = { ...sightings[0] }
  for (const s of sightings.slice(1)) {
    const sameDay = s.orderedDay === merged.orderedDay
    for (const field of fields) {
      if (field === 'minute') { if (s.minute >= 0 || !sameDay) merged.minute = s.minute }
      else if (s[field] !== null) (merged as Record<Field, unknown>)[field] = s[field]
    }
    if (s.lines) merged.lines = s.lines
  }
  return merged
}

/**
 * One order out of two parts that stand apart in one file. Goods are added up only where each part's goods are the sum
 * of its own lines; an order-level amount that repeats on every row is taken once.
 */
export function joinFragments(a: OrderRecord, b: OrderRecord): OrderRecord {
  const sum = (record: OrderRecord) => (record.lines ?? []).reduce((total, line) => total + line.amount, 0)
  const [head, rest] = isContinuation(a) && !isContinuation(b) ? [b, a] : [a, b]
  const perPart = head.goods === sum(head) && (rest.goods === null || rest.goods === sum(rest))
  return { ...head, lines: [...(head.lines ?? []), ...(rest.lines ?? [])], goods: perPart ? sum(head) + sum(rest) : head.goods, contact: head.contact ?? rest.contact }
}

/** Rows that only add lines to an order which stands elsewhere in the file. */
export function isContinuation(record: OrderRecord): boolean {
  return record.goods === null && record.contact === null && record.state === null
}
