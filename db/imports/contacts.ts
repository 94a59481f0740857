// Stores each distinct contact block once per channel.
import type { Sqlite } from '../open.ts'
import { bulkInsert } from './insert.ts'
import { hashText } from './sighting.ts'
import type { ContactRecord } from './record.ts'

const columns = [
  'channelCustomerId', 'name', 'familyName', 'givenName', 'kana', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'company', 'birthday', 'sex',
] as const satisfies readonly (keyof ContactRecord)[]

export interface ContactStore {
  /** The id of a contact block, new or known. `registeredDay` only where the file is a list of members. */
  idOf(channel: { id: number; code: string }, contact: ContactRecord, registeredDay?: number): number
  /** First id that this import gave out; every id from here on is new. */
  firstNewId: number
  /** Number of blocks stored by this import. */
  added: () => number
  flush: () => void
}

/** `empty`: no contact was stored before, so nothing needs to be looked up. */
export function contactStore(sqlite: Sqlite, empty: boolean): ContactStore {
  const known = new Map<string, number>()
  const find = sqlite.prepare('SELECT id FROM contact WHERE hash = ?').pluck()
  const insert = bulkInsert(sqlite, 'contact', ['id', 'channelId', 'customerId', 'hash', ...columns, 'registeredDay'])
  const firstNewId = ((sqlite.prepare('SELECT max(id) FROM contact').pluck().get() as number | null) ?? 0) + 1
  let next = firstNewId
  return {
    firstNewId,
    idOf(channel, c, registeredDay) {
      // The channel's code, not its number: the hash must be the same in every shop, whatever was imported first.
      const hash = hashText(`${channel.code}\u0001${c.channelCustomerId}\u0001${c.name}\u0001${c.familyName}\u0001${c.givenName}\u0001${c.kana}\u0001${c.email}\u0001${c.phone}\u0001${c.postalCode}\u0001${c.prefecture}\u0001${c.address1}\u0001${c.address2}\u0001${c.company}\u0001${c.birthday}\u0001${c.sex}`)
      let id = known.get(hash)
      if (id !== undefined) return id
      if (!empty) id = find.get(hash) as number | undefined
      if (id === undefined) {
        id = next++
        // Until identity has spoken, each block is a customer of its own.
        insert.add([id, channel.id, id, hash, c.channelCustomerId, c.name, c.familyName, c.givenName, c.kana, c.email, c.phone, c.postalCode, c.prefecture, c.address1, c.address2, c.company, c.birthday, c.sex, registeredDay ?? null])
      }
      known.set(hash, id)
      return id
    },
    added: () => next - firstNewId,
    flush: () => insert.flush(),
  }
}
