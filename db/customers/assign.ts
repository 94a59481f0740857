// Gives every contact block its customer after an import: only the people whom the new blocks touch are looked at again.
import { bulkInsert } from '../imports/insert.ts'
import type { ContactRecord } from '../imports/record.ts'
import type { Sqlite } from '../open.ts'
import { readSettings } from '../settings/queries.ts'
import type { ContactTable } from '../tables.ts'
import { keysOf, prepare, resolve } from './identity.ts'
import type { IdentityRecord, OwnContacts } from './identity.ts'
import { emailKey, phoneKey, searchKey, sortKey } from './normalise.ts'

type Row = ContactTable & { channel: string; marketplace: number }
interface Touched { rows: Row[]; records: IdentityRecord[] }

/** In: what the writer says of its new blocks. Out: customers nobody knew before, and customers of whom records were joined. */
export function assignCustomers(sqlite: Sqlite, written: { empty: boolean; firstNewContact: number; newContacts(): number }): { new: number; joined: number } {
  if (written.newContacts() === 0) return { new: 0, joined: 0 }
  const own = ownContacts(sqlite)
  const { rows, records } = written.empty ? everybody(sqlite, own) : touched(sqlite, own, written.firstNewContact)
  const { root } = resolve(records)
  return store(sqlite, rows, root, written)
}

function ownContacts(sqlite: Sqlite): OwnContacts {
  const { phone, email } = readSettings(sqlite)
  return { phones: new Set([phoneKey(phone)].filter(Boolean)), emails: new Set([emailKey(email)].filter(Boolean)) }
}

const selectContact = 'SELECT c.*, h.code AS channel, h.marketplace FROM contact c JOIN channel h ON h.id = c.channelId'

/** All blocks of a file that was empty before; their keys are stored in one sorted go. */
function everybody(sqlite: Sqlite, own: OwnContacts): Touched {
  const rows = sqlite.prepare(`${selectContact} ORDER BY c.hash`).all() as Row[]
  const records = rows.map((row) => prepare(row.hash, row.channel, row, own))
  const keys: { key: number; contactId: number }[] = []
  records.forEach((record, i) => { for (const key of keysOf(record)) keys.push({ key: keyNumber(key), contactId: rows[i].id }) })
  keys.sort((a, b) => a.key - b.key || a.contactId - b.contactId)
  const insert = bulkInsert(sqlite, 'matchKey', ['key', 'contactId'])
  keys.forEach((entry, i) => { if (i === 0 || entry.key !== keys[i - 1].key || entry.contactId !== keys[i - 1].contactId) insert.add([entry.key, entry.contactId]) })
  insert.flush()
  return { rows, records }
}

/** The new blocks and everybody who can be reached from them over shared keys. */
function touched(sqlite: Sqlite, own: OwnContacts, firstNew: number): Touched {
  const byId = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const sharing = sqlite.prepare('SELECT contactId FROM matchKey WHERE key = ?').pluck()
  const insert = sqlite.prepare('INSERT OR IGNORE INTO matchKey (key, contactId) VALUES (?, ?)')
  const siblings = sqlite.prepare('SELECT id FROM contact WHERE customerId = ?').pluck()
  const rows: Row[] = []
  const records: IdentityRecord[] = []
  const known = new Set<number>()
  const asked = new Set<number>()
  const waiting = sqlite.prepare('SELECT id FROM contact WHERE id >= ?').pluck().all(firstNew) as number[]
  for (const id of waiting) known.add(id)
  const reach = (id: number) => { if (!known.has(id)) { known.add(id); waiting.push(id) } }
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const row = byId.get(id) as Row
    const record = prepare(row.hash, row.channel, row, own)
    rows.push(row)
    records.push(record)
    for (const key of keysOf(record).map(keyNumber)) {
      insert.run(key, id)
      if (asked.has(key)) continue
      asked.add(key)
      for (const other of sharing.all(key) as number[]) reach(other)
    }
    for (const other of siblings.all(row.customerId) as number[]) reach(other)
  }
  return { rows, records }
}

/** 53 bits of FNV-1a in two lanes: where to look, never the proof. */
function keyNumber(key: string): number {
  let a = 0x811c9dc5
  let b = 0x9dc5811c
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x01000197)
  }
  return (a >>> 0) * 2097152 + ((b >>> 0) >>> 11)
}

/** Writes the customers of all components. The id of a customer is that of the smallest of their blocks. */
function store(sqlite: Sqlite, rows: Row[], root: Int32Array, written: { empty: boolean; firstNewContact: number }): { new: number; joined: number } {
  const members = new Map<number, Row[]>()
  rows.forEach((row, i) => {
    const list = members.get(root[i])
    if (list) list.push(row)
    else members.set(root[i], [row])
  })
  const people = [...members.values()].map((list) => list.sort((a, b) => a.id - b.id)).sort((a, b) => a[0].id - b[0].id)
  const lastDay = lastDays(sqlite, written.empty)
  const moveContact = sqlite.prepare('UPDATE contact SET customerId = ? WHERE id = ?')
  const before = new Map((written.empty ? [] : sqlite.prepare('SELECT id, excluded FROM customer').raw().all() as [number, number][]))
  const drop = sqlite.prepare('DELETE FROM customer WHERE id = ?')
  if (!written.empty) for (const row of rows) if (before.has(row.customerId)) drop.run(row.customerId)
  const insert = bulkInsert(sqlite, 'customer', ['id', ...shown, 'registeredDay', 'excluded', 'searchKey', 'sortKey'])
  const count = { new: 0, joined: 0 }
  for (const list of people) {
    const id = list[0].id
    const isNew = (row: Row) => row.id >= written.firstNewContact
    if (list.every(isNew)) count.new++
    if (list.length > 1 && list.some(isNew)) count.joined++
    for (const row of list) if (row.customerId !== id) moveContact.run(id, row.id)
    const excluded = list.some((row) => before.get(row.customerId) === 1) ? 1 : 0
    insert.add(customerRow(id, list, lastDay, excluded))
  }
  insert.flush()
  return count
}

/** Newest order day of a block: from one pass over all orders where many are asked for, else one by one. */
function lastDays(sqlite: Sqlite, many: boolean): (contactId: number) => number {
  if (many) {
    const days = new Map(sqlite.prepare('SELECT contactId, max(orderedDay) FROM orders WHERE contactId IS NOT NULL GROUP BY contactId').raw().all() as [number, number][])
    return (id) => days.get(id) ?? -Infinity
  }
  const find = sqlite.prepare('SELECT max(orderedDay) FROM orders WHERE contactId = ?').pluck()
  return (id) => (find.get(id) as number | null) ?? -Infinity
}

const shown = ['name', 'kana', 'company', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'birthday', 'sex'] as const satisfies readonly (keyof ContactRecord)[]

/**
 * What is shown of a customer: the newest that is not empty. An address is taken whole from one block; a mail address of the
 * shop's own channels comes before a marketplace's relay; a name written with its parts apart before one run together.
 */
function customerRow(id: number, blocks: Row[], lastDay: (contactId: number) => number, excluded: number) {
  const newest = blocks.length === 1 ? blocks : [...blocks].sort((a, b) => lastDay(b.id) - lastDay(a.id) || b.id - a.id)
  const ownFirst = blocks.length === 1 ? blocks : [...newest].sort((a, b) => a.marketplace - b.marketplace)
  const first = (list: Row[], field: keyof ContactRecord) => list.find((row) => row[field] !== '')?.[field] ?? ''
  const address = newest.find((row) => row.postalCode !== '' && row.address1 !== '') ?? newest.find((row) => row.address1 !== '') ?? newest[0]
  const named = newest.filter((row) => row.name !== '')
  // A till's kana-only name gives way to a written one.
  const name = (named.find((row) => row.familyName !== '' && !kanaOnly.test(row.name)) ?? named.find((row) => !kanaOnly.test(row.name)) ?? named[0])?.name ?? ''
  const kana = first(newest, 'kana')
  const company = first(newest, 'company')
  const email = first(ownFirst, 'email')
  const phone = first(newest, 'phone')
  const registered = blocks.reduce((day, row) => Math.min(day, row.registeredDay ?? Infinity), Infinity)
  const search = [name, kana, company, email, phone, phoneKey(phone), address.postalCode, address.prefecture, address.address1, address.address2].filter(Boolean).map(searchKey).join(' ')
  return [
    id, name, kana, company, email, phone, address.postalCode, address.prefecture, address.address1, address.address2, first(newest, 'birthday'), first(newest, 'sex'),
    registered === Infinity ? null : registered, excluded, search, sortKey(kana, name || company),
  ]
}

const kanaOnly = /^[\sぁ-ゖァ-ヺーｦ-ﾟ]+$/
