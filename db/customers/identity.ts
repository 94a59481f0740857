// One customer, one ID: which contact blocks are the same person. Pure: the caller loads the records and stores the answer.
import { Components } from './identityComponents.ts'
import { mailNumbers } from './identityDummies.ts'
import { groupsByNameAnd, groupsByRule, keyNumbers, type Groups } from './identityGroups.ts'
import { rules, type IdentityRecord, type Rule, type Veto } from './identityRecord.ts'

export { keysOf, matchKeys, ownContacts, prepare, rules } from './identityRecord.ts'
export type { IdentityRecord, OwnContacts, Rule, Veto } from './identityRecord.ts'

/** What people decided, as positions in the records. They outrank every rule: `together` passes over vetoes, `apart` is one. */
export interface Decisions { together: readonly (readonly [number, number])[]; apart: readonly (readonly [number, number])[] }

export interface Resolution {
  /** For each record the position of the one of its person with the smallest key. */
  root: Int32Array
  /** Why records were joined: one entry per union, positions of two records that met; `rule` counts in `rules`. */
  joins: { a: Int32Array; b: Int32Array; rule: Uint8Array }
  /** Unions that a veto forbade: the first one (strongest rule) between any two persons. Candidates for a person to look at. */
  refused: { a: number; b: number; rule: Rule; veto: Veto }[]
}

/**
 * Joins a closed set of records: whoever shares a key (keysOf) with a record of the set must be in it.
 * Pairs that share a key are taken by strength of rule, then by the keys of their later and their earlier record; a pair is
 * joined unless a veto stands between any two records of the two components so far. The order of the input has no say.
 * Near linear; fastest when the records come sorted by key.
 */
export function resolve(records: readonly IdentityRecord[], decisions?: Decisions): Resolution {
  const count = records.length
  const order = positionsByKey(records)
  const sorted = order === null ? records : Array.from(order, (at) => records[at])
  const mails = mailNumbers(sorted)
  const components = new Components(sorted, mails.of)
  if (decisions) {
    const placeOf = new Int32Array(count)
    for (let place = 0; place < count; place++) placeOf[order ? order[place] : place] = place
    for (const [a, b] of decisions.apart) components.keepApart(placeOf[a], placeOf[b])
    const together = decisions.together.map(([a, b]) => [Math.max(placeOf[a], placeOf[b]), Math.min(placeOf[a], placeOf[b])])
    for (const [later, earlier] of together.sort((x, y) => x[0] - y[0] || x[1] - y[1])) components.unite(earlier, later, 0)
  }
  const keys = keyNumbers(sorted)
  for (const groups of groupsByRule(sorted, mails, keys)) {
    // Of one mail address the very same name first: a family's order without a phone finds whose it is before no veto can tell.
    if (rules[groups.rule] === 'email') joinBy(groupsByNameAnd(keys.names, mails.of, 'email'), components)
    joinBy(groups, components)
  }
  const back = (place: number): number => (order ? order[place] : place)
  const root = new Int32Array(count)
  const smallest = components.smallest()
  for (let place = 0; place < count; place++) root[back(place)] = back(smallest[place])
  return {
    root,
    joins: { a: Int32Array.from(components.joinedA, back), b: Int32Array.from(components.joinedB, back), rule: Uint8Array.from(components.joinedBy) },
    refused: components.refusals().map(({ a, b, rule, veto }) => ({ a: back(a), b: back(b), rule: rules[rule], veto })),
  }
}

/** null = they are in order already. */
function positionsByKey(records: readonly IdentityRecord[]): Int32Array | null {
  let at = 1
  while (at < records.length && records[at - 1].key < records[at].key) at++
  if (at >= records.length) return null
  const positions = new Map(records.map((record, position) => [record.key, position]))
  return Int32Array.from(records.map((record) => record.key).sort(), (key) => positions.get(key)!)
}

/**
 * One rule over all records, each against the components that its groups hold so far. One member per component speaks for it:
 * vetoes never go away, so its other members could only be refused again.
 */
function joinBy(groups: Groups, components: Components): void {
  const speaker = new Int32Array(groups.count).fill(-1)
  /** Only groups that hold several components, because of a veto. */
  const more = new Map<number, number[]>()
  const spoken = (group: number): number[] => (group < 0 || speaker[group] < 0 ? [] : (more.get(group) ?? [speaker[group]]))
  for (let place = 0; place < groups.first.length; place++) {
    const first = groups.first[place]
    const second = groups.second[place]
    if (first < 0) continue
    const known = speaker[first] >= 0 || (second >= 0 && speaker[second] >= 0)
    if (known) components.tryUniteAll([...spoken(first), ...spoken(second)], place, groups.rule)
    for (const group of second < 0 ? [first] : [first, second]) {
      if (speaker[group] < 0) speaker[group] = place
      else {
        const speakers = components.onePerComponent([...spoken(group), place])
        speaker[group] = speakers[0]
        if (speakers.length > 1) more.set(group, speakers)
        else if (more.size > 0) more.delete(group)
      }
    }
  }
}
