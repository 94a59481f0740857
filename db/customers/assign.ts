// Gives every contact block its customer after an import: only the people whom the new blocks touch are looked at again.
import { excludedContacts } from '../facts/leaveOut.ts'
import { bulkInsert } from '../imports/insert.ts'
import type { Value } from '../imports/insert.ts'
import type { ContactRecord } from '../imports/record.ts'
import type { Sqlite } from '../open.ts'
import { readSettings } from '../settings/queries.ts'
import type { Settings } from '../settings/model.ts'
import type { ContactTable } from '../tables.ts'
import { pointedHash, pointedPairs } from './byHand.ts'
import { applyEdits, editsByContact } from './edits.ts'
import type { Edit } from './edits.ts'
import { keysOf, prepare, resolve } from './identity.ts'
import type { IdentityRecord, OwnContacts } from './identity.ts'
import { emailKey, phoneKey, searchKey, sortKey } from './normalise.ts'

type Row = ContactTable & { channel: string; marketplace: number }
interface Touched { ids: number[]; records: IdentityRecord[] }
interface Written { empty: boolean; firstNewContact: number; newContacts(): number }

/**
 * In: what the writer says of its new blocks. Out: customers nobody knew before, customers of whom records were joined, and
 * the older blocks that now belong to another customer than before.
 */
export function assignCustomers(sqlite: Sqlite, written: Written): { new: number; joined: number; moved: number[] } {
  if (written.newContacts() === 0) return { new: 0, joined: 0, moved: [] }
  const own = ownContacts(readSettings(sqlite))
  return store(sqlite, peopleOf(written.empty ? everybody(sqlite, own) : touched(sqlite, own, blocksFrom(sqlite, written.firstNewContact))), written)
}

/**
 * Looks again at the blocks that bear a number or mail address which has just become, or ceased to be, the shop's own: it joins
 * nobody any more, or does again. In: the settings before; those of now stand in the file. Inside the caller's transaction.
 * Out: the blocks that now belong to another customer; null where no block is concerned.
 */
export function reassign(sqlite: Sqlite, before: Pick<Settings, 'phone' | 'email'>): number[] | null {
  const [then, now] = [ownContacts(before), ownContacts(readSettings(sqlite))]
  const phones = different(then.phones, now.phones)
  const emails = different(then.emails, now.emails)
  if (phones.size + emails.size === 0) return null
  const concerned: number[] = []
  const all = sqlite.prepare(`SELECT id, phone, email FROM contact WHERE phone <> '' OR email <> ''`).raw().iterate() as IterableIterator<[number, string, string]>
  for (const [id, phone, email] of all) if (phones.has(phoneKey(phone)) || emails.has(emailKey(email))) concerned.push(id)
  if (concerned.length === 0) return null
  const byId = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const forget = sqlite.prepare('DELETE FROM matchKey WHERE key = ? AND contactId = ?')
  for (const id of concerned) {
    const row = byId.get(id) as Row
    for (const key of keysOf(prepare(row.hash, row.channel, row, then))) forget.run(keyNumber(key), id)
  }
  return store(sqlite, peopleOf(touched(sqlite, now, concerned)), { empty: false, firstNewContact: Infinity }).moved
}

/** What is in one of two sets only. */
function different(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b].filter((key) => a.has(key) !== b.has(key)))
}

function blocksFrom(sqlite: Sqlite, first: number): number[] {
  return sqlite.prepare('SELECT id FROM contact WHERE id >= ?').pluck().all(first) as number[]
}

/** The blocks of every person touched, smallest first; people by their smallest block. */
function peopleOf({ ids, records }: Touched): number[][] {
  const together = pointedPairs(records)
  const { root } = resolve(records, together.length === 0 ? undefined : { together, apart: [] })
  const people = new Map<number, number[]>()
  for (const at of new Int32Array(ids.length).map((_, i) => i).sort((a, b) => ids[a] - ids[b])) {
    const blocks = people.get(root[at])
    if (blocks) blocks.push(ids[at])
    else people.set(root[at], [ids[at]])
  }
  return [...people.values()]
}

function ownContacts({ phone, email }: Pick<Settings, 'phone' | 'email'>): OwnContacts {
  return { phones: new Set([phoneKey(phone)].filter(Boolean)), emails: new Set([emailKey(email)].filter(Boolean)) }
}

const selectContact = 'SELECT c.*, h.code AS channel, h.marketplace FROM contact c JOIN channel h ON h.id = c.channelId'

/** All blocks of a file that was empty before; their keys are stored in one sorted go. */
function everybody(sqlite: Sqlite, own: OwnContacts): Touched {
  // Sorted by hash, as identity likes it best, but read as they lie in the file.
  const ids = sqlite.prepare('SELECT id FROM contact ORDER BY hash').pluck().all() as number[]
  const placeOf = new Int32Array(ids.length + 1)
  ids.forEach((id, place) => { placeOf[id] = place })
  const records = Array<IdentityRecord>(ids.length)
  for (const row of sqlite.prepare(`${selectContact} ORDER BY c.id`).iterate() as IterableIterator<Row>) records[placeOf[row.id]] = prepare(row.hash, row.channel, row, own)
  const insert = bulkInsert(sqlite, 'matchKey', ['key', 'contactId'])
  // A key and a block's place fit into one number together, which sorts twenty times as fast as pairs do.
  const most = 2 ** 21
  for (let from = 0; from < ids.length; from += most) {
    const packed: number[] = []
    for (let at = from; at < Math.min(from + most, ids.length); at++) for (const key of keysOf(records[at])) packed.push(keyNumber(key) * most + at - from)
    let last = -1
    for (const entry of Float64Array.from(packed).sort()) {
      if (entry !== last) insert.add([Math.floor(entry / most), ids[from + (entry % most)]])
      last = entry
    }
  }
  insert.flush()
  return { ids, records }
}

/** Some blocks, whose keys are stored, and everybody who can be reached from them over shared keys. */
function touched(sqlite: Sqlite, own: OwnContacts, start: readonly number[]): Touched {
  const byId = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const sharing = sqlite.prepare('SELECT contactId FROM matchKey WHERE key = ?').pluck()
  const insert = sqlite.prepare('INSERT OR IGNORE INTO matchKey (key, contactId) VALUES (?, ?)')
  const siblings = sqlite.prepare('SELECT id FROM contact WHERE customerId = ?').pluck()
  const byHash = sqlite.prepare('SELECT id FROM contact WHERE hash = ?').pluck()
  const ids: number[] = []
  const records: IdentityRecord[] = []
  const known = new Set<number>()
  const asked = new Set<number>()
  const waiting = [...start]
  for (const id of waiting) known.add(id)
  const reach = (id: number) => { if (!known.has(id)) { known.add(id); waiting.push(id) } }
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const row = byId.get(id) as Row
    const record = prepare(row.hash, row.channel, row, own)
    ids.push(id)
    records.push(record)
    for (const key of keysOf(record).map(keyNumber)) {
      insert.run(key, id)
      if (asked.has(key)) continue
      asked.add(key)
      for (const other of sharing.all(key) as number[]) reach(other)
    }
    for (const other of siblings.all(row.customerId) as number[]) reach(other)
    const pointed = pointedHash(record)
    if (pointed !== null) for (const other of byHash.all(pointed) as number[]) reach(other)
  }
  return { ids, records }
}

/** 32 bits of FNV-1a, mixed once more: where to look, never the proof. */
function keyNumber(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Writes the customers of all people touched. The id of a customer is that of the smallest of their blocks. */
function store(sqlite: Sqlite, people: number[][], { empty, firstNewContact }: Pick<Written, 'empty' | 'firstNewContact'>): { new: number; joined: number; moved: number[] } {
  const rowOf = blockReader(sqlite)
  const customerRow = rowMaker(sqlite)
  const moveContact = sqlite.prepare('UPDATE contact SET customerId = ? WHERE id = ?')
  if (!empty) dropCustomers(sqlite, people.flat())
  const insert = bulkInsert(sqlite, 'customer', customerColumns)
  const result = { new: 0, joined: 0, moved: [] as number[] }
  for (const blocks of people) {
    const id = blocks[0]
    const rows = blocks.map(rowOf)
    if (id >= firstNewContact) result.new++
    if (blocks.length > 1 && blocks[blocks.length - 1] >= firstNewContact) result.joined++
    for (const row of rows) {
      if (row.customerId === id) continue
      moveContact.run(id, row.id)
      if (row.id < firstNewContact) result.moved.push(row.id)
    }
    insert.add(customerRow(id, rows))
  }
  insert.flush()
  return result
}

/** Takes out the customers that blocks have had so far. */
function dropCustomers(sqlite: Sqlite, blocks: readonly number[]): void {
  const drop = sqlite.prepare('DELETE FROM customer WHERE id = (SELECT customerId FROM contact WHERE id = ?)')
  for (const block of blocks) drop.run(block)
}

/** Makes one customer's row anew, from their blocks and what was written by hand; inside the caller's transaction. */
export function refreshCustomer(sqlite: Sqlite, id: number): void {
  const rows = sqlite.prepare(`${selectContact} WHERE c.customerId = ? ORDER BY c.id`).all(id) as Row[]
  sqlite.prepare('DELETE FROM customer WHERE id = ?').run(id)
  const insert = bulkInsert(sqlite, 'customer', customerColumns)
  insert.add(rowMaker(sqlite)(id, rows))
  insert.flush()
}

/** Blocks by id; reads ahead, since most are asked for one after the other. */
function blockReader(sqlite: Sqlite): (id: number) => Row {
  const single = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const following = sqlite.prepare(`${selectContact} WHERE c.id BETWEEN ? AND ? ORDER BY c.id`)
  let ahead: Row[] = []
  let last = -1
  return (id) => {
    if (ahead.length === 0 || id > ahead[ahead.length - 1].id) ahead = id === last + 1 ? following.all(id, id + 499) as Row[] : []
    last = id
    const row = ahead.length > 0 ? ahead[id - ahead[0].id] : undefined
    return row?.id === id ? row : single.get(id) as Row
  }
}

const shown = ['name', 'kana', 'company', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'birthday', 'sex'] as const satisfies readonly (keyof ContactRecord)[]
const customerColumns = ['id', ...shown, 'registeredDay', 'excluded', 'searchKey', 'sortKey']

/** What the rows of customers are made of besides their blocks, read once for all of them. */
function rowMaker(sqlite: Sqlite): (id: number, blocks: Row[]) => Value[] {
  const lastDay = sqlite.prepare('SELECT max(orderedDay) FROM orders WHERE contactId = ?').pluck()
  const leftOut = excludedContacts(sqlite)
  const edits = editsByContact(sqlite)
  return (id, blocks) => customerRow(
    id, blocks, (block) => (lastDay.get(block) as number | null) ?? -Infinity,
    leftOut.size > 0 && blocks.some((block) => leftOut.has(block.id)) ? 1 : 0, edits.size === 0 ? [] : blocks.flatMap((block) => edits.get(block.id) ?? []),
  )
}

/**
 * What is shown of a customer: the newest that is not empty. An address is taken whole from one block; a mail address of the
 * shop's own channels comes before a marketplace's relay; a name written with its parts apart before one run together.
 */
function customerRow(id: number, blocks: Row[], lastDay: (contactId: number) => number, excluded: number, edits: readonly Edit[]): Value[] {
  const days = blocks.length === 1 ? [] : blocks.map(({ id }) => lastDay(id))
  const newest = blocks.length === 1 ? blocks : [...blocks.keys()].sort((a, b) => (days[a] === days[b] ? blocks[b].id - blocks[a].id : days[b] - days[a])).map((at) => blocks[at])
  const ownFirst = blocks.length === 1 ? blocks : [...newest].sort((a, b) => a.marketplace - b.marketplace)
  const first = (list: Row[], field: keyof ContactRecord) => list.find((row) => row[field] !== '')?.[field] ?? ''
  const address = newest.find((row) => row.postalCode !== '' && row.address1 !== '') ?? newest.find((row) => row.address1 !== '') ?? newest[0]
  const named = newest.filter((row) => row.name !== '')
  // A till's kana-only name gives way to a written one.
  const written = (named.find((row) => row.familyName !== '' && !kanaOnly.test(row.name)) ?? named.find((row) => !kanaOnly.test(row.name)) ?? named[0])?.name ?? ''
  const registered = blocks.reduce((day, row) => Math.min(day, row.registeredDay ?? Infinity), Infinity)
  const { kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, name } = applyEdits({
    name: written, kana: first(newest, 'kana'), company: first(newest, 'company'), email: first(ownFirst, 'email'), phone: first(newest, 'phone'),
    postalCode: address.postalCode, prefecture: address.prefecture, address1: address.address1, address2: address.address2, birthday: first(newest, 'birthday'),
  }, edits)
  const search = [name, kana, company, email, phone, phoneKey(phone), postalCode, prefecture, address1, address2].filter(Boolean).map(searchKey).join(' ')
  return [
    id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, first(newest, 'sex'),
    registered === Infinity ? null : registered, excluded, search, sortKey(kana, name || company),
  ]
}

const kanaOnly = /^[\sぁ-ゖァ-ヺーｦ-ﾟ]+$/
