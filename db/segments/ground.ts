// What the rules of segments stand on besides the history: contact data and care as columns, numbered like the facts.
import type { NamedPeople } from '../analysis/peopleModel.ts'
import type { Shop } from '../facts/facts.ts'
import type { Medium } from '../interactions/model.ts'
import type { Rule, TraitKind } from './model.ts'

/** Bits of `ContactColumns.known`. */
export const ADDRESS = 1
export const EMAIL = 2
export const PHONE = 4

/** What is shown of each customer today. */
export interface ContactColumns {
  /** The postal code as a number of seven digits, −1 = none. */
  postal: Int32Array
  known: Uint8Array
  /** The same number for the same postal code and street numbers, 0 = no address. */
  household: Int32Array
}

/** Something that holds for a customer (index) from a day until another; `until` NEVER = still. */
export interface Held { customer: number; since: number; until: number }
/** What was said, sent and decided, all of it: who reads it looks at the days. */
export interface CareColumns {
  stops: (Held & { medium: Medium })[]
  consents: Held[]
  traits: (Held & { trait: TraitKind; value: string })[]
  /** Open ones, by their day. */
  complaints: { customer: number; day: number }[]
  /** What went out to people: said, sent, printed. `medium` null = another way. */
  contacts: { customer: Int32Array; day: Int32Array; medium: Uint8Array }
}
/** Numbers in `contacts.medium`. */
export const contactMedia: readonly (Medium | null)[] = [null, 'post', 'phone', 'email']

/** What a rule is held against. */
export interface Ground {
  shop: Shop
  contact: () => ContactColumns
  /** 1 = 法人・団体, by name and company. */
  organisation: () => Uint8Array
  care: () => CareColumns
  /** Customer indexes behind another choice of people. */
  people: (ref: NamedPeople) => Int32Array
  /** The rule of a saved segment; null = there is none (any more). */
  segment: (id: number) => Rule | null
  /** Masks of conditions made before on the same ground, by their text. */
  masks: Map<string, Uint8Array>
}
