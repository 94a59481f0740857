// Contact blocks of orders entered by hand: they say nothing of their own, only whose order it is.
import type { ContactRecord } from '../imports/record.ts'
import { enteredChannels } from '../orders/model.ts'
import type { IdentityRecord } from './identityRecord.ts'

const prefix = 'hand:'
const prefixes = enteredChannels.map((channel) => `${channel}:${prefix}`)

/**
 * The block of an order entered for a customer. It points to one of the customer's blocks by content, which is the same in
 * every shop file, and brings no name or address that could join or part anybody.
 */
export function pointerTo(hash: string): ContactRecord {
  return {
    channelCustomerId: prefix + hash, name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '',
    address1: '', address2: '', company: '', birthday: '', sex: '',
  }
}

/** The hash of the block to which a block points; null for every block that comes from a file. */
export function pointedHash({ customer }: Pick<IdentityRecord, 'customer'>): string | null {
  const found = prefixes.find((start) => customer.startsWith(start))
  return found === undefined ? null : customer.slice(found.length)
}

/** Whether a block's customer number is no number but such a pointer. */
export function isPointer(block: { channel: string; channelCustomerId: string }): boolean {
  return pointedHash({ customer: `${block.channel}:${block.channelCustomerId}` }) !== null
}

/** For identity: places of two blocks each that belong to one person because somebody entered it so. */
export function pointedPairs(records: readonly Pick<IdentityRecord, 'key' | 'customer'>[]): [number, number][] {
  const pointers: [number, string][] = []
  records.forEach((record, place) => { const hash = pointedHash(record); if (hash !== null) pointers.push([place, hash]) })
  if (pointers.length === 0) return []
  const places = new Map(records.map(({ key }, place) => [key, place]))
  return pointers.flatMap(([place, hash]): [number, number][] => { const target = places.get(hash); return target === undefined ? [] : [[place, target]] })
}
