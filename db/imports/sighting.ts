// What one file showed of one order, in the form that is stored, compared and merged.
import type { OrdersTable } from '../tables.ts'
import { fingerprint } from './fingerprint.ts'
import type { OrderRecord } from './record.ts'

/** The fields of an order that a file may or may not know; null = this file did not say, '' = it said that there is none. */
export const fields = [
  'orderedDay', 'minute', 'contactId', 'state', 'cancelledDay', 'paid', 'shippedDay', 'goods', 'shipping', 'fee', 'discount', 'points',
  'outsidePayment', 'refund', 'paymentMethod', 'note', 'subscription', 'gift', 'contractKey',
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
    outsidePayment: record.outsidePayment, refund: record.refund, paymentMethod: record.paymentMethod, note: record.note,
    subscription: bit(record.subscription), gift: bit(record.gift), contractKey: record.contractKey || null,
    lines: record.lines && record.lines.map((line): Line => [productId(line.productCode, line.productName), line.quantity, line.unitPrice, line.amount, line.taxPercent]),
  }
}

/** The content hash of a sighting. */
export function hashOf(s: Sighting): number {
  const values = [
    s.orderedDay, s.minute, s.contactId, s.state, s.cancelledDay, s.paid, s.shippedDay, s.goods, s.shipping, s.fee, s.discount, s.points,
    s.outsidePayment, s.refund, s.paymentMethod, s.note, s.subscription, s.gift, s.lines && s.lines.length,
  ]
  if (s.contractKey !== null) values.push(s.contractKey)
  if (s.lines) for (const [productId, quantity, unitPrice, amount, taxPercent] of s.lines) values.push(productId, quantity, unitPrice, amount, taxPercent)
  return fingerprint(values)
}

/** A contact block as far as two of them are compared. */
export type ContactBlock = Readonly<Record<string, string>>

/**
 * Field by field the latest that any sighting says. In: sightings in the order of their files; `contactOf` gives a stored block.
 * A time is kept with its day. A block that adds nothing to the one before, out of a file with fewer columns, does not take its place.
 */
export function mergeSightings(sightings: readonly Sighting[], contactOf: (id: number) => ContactBlock): Sighting {
  const merged = { ...sightings[0] }
  for (const s of sightings.slice(1)) {
    const sameDay = s.orderedDay === merged.orderedDay
    const keepsContact = s.contactId !== null && merged.contactId !== null && s.contactId !== merged.contactId && addsNothing(contactOf(merged.contactId), contactOf(s.contactId))
    for (const field of fields) {
      if (field === 'minute') { if (s.minute >= 0 || !sameDay) merged.minute = s.minute }
      else if (field === 'contactId' && keepsContact) continue
      else if (s[field] !== null) (merged as Record<Field, unknown>)[field] = s[field]
    }
    if (s.lines) merged.lines = s.lines
  }
  return merged
}

/** Whether everything that the later block says stands in the earlier one, too. */
function addsNothing(earlier: ContactBlock, later: ContactBlock): boolean {
  return Object.entries(later).every(([field, value]) => value === '' || value === earlier[field])
}
