// Who must not be written to, called or mailed, and why: the one place that decides it for every output.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { historyOf } from '../analysis/occasions.ts'
import { nameKey, postalKey, searchKey, streetKey } from '../customers/normalise.ts'
import { ALWAYS } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { markKinds } from '../interactions/model.ts'
import type { MarkKind, Medium } from '../interactions/model.ts'
import type { Sqlite } from '../open.ts'
import { postalDigits } from './address.ts'
import { addresseeOf } from './addressee.ts'
import type { LeftReason, Recipient } from './model.ts'
import { isBlank } from './textFit.ts'

export interface Suppression { send: Recipient[]; left: { reason: LeftReason; people: Recipient[] }[] }
export interface SuppressionOptions {
  /** Customers taken out by hand for this run. */
  without?: readonly number[]
  /** One piece per household: whoever bought last gets it. */
  oncePerAddress?: boolean
}

/** The order of the reasons: whoever is left out for several is counted under the first. */
const order: readonly LeftReason[] = ['deceased', 'excluded', 'stopped', 'marketplaceOnly', 'returned', 'noName', 'noAddress', 'sameAddress', 'byHand']

/**
 * Parts people into those who may get something through a medium and those left out, each with one reason.
 * Stops, marks and channels count as they are now, whatever the day: a stop of today also holds for a list as of last year.
 * Reads each table once for everybody. `shop` says who bought last.
 */
export function suppress(sqlite: Sqlite, shop: Shop, people: readonly Recipient[], medium: Medium, options: SuppressionOptions = {}): Suppression {
  const reasonOf = lastingReason(sqlite, people, medium)
  const reasons = people.map(reasonOf)
  const byHand = new Set(options.without)
  if (options.oncePerAddress) {
    const candidates = people.filter((person, i) => reasons[i] === null && !byHand.has(person.id))
    const sent = oneOfEachHousehold(shop, candidates)
    const competing = new Set(candidates)
    people.forEach((person, i) => { if (competing.has(person) && !sent.has(person)) reasons[i] = 'sameAddress' })
  }
  people.forEach((person, i) => { if (byHand.has(person.id)) reasons[i] ??= 'byHand' })
  return {
    send: people.filter((_, i) => reasons[i] === null),
    left: order.map((reason) => ({ reason, people: people.filter((_, i) => reasons[i] === reason) })).filter((group) => group.people.length > 0),
  }
}

/** The reasons that lie in the person, not in this run. */
function lastingReason(sqlite: Sqlite, people: readonly Recipient[], medium: Medium): (person: Recipient) => LeftReason | null {
  const chosen = JSON.stringify(people.map((person) => person.id))
  const marks = marksOf(sqlite)
  const stopped = new Set(sqlite.prepare('SELECT c.customerId FROM stop s JOIN contact c ON c.id = s.contactId WHERE s.medium = ? AND s.endedOn IS NULL').pluck().all(medium) as number[])
  const excluded = new Set(sqlite.prepare('SELECT id FROM customer WHERE excluded = 1').pluck().all() as number[])
  const mayContact = new Set(sqlite.prepare(`SELECT DISTINCT c.customerId FROM json_each(?) j JOIN contact c ON c.customerId = j.value AND c.gone = 0
    WHERE c.channelId IN (SELECT id FROM channel WHERE contactAllowed = 1)`).pluck().all(chosen) as number[])
  const post = medium === 'post'
  return (person) => {
    const returned = post ? marks.returned.get(person.id) : undefined
    if (marks.deceased.has(person.id)) return 'deceased'
    if (excluded.has(person.id) || marks.excluded.has(person.id)) return 'excluded'
    if (stopped.has(person.id)) return 'stopped'
    if (!mayContact.has(person.id)) return 'marketplaceOnly'
    // A mark without an address cannot end by moving; better nothing sent than sent in vain again.
    if (returned && (returned.includes('') || returned.includes(addressKey(person)))) return 'returned'
    if (addresseeOf(person).name === '') return 'noName'
    // Without seven digits the boxes of a card stay empty.
    if (post && (postalKey(postalDigits(person.postalCode)) === '' || isBlank(person.address1))) return 'noAddress'
    return null
  }
}

/** Address keys of the marks that stand, by kind and customer: those of any of their contact blocks. */
function marksOf(sqlite: Sqlite): Record<MarkKind, Map<number, string[]>> {
  const marks: Record<MarkKind, Map<number, string[]>> = { returned: new Map(), deceased: new Map(), excluded: new Map() }
  const rows = sqlite.prepare(`SELECT c.customerId, m.kind, m.addressKey FROM mark m JOIN contact c ON c.id = m.contactId WHERE m.endedOn IS NULL AND m.kind IN (${markKinds.map((kind) => `'${kind}'`).join()})`).raw().all() as [number, MarkKind, string][]
  for (const [id, kind, key] of rows) marks[kind].set(id, [...(marks[kind].get(id) ?? []), key])
  return marks
}

/**
 * An address as compared: the same however it is spelt, so that mail returned from it stays returned when another file
 * writes 1丁目2番3号 for 1-2-3. '' where there is no address.
 */
export function addressKey({ postalCode, prefecture, address1, address2 }: Pick<Recipient, 'postalCode' | 'prefecture' | 'address1' | 'address2'>): string {
  const street = streetKey(address1, address2)
  if (street !== '') return `${postalKey(postalCode)} ${street}`
  return searchKey(`${prefecture}${address1}${address2}`)
}

/** Of each household the one who bought last; who never bought comes last, then the smaller number first. */
function oneOfEachHousehold(shop: Shop, people: readonly Recipient[]): Set<Recipient> {
  const past = historyOf(shop)
  const lastPurchase = ({ id }: Recipient): number => {
    const index = indexOfCustomer(shop.facts, id)
    return index < 0 || past.start[index] === past.start[index + 1] ? ALWAYS : past.day[past.start[index + 1] - 1]
  }
  const households = new Map<string, { person: Recipient; last: number }>()
  for (const person of people) {
    const key = householdKey(person)
    const found = households.get(key)
    const last = lastPurchase(person)
    if (!found || last > found.last || (last === found.last && person.id < found.person.id)) households.set(key, { person, last })
  }
  return new Set([...households.values()].map(({ person }) => person))
}

/** Same surname (or company) at the same door: here the room counts too, or a tower of 佐藤 would get one card. */
function householdKey(person: Recipient): string {
  const family = person.familyName || (/^\S+(?=\s+\S)/.exec(person.name.trim())?.[0] ?? person.name)
  const room = searchKey(person.address1 + ' ' + person.address2).match(/\d+/g)?.join('-') ?? ''
  return [nameKey(family || person.company), addressKey(person), room].join('\n')
}
