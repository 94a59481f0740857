// Names and shapes of the figures: stages, moves, KPIs, and the people behind any of them.
import { z } from 'zod'

/** A civil date 'YYYY-MM-DD' that exists. */
export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((s) => {
  const d = new Date(s + 'T00:00:00Z')
  return !Number.isNaN(d.getTime()) && d.toISOString().startsWith(s)
})

/** お客様の段階, in the order in which they partition the customers. */
export const tierCodes = ['prospect', 'firstTime', 'repeat', 'oneYear', 'dormant'] as const
export type Tier = (typeof tierCodes)[number]
/** Stages and their shown halves: repeat = second + thirdOrMore, dormant = dormantOnce + dormantMore. */
export const tierParts = [...tierCodes, 'second', 'thirdOrMore', 'dormantOnce', 'dormantMore'] as const
export type TierPart = (typeof tierParts)[number]

/** Customers per stage as of a day; `total` = all customers that exist on that day and are not excluded. */
export interface TierCounts {
  asOf: string
  prospect: number
  firstTime: number
  repeat: number
  second: number
  thirdOrMore: number
  oneYear: number
  dormant: number
  dormantOnce: number
  dormantMore: number
  total: number
}

/** The stage before a customer exists. */
export type TierOrNone = Tier | 'none'
export interface Moves {
  from: string
  to: string
  /** Cells with at least one customer; a customer not existing on either day is in none. */
  cells: { from: TierOrNone; to: TierOrNone; customers: number }[]
}

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

export interface Ratio { numerator: number; denominator: number }

/** Every KPI of definitions §2 as whole counts: divided only for display. */
export interface Kpis {
  asOf: string
  from: string
  to: string
  f2: { days: number; from: string; to: string; bought: number; matured: number; waiting: number }
  upgrade: { bought: number; matured: number }
  toSubscription: { bought: number; matured: number }
  repeatBuyers: Ratio
  repeatEver: Ratio
  retention: Ratio
  /** Yen over yen. */
  repeatSales: Ratio
  salesPerCustomer: { sales: number; customers: number }
  salesPerOccasion: { sales: number; occasions: number }
  frequency: { occasions: number; customers: number }
  averageOrderValue: { sales: number; orders: number }
  oneYearLtv: { from: string; to: string; sales: number; customers: number; grossProfit: number }
  formulaLtv: {
    salesPerOccasion: { sales: number; occasions: number }
    frequency: { occasions: number; customers: number }
    /** B ÷ (B − K) from 年間維持率 K/B, at most 10; null when B = 0. */
    years: number | null
    /** K = B: shown as 10年以上. */
    yearsCapped: boolean
    /** Whole yen; null when a factor has no denominator. */
    yen: number | null
    /** yen ÷ costs; null when the costs are 0 or yen is null. */
    multiple: number | null
  }
}

/** So many hand-picked customers at most. */
export const MOST_IDS = 20_000

/** Which customers stand behind a figure. `part`: the counted ones, all who could be, those still open (F2 only). */
export const peopleRef = z.discriminatedUnion('kind', [
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
])
export type PeopleRef = z.infer<typeof peopleRef>
