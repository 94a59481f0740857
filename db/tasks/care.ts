// What forbids or allows speaking to customers, read for everybody at once: stops, consent, marks, complaints, recent contacts.
import type { Day } from '../facts/day.ts'
import { currentAddressKey } from '../customers/care.ts'
import type { MarkKind, Medium } from '../interactions/model.ts'
import type { Sqlite } from '../open.ts'
import type { Contact } from '../scenarios/choose.ts'
import type { CustomerTable } from '../tables.ts'
import type { TaskChannel } from './model.ts'

export type Person = Pick<CustomerTable, 'id' | 'name' | 'company' | 'phone' | 'email' | 'postalCode' | 'prefecture' | 'address1' | 'address2' | 'excluded'>
export const personColumns = 'id, name, company, phone, email, postalCode, prefecture, address1, address2, excluded'

/** Why nobody may speak to somebody at all. */
export type Silence = 'deceased' | 'excluded' | 'complaint'

export interface Care {
  silence(person: Pick<Person, 'id' | 'excluded'>): Silence | null
  /** Whether a way is open: what it needs is there, and it is neither stopped nor known to lead nowhere. */
  can(person: Person, channel: TaskChannel): boolean
}

const mediumOf: Record<TaskChannel, Medium | null> = { phone: 'phone', postcard: 'post', letter: 'post', email: 'email', insert: null }

/** Stops and marks count as they are now, whatever the day that is looked at. */
export function readCare(sqlite: Sqlite): Care {
  const people = (sql: string) => new Set(sqlite.prepare(sql).pluck().all() as number[])
  const stops: Record<Medium, Set<number>> = { post: new Set(), phone: new Set(), email: new Set() }
  const rows = sqlite.prepare('SELECT c.customerId, s.medium FROM stop s JOIN contact c ON c.id = s.contactId WHERE s.endedOn IS NULL').raw().all() as [number, Medium][]
  for (const [id, medium] of rows) stops[medium]?.add(id)
  const consent = people(`SELECT c.customerId FROM consent s JOIN contact c ON c.id = s.contactId WHERE s.medium = 'email' AND s.endedOn IS NULL`)
  const complaint = people('SELECT c.customerId FROM interaction i JOIN contact c ON c.id = i.contactId WHERE i.open = 1')
  const marks: Record<MarkKind, Map<number, string[]>> = { returned: new Map(), deceased: new Map(), excluded: new Map() }
  const marked = sqlite.prepare('SELECT c.customerId, m.kind, m.addressKey FROM mark m JOIN contact c ON c.id = m.contactId WHERE m.endedOn IS NULL').raw().all() as [number, MarkKind, string][]
  for (const [id, kind, key] of marked) marks[kind]?.set(id, [...(marks[kind].get(id) ?? []), key])
  // Mail came back from an address, not from a person: who has moved since can be written to again.
  const isReturned = (id: number) => {
    const keys = marks.returned.get(id)
    return keys !== undefined && (keys.includes('') || keys.includes(currentAddressKey(sqlite, id)))
  }
  const given = (text: string) => text.trim() !== ''
  return {
    silence: ({ id, excluded }) => (marks.deceased.has(id) ? 'deceased' : excluded === 1 || marks.excluded.has(id) ? 'excluded' : complaint.has(id) ? 'complaint' : null),
    can(person, channel) {
      const medium = mediumOf[channel]
      if (medium !== null && stops[medium].has(person.id)) return false
      switch (channel) {
        case 'phone': return given(person.phone)
        case 'email': return given(person.email) && consent.has(person.id)
        case 'insert': return true
        case 'postcard':
        case 'letter': return (given(person.name) || given(person.company)) && given(person.postalCode) && given(person.address1) && !isReturned(person.id)
      }
    },
  }
}

/** A contact of the past. `forTasks`: paper that was printed for the tasks of its day. */
export interface PastContact extends Contact { forTasks: boolean }

/** Contacts by customer after a day: what was said and sent, and what was printed. What customers themselves said only counts where a task led to it. */
export function recentContacts(sqlite: Sqlite, after: Day): Map<number, PastContact[]> {
  const contacts = new Map<number, PastContact[]>()
  const add = (id: number, contact: PastContact) => { const list = contacts.get(id); if (list) list.push(contact); else contacts.set(id, [contact]) }
  const said = sqlite.prepare(`SELECT c.customerId, i.day, i.selling FROM interaction i JOIN contact c ON c.id = i.contactId
    WHERE i.day > ? AND (i.taskId IS NOT NULL OR (i.inbound = 0 AND i.kind NOT IN ('note', 'voice', 'complaint')))`).raw().all(after) as [number, Day, number][]
  for (const [id, day, selling] of said) add(id, { day, selling: selling === 1, forTasks: false })
  // Paper for tasks is as selling as the tasks are, which their own interactions tell; any other mailing sells.
  const printed = sqlite.prepare(`SELECT c.customerId, o.day, o.people LIKE '%"kind":"tasks"%' FROM output o JOIN outputItem i ON i.outputId = o.id JOIN contact c ON c.id = i.contactId
    WHERE o.day > ?`).raw().all(after) as [number, Day, number][]
  for (const [id, day, forTasks] of printed) add(id, { day, selling: forTasks === 0, forTasks: forTasks === 1 })
  return contacts
}
