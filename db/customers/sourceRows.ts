// The contact blocks behind a customer's page: every source, and which of them gives which field.
import { formatDay } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { CustomerTable } from '../tables.ts'
import { isPointer } from './byHand.ts'
import { byRecency, selectContact } from './customerRow.ts'
import type { Row } from './customerRow.ts'
import type { SourceRow } from './model.ts'
import { columnsOf, originsOf, pinsBySource, pinsOf } from './origins.ts'
import { pinFields } from './whoModel.ts'
import type { Origins } from './whoModel.ts'

/** The living blocks of a customer, by id. */
export function blocksOf(sqlite: Sqlite, customerId: number): Row[] {
  return sqlite.prepare(`${selectContact} WHERE c.customerId = ? AND c.gone = 0 ORDER BY c.id`).all(customerId) as Row[]
}

/** First and last day of the orders of one block; null = none. */
export function orderDays(sqlite: Sqlite): (contactId: number) => { orders: number; firstDay: number | null; lastDay: number | null } {
  const find = sqlite.prepare('SELECT count(*) AS orders, min(orderedDay) AS firstDay, max(orderedDay) AS lastDay FROM orders WHERE contactId = ?')
  return (id) => find.get(id) as { orders: number; firstDay: number | null; lastDay: number | null }
}

/** The blocks as the page shows them. */
export function sourceRows(sqlite: Sqlite, blocks: readonly Row[]): SourceRow[] {
  const days = orderDays(sqlite)
  return blocks.map((c) => {
    const { orders, lastDay } = days(c.id)
    return {
      id: c.id, channel: c.channel, channelCustomerId: isPointer(c) ? '' : c.channelCustomerId, name: c.name, kana: c.kana, email: c.email, phone: c.phone,
      postalCode: c.postalCode, prefecture: c.prefecture, address1: c.address1, address2: c.address2, company: c.company, birthday: c.birthday,
      orders, lastDay: lastDay === null ? null : formatDay(lastDay),
    }
  })
}

/** Which block gives each field of what is shown, whether somebody pinned it, and whether something written by hand stands over it. */
export function originRows(sqlite: Sqlite, blocks: readonly Row[], customer: CustomerTable): Origins {
  const pins = pinsOf(blocks, pinsBySource(sqlite))
  const origins = originsOf(byRecency(sqlite)([...blocks]), pins)
  return Object.fromEntries(pinFields.map((field) => {
    const block = origins[field]
    return [field, {
      source: block?.id ?? null, pinned: block !== null && pins.get(field)?.sourceId === block.id,
      edited: columnsOf(field).some((column) => customer[column] !== (block?.[column] ?? '')),
    }]
  })) as Origins
}
