// Stores each distinct contact block once per channel.
import { hash as digest } from 'node:crypto'
import type { Sqlite } from '../open.ts'
import { fingerprint, numbersByPrint } from './fingerprint.ts'
import { bulkInsert } from './insert.ts'
import type { ContactRecord } from './record.ts'

/** What a block consists of. */
export const contactColumns = [
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
  /** Forgets what it knew: nothing more will be asked. */
  finish: () => void
}

/** `empty`: no contact was stored before, so nothing needs to be looked up. */
export function contactStore(sqlite: Sqlite, empty: boolean): ContactStore {
  /** By fingerprint: the blocks that this import has met. */
  const known = numbersByPrint()
  const find = sqlite.prepare('SELECT id FROM contact WHERE hash = ?').pluck()
  const insert = bulkInsert(sqlite, 'contact', ['id', 'customerId', 'hash', 'channelId', ...contactColumns, 'registeredDay'])
  const firstNewId = ((sqlite.prepare('SELECT max(id) FROM contact').pluck().get() as number | null) ?? 0) + 1
  let next = firstNewId
  return {
    firstNewId,
    idOf(channel, c, registeredDay) {
      const values = [
        channel.id, c.channelCustomerId, c.name, c.familyName, c.givenName, c.kana, c.email, c.phone, c.postalCode, c.prefecture, c.address1, c.address2, c.company, c.birthday, c.sex,
      ]
      const print = fingerprint(values)
      let id = known.get(print)
      if (id !== 0) return id
      // The channel's code, not its number: the hash must be the same in every shop, whatever was imported first.
      const hash = hashText(`${channel.code}\u0001${values.slice(1).join('\u0001')}`)
      if (!empty) id = (find.get(hash) as number | undefined) ?? 0
      if (id === 0) {
        id = next++
        // Until identity has spoken, each block is a customer of its own.
        insert.add([id, id, hash, ...values, registeredDay ?? null])
      }
      known.set(print, id)
      return id
    },
    added: () => next - firstNewId,
    flush: () => insert.flush(),
    finish: () => known.clear(),
  }
}

/** 72 bits over the whole content: enough that two blocks never look the same, in any shop. */
function hashText(text: string): string {
  return digest('sha1', text, 'base64').slice(0, 12)
}
