// The rule while it is being made: always a group on top, changed at a path of places.
import type { Condition, ConditionKind, Rule, SegmentChoices } from '../../db/segments/model.ts'
import { isCondition } from './words.ts'

export type Group = { all: Rule[] } | { any: Rule[] }
/** Places from the top group down. */
export type Path = readonly number[]

export const partsOf = (group: Group): Rule[] => ('all' in group ? group.all : group.any)
export const withParts = (group: Group, parts: Rule[]): Group => ('all' in group ? { all: parts } : { any: parts })

/** A rule as a group that holds it. */
export function asGroup(rule: Rule): Group {
  return 'all' in rule || 'any' in rule ? rule : { all: [rule] }
}

/** Denied or not, a part without its "not". */
export function bare(part: Rule): { rule: Condition | Group; negated: boolean } {
  let [rule, negated] = [part, false]
  while ('not' in rule) { rule = rule.not; negated = !negated }
  return { rule, negated }
}
export const denied = (rule: Rule, negated: boolean): Rule => (negated ? { not: rule } : rule)

/** The same group with the part at the path changed; null takes it away. */
export function changedAt(group: Group, path: Path, change: (part: Rule) => Rule | null): Group {
  const [place, ...rest] = path
  return withParts(group, partsOf(group).flatMap((part, i) => {
    if (i !== place) return [part]
    if (rest.length === 0) { const next = change(part); return next ? [next] : [] }
    const { rule, negated } = bare(part)
    return isCondition(rule) ? [part] : [denied(changedAt(rule, rest, change), negated)]
  }))
}

/** What a new condition says before anybody has changed it. */
export function newCondition(kind: ConditionKind, choices: SegmentChoices | undefined, segment: number | undefined): Condition | null {
  const product = choices?.products[0]
  switch (kind) {
    case 'prefecture': return { kind, codes: [13] }
    case 'region': return { kind, regions: ['kanto'] }
    case 'postal': return { kind, prefix: '100' }
    case 'address': case 'organisation': case 'household': case 'consent': case 'complaint': return { kind }
    case 'sex': return { kind, sex: 'female' }
    case 'age': return { kind, from: 40, to: 59 }
    case 'birthMonth': return { kind, months: [1] }
    case 'trait': return { kind, trait: 'taste', value: choices?.traits.taste[0] ?? '' }
    case 'stage': return { kind, stages: ['firstTime'] }
    case 'occasions': return { kind, from: 2 }
    case 'sinceLast': return { kind, from: 90 }
    case 'sinceFirst': return { kind, from: 14, to: 120 }
    case 'sales': return { kind, over: 'ever', from: 10_000 }
    case 'perOccasion': return { kind, from: 5000 }
    case 'bought': return product ? { kind, product: product.id, when: 'ever' } : null
    case 'channel': return { kind, code: choices?.channels[0] ?? 'shopify', when: 'ever' }
    case 'orderTime': return { kind, weekdays: [5, 6] }
    case 'interval': return { kind, from: 20, to: 60 }
    case 'mark': return { kind, mark: 'slipping' }
    case 'contacted': return { kind, days: 30 }
    case 'stop': return { kind, medium: 'post' }
    case 'reach': return { kind, by: 'email' }
    case 'segment': return segment === undefined ? null : { kind, id: segment }
    // Kept from the list, never made here.
    case 'people': return null
  }
}
