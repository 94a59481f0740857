// Gives every contact block its customer after an import: only the people whom the new blocks touch are looked at again.
import { bulkInsert } from '../imports/insert.ts'
import type { JoinedPerson } from '../imports/model.ts'
import type { Sqlite } from '../open.ts'
import { readSettings } from '../settings/queries.ts'
import type { Settings } from '../settings/model.ts'
import { pointedHash, pointedPairs } from './byHand.ts'
import { customerColumns, refreshCustomers, rowMaker, selectContact } from './customerRow.ts'
import type { Row } from './customerRow.ts'
import { pairsAmong, standingPairs } from './decisions.ts'
import { keysOf, ownContacts, prepare, resolve, rules } from './identity.ts'
import type { IdentityRecord, OwnContacts, Resolution, Rule } from './identity.ts'
import { emailKey, phoneKey } from './normalise.ts'

export { refreshCustomer } from './customerRow.ts'

interface Touched { ids: number[]; records: IdentityRecord[] }
interface People { blocks: number[][]; found: Touched & { resolution: Resolution } }
interface Written {
  empty: boolean
  firstNewContact: number
  newContacts(): number
  /** Blocks that a file shows again after an undo had taken them away. */
  revived?: ReadonlySet<number>
  /** Blocks of which orders are new or changed: they may now be the newest of their customer. Not asked of an empty shop. */
  shown?: ReadonlySet<number>
  /** Blocks that stand in a list of members, which says since when. */
  listed?: ReadonlySet<number>
}
export interface Assigned {
  new: number
  joined: number
  /** Older blocks that now belong to another customer than before. */
  moved: number[]
  /** At most MOST of each; only where asked for. */
  joinedPeople: JoinedPerson[]
  newPeople: string[]
  candidates: number
}
const MOST = 500
const MOST_RECORDS = 12
const nothing: ReadonlySet<number> = new Set()
const nobody = (): Assigned => ({ new: 0, joined: 0, moved: [], joinedPeople: [], newPeople: [], candidates: 0 })

/** In: what the writer says of its new blocks. Out: what became of the people; with their names where `detailed`. */
export function assignCustomers(sqlite: Sqlite, written: Written, detailed = false): Assigned {
  const revived = written.revived ?? new Set<number>()
  const assigned = nobody()
  if (written.newContacts() > 0 || revived.size > 0) {
    const own = ownContacts(readSettings(sqlite))
    const people = peopleOf(sqlite, written.empty ? everybody(sqlite, own) : touched(sqlite, own, [...blocksFrom(sqlite, written.firstNewContact), ...revived]))
    Object.assign(assigned, store(sqlite, people.blocks, { ...written, revived }))
    if (detailed) describe(sqlite, people, (id) => id >= written.firstNewContact || revived.has(id), assigned)
  }
  if (!written.empty) refreshShown(sqlite, written.shown ?? nothing, written.listed ?? nothing)
  return assigned
}

/** A block with newer orders may now speak for its customer; who has one block only needs no new look. */
function refreshShown(sqlite: Sqlite, shown: ReadonlySet<number>, listed: ReadonlySet<number>): void {
  const owner = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck()
  const several = sqlite.prepare('SELECT count(*) > 1 FROM contact WHERE customerId = ? AND gone = 0').pluck()
  const customers = new Set<number>()
  for (const id of shown) customers.add(owner.get(id) as number)
  const stale = new Set([...customers].filter((id) => several.get(id) === 1))
  for (const id of listed) stale.add(owner.get(id) as number)
  refreshCustomers(sqlite, stale)
}

/** Looks again at everybody who can be reached from some blocks (by content), after a decision about them. Inside the caller's transaction. */
export function regroup(sqlite: Sqlite, hashes: readonly string[]): { moved: number[] } {
  const find = sqlite.prepare('SELECT id FROM contact WHERE hash = ? AND gone = 0').pluck()
  const start = hashes.flatMap((hash) => find.all(hash) as number[])
  return { moved: regroupBlocks(sqlite, start) }
}

/** The same from block ids. */
export function regroupBlocks(sqlite: Sqlite, start: readonly number[]): number[] {
  if (start.length === 0) return []
  const own = ownContacts(readSettings(sqlite))
  return store(sqlite, peopleOf(sqlite, touched(sqlite, own, start)).blocks, { firstNewContact: Infinity, revived: new Set() }).moved
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
  const all = sqlite.prepare(`SELECT id, phone, email FROM contact WHERE gone = 0 AND (phone <> '' OR email <> '')`).raw().iterate() as IterableIterator<[number, string, string]>
  for (const [id, phone, email] of all) if (phones.has(phoneKey(phone)) || emails.has(emailKey(email))) concerned.push(id)
  if (concerned.length === 0) return null
  const byId = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const forget = sqlite.prepare('DELETE FROM matchKey WHERE key = ? AND contactId = ?')
  for (const id of concerned) {
    const row = byId.get(id) as Row
    for (const key of keysOf(prepare(row.hash, row.channel, row, then))) forget.run(keyNumber(key), id)
  }
  return store(sqlite, peopleOf(sqlite, touched(sqlite, now, concerned)).blocks, { firstNewContact: Infinity, revived: new Set() }).moved
}

/** What is in one of two sets only. */
function different(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b].filter((key) => a.has(key) !== b.has(key)))
}

function blocksFrom(sqlite: Sqlite, first: number): number[] {
  return sqlite.prepare('SELECT id FROM contact WHERE id >= ?').pluck().all(first) as number[]
}

/** The blocks of every person touched, smallest first; people by their smallest block. What somebody decided stands above the rules. */
function peopleOf(sqlite: Sqlite, { ids, records }: Touched): People {
  const standing = standingPairs(sqlite)
  const keys = standing.together.length + standing.apart.length > 0 ? records.map(({ key }) => key) : []
  const together = [...pointedPairs(records), ...pairsAmong(standing.together, keys)]
  const apart = pairsAmong(standing.apart, keys)
  const resolution = resolve(records, together.length + apart.length === 0 ? undefined : { together, apart })
  const people = new Map<number, number[]>()
  for (const at of new Int32Array(ids.length).map((_, i) => i).sort((a, b) => ids[a] - ids[b])) {
    const blocks = people.get(resolution.root[at])
    if (blocks) blocks.push(ids[at])
    else people.set(resolution.root[at], [ids[at]])
  }
  return { blocks: [...people.values()], found: { ids, records, resolution } }
}

/** Who was joined and why, who is new, and how many pairs a person should look at. */
function describe(sqlite: Sqlite, { blocks, found: { ids, resolution } }: People, isNew: (block: number) => boolean, assigned: Assigned): void {
  const rowOf = sqlite.prepare(`${selectContact} WHERE c.id = ?`)
  const nameOf = sqlite.prepare('SELECT name, company, kana FROM customer WHERE id = ?')
  const shownName = (id: number) => { const row = nameOf.get(id) as Record<'name' | 'company' | 'kana', string>; return row.name || row.company || row.kana }
  const told = new Map<number, Set<Rule>>()
  const joined: { person: number[]; why: Set<Rule> }[] = []
  for (const person of blocks) {
    if (person.every(isNew) && assigned.newPeople.length < MOST) assigned.newPeople.push(shownName(person[0]))
    if (person.length < 2 || !person.some(isNew) || joined.length >= MOST) continue
    const why = new Set<Rule>()
    for (const id of person) told.set(id, why)
    joined.push({ person, why })
  }
  const { joins, refused } = resolution
  for (let i = 0; i < joins.a.length; i++) told.get(ids[joins.a[i]])?.add(rules[joins.rule[i]])
  assigned.joinedPeople = joined.map(({ person, why }) => ({
    name: shownName(person[0]),
    records: person.slice(0, MOST_RECORDS).map((id) => { const row = rowOf.get(id) as Row; return { channel: row.channel, name: row.name || row.company || row.kana, isNew: isNew(id) } }),
    rules: rules.filter((rule) => why.has(rule)),
  }))
  assigned.candidates = refused.filter(({ a, b, veto }) => veto !== 'decision' && (isNew(ids[a]) || isNew(ids[b]))).length
}

export /** All blocks of a file that was empty before; their keys are stored in one sorted go. */
function everybody(sqlite: Sqlite, own: OwnContacts): Touched {
  // Sorted by hash, as identity likes it best, but read as they lie in the file.
  const ids = sqlite.prepare('SELECT id FROM contact WHERE gone = 0 ORDER BY hash').pluck().all() as number[]
  const placeOf = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1)
  ids.forEach((id, place) => { placeOf[id] = place })
  const records = Array<IdentityRecord>(ids.length)
  // Some hundred at once: one by one they take twice the time.
  const following = sqlite.prepare(`${selectContact} WHERE c.gone = 0 AND c.id > ? ORDER BY c.id LIMIT 500`)
  for (let rows = following.all(0) as Row[]; rows.length > 0; rows = following.all(rows[rows.length - 1].id) as Row[]) {
    for (const row of rows) records[placeOf[row.id]] = prepare(row.hash, row.channel, row, own)
  }
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
  const siblings = sqlite.prepare('SELECT id FROM contact WHERE customerId = ? AND gone = 0').pluck()
  const byHash = sqlite.prepare('SELECT id FROM contact WHERE hash = ? AND gone = 0').pluck()
  const decided = new Map<string, string[]>()
  for (const [a, b] of standingPairs(sqlite).together) for (const [one, other] of [[a, b], [b, a]]) decided.set(one, [...decided.get(one) ?? [], other])
  const ids: number[] = []
  const records: IdentityRecord[] = []
  const known = new Set<number>()
  const asked = new Set<number>()
  const waiting = [...new Set(start)]
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
    for (const hash of [...(pointed === null ? [] : [pointed]), ...decided.get(row.hash) ?? []]) for (const other of byHash.all(hash) as number[]) reach(other)
  }
  return { ids, records }
}

/** 32 bits of FNV-1a, mixed once more: where to look, never the proof. */
export function keyNumber(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Writes the customers of all people touched. The id of a customer is that of the smallest of their blocks. */
function store(sqlite: Sqlite, people: number[][], { firstNewContact, revived, empty = false }: { firstNewContact: number; revived: ReadonlySet<number>; empty?: boolean }): { new: number; joined: number; moved: number[] } {
  const rowOf = blockReader(sqlite)
  const customerRow = rowMaker(sqlite)
  const moveContact = sqlite.prepare('UPDATE contact SET customerId = ? WHERE id = ?')
  const isNew = (block: number) => block >= firstNewContact || revived.has(block)
  if (!empty) dropCustomers(sqlite, people.flat())
  const insert = bulkInsert(sqlite, 'customer', customerColumns)
  const result = { new: 0, joined: 0, moved: [] as number[] }
  for (const blocks of people) {
    const id = blocks[0]
    const rows = blocks.map(rowOf)
    if (blocks.every(isNew)) result.new++
    if (blocks.length > 1 && blocks.some(isNew)) result.joined++
    for (const row of rows) {
      if (row.customerId === id) continue
      moveContact.run(id, row.id)
      if (!isNew(row.id)) result.moved.push(row.id)
    }
    insert.add(customerRow(id, rows))
  }
  insert.flush()
  if (!empty) followHeirs(sqlite)
  return result
}

/** What hangs on a block that is gone is shown with its heir, wherever that has gone to. */
export function followHeirs(sqlite: Sqlite): void {
  sqlite.prepare('UPDATE contact SET customerId = coalesce((SELECT h.customerId FROM contact h WHERE h.id = contact.heirId AND h.gone = 0), 0) WHERE gone = 1').run()
}

/** Takes out the customers that blocks have had so far. */
export function dropCustomers(sqlite: Sqlite, blocks: readonly number[]): void {
  const drop = sqlite.prepare('DELETE FROM customer WHERE id = (SELECT customerId FROM contact WHERE id = ?)')
  for (const block of blocks) drop.run(block)
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

