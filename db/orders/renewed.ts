// The facts after orders or customers were written by hand.
import { raiseDataVersion, saveFacts, updateFacts } from '../facts/build.ts'
import type { Facts } from '../facts/facts.ts'
import { collectOrders } from '../facts/orderColumns.ts'
import type { Sqlite } from '../open.ts'

/**
 * New facts from those before, stored under a new stamp; inside the caller's transaction.
 * In: contact blocks that now belong to another customer, and orders that are new or changed.
 */
export function renewedFacts(sqlite: Sqlite, before: Facts, movedContacts: readonly number[], orders: readonly number[] = []): Facts {
  const ordersOf = sqlite.prepare('SELECT id FROM orders WHERE contactId = ?').pluck()
  const changed = new Set([...orders, ...movedContacts.flatMap((id) => ordersOf.all(id) as number[])])
  raiseDataVersion(sqlite)
  const facts = updateFacts(sqlite, before, { added: collectOrders(), changed })
  saveFacts(sqlite, facts)
  return facts
}
