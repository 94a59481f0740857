// Pairs of customers that may be one person, for somebody to decide: what the sure rules were forbidden, and what is only likely.
import type { Sqlite } from '../open.ts'
import { readSettings } from '../settings/queries.ts'
import { givenNames, isNameless, maybeRenamed, sameGiven, similarNames } from './candidateNames.ts'
import { standingPairs } from './decisions.ts'
import { mailNumbers } from './identityDummies.ts'
import { namesakes } from './candidateNamesakes.ts'
import { Readings } from './candidateReadings.ts'
import { groupsByNameAnd, groupsByRule, keyNumbers, numbersOf, type KeyNumbers } from './identityGroups.ts'
import { familyLikeness, givenLikeness } from './identityNames.ts'
import { ownContacts, prepare, rules, type IdentityRecord } from './identityRecord.ts'
import { candidateReasons, type CandidateReason } from './whoModel.ts'

/** Two customers, the smaller id first. */
export interface Candidate { a: number; b: number; reasons: CandidateReason[]; later: boolean }

/** More customers than this under one key: it says nothing about who they are. */
const MOST_SHARING = 24
/** A name that more customers share is a common one. */
const MOST_NAMESAKES = 8
/** What speaks for one person and what against; the sum only sorts. */
const weight: Record<CandidateReason, number> = {
  customerId: 70, phoneName: 60, nameAddress: 50, email: 45, phoneSimilarName: 45, houseSimilarName: 40, nameBirthday: 50, renamed: 30, nameStreet: 30, namePostalCode: 25, nameAlone: 10, birthdayDiffers: -70, familyNameDiffers: -20, givenNameDiffers: -40,
}

/** All pairs, one each with all its reasons: likeliest first, put off ones last. Never two decided to be different. Under 3 s for 120,000 customers with 300,000 records. */
export function candidatesOf(sqlite: Sqlite): Candidate[] {
  const { records, owners } = livingRecords(sqlite)
  const pairs = pairsOf(records, Int32Array.from(owners))
  const { apart, later } = decidedPairs(sqlite)
  const byOwner = recordsByOwner(records, owners, pairs)
  const found: (Candidate & { likely: number })[] = []
  for (const [key, bits] of pairs) {
    const [a, b] = twoOf(key)
    if (apart.has(key)) continue
    const reasons = [...positive(bits), ...against(byOwner.get(a)!, byOwner.get(b)!)]
    // Only likely, and born on another day: nobody.
    if (reasons.includes('birthdayDiffers') && (bits & sure) === 0) continue
    found.push({ a, b, reasons, later: later.has(key), likely: reasons.reduce((sum, reason) => sum + weight[reason], reasons.includes('renamed') ? -weight.familyNameDiffers : 0) })
  }
  return found.sort((x, y) => Number(x.later) - Number(y.later) || y.likely - x.likely || x.a - y.a || x.b - y.b).map(({ a, b, reasons, later }) => ({ a, b, reasons, later }))
}

/** What `prepare` looks at. */
const columns = ['channelCustomerId', 'name', 'familyName', 'kana', 'email', 'phone', 'postalCode', 'address1', 'address2', 'company', 'birthday'] as const

/** Every living block made ready for comparing, and whose it is. Reads no more than it must: there may be hundreds of thousands. */
function livingRecords(sqlite: Sqlite): { records: IdentityRecord[]; owners: number[] } {
  const own = ownContacts(readSettings(sqlite))
  const codes = new Map(sqlite.prepare('SELECT id, code FROM channel').raw().all() as [number, string][])
  const records: IdentityRecord[] = []
  const owners: number[] = []
  for (const row of sqlite.prepare(`SELECT customerId, channelId, ${columns.join()} FROM contact WHERE gone = 0`).raw().iterate() as IterableIterator<[number, number, ...string[]]>) {
    const [owner, channel, channelCustomerId, name, familyName, kana, email, phone, postalCode, address1, address2, company, birthday] = row
    const contact = { channelCustomerId, name, familyName, givenName: '', kana, email, phone, postalCode, prefecture: '', address1, address2, company, birthday, sex: '' }
    records.push(prepare('', codes.get(channel)!, contact, own))
    owners.push(owner)
  }
  return { records, owners }
}

const bitOf = (reason: CandidateReason) => 1 << candidateReasons.indexOf(reason)
const sure = rules.slice(1).reduce((bits, rule) => bits | bitOf(rule as CandidateReason), 0)
const positive = (bits: number) => candidateReasons.filter((_, i) => (bits & (1 << i)) !== 0)

/** Pairs of owners as one number, with what they have in common as bits. Pure: nothing but the records has a say. */
export function pairsOf(records: readonly IdentityRecord[], owners: Int32Array): Map<number, number> {
  const pairs = new Map<number, number>()
  const note = (x: number, y: number, reason: CandidateReason) => {
    const key = pairKey(owners[x], owners[y])
    pairs.set(key, (pairs.get(key) ?? 0) | bitOf(reason))
  }
  const eachPair = (places: readonly number[], visit: (x: number, y: number) => void) => {
    for (let i = 1; i < places.length; i++) for (let k = 0; k < i; k++) if (owners[places[i]] !== owners[places[k]]) visit(places[k], places[i])
  }
  const mails = mailNumbers(records)
  const keys = keyNumbers(records)
  const readings = new Readings(records)
  for (const groups of groupsByRule(records, mails, keys)) {
    const rule = rules[groups.rule] as CandidateReason
    for (const places of shared([groups.first, groups.second], groups.count, owners)) eachPair(places, (x, y) => note(x, y, rule))
  }
  const renamed = (x: number, y: number) => { if (maybeRenamed(records[x], records[y]) && !similarNames(records[x], records[y])) note(x, y, 'renamed') }
  for (const places of shared([keys.phones.of], keys.phones.count, owners)) {
    eachPair(places, (x, y) => {
      if (readings.differ(records[x], records[y])) return
      if (similarNames(records[x], records[y])) note(x, y, 'phoneSimilarName')
      else renamed(x, y)
    })
  }
  // A family's given names are often alike; under one roof only the family name may be a slip.
  for (const places of shared([keys.houses], keys.houseCount, owners)) {
    eachPair(places, (x, y) => { if (sameGiven(records[x], records[y])) note(x, y, similarNames(records[x], records[y]) ? 'houseSimilarName' : 'renamed') })
  }
  for (const places of shared([mails.of], mails.count, owners)) eachPair(places, renamed)
  for (const script of ['kana', 'kanji'] as const) {
    const born = numbersOf(records, (record) => {
      const given = record.birthday === '' ? '' : givenNames(record)[script]
      return given === '' ? '' : `${record.birthday}|${given}`
    })
    for (const places of shared([born.of], born.count, owners)) eachPair(places, renamed)
  }
  for (const [reason, numbers] of [['nameBirthday', numbersOf(records, ({ birthday }) => birthday).of], ['namePostalCode', keys.postalCodes.of]] as const) {
    const { first, second, count } = groupsByNameAnd(keys.names, numbers)
    for (const places of shared([first, second], count, owners)) eachPair(places, (x, y) => note(x, y, reason))
  }
  const streets = groupsByNameAnd(keys.names, streetsOfUnposted(keys))
  for (const places of shared([streets.first, streets.second], streets.count, owners)) {
    eachPair(places, (x, y) => { if (records[x].postalCode === '' || records[y].postalCode === '') note(x, y, 'nameStreet') })
  }
  const sameName = shared([keys.names.first, keys.names.second, ...readings.numbersFor(records, keys.names)], keys.names.numberOf.size, owners, MOST_NAMESAKES)
  for (const [x, y] of namesakes(records, owners, keys.names, sameName, (a, b) => pairs.has(pairKey(a, b)))) note(x, y, 'nameAlone')
  return pairs
}

/** Streets of those whose name stands somewhere with a street and without a postal code: a few. */
function streetsOfUnposted({ names, streets, postalCodes }: KeyNumbers): Int32Array {
  const wanted = new Set<number>()
  streets.of.forEach((street, place) => { if (street >= 0 && postalCodes.of[place] < 0) wanted.add(names.first[place]).add(names.second[place]) })
  wanted.delete(-1)
  return streets.of.map((street, place) => (wanted.has(names.first[place]) || wanted.has(names.second[place]) ? street : -1))
}

/** The groups that hold records of several owners, but not of too many: their places, each once. */
function* shared(numbers: readonly Int32Array[], count: number, owners: Int32Array, most = MOST_SHARING): Generator<number[]> {
  const start = new Int32Array(count + 1)
  for (const of of numbers) for (let place = 0; place < of.length; place++) if (of[place] >= 0) start[of[place] + 1]++
  for (let i = 0; i < count; i++) start[i + 1] += start[i]
  const fill = start.slice(0, count)
  const places = new Int32Array(start[count])
  for (const of of numbers) for (let place = 0; place < of.length; place++) if (of[place] >= 0) places[fill[of[place]]++] = place
  for (let group = 0; group < count; group++) {
    const [from, to] = [start[group], start[group + 1]]
    let several = false
    for (let i = from + 1; i < to && !several; i++) several = owners[places[i]] !== owners[places[from]]
    if (!several || to - from > 20 * most) continue
    const members = [...new Set(places.subarray(from, to))]
    if (new Set(members.map((place) => owners[place])).size <= most && members.length <= 10 * most) yield members
  }
}

/** What stands against two customers being one, over all that is known of both. */
function against(a: readonly IdentityRecord[], b: readonly IdentityRecord[]): CandidateReason[] {
  const found: CandidateReason[] = []
  const days = new Set(a.map(({ birthday }) => birthday).filter(Boolean))
  if (days.size > 0 && b.some(({ birthday }) => birthday !== '') && !b.some(({ birthday }) => days.has(birthday))) found.push('birthdayDiffers')
  const people = [a, b].map((side) => side.filter((record) => !record.organisation && !isNameless(record)))
  const likeness = (of: typeof familyLikeness) => {
    const all = people[0].flatMap((one) => people[1].map((other) => of(one, other)))
    return all.includes(1) ? 1 : all.includes(-1) ? -1 : 0
  }
  if (likeness(familyLikeness) === -1) found.push('familyNameDiffers')
  else if (likeness(givenLikeness) === -1) found.push('givenNameDiffers')
  return found
}

function recordsByOwner(records: readonly IdentityRecord[], owners: readonly number[], pairs: ReadonlyMap<number, number>): Map<number, IdentityRecord[]> {
  const byOwner = new Map<number, IdentityRecord[]>([...pairs.keys()].flatMap(twoOf).map((owner) => [owner, []]))
  owners.forEach((owner, place) => byOwner.get(owner)?.push(records[place]))
  return byOwner
}

/** Pairs of customers that somebody keeps apart, or has put off. */
function decidedPairs(sqlite: Sqlite): { apart: Set<number>; later: Set<number> } {
  const standing = standingPairs(sqlite)
  const owner = sqlite.prepare('SELECT customerId FROM contact WHERE hash = ? AND gone = 0').pluck()
  const keys = (pairs: readonly (readonly string[])[]) => new Set(pairs.flatMap((pair) => {
    const [a, b] = pair.map((hash) => owner.get(hash) as number | undefined)
    return a === undefined || b === undefined || a === b ? [] : [pairKey(a, b)]
  }))
  return { apart: keys(standing.apart), later: keys([...standing.later.keys()].map((name) => name.split('|'))) }
}

const base = 2 ** 26
function pairKey(a: number, b: number): number {
  return Math.min(a, b) * base + Math.max(a, b)
}
function twoOf(key: number): [number, number] {
  return [Math.floor(key / base), key % base]
}
