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
  /** The id of a contact block, new or known. `member` only where the block stands for itself: in a list of members, or entered by hand (file 0). */
  idOf(channel: { id: number; code: string }, contact: ContactRecord, member?: { fileId: number; registeredDay: number }): number
  /** First id that this import gave out; every id from here on is new. */
  firstNewId: number
  /** Number of blocks stored by this import. */
  added: () => number
  /** Blocks that an undo had taken away and that are shown again. */
  revived: Set<number>
  flush: () => void
  /** Forgets what it knew: nothing more will be asked. */
  finish: () => void
}

/** `empty`: no contact was stored before, so nothing needs to be looked up. */
export function contactStore(sqlite: Sqlite, empty: boolean): ContactStore {
  /** By fingerprint: the blocks that this import has met. */
  const known = numbersByPrint()
  const find = sqlite.prepare('SELECT id, gone FROM contact WHERE hash = ?')
  const revive = sqlite.prepare('UPDATE contact SET gone = 0, heirId = NULL WHERE id = ?')
  const seen = sqlite.prepare('INSERT OR IGNORE INTO memberSeen (contactId, fileId, registeredDay) VALUES (?, ?, ?)')
  const register = sqlite.prepare('UPDATE contact SET registeredDay = @day WHERE id = @id AND (registeredDay IS NULL OR registeredDay > @day)')
  const members: [id: number, fileId: number, day: number][] = []
  const revived = new Set<number>()
  const insert = bulkInsert(sqlite, 'contact', ['id', 'customerId', 'hash', 'channelId', ...contactColumns, 'registeredDay'])
  const firstNewId = ((sqlite.prepare('SELECT max(id) FROM contact').pluck().get() as number | null) ?? 0) + 1
  let next = firstNewId
  return {
    firstNewId,
    idOf(channel, c, member) {
      const values = [
        channel.id, c.channelCustomerId, c.name, c.familyName, c.givenName, c.kana, c.email, c.phone, c.postalCode, c.prefecture, c.address1, c.address2, c.company, c.birthday, c.sex,
      ]
      const print = fingerprint(values)
      let id = known.get(print)
      if (id !== 0) {
        if (member) members.push([id, member.fileId, member.registeredDay])
        return id
      }
      // The channel's code, not its number: the hash must be the same in every shop, whatever was imported first.
      const hash = hashText(`${channel.code}\u0001${values.slice(1).join('\u0001')}`)
      if (!empty) {
        const stored = find.get(hash) as { id: number; gone: number } | undefined
        id = stored?.id ?? 0
        if (stored?.gone === 1) { revive.run(id); revived.add(id) }
      }
      if (id === 0) {
        id = next++
        // Until identity has spoken, each block is a customer of its own.
        insert.add([id, id, hash, ...values, member?.registeredDay ?? null])
      }
      known.set(print, id)
      if (member) members.push([id, member.fileId, member.registeredDay])
      return id
    },
    added: () => next - firstNewId,
    revived,
    flush() {
      insert.flush()
      for (const [id, fileId, day] of members.splice(0)) { seen.run(id, fileId, day); register.run({ id, day }) }
    },
    finish: () => known.clear(),
  }
}

/** 72 bits over the whole content: enough that two blocks never look the same, in any shop. */
function hashText(text: string): string {
  return digest('sha1', text, 'base64').slice(0, 12)
}
