// What the panels of the tab 2回目と離脱 give.
import type { Kpis } from './model.ts'

/** The cohort: first purchases 都度 in [D − 729, D − 365], so that each day of the curve has the same denominator. */
export interface F2Curve {
  from: string
  to: string
  customers: number
  /** Customers with a second purchase within d days, d = 0 … 365. */
  bought: number[]
  /** The fourteen days that hold most second purchases. */
  peak: { from: number; to: number; customers: number } | null
  /** F2 of 30, 60 … days, each over its own window (the KPI). */
  windows: Kpis['f2'][]
}

/** Which occasions are counted: with something bought 都度 (the definitions' default), with 定期, or all. */
export const dropoffKinds = ['all', 'oneOff', 'subscription'] as const
export type DropoffKind = (typeof dropoffKinds)[number]

/** The n-th purchase: how many reached it and what became of them. Rates only over matured people. */
export interface DropoffStep {
  n: number
  reached: number
  /** Bought an (n + 1)-th time. */
  bought: number
  /** これから: not yet, and not dormant. */
  waiting: number
  /** Not, and dormant. */
  lost: number
  /** n-th purchase long enough ago (≥ the dormancy days) to judge, and those of them who bought again. */
  matured: number
  boughtMatured: number
  /** Median days from the n-th to the next; null where nobody bought again. */
  medianDays: number | null
}

/** `null` = every interval, whatever its number. */
export type IntervalOf = number | null

export interface IntervalBin {
  /** Days, both ends included; `to` null = and more. */
  from: number
  to: number | null
  intervals: number
  /** Customers with such an interval. */
  customers: number
  /** Customers whose last purchase (the n-th) lies so many days back today. */
  now: number
}
export interface Intervals {
  n: IntervalOf
  intervals: number
  /** Customers with at least one. */
  customers: number
  q1: number | null
  median: number | null
  q3: number | null
  /** The fourteen days that hold most intervals, and who stands there today. */
  peak: { from: number; to: number; intervals: number; customers: number; now: number } | null
  /** Days per bin: so that nine of ten intervals fall into 26 bins. */
  width: number
  bins: IntervalBin[]
}
