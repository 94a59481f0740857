// Fields of a customer written by hand stand above what the files say, import after import.
import type { CustomerField } from '../orders/model.ts'
import type { Sqlite } from '../open.ts'

/** One edit of one field. `id` rises with time. */
export interface Edit { id: number; contactId: number; field: CustomerField; value: string; before: string }

/** An address is written whole: half an old and half a new one is nobody's. */
export const addressFields = ['postalCode', 'prefecture', 'address1', 'address2'] as const satisfies readonly CustomerField[]

/** All edits by contact block (of one that is gone: by its heir), oldest first. Edits are few: a person typed each of them. */
export function editsByContact(sqlite: Sqlite): Map<number, Edit[]> {
  const edits = new Map<number, Edit[]>()
  for (const edit of sqlite.prepare(`SELECT e.id, coalesce(c.heirId, e.contactId) AS contactId, e.field, e.value, e.before
    FROM edit e JOIN contact c ON c.id = e.contactId ORDER BY e.id`).all() as Edit[]) {
    const list = edits.get(edit.contactId)
    if (list) list.push(edit)
    else edits.set(edit.contactId, [edit])
  }
  return edits
}

/**
 * What is shown of a customer: the fields as the files have them, with the newest edit of each field laid over.
 * An edit that writes back what stood there before the first one is an undo: from then on the files speak again. Where the
 * files have moved on by then it is none: whoever writes it puts a row without a change before it (`editCustomer`), behind
 * which the next edit counts as the first one. In: edits of any of the customer's blocks, in any order.
 */
export function applyEdits(shown: Record<CustomerField, string>, edits: readonly Edit[]): Record<CustomerField, string> {
  if (edits.length === 0) return shown
  const written = new Map<CustomerField, { origin: string; value: string }>()
  for (const { field, value, before } of [...edits].sort((a, b) => a.id - b.id)) {
    const earlier = written.get(field)
    const origin = earlier && earlier.value !== earlier.origin ? earlier.origin : before
    written.set(field, { origin, value })
  }
  const stands = (field: CustomerField): boolean => { const edit = written.get(field); return edit !== undefined && edit.value !== edit.origin }
  const address = addressFields.some(stands)
  const result = { ...shown }
  for (const [field, { value }] of written) {
    if (isAddress(field) ? address : stands(field)) result[field] = value
  }
  return result
}

export function isAddress(field: CustomerField): boolean {
  return (addressFields as readonly CustomerField[]).includes(field)
}
