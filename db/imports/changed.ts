// What an import changes in orders that were there before, field by field, in words a person can read.
import { formatDay } from '../facts/day.ts'
import { amountsOf } from '../orders/rules.ts'
import type { Sqlite } from '../open.ts'
import { readState } from './change.ts'
import type { State } from './change.ts'
import type { ChangedOrder, FieldChange } from './model.ts'
import type { Line, Sighting } from './sighting.ts'

const MOST = 500
type Value = FieldChange['before']

/** Out: orders that are another now than before the import, at most 500, in the order of their numbers. */
export function changedOrders(sqlite: Sqlite, before: ReadonlyMap<number, State>): ChangedOrder[] {
  const find = sqlite.prepare(`SELECT o.orderNo, h.code AS channel, coalesce(nullif(p.name, ''), nullif(p.company, ''), p.kana, '') AS customer
    FROM orders o JOIN channel h ON h.id = o.channelId LEFT JOIN contact c ON c.id = o.contactId LEFT JOIN customer p ON p.id = c.customerId WHERE o.id = ?`)
  const words = reader(sqlite)
  const orders: ChangedOrder[] = []
  for (const [id, state] of before) {
    if (orders.length >= MOST) break
    const [was, is] = [words(state.sighting), words(readState(sqlite, id))]
    const changes = Object.keys(is).filter((field) => was[field] !== is[field]).map((field): FieldChange => ({ field, before: was[field], after: is[field] }))
    if (changes.length > 0) orders.push({ ...find.get(id) as { orderNo: string; channel: string; customer: string }, changes })
  }
  return orders.sort((a, b) => (a.orderNo < b.orderNo ? -1 : 1))
}

/** A state as the fields a person compares. */
function reader(sqlite: Sqlite): (s: Sighting) => Record<string, Value> {
  const nameOf = sqlite.prepare('SELECT name FROM product WHERE id = ?').pluck()
  const contact = sqlite.prepare('SELECT name, company, phone, email, postalCode, prefecture, address1, address2 FROM contact WHERE id = ?')
  const day = (value: number | null) => (value === null ? null : formatDay(value))
  const lines = (list: readonly Line[] | null) => (list ?? []).map(([product, quantity, , amount]) => `${nameOf.get(product) as string} ×${quantity} ${amount}`).join('、')
  return (s) => {
    const { sales, total } = amountsOf(s)
    const person = s.contactId === null ? {} : contact.get(s.contactId) as Record<string, string>
    return {
      state: s.state, paid: s.paid, orderedDay: day(s.orderedDay), shippedDay: day(s.shippedDay), cancelledDay: day(s.cancelledDay), sales, total, refund: s.refund ?? 0,
      discount: s.discount ?? 0, points: s.points ?? 0, shipping: s.shipping ?? 0, fee: s.fee ?? 0, paymentMethod: s.paymentMethod || null, note: s.note || null,
      lines: lines(s.lines) || null,
      contact: s.contactId === null ? null : [person.name || person.company, person.phone, person.email, person.postalCode, `${person.prefecture}${person.address1}${person.address2}`].filter(Boolean).join(' '),
    }
  }
}
