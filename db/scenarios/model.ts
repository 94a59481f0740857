// Scenarios as data: when to speak to whom, through what, with which words. The engine knows kinds of scenarios, never one of them.
import { z } from 'zod'
import { taskChannels } from '../tasks/model.ts'

const days = z.number().int()
/** Least and most; null = no upper end. */
const range = z.tuple([z.number().int().min(1), z.number().int().nullable()])

/** All that is named must hold. */
export const condition = z.strictObject({
  /** A year or more between first and last purchase. */
  oneYear: z.literal(true).optional(),
  /** Among the best so many percent by sales of the last 12 months. */
  topPercent: z.number().optional(),
  /** First purchase of at least so much (yen). */
  firstSales: z.number().int().optional(),
  usuallyByPhone: z.literal(true).optional(),
  /** The order of the event has not left yet. */
  unshipped: z.literal(true).optional(),
  occasions: range.optional(),
})
export type Condition = z.infer<typeof condition>

/** The day from which a scenario counts. */
export const anchor = z.discriminatedUnion('kind', [
  /** The newest purchase is delivered; `gap`: only after a pause of so many days, and so many times the own interval before it. */
  z.strictObject({ kind: z.literal('delivered'), gap: z.strictObject({ days, timesOwn: z.number() }).optional() }),
  /** Start of the `windowDays` in which most second purchases fall; `otherwise` days with fewer than `people` to learn from. */
  z.strictObject({ kind: z.literal('secondPeak'), windowDays: days, people: z.number().int(), otherwise: days }),
  /** The first product of an order to run out: delivery + days per unit × quantity; nobody is spoken to before this share of it is over. */
  z.strictObject({ kind: z.literal('useUp'), notBefore: z.number().min(0).max(1) }),
  /** Quiet for `days`; from `ownFrom` purchases on at most `days`, at least `least`, between them the own interval × `timesOwn`. */
  z.strictObject({ kind: z.literal('silence'), days, least: days, timesOwn: z.number(), ownFrom: z.number().int() }),
])
export type Anchor = z.infer<typeof anchor>

const audienceTests = ['giftOnly', 'trialOnly', 'subscriptionOnly', 'subscriber', 'seasonal'] as const
export type AudienceTest = (typeof audienceTests)[number]
const endings = ['purchase', 'sameCategory', 'subscriber', 'dormant'] as const
export type Ending = (typeof endings)[number]

/** One way to reach somebody: at the customer `on` days after the anchor, to be done `lead` days before that. */
const channelOption = z.strictObject({
  channel: z.enum(taskChannels), on: days, lead: z.number().int().min(0),
  /** Days after the anchor on which it must have arrived; later the next way is taken. */
  latest: days.optional(),
  when: condition.optional(),
})
export type ChannelOption = z.infer<typeof channelOption>

export const scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The lowest number wins where several would speak to one person. */
  priority: z.number().int(),
  name: z.strictObject({ ja: z.string(), en: z.string() }),
  anchor,
  /** How often somebody has bought as of the day. */
  occasions: range,
  /** Who is left out: of the person, or of the purchase that is the event. */
  without: z.array(z.enum(audienceTests)),
  /** Once in a customer's life, also where another order has become the event. */
  once: z.boolean(),
  /** New tasks a day at most: this share of the shop's daily tasks; null = no limit. */
  dailyShare: z.number().positive().nullable(),
  channels: z.array(channelOption).min(1),
  /** Days after which a task is too late. */
  validDays: z.number().int().positive(),
  /** Days after the anchor on which it is too late in any case. */
  endAfter: days.nullable(),
  endsWith: z.array(z.enum(endings)),
  /** For whom the owner does it; else the staff. */
  ownerWhen: condition.nullable(),
  selling: z.boolean(),
  words: z.string(),
  why: z.string(),
})
export type Scenario = z.infer<typeof scenario>

const cap = z.strictObject({ days: z.number().int().positive(), times: z.number().int().positive() })
export type Cap = z.infer<typeof cap>
export const scenarioFile = z.strictObject({
  delivery: z.strictObject({ afterShipping: days, afterOrder: days }),
  /** At most so many contacts in so many days. */
  caps: z.strictObject({ any: z.array(cap), selling: z.array(cap) }),
  /** Codes of channels whose orders are placed by phone. */
  phoneChannels: z.array(z.string()),
  scenarios: z.array(scenario),
})
export type ScenarioFile = z.infer<typeof scenarioFile>
