// Two customers side by side: which fields are alike, which differ, and what speaks for and against one person.
import type { CandidatePair, CandidateReason, CandidateSide } from '../../db/customers/model.ts'

export const comparedFields = ['name', 'kana', 'company', 'phone', 'email', 'postalCode', 'address', 'birthday', 'channels'] as const
export type ComparedField = (typeof comparedFields)[number]
export type Difference = 'equal' | 'differs' | 'oneOnly' | 'none'

/** What stands against a union; every other reason speaks for it. */
const against: readonly CandidateReason[] = ['birthdayDiffers', 'familyNameDiffers', 'givenNameDiffers']

/** The reasons of a pair, for and against, in the order the shop gives them. */
export function reasonsOf({ reasons }: Pick<CandidatePair, 'reasons'>): { alike: CandidateReason[]; against: CandidateReason[] } {
  return { alike: reasons.filter((reason) => !against.includes(reason)), against: reasons.filter((reason) => against.includes(reason)) }
}

/** A written value without what only looks different: widths, spaces, hyphens, capitals. For the eye alone, it decides nothing. */
const plain = (value: string) => value.normalize('NFKC').replace(/[\s\-‐‑–—―−ｰ]/gu, '').toLowerCase()

/** How a field of one compares with that of the other; 'none' where neither has it. */
export function differenceOf(a: CandidateSide, b: CandidateSide, field: ComparedField): Difference {
  const [one, other] = [a, b].map((side) => plain(field === 'channels' ? [...side.channels].sort().join() : side[field]))
  if (one === '' && other === '') return 'none'
  if (one === '' || other === '') return 'oneOnly'
  return one === other ? 'equal' : 'differs'
}

/** Pairs still to be looked at first, those put off behind them; otherwise the shop's order. */
export function inOrder(pairs: readonly CandidatePair[]): CandidatePair[] {
  return [...pairs.filter((pair) => !pair.later), ...pairs.filter((pair) => pair.later)]
}

/** A choice that was stored just now. */
export interface Choice { pair: CandidatePair; said: 'merged' | 'parted' | 'putOff' }

/**
 * The pairs as they are after choices the list does not know of yet, so that the next one can be decided at once: a pair that is decided is gone,
 * after a union also every other pair of those two (they come back with the new list, under whom they belong to), and one put off is marked.
 */
export function afterChoices(pairs: readonly CandidatePair[], choices: readonly Choice[]): CandidatePair[] {
  const decided = new Set(choices.filter(({ said }) => said === 'parted').map(({ pair }) => keyOf(pair)))
  const joined = new Set(choices.filter(({ said }) => said === 'merged').flatMap(({ pair: { a, b } }) => [a.id, b.id]))
  const putOff = new Set(choices.filter(({ said }) => said === 'putOff').map(({ pair }) => keyOf(pair)))
  return pairs
    .filter((pair) => !decided.has(keyOf(pair)) && !joined.has(pair.a.id) && !joined.has(pair.b.id))
    .map((pair) => (putOff.has(keyOf(pair)) ? { ...pair, later: true } : pair))
}

export const keyOf = ({ a, b }: CandidatePair): string => `${a.id}-${b.id}`
