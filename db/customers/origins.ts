// Which of a customer's contact blocks gives which field: the newest that is not empty, unless somebody pinned another one.
import type { ContactRecord } from '../imports/record.ts'
import type { Sqlite } from '../open.ts'
import type { CustomerField } from '../orders/model.ts'
import { addressFields } from './edits.ts'
import type { PinField } from './whoModel.ts'
import { pinFields } from './whoModel.ts'

export interface Pin { id: number; contactId: number; field: PinField; sourceId: number }
type Block = ContactRecord & { id: number; marketplace: number }

/** Standing pins by their source, oldest first. Pins are few: a person set each of them. One whose customer's block is gone hangs on its heir. */
export function pinsBySource(sqlite: Sqlite): Map<number, Pin[]> {
  const pins = new Map<number, Pin[]>()
  for (const pin of sqlite.prepare(`SELECT p.id, coalesce(c.heirId, p.contactId) AS contactId, p.field, p.sourceId
    FROM pin p JOIN contact c ON c.id = p.contactId WHERE p.endedAt IS NULL ORDER BY p.id`).all() as Pin[]) {
    const list = pins.get(pin.sourceId)
    if (list) list.push(pin)
    else pins.set(pin.sourceId, [pin])
  }
  return pins
}

/**
 * The pins that hold for a customer: the latest of each field. A pin needs both the block it was set on and its source to belong to
 * the customer: when two people are parted again, neither keeps what was pinned while they were one.
 */
export function pinsOf(blocks: readonly { id: number }[], pins: ReadonlyMap<number, readonly Pin[]>): Map<PinField, Pin> {
  const held = new Map<PinField, Pin>()
  if (pins.size === 0) return held
  const own = new Set(blocks.map(({ id }) => id))
  for (const { id } of blocks) for (const pin of pins.get(id) ?? []) {
    if (own.has(pin.contactId) && pin.id > (held.get(pin.field)?.id ?? 0)) held.set(pin.field, pin)
  }
  return held
}

/** Whether a block says anything of a field. */
export function saysAnything(block: ContactRecord, field: PinField): boolean {
  return field === 'address' ? block.address1 !== '' || block.postalCode !== '' || block.prefecture !== '' || block.address2 !== '' : block[field] !== ''
}

/** The columns of a customer that a field fills. */
export function columnsOf(field: PinField): readonly CustomerField[] {
  return field === 'address' ? addressFields : [field]
}

const kanaOnly = /^[\sぁ-ゖァ-ヺーｦ-ﾟ]+$/

/**
 * The block that gives each field, null where none does. An address comes whole from one block; a mail address of the shop's own
 * channels before a marketplace's relay; a name with its parts apart before one run together, a till's kana last.
 * @param newest the customer's blocks, newest first. @param pinned field → block that is to give it.
 */
export function originsOf<B extends Block>(newest: readonly B[], pinned: ReadonlyMap<PinField, { sourceId: number }>): Record<PinField, B | null> {
  const origins = {} as Record<PinField, B | null>
  for (const field of pinFields) {
    const pin = pinned.get(field)
    const chosen = pin && newest.find((block) => block.id === pin.sourceId && saysAnything(block, field))
    origins[field] = chosen ?? byRule(newest, field)
  }
  return origins
}

function byRule<B extends Block>(newest: readonly B[], field: PinField): B | null {
  const saying = newest.filter((block) => saysAnything(block, field))
  if (saying.length < 2) return saying[0] ?? null
  switch (field) {
    case 'name': return saying.find((block) => block.familyName !== '' && !kanaOnly.test(block.name)) ?? saying.find((block) => !kanaOnly.test(block.name)) ?? saying[0]
    case 'email': return saying.find((block) => block.marketplace === 0) ?? saying[0]
    case 'address': return saying.find((block) => block.postalCode !== '' && block.address1 !== '') ?? saying.find((block) => block.address1 !== '') ?? saying[0]
    default: return saying[0]
  }
}
