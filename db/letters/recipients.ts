// The people of an output as they are printed: name, address, and the parts of the name where a source keeps them apart.
import { postalKey } from '../customers/normalise.ts'
import type { Sqlite } from '../open.ts'
import type { OutputOptions, Recipient } from './model.ts'

type Row = Omit<Recipient, 'familyName' | 'givenName'>

/**
 * Recipients for customer ids, in the order they are printed: by postal code (those without last), by name in Japanese
 * order, or by お客様番号, which also decides between equals. Ids nobody bears are passed over.
 */
export function recipientsOf(sqlite: Sqlite, ids: readonly number[], sort: OutputOptions['sort']): Recipient[] {
  const chosen = JSON.stringify(ids)
  const rows = sqlite.prepare(`SELECT id, name, kana, company, postalCode, prefecture, address1, address2 FROM customer
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${sort === 'name' ? 'sortKey, id' : 'id'}`).all(chosen) as Row[]
  const parts = nameParts(sqlite, chosen)
  const people = rows.map((row): Recipient => ({ ...row, familyName: parts.get(row.id)?.[0] ?? '', givenName: parts.get(row.id)?.[1] ?? '' }))
  return sort === 'postalCode' ? byPostalCode(people) : people
}

/** Family and given name by customer: from the newest block that keeps them apart and still bears the name that is shown. */
function nameParts(sqlite: Sqlite, chosen: string): Map<number, [family: string, given: string]> {
  // With a bare max() SQLite takes the other columns from the row that holds it.
  const rows = sqlite.prepare(`SELECT c.id, b.familyName, b.givenName, max(b.id) FROM json_each(?) j
    JOIN customer c ON c.id = j.value JOIN contact b ON b.customerId = c.id AND b.gone = 0 AND b.name = c.name AND b.familyName <> '' AND b.givenName <> ''
    GROUP BY c.id`).raw().all(chosen) as [number, string, string, number][]
  return new Map(rows.map(([id, family, given]) => [id, [family, given]]))
}

function byPostalCode(people: Recipient[]): Recipient[] {
  const keyed = people.map((person) => ({ person, key: postalKey(person.postalCode) || '~' + person.postalCode }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ person }) => person)
}
