// What is shown of a customer, made from their contact blocks and from what was written by hand.
import { excludedContacts } from '../facts/leaveOut.ts'
import { bulkInsert } from '../imports/insert.ts'
import type { Value } from '../imports/insert.ts'
import type { ContactRecord } from '../imports/record.ts'
import type { Sqlite } from '../open.ts'
import type { ContactTable } from '../tables.ts'
import { applyEdits, editsByContact } from './edits.ts'
import type { Edit } from './edits.ts'
import { phoneKey, searchKey, sortKey } from './normalise.ts'
import { originsOf, pinsBySource, pinsOf } from './origins.ts'
import type { Pin } from './origins.ts'
import type { PinField } from './whoModel.ts'

/** A block with its channel. */
export type Row = ContactTable & { channel: string; marketplace: number }
export const selectContact = 'SELECT c.*, h.code AS channel, h.marketplace FROM contact c JOIN channel h ON h.id = c.channelId'

/** Makes one customer's row anew, from their blocks and what was written by hand; inside the caller's transaction. */
export function refreshCustomer(sqlite: Sqlite, id: number): void {
  refreshCustomers(sqlite, [id])
}

/** The same for several; what is written by hand is read once for all of them. */
export function refreshCustomers(sqlite: Sqlite, ids: Iterable<number>): void {
  const blocksOf = sqlite.prepare(`${selectContact} WHERE c.customerId = ? AND c.gone = 0 ORDER BY c.id`)
  const drop = sqlite.prepare('DELETE FROM customer WHERE id = ?')
  const insert = bulkInsert(sqlite, 'customer', customerColumns)
  const make = rowMaker(sqlite)
  for (const id of ids) {
    drop.run(id)
    insert.add(make(id, blocksOf.all(id) as Row[]))
  }
  insert.flush()
}

const shown = ['name', 'kana', 'company', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'birthday', 'sex'] as const satisfies readonly (keyof ContactRecord)[]
export const customerColumns = ['id', ...shown, 'registeredDay', 'excluded', 'searchKey', 'sortKey']

/** What the rows of customers are made of besides their blocks, read once for all of them. */
export function rowMaker(sqlite: Sqlite): (id: number, blocks: Row[]) => Value[] {
  const newestFirst = byRecency(sqlite)
  const leftOut = excludedContacts(sqlite)
  const edits = editsByContact(sqlite)
  const pins = pinsBySource(sqlite)
  return (id, blocks) => customerRow(
    id, blocks.length === 1 ? blocks : newestFirst(blocks), pinsOf(blocks, pins),
    leftOut.size > 0 && blocks.some((block) => leftOut.has(block.id)) ? 1 : 0, edits.size === 0 ? [] : blocks.flatMap((block) => edits.get(block.id) ?? []),
  )
}

/**
 * Sorts blocks, the newest first: by the day of their last order or of the last list of members that showed them, then by the time of
 * that order, then by content. Nothing here depends on the order in which blocks came into the file.
 */
export function byRecency(sqlite: Sqlite): (blocks: Row[]) => Row[] {
  const lastDay = sqlite.prepare('SELECT max(orderedDay) FROM orders WHERE contactId = ?').pluck()
  const lastMinute = sqlite.prepare('SELECT max(minute) FROM orders WHERE contactId = ? AND orderedDay = ?').pluck()
  // Entered by hand (no file): the day it was entered.
  const listed = sqlite.prepare(`SELECT max(coalesce((SELECT CAST(julianday(substr(i.startedAt, 1, 10)) - 2440587.5 AS INTEGER) FROM importFile f JOIN import i ON i.id = f.importId WHERE f.id = m.fileId), m.registeredDay)) AS day, max(fileId) AS file
    FROM memberSeen m WHERE contactId = ?`)
  const anyMember = sqlite.prepare('SELECT EXISTS (SELECT 1 FROM memberSeen)').pluck().get() === 1
  const nobody = { day: null as number | null, file: null as number | null }
  return (blocks) => {
    const keyed = blocks.map((block) => {
      const ordered = (lastDay.get(block.id) as number | null) ?? -Infinity
      const member = anyMember ? listed.get(block.id) as typeof nobody : nobody
      return { block, ordered, day: Math.max(ordered, member.day ?? -Infinity), file: member.file ?? -1 }
    })
    const minute = (one: typeof keyed[number]) => (one.day === one.ordered ? (lastMinute.get(one.block.id, one.ordered) as number | null) ?? -1 : -1)
    return keyed.sort((a, b) => {
      if (a.day !== b.day) return a.day > b.day ? -1 : 1
      return b.file - a.file || minute(b) - minute(a) || (a.block.hash < b.block.hash ? -1 : 1)
    }).map(({ block }) => block)
  }
}

/** What is shown of a customer: each field from the block that gives it, and what somebody wrote over it. In: the blocks, newest first. */
function customerRow(id: number, newest: Row[], pins: ReadonlyMap<PinField, Pin>, excluded: number, edits: readonly Edit[]): Value[] {
  const from = originsOf(newest, pins)
  const of = (field: Exclude<PinField, 'address'>) => from[field]?.[field] ?? ''
  const registered = newest.reduce((day, row) => Math.min(day, row.registeredDay ?? Infinity), Infinity)
  const { kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, name } = applyEdits({
    name: of('name'), kana: of('kana'), company: of('company'), email: of('email'), phone: of('phone'), birthday: of('birthday'),
    postalCode: from.address?.postalCode ?? '', prefecture: from.address?.prefecture ?? '', address1: from.address?.address1 ?? '', address2: from.address?.address2 ?? '',
  }, edits)
  const search = [name, kana, company, email, phone, phoneKey(phone), postalCode, prefecture, address1, address2].filter(Boolean).map(searchKey).join(' ')
  return [
    id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, newest.find((row) => row.sex !== '')?.sex ?? '',
    registered === Infinity ? null : registered, excluded, search, sortKey(kana, name || company),
  ]
}
