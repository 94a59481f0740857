// Customers written by hand: changing the fields of one, and entering a new one.
import type { z } from 'zod'
import { ShopError } from '../errors.ts'
import { parseDay } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { contactStore } from '../imports/contacts.ts'
import type { ContactRecord } from '../imports/record.ts'
import { channelIds } from '../imports/write.ts'
import { requireCustomer } from '../interactions/record.ts'
import { customerFields } from '../orders/model.ts'
import type { CustomerField, customerDraft, editCustomer as editing } from '../orders/model.ts'
import { renewedFacts } from '../orders/renewed.ts'
import type { Sqlite } from '../open.ts'
import { renew, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'
import { assignCustomers, refreshCustomer } from './assign.ts'
import { addressFields, isAddress } from './edits.ts'
import type { CustomerPage } from './model.ts'
import { emailKey } from './normalise.ts'
import { customerPage } from './page.ts'

/** Where customers come from whom no order has brought. */
const manual = { code: 'manual', marketplace: false }

/**
 * Writes fields of a customer over what the files say. Every change is kept with what stood there before; an address is pinned
 * whole. Writing back what stood there is the undo, as long as the files still say so; whatever is typed is what is shown.
 * Throws notFound, badInput (params.field).
 */
export function editCustomer(open: OpenShop, { id, fields }: z.output<typeof editing>): CustomerPage {
  const { sqlite } = open.db
  const changed = sqlite.transaction(() => {
    requireCustomer(sqlite, id)
    const before = sqlite.prepare('SELECT * FROM customer WHERE id = ?').get(id) as CustomerTable
    const after = { ...before }
    for (const field of customerFields) if (fields[field] !== undefined) after[field] = cleaned(fields[field])
    const written = customerFields.filter((field) => after[field] !== before[field])
    if (written.length === 0) return false
    check(after, written)
    if (written.some(isAddress)) for (const field of addressFields) if (!written.includes(field)) written.push(field)
    write(sqlite, id, written, before, after)
    return true
  }).immediate()
  // The figures know no names; the directory of names is read anew.
  if (changed) renew(open, open.facts)
  return customerPage(open, { id })
}

/** Notes the edits and makes the customer anew, so that what was typed is what is shown. */
function write(sqlite: Sqlite, id: number, written: readonly CustomerField[], before: CustomerTable, after: CustomerTable): void {
  const insert = sqlite.prepare('INSERT INTO edit (contactId, field, value, before, editedAt) VALUES (?, ?, ?, ?, ?)')
  const at = new Date().toISOString()
  const note = (field: CustomerField) => insert.run(id, field, after[field], before[field], at).lastInsertRowid
  const rows = new Map(written.map((field) => [field, note(field)]))
  refreshCustomer(sqlite, id)
  const now = sqlite.prepare('SELECT * FROM customer WHERE id = ?').get(id) as CustomerTable
  const overruled = written.filter((field) => now[field] !== after[field])
  if (overruled.length === 0) return
  // Taken for an undo, but the files say something else by now: that row, made one without a change, ends the edits before it, and a second one stands.
  const end = sqlite.prepare('UPDATE edit SET before = value WHERE id = ?')
  const again = written.filter((field) => overruled.includes(field) || (isAddress(field) && overruled.some(isAddress)))
  for (const field of again) { end.run(rows.get(field)); note(field) }
  refreshCustomer(sqlite, id)
}

/**
 * Enters a customer, registered today. The rules of identity apply as for any file: whoever is known already is joined,
 * and the answer is that person's page. Throws badInput (params.field).
 */
export function createCustomer(open: OpenShop, draft: z.output<typeof customerDraft>): CustomerPage {
  const { sqlite } = open.db
  const contact = contactOf(draft)
  const { id, facts } = sqlite.transaction((): { id: number; facts: Facts | null } => {
    const contacts = contactStore(sqlite, false)
    const block = contacts.idOf({ id: channelIds(sqlite)(manual), code: manual.code }, contact, { fileId: 0, registeredDay: today(open) })
    contacts.flush()
    const { moved } = assignCustomers(sqlite, { empty: false, firstNewContact: contacts.firstNewId, newContacts: contacts.added, revived: contacts.revived })
    const facts = contacts.added() + contacts.revived.size === 0 ? null : renewedFacts(sqlite, open.facts, moved)
    return { id: customerOf(sqlite, block), facts }
  }).immediate()
  if (facts) renew(open, facts)
  return customerPage(open, { id })
}

function contactOf(draft: z.output<typeof customerDraft>): ContactRecord {
  const fields = Object.fromEntries(customerFields.map((field) => [field, cleaned(draft[field])])) as Record<CustomerField, string>
  if (fields.name === '' && fields.company === '' && fields.kana === '') throw new ShopError('badInput', { field: 'name' })
  check(fields, customerFields)
  return { ...fields, channelCustomerId: '', familyName: '', givenName: '', sex: '' }
}

/** The customer to whom a block belongs now. */
function customerOf(sqlite: Sqlite, contactId: number): number {
  return sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck().get(contactId) as number
}

/** Trimmed; line breaks and other control characters become spaces: a field is one line on paper and in a mail. */
function cleaned(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly those are meant
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
}

function check(fields: Record<CustomerField, string>, written: readonly CustomerField[]): void {
  const refuse = (field: CustomerField) => { throw new ShopError('badInput', { field }) }
  if (written.includes('email') && fields.email !== '' && emailKey(fields.email) === '') refuse('email')
  if (!written.includes('birthday') || fields.birthday === '') return
  try { parseDay(fields.birthday) } catch { refuse('birthday') }
}
