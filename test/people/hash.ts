// The name of a contact block by its content, like the one it gets in a shop.
import { hash } from 'node:crypto'
import { contactColumns } from '../../db/imports/contacts.ts'
import type { ContactRecord } from '../../db/imports/record.ts'

export function hashOf(channel: string, contact: ContactRecord): string {
  return hash('sha1', [channel, ...contactColumns.map((column) => contact[column])].join('\u0001'), 'base64').slice(0, 12)
}
