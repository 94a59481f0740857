// The ways to name people that need no rule: a stage, a move, a KPI, hand-picked ones, a search, a figure of a panel.
import { z } from 'zod'
import { dayText } from './dayText.ts'
import { panelPeople } from './panelModel.ts'

/** お客様の段階, in the order in which they partition the customers. */
export const tierCodes = ['prospect', 'firstTime', 'repeat', 'oneYear', 'dormant'] as const
export type Tier = (typeof tierCodes)[number]
/** Stages and their shown halves: repeat = second + thirdOrMore, dormant = dormantOnce + dormantMore. */
export const tierParts = [...tierCodes, 'second', 'thirdOrMore', 'dormantOnce', 'dormantMore'] as const
export type TierPart = (typeof tierParts)[number]

export const kpiCodes = [
  'oneYearLtv', 'f2', 'upgrade', 'toSubscription', 'repeatBuyers', 'repeatEver', 'retention', 'repeatSales',
  'salesPerCustomer', 'salesPerOccasion', 'frequency', 'averageOrderValue', 'formulaLtv',
] as const
export type KpiCode = (typeof kpiCodes)[number]

export const kpiOptions = z.object({
  /** First and last day of the period P; both or neither. Default: the 12 months to the as-of date. */
  from: dayText.optional(),
  to: dayText.optional(),
  f2Days: z.number().int().min(1).max(3650).optional(),
})
export type KpiOptions = z.infer<typeof kpiOptions>

/** So many hand-picked customers at most. */
export const MOST_IDS = 20_000

/** Those that name people without a rule. `part`: the counted ones, all who could be, those still open (F2 only). */
export const namedPeople = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tier'), tier: z.enum(tierParts) }),
  z.object({ kind: z.literal('move'), fromDay: dayText, toDay: dayText, from: z.enum(['none', ...tierCodes]), to: z.enum(['none', ...tierCodes]) }),
  z.object({ kind: z.literal('kpi'), kpi: z.enum(kpiCodes), part: z.enum(['numerator', 'denominator', 'waiting']), options: kpiOptions.optional() }),
  /** Hand-picked customers. */
  z.object({ kind: z.literal('ids'), ids: z.array(z.number().int()).max(MOST_IDS) }),
  /** A search, as typed into the list. */
  z.object({ kind: z.literal('find'), find: z.string().max(200) }),
  /** Those with an open task that is due; of one channel only where named. */
  z.object({ kind: z.literal('tasks'), channel: z.string().max(20).optional() }),
  /** Whom an import has made known, or brought back after a long time. */
  z.object({ kind: z.literal('import'), importId: z.number().int(), part: z.enum(['new', 'back']) }),
  /** Those behind one figure of a panel of 分析. */
  panelPeople,
])
export type NamedPeople = z.infer<typeof namedPeople>
