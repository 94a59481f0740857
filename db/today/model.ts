// What the room 今日 shows in one answer.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'
import type { KpiCode, Kpis, Moves, TierCounts } from '../analysis/model.ts'

export const todayQuery = z.object({ asOf: dayText.optional() })

/** A figure as a card: two counts, its target, the same a year ago, and its history by month's end. */
export interface KpiCard {
  kpi: KpiCode
  /** 'rate': numerator ÷ denominator as percent; 'yen': whole yen per head. */
  unit: 'rate' | 'yen'
  numerator: number
  denominator: number
  /** F2 only: first buyers whose days are not over yet. */
  waiting: number
  /** The period the card looks at. */
  from: string
  to: string
  /** Percent for rates, yen otherwise. */
  target: number | null
  lastYear: { numerator: number; denominator: number }
  /** Oldest first: the last 13 month ends up to the as-of date. */
  series: { day: string; numerator: number; denominator: number }[]
}
export interface ChannelFreshness { channel: string; lastDay: string; daysAgo: number }
export interface TodayBoard {
  asOf: string
  /** First and last day of the data, null in an empty shop. */
  firstDay: string | null
  lastDay: string | null
  /** 1年LTV first, then the three levers in the order of the screen. */
  cards: KpiCard[]
  tiers: TierCounts
  /** From the end of the month before to the as-of date. */
  moves: Moves
  freshness: ChannelFreshness[]
  /** Channels whose newest order is older than three days. */
  stale: boolean
  lastImportAt: string | null
  kpis: Kpis
}
