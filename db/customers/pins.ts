// Pinning a field of a customer to one of their sources, and letting go again.
import { ShopError } from '../errors.ts'
import { requireCustomer } from '../interactions/record.ts'
import type { Sqlite } from '../open.ts'
import type { CustomerField } from '../orders/model.ts'
import { renew } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { ContactTable, CustomerTable } from '../tables.ts'
import { refreshCustomer } from './customerRow.ts'
import type { Edit } from './edits.ts'
import { editsByContact } from './edits.ts'
import type { CustomerPage } from './model.ts'
import { columnsOf, saysAnything } from './origins.ts'
import { customerPage } from './page.ts'
import type { PinField } from './whoModel.ts'

/**
 * Shows a field as one source has it, whatever newer ones say; `source` null: the newest again. What was written over it by hand is
 * taken back, so that the pinned value is what is seen. Throws notFound; badInput where the source is not the customer's or says nothing.
 */
export function pinField(open: OpenShop, { id, field, source }: { id: number; field: PinField; source: number | null }): CustomerPage {
  const { sqlite } = open.db
  sqlite.transaction(() => {
    requireCustomer(sqlite, id)
    const at = new Date().toISOString()
    if (source !== null) {
      const block = sqlite.prepare('SELECT * FROM contact WHERE id = ? AND customerId = ? AND gone = 0').get(source, id) as ContactTable | undefined
      if (!block || !saysAnything(block, field)) throw new ShopError('badInput', { field: 'source' })
    }
    sqlite.prepare('UPDATE pin SET endedAt = ? WHERE endedAt IS NULL AND field = ? AND contactId IN (SELECT id FROM contact WHERE customerId = ?)').run(at, field, id)
    if (source !== null) {
      sqlite.prepare('INSERT INTO pin (contactId, field, sourceId, pinnedAt) VALUES (?, ?, ?, ?)').run(id, field, source, at)
      liftEdits(sqlite, id, columnsOf(field), at)
    }
    refreshCustomer(sqlite, id)
  }).immediate()
  renew(open, open.facts)
  return customerPage(open, { id })
}

/** Writes back what stood there before anybody typed: the undo of an edit, and kept as its history is. */
function liftEdits(sqlite: Sqlite, id: number, columns: readonly CustomerField[], at: string): void {
  const all = editsByContact(sqlite)
  if (all.size === 0) return
  const blocks = sqlite.prepare('SELECT id FROM contact WHERE customerId = ?').pluck().all(id) as number[]
  const edits = blocks.flatMap((block) => all.get(block) ?? []).sort((a, b) => a.id - b.id)
  const now = sqlite.prepare('SELECT * FROM customer WHERE id = ?').get(id) as CustomerTable
  const insert = sqlite.prepare('INSERT INTO edit (contactId, field, value, before, editedAt) VALUES (?, ?, ?, ?, ?)')
  for (const column of columns) {
    const origin = standingOrigin(edits.filter(({ field }) => field === column))
    if (origin !== null) insert.run(id, column, origin, now[column], at)
  }
}

/** What stood there before the edits that stand, as applyEdits folds them; null where none stands. In: edits of one field, oldest first. */
function standingOrigin(edits: readonly Edit[]): string | null {
  let origin = ''
  let value = ''
  for (const edit of edits) {
    if (value === origin) origin = edit.before
    value = edit.value
  }
  return value === origin ? null : origin
}
