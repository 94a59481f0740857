// A segment: a choice of people by nested rules, in four groups of conditions; what the window asks about it.
import { z } from 'zod'
import { dayText } from '../analysis/dayText.ts'
import { namedPeople, tierParts } from '../analysis/peopleModel.ts'
import { media } from '../interactions/model.ts'

export const regions = ['hokkaido', 'tohoku', 'kanto', 'chubu', 'kinki', 'chugoku', 'shikoku', 'kyushu'] as const
export type Region = (typeof regions)[number]
/** 好み, 用途, きっかけ, ご家族. */
export const traitKinds = ['taste', 'use', 'trigger', 'family'] as const
export type TraitKind = (typeof traitKinds)[number]

/** Both ends included; an end that is left out is open. */
const range = { from: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional(), to: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional() }
const days = z.number().int().min(0).max(36_500)
const text = z.string().trim().min(1).max(200)

/** One condition. Who has no such figure (no purchase, no birthday) does not meet it. */
export const condition = z.discriminatedUnion('kind', [
  // Where they live, as known today.
  /** JIS numbers, 0 = not known. */
  z.strictObject({ kind: z.literal('prefecture'), codes: z.array(z.number().int().min(0).max(47)).min(1).max(48) }),
  z.strictObject({ kind: z.literal('region'), regions: z.array(z.enum(regions)).min(1).max(8) }),
  z.strictObject({ kind: z.literal('postal'), prefix: z.string().regex(/^\d{1,7}$/) }),
  /** A postal code of seven digits and a street: something can be sent there. */
  z.strictObject({ kind: z.literal('address') }),
  // Who they are.
  z.strictObject({ kind: z.literal('sex'), sex: z.enum(['female', 'male', 'unknown']) }),
  /** Full years on the day. */
  z.strictObject({ kind: z.literal('age'), ...range }),
  z.strictObject({ kind: z.literal('birthMonth'), months: z.array(z.number().int().min(1).max(12)).min(1).max(12) }),
  z.strictObject({ kind: z.literal('organisation') }),
  /** Another customer (of that day) has the same address. */
  z.strictObject({ kind: z.literal('household') }),
  // What moves them. '' = anything of that kind.
  z.strictObject({ kind: z.literal('trait'), trait: z.enum(traitKinds), value: z.string().trim().max(200) }),
  // What they did, as of the day.
  z.strictObject({ kind: z.literal('stage'), stages: z.array(z.enum(tierParts)).min(1).max(9) }),
  z.strictObject({ kind: z.literal('occasions'), ...range }),
  z.strictObject({ kind: z.literal('sinceLast'), ...range }),
  z.strictObject({ kind: z.literal('sinceFirst'), ...range }),
  /** 売上 so far, in the 12 months, in the 24 months to the day. */
  z.strictObject({ kind: z.literal('sales'), over: z.enum(['ever', 'year', 'twoYears']), ...range }),
  z.strictObject({ kind: z.literal('perOccasion'), ...range }),
  /** A product or a category: ever, in the first or the last occasion, within n days to the day, never. */
  z.strictObject({ kind: z.literal('bought'), product: z.number().int().optional(), category: text.optional(), when: z.enum(['ever', 'first', 'last', 'within', 'never']), days: days.optional() })
    .refine(({ product, category, when, days: n }) => (product === undefined) !== (category === undefined) && (when === 'within') === (n !== undefined)),
  z.strictObject({ kind: z.literal('channel'), code: text, when: z.enum(['ever', 'first', 'only']) }),
  /** An order on one of these weekdays (Monday 0) and in these hours (from 0, to 23: until 23:59). Nothing = any; who orders on a day without a clock time has no hour. */
  z.strictObject({ kind: z.literal('orderTime'), weekdays: z.array(z.number().int().min(0).max(6)).max(7), hours: z.strictObject({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(23) }).optional() }),
  /** Median days between occasions. */
  z.strictObject({ kind: z.literal('interval'), ...range }),
  z.strictObject({ kind: z.literal('mark'), mark: z.enum(['slipping', 'seasonal', 'subscribed', 'giftSender']) }),
  /** We spoke or wrote to them within n days to the day; `medium` absent = in any way. */
  z.strictObject({ kind: z.literal('contacted'), days, medium: z.enum(media).optional() }),
  z.strictObject({ kind: z.literal('stop'), medium: z.enum(media) }),
  z.strictObject({ kind: z.literal('consent') }),
  /** By today's knowledge of whether it is settled. */
  z.strictObject({ kind: z.literal('complaint') }),
  z.strictObject({ kind: z.literal('reach'), by: z.enum(['email', 'phone']) }),
  z.strictObject({ kind: z.literal('segment'), id: z.number().int() }),
  /** The people behind a figure, a stage, a search …, with the words that named them when they were kept. */
  z.strictObject({ kind: z.literal('people'), people: namedPeople, name: z.string().max(200) }),
])
export type Condition = z.infer<typeof condition>
export type ConditionKind = Condition['kind']
export type Rule = { all: Rule[] } | { any: Rule[] } | { not: Rule } | Condition

/** The four groups (S1-2), in the order in which they are offered. */
export const conditionGroups = {
  place: ['prefecture', 'region', 'postal', 'address'],
  person: ['sex', 'age', 'birthMonth', 'organisation', 'household'],
  mind: ['trait'],
  behaviour: ['stage', 'occasions', 'sinceLast', 'sinceFirst', 'sales', 'perOccasion', 'bought', 'channel', 'orderTime', 'interval', 'mark', 'contacted', 'stop', 'consent', 'complaint', 'reach', 'segment', 'people'],
} as const satisfies Record<string, readonly ConditionKind[]>
export type ConditionGroup = keyof typeof conditionGroups

/** No rule is deeper or holds more; far beyond what anybody could still explain. */
export const MOST_DEPTH = 12
export const MOST_CONDITIONS = 100

/** Checked before it is parsed, without recursion: a hostile rule must not run out of stack. */
function isBounded(rule: unknown): boolean {
  let level: unknown[] = [rule]
  let seen = 0
  for (let depth = 0; level.length > 0; depth++) {
    seen += level.length
    if (depth > MOST_DEPTH || seen > 2 * MOST_CONDITIONS) return false
    level = level.flatMap((one) => {
      if (one === null || typeof one !== 'object') return []
      const { all, any, not } = one as Record<string, unknown>
      return [...(Array.isArray(all) ? all as unknown[] : []), ...(Array.isArray(any) ? any as unknown[] : []), ...(not === undefined ? [] : [not])]
    })
  }
  return true
}

const tree: z.ZodType<Rule, Rule> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(tree).max(MOST_CONDITIONS) }), z.strictObject({ any: z.array(tree).max(MOST_CONDITIONS) }), z.strictObject({ not: tree }), condition as unknown as z.ZodType<Condition, Condition>,
]))
export const segmentRule = z.custom<Rule>(isBounded).pipe(tree)

/** A rule as it is stored; null where it cannot be read: damaged, or written by a newer version. */
export function readRule(text: string): Rule | null {
  try { return segmentRule.safeParse(JSON.parse(text)).data ?? null } catch { return null }
}

/** Every condition of a rule, from left to right, with how often `not` stands above it (odd = must not hold) and how deep it lies (0 = alone). */
export function conditionsOf(rule: Rule, negated = false, depth = 0): { condition: Condition; negated: boolean; depth: number }[] {
  if ('all' in rule) return rule.all.flatMap((one) => conditionsOf(one, negated, depth + 1))
  if ('any' in rule) return rule.any.flatMap((one) => conditionsOf(one, negated, depth + 1))
  // Not a level of its own for whoever reads it: "not so".
  if ('not' in rule) return conditionsOf(rule.not, !negated, depth)
  return [{ condition: rule, negated, depth }]
}

/** Segments that a rule looks into, also through the filter of a figure. */
export function segmentsIn(rule: Rule): number[] {
  return conditionsOf(rule).flatMap(({ condition: one }) => {
    if (one.kind === 'segment') return [one.id]
    if (one.kind === 'people' && one.people.kind === 'panel' && one.people.filter?.segment != null) return [one.people.filter.segment]
    return []
  })
}

// ---- What the window asks.

const name = z.string().trim().min(1).max(100)
const content = z.string().trim().max(4000)
export const saveSegment = z.strictObject({ id: z.number().int().optional(), name, rule: segmentRule, content: content.default('') })
export const segmentId = z.strictObject({ id: z.number().int() })
export const segmentsQuery = z.strictObject({ asOf: dayText.optional() })
export const countQuery = z.strictObject({ rule: segmentRule, asOf: dayText.optional() })
export const reasonsQuery = z.strictObject({ rule: segmentRule.optional(), id: z.number().int().optional(), customerId: z.number().int(), asOf: dayText.optional() })
export const ofCustomerQuery = z.strictObject({ customerId: z.number().int(), asOf: dayText.optional() })
export const setTrait = z.strictObject({ customerId: z.number().int(), trait: z.enum(traitKinds), value: text, on: z.boolean() })

/** What is doubtful about a segment: who they are alone (S1-3); nobody, too few to act on, nearly everybody (S1-4); too fine a tree (S0-6). */
export const warningCodes = ['noBehaviour', 'nobody', 'tooSmall', 'everybody', 'tooFine'] as const
export type WarningCode = (typeof warningCodes)[number]
/** Fewer is no group to act on with a printed piece. */
export const SMALL = 10
/** More of them than an owner can treat differently. */
export const MOST_SEGMENTS = 12
/** Deeper, or with more conditions, nobody can say any more who is in it. */
export const FINE = { depth: 3, conditions: 8 } as const

export interface SegmentCount { asOf: string; count: number; total: number; warnings: WarningCode[] }
export interface SegmentRow extends Omit<SegmentCount, 'asOf' | 'total'> {
  id: number
  name: string
  rule: Rule
  content: string
  /** An instant (ISO). */
  changedAt: string
}
/** Two segments of nearly the same people: one list would do. `shared` of the smaller one's people are in both. */
export interface Overlap { a: number; b: number; shared: number; of: number }
/** `unreadable`: those whose rule, or that of a segment they look into, cannot be read: nobody can say who is in them. */
export interface SegmentList { asOf: string; total: number; rows: SegmentRow[]; unreadable: { id: number; name: string }[]; overlaps: Overlap[]; tooMany: boolean; proposals: Proposal[] }
/** Shipped examples, worded segments.proposals.<code>. */
export interface Proposal { code: string; rule: Rule; count: number }
/** A condition that a person meets, with the person's own figure where it has one. */
export interface Reason { condition: Condition; negated: boolean; value: number | null }
export interface SegmentOfCustomer { id: number; name: string; content: string; reasons: Reason[] }
export interface TraitRow { id: number; trait: TraitKind; value: string; since: string }
/** Values used before, the most frequent first. */
export type TraitValues = Record<TraitKind, string[]>
/** What conditions can name. */
export interface SegmentChoices {
  products: { id: number; name: string }[]
  categories: string[]
  channels: string[]
  traits: TraitValues
  segments: { id: number; name: string }[]
}

/** The five steps (S1-5), each with its state from the shop's own data: how many of how many. */
export const guideSteps = ['tidy', 'axis', 'collect', 'prepare', 'analyse'] as const
export type GuideStep = (typeof guideSteps)[number]
export interface GuideRow { step: GuideStep; done: boolean; part: number; of: number }
