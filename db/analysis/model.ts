// Names and shapes of the figures: stages, moves, KPIs, and the people behind any of them.
import { z } from 'zod'
import { dayText } from './dayText.ts'
import { kpiCodes, kpiOptions, MOST_IDS, namedPeople, tierCodes, tierParts } from './peopleModel.ts'
import type { KpiCode, KpiOptions, Tier, TierPart } from './peopleModel.ts'
import { segmentRule } from '../segments/model.ts'

export { dayText, kpiCodes, kpiOptions, MOST_IDS, tierCodes, tierParts }
export type { KpiCode, KpiOptions, Tier, TierPart }

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

/** Which customers stand behind a figure, or fulfil a rule. */
export const peopleRef = z.discriminatedUnion('kind', [
  ...namedPeople.options,
  /** A saved segment, and a rule as it is being made; as of the day that is asked about. */
  z.object({ kind: z.literal('segment'), id: z.number().int() }),
  z.object({ kind: z.literal('rule'), rule: segmentRule }),
])
export type PeopleRef = z.infer<typeof peopleRef>
