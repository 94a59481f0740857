// Bulk fixes: looked at before, written as edits in one go, and taken back together.
import { customerColumns, rowMaker, selectContact } from '../customers/customerRow.ts'
import type { Row } from '../customers/customerRow.ts'
import { addressFields, isAddress } from '../customers/edits.ts'
import { ShopError } from '../errors.ts'
import { bulkInsert } from '../imports/insert.ts'
import type { Sqlite } from '../open.ts'
import type { CustomerField } from '../orders/model.ts'
import { mayWrite, renew } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'
import { fixesOf } from './fixRules.ts'
import type { FieldFix } from './fixRules.ts'
import type { FixHistoryRow, FixKind, FixPreview, FixResult, FixRow, FixUndone } from './model.ts'
import { everyPerson } from './person.ts'
import type { Person } from './person.ts'
import type { PostalBook } from './postal.ts'

const ROWS_SHOWN = 500

/** Everybody a fix would change, with the changes; customers who are left out of everything are left as they are. */
function* everyFix(sqlite: Sqlite, kind: FixKind, book: PostalBook): Generator<{ person: Person; fixes: FieldFix[] }> {
  const leftOut = new Set(sqlite.prepare('SELECT id FROM customer WHERE excluded = 1').pluck().all() as number[])
  for (const person of everyPerson(sqlite)) {
    const fixes = fixesOf(kind, person, book)
    if (fixes.length > 0 && !leftOut.has(person.id)) yield { person, fixes }
  }
}

/** What a fix would do, before anything is written. */
export function previewFix({ db: { sqlite } }: OpenShop, kind: FixKind, book: PostalBook): FixPreview {
  const rows: FixRow[] = []
  let total = 0
  let customers = 0
  for (const { person, fixes } of everyFix(sqlite, kind, book)) {
    customers++
    for (const { field, after } of fixes) if (total++ < ROWS_SHOWN) rows.push({ customerId: person.id, name: person.name || person.company, field, before: person[field], after })
  }
  return { kind, total, customers, rows }
}

/**
 * Writes a fix for everybody but `except`, as edits of one bulk fix, all or nothing. Where nothing is to be fixed nothing is noted.
 * As with an edit by hand an address is pinned whole. Throws shopReadOnly, busyImporting.
 */
export function applyFix(open: OpenShop, { kind, except }: { kind: FixKind; except: readonly number[] }, book: PostalBook): FixResult {
  mayWrite(open)
  const { sqlite } = open.db
  const without = new Set(except)
  const result = sqlite.transaction((): FixResult => {
    const found = [...everyFix(sqlite, kind, book)].filter(({ person }) => !without.has(person.id))
    const count = found.reduce((sum, { fixes }) => sum + fixes.length, 0)
    if (count === 0) return { id: null, count, customers: 0 }
    const at = new Date().toISOString()
    const id = Number(sqlite.prepare('INSERT INTO bulkFix (kind, madeAt, count) VALUES (?, ?, ?)').run(kind, at, count).lastInsertRowid)
    const insert = sqlite.prepare('INSERT INTO edit (contactId, field, value, before, editedAt, bulkFixId) VALUES (?, ?, ?, ?, ?, ?)')
    const written = found.map(({ person, fixes }): Written => {
      const after = new Map<CustomerField, string>(fixes.map((fix) => [fix.field, fix.after]))
      if (fixes.some(({ field }) => isAddress(field))) for (const field of addressFields) if (!after.has(field)) after.set(field, person[field])
      const edits = new Map([...after].map(([field, value]) => [field, insert.run(person.id, field, value, person[field], at, id).lastInsertRowid]))
      return { person, after, edits }
    })
    refreshCustomers(sqlite, written.map(({ person }) => person.id))
    standAsWritten(sqlite, written, (person, field, value) => insert.run(person.id, field, value, person[field], at, id))
    return { id, count, customers: found.length }
  }).immediate()
  // The figures know no names; the directory of names is read anew.
  if (result.id !== null) renew(open, open.facts)
  return result
}

interface Written { person: Person; after: Map<CustomerField, string>; edits: Map<CustomerField, number | bigint> }

/** A fix that happens to write what stood there before an older edit would count as that edit's undo: it is made to stand (see `editCustomer`). */
function standAsWritten(sqlite: Sqlite, written: readonly Written[], note: (person: Person, field: CustomerField, value: string) => void): void {
  const shown = sqlite.prepare('SELECT * FROM customer WHERE id = ?')
  const end = sqlite.prepare('UPDATE edit SET before = value WHERE id = ?')
  const again: number[] = []
  for (const { person, after, edits } of written) {
    const now = shown.get(person.id) as CustomerTable
    const overruled = [...after.keys()].filter((field) => now[field] !== after.get(field))
    if (overruled.length === 0) continue
    again.push(person.id)
    for (const [field, value] of after) {
      if (!overruled.includes(field) && !(isAddress(field) && overruled.some(isAddress))) continue
      end.run(edits.get(field))
      note(person, field, value)
    }
  }
  if (again.length > 0) refreshCustomers(sqlite, again)
}

/**
 * Takes the edits of a bulk fix away as if they had never been made. A field that was edited again since (an address: any part of it)
 * stays as it is and is counted. Throws notFound (also where it is undone already), shopReadOnly, busyImporting.
 */
export function undoFix(open: OpenShop, id: number): FixUndone {
  mayWrite(open)
  const { sqlite } = open.db
  const result = sqlite.transaction((): FixUndone => {
    const at = new Date().toISOString()
    if (sqlite.prepare('UPDATE bulkFix SET undoneAt = ? WHERE id = ? AND undoneAt IS NULL').run(at, id).changes === 0) throw new ShopError('notFound')
    const edits = sqlite.prepare(`SELECT e.id, e.field, e.value <> e.before AS real, c.customerId FROM edit e JOIN contact c ON c.id = e.contactId WHERE e.bulkFixId = ?`).all(id) as { id: number; field: CustomerField; real: number; customerId: number }[]
    const laterFields = sqlite.prepare('SELECT e.field FROM edit e JOIN contact c ON c.id = e.contactId WHERE c.customerId = ? AND e.id > ? AND e.bulkFixId IS NOT ?').pluck()
    const remove = sqlite.prepare('DELETE FROM edit WHERE id = ?')
    const undone: FixUndone = { id, restored: 0, skipped: 0 }
    const touched = new Set<number>()
    for (const edit of edits) {
      const later = laterFields.all(edit.customerId, edit.id, id) as CustomerField[]
      const stays = later.some((field) => field === edit.field || (isAddress(field) && isAddress(edit.field)))
      // What pins an address only is no change of its own.
      if (edit.real === 1) { if (stays) undone.skipped++; else undone.restored++ }
      if (stays) continue
      remove.run(edit.id)
      touched.add(edit.customerId)
    }
    refreshCustomers(sqlite, [...touched])
    return undone
  }).immediate()
  renew(open, open.facts)
  return result
}

/** All bulk fixes, newest first. */
export function fixHistory({ db: { sqlite } }: OpenShop): FixHistoryRow[] {
  return sqlite.prepare('SELECT id, kind, madeAt, count, undoneAt FROM bulkFix ORDER BY id DESC').all() as FixHistoryRow[]
}

/** Makes the rows of many customers anew; what they are made of is read once. Customers who are gone stay gone. */
function refreshCustomers(sqlite: Sqlite, ids: readonly number[]): void {
  const blocksOf = sqlite.prepare(`${selectContact} WHERE c.customerId = ? AND c.gone = 0 ORDER BY c.id`)
  const drop = sqlite.prepare('DELETE FROM customer WHERE id = ?')
  const makeRow = rowMaker(sqlite)
  const insert = bulkInsert(sqlite, 'customer', customerColumns)
  for (const id of ids) {
    const blocks = blocksOf.all(id) as Row[]
    if (blocks.length === 0 || drop.run(id).changes === 0) continue
    insert.add(makeRow(id, blocks))
  }
  insert.flush()
}
