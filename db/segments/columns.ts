// Reads contact data, care and traits as columns, numbered like the facts.
import { words } from '../../resources/print/words.ts'
import { postalKey, streetKey } from '../customers/normalise.ts'
import type { Facts } from '../facts/facts.ts'
import { NEVER } from '../facts/facts.ts'
import type { Medium } from '../interactions/model.ts'
import { postalDigits } from '../letters/address.ts'
import { addresseeOf } from '../letters/addressee.ts'
import { isBlank } from '../letters/textFit.ts'
import type { Sqlite } from '../open.ts'
import { ADDRESS, contactMedia, EMAIL, PHONE } from './ground.ts'
import type { CareColumns, ContactColumns, Held } from './ground.ts'
import type { TraitKind } from './model.ts'

type Row = [id: number, name: string, company: string, email: string, phone: string, postalCode: string, address1: string, address2: string]

/** What is shown of customers today, once per generation. */
export function loadContacts(sqlite: Sqlite, facts: Facts): ContactColumns {
  const n = facts.customerId.length
  const columns: ContactColumns = { postal: new Int32Array(n).fill(-1), known: new Uint8Array(n), organisation: new Uint8Array(n), household: new Int32Array(n) }
  const houses = new Map<string, number>()
  let c = 0
  for (const [id, name, company, email, phone, postalCode, address1, address2] of sqlite.prepare('SELECT id, name, company, email, phone, postalCode, address1, address2 FROM customer ORDER BY id').raw().iterate() as Iterable<Row>) {
    while (c < n && facts.customerId[c] < id) c++
    if (c === n || facts.customerId[c] !== id) continue
    const postal = postalKey(postalCode)
    if (postal !== '') columns.postal[c] = Number(postal)
    // As suppression sees it: only what can go on a card is an address.
    columns.known[c] = (postalKey(postalDigits(postalCode)) !== '' && !isBlank(address1) ? ADDRESS : 0) | (email.trim() === '' ? 0 : EMAIL) | (phone.trim() === '' ? 0 : PHONE)
    columns.organisation[c] = addresseeOf({ name, company, familyName: '', givenName: '' }).honorific === words.toOrganisation ? 1 : 0
    const street = postal === '' ? '' : streetKey(address1, address2)
    if (street === '') continue
    const key = `${postal} ${street}`
    let house = houses.get(key)
    if (house === undefined) houses.set(key, (house = houses.size + 1))
    columns.household[c] = house
  }
  return columns
}

/** What was said, sent and decided. A contact is what the shop did: of what customers said only what answered a task. */
export function loadCare(sqlite: Sqlite, facts: Facts): CareColumns {
  const place = new Map<number, number>()
  facts.customerId.forEach((id, c) => { place.set(id, c) })
  const held = <T extends unknown[], R>(sql: string, make: (held: Held, rest: T) => R): R[] => {
    const rows: R[] = []
    for (const [id, since, until, ...rest] of sqlite.prepare(sql).raw().iterate() as Iterable<[number, number, number | null, ...T]>) {
      const customer = place.get(id)
      if (customer !== undefined) rows.push(make({ customer, since, until: until ?? NEVER }, rest))
    }
    return rows
  }
  const [customer, day, medium]: [number[], number[], number[]] = [[], [], []]
  const contacts = sqlite.prepare(`
    SELECT c.customerId, i.day, CASE i.kind WHEN 'call' THEN 'phone' WHEN 'email' THEN 'email' WHEN 'postcard' THEN 'post' WHEN 'letter' THEN 'post' WHEN 'insert' THEN 'post' ELSE '' END
      FROM interaction i JOIN contact c ON c.id = i.contactId WHERE i.taskId IS NOT NULL OR (i.inbound = 0 AND i.kind NOT IN ('note', 'voice', 'complaint'))
    UNION ALL SELECT c.customerId, o.day, o.medium FROM output o JOIN outputItem x ON x.outputId = o.id JOIN contact c ON c.id = x.contactId`)
  for (const [id, on, by] of contacts.raw().iterate() as Iterable<[number, number, string]>) {
    const at = place.get(id)
    if (at === undefined) continue
    customer.push(at)
    day.push(on)
    medium.push(Math.max(0, contactMedia.indexOf(by as Medium)))
  }
  return {
    stops: held<[Medium], CareColumns['stops'][number]>('SELECT c.customerId, s.since, s.endedOn, s.medium FROM stop s JOIN contact c ON c.id = s.contactId', (row, [by]) => ({ ...row, medium: by })),
    consents: held('SELECT c.customerId, s.givenOn, s.endedOn FROM consent s JOIN contact c ON c.id = s.contactId', (row) => row),
    traits: held<[TraitKind, string], CareColumns['traits'][number]>('SELECT c.customerId, t.since, t.endedOn, t.kind, t.value FROM trait t JOIN contact c ON c.id = t.contactId', (row, [trait, value]) => ({ ...row, trait, value })),
    complaints: held('SELECT c.customerId, i.day, NULL FROM interaction i JOIN contact c ON c.id = i.contactId WHERE i.open = 1', (row) => ({ customer: row.customer, day: row.since })),
    contacts: { customer: Int32Array.from(customer), day: Int32Array.from(day), medium: Uint8Array.from(medium) },
  }
}
