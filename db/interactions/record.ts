// Writing down what was said, and taking it back.
import type { z } from 'zod'
import { parseDay } from '../facts/day.ts'
import { ShopError } from '../errors.ts'
import type { Sqlite } from '../open.ts'
import { today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { InteractionTable } from '../tables.ts'
import type { addInteraction as newInteraction, closeComplaint as closing, removeInteraction as removal } from './model.ts'

/** Stores one interaction with a customer; a complaint is open until it is closed. Without a day: today. Throws notFound. */
export function addInteraction(open: OpenShop, input: z.output<typeof newInteraction>): { id: number } {
  const { sqlite } = open.db
  return sqlite.transaction(() => {
    requireCustomer(sqlite, input.customerId)
    return { id: insert(sqlite, {
      contactId: input.customerId, taskId: null, day: input.day === undefined ? today(open) : parseDay(input.day), kind: input.kind, inbound: input.inbound ? 1 : 0,
      selling: input.selling ? 1 : 0, result: input.result, text: input.text, staff: input.staff, open: input.kind === 'complaint' ? 1 : 0,
    }) }
  }).immediate()
}

/** Takes an interaction away as if it had never been written; adding the same again is the way back. Throws notFound. */
export function removeInteraction(open: OpenShop, { id }: z.output<typeof removal>): void {
  const { changes } = open.db.sqlite.prepare('DELETE FROM interaction WHERE id = ?').run(id)
  if (changes === 0) throw new ShopError('notFound')
}

/** A complaint is dealt with; what was done stands on the timeline as a note of its own. Throws notFound where no such complaint is open. */
export function closeComplaint(open: OpenShop, { id, text }: z.output<typeof closing>): void {
  const { sqlite } = open.db
  sqlite.transaction(() => {
    const complaint = sqlite.prepare('SELECT * FROM interaction WHERE id = ? AND open = 1').get(id) as InteractionTable | undefined
    if (!complaint) throw new ShopError('notFound')
    sqlite.prepare('UPDATE interaction SET open = 0 WHERE id = ?').run(id)
    if (text.trim() !== '') insert(sqlite, { contactId: complaint.contactId, taskId: null, day: today(open), kind: 'note', inbound: 0, selling: 0, result: 'complaintClosed', text, staff: '', open: 0 })
  }).immediate()
}

/** Throws notFound. A customer's id is that of their smallest contact block, so it serves as the anchor too. */
export function requireCustomer(sqlite: Sqlite, customerId: number): void {
  if (sqlite.prepare('SELECT 1 FROM customer WHERE id = ?').get(customerId) === undefined) throw new ShopError('notFound')
}

type NewInteraction = Omit<InteractionTable, 'id' | 'createdAt'>

function insert(sqlite: Sqlite, row: NewInteraction): number {
  return Number(sqlite.prepare(`INSERT INTO interaction (contactId, taskId, day, kind, inbound, selling, result, text, staff, open, createdAt)
    VALUES (@contactId, @taskId, @day, @kind, @inbound, @selling, @result, @text, @staff, @open, @createdAt)`)
    .run({ ...row, createdAt: new Date().toISOString() }).lastInsertRowid)
}
