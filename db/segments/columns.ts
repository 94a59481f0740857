// Reads contact data, care and traits as columns, numbered like the facts.
import { postalKey, streetKey } from '../customers/normalise.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import type { Facts } from '../facts/facts.ts'
import { NEVER } from '../facts/facts.ts'
import type { Medium } from '../interactions/model.ts'
import { postalDigits } from '../letters/address.ts'
import { isOrganisation } from '../letters/addressee.ts'
import { isBlank } from '../letters/textFit.ts'
import type { Sqlite } from '../open.ts'
import { ADDRESS, contactMedia, EMAIL, PHONE } from './ground.ts'
import type { CareColumns, ContactColumns, Held } from './ground.ts'
import type { TraitKind } from './model.ts'

type Row = [id: number, email: string, phone: string, postalCode: string, address1: string, address2: string]

/** What is shown of customers today, once per generation. */
export function loadContacts(sqlite: Sqlite, facts: Facts): ContactColumns {
  const n = facts.customerId.length
  const columns: ContactColumns = { postal: new Int32Array(n).fill(-1), known: new Uint8Array(n), household: new Int32Array(n) }
  const houses = new Map<string, number>()
  each<Row>(sqlite, facts, 'email, phone, postalCode, address1, address2', (c, [, email, phone, postalCode, address1, address2]) => {
    const postal = postalKey(postalCode)
    if (postal !== '') columns.postal[c] = Number(postal)
    // As suppression sees it: only what can go on a card is an address.
    columns.known[c] = (postalKey(postalDigits(postalCode)) !== '' && !isBlank(address1) ? ADDRESS : 0) | (email.trim() === '' ? 0 : EMAIL) | (phone.trim() === '' ? 0 : PHONE)
    const street = postal === '' ? '' : streetKey(address1, address2)
    if (street === '') return
    const key = `${postal} ${street}`
    let house = houses.get(key)
    if (house === undefined) houses.set(key, (house = houses.size + 1))
    columns.household[c] = house
  })
  return columns
}

/** 1 = 法人・団体; read apart, because it takes the longest. */
export function loadOrganisations(sqlite: Sqlite, facts: Facts): Uint8Array {
  const organisation = new Uint8Array(facts.customerId.length)
  each<[number, string, string]>(sqlite, facts, 'name, company', (c, [, name, company]) => { if (isOrganisation(name, company)) organisation[c] = 1 })
  return organisation
}

/** Columns of all customers with their places in the facts. */
function each<R extends [number, ...string[]]>(sqlite: Sqlite, facts: Facts, columns: string, take: (c: number, row: R) => void): void {
  let c = 0
  for (const row of sqlite.prepare(`SELECT id, ${columns} FROM customer ORDER BY id`).raw().iterate() as Iterable<R>) {
    while (c < facts.customerId.length && facts.customerId[c] < row[0]) c++
    if (facts.customerId[c] === row[0]) take(c, row)
  }
}

/** What was said, sent and decided. A contact is what the shop did: of what customers said only what answered a task. */
export function loadCare(sqlite: Sqlite, facts: Facts): CareColumns {
  // Few of a big shop's customers have anything here.
  const held = <T extends unknown[], R>(sql: string, make: (held: Held, rest: T) => R): R[] => {
    const rows: R[] = []
    for (const [id, since, until, ...rest] of sqlite.prepare(sql).raw().iterate() as Iterable<[number, number, number | null, ...T]>) {
      const customer = indexOfCustomer(facts, id)
      if (customer >= 0) rows.push(make({ customer, since, until: until ?? NEVER }, rest))
    }
    return rows
  }
  const [customer, day, medium]: [number[], number[], number[]] = [[], [], []]
  const contacts = sqlite.prepare(`
    SELECT c.customerId, i.day, CASE i.kind WHEN 'call' THEN 'phone' WHEN 'email' THEN 'email' WHEN 'postcard' THEN 'post' WHEN 'letter' THEN 'post' WHEN 'insert' THEN 'post' ELSE '' END
      FROM interaction i JOIN contact c ON c.id = i.contactId WHERE i.taskId IS NOT NULL OR (i.inbound = 0 AND i.kind NOT IN ('note', 'voice', 'complaint'))
    UNION ALL SELECT c.customerId, o.day, o.medium FROM output o JOIN outputItem x ON x.outputId = o.id JOIN contact c ON c.id = x.contactId`)
  for (const [id, on, by] of contacts.raw().iterate() as Iterable<[number, number, string]>) {
    const at = indexOfCustomer(facts, id)
    if (at < 0) continue
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
