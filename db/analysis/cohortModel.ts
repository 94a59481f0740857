// What the panels of cohorts and of the LTV curve give.

/** As the command line gives it; `sales` from the first purchase to the end of month +k, the whole cohort together. */
export interface CohortResult { months: string[]; size: number[]; retained: (number | null)[][]; sales: (number | null)[][] }

/** First buyers of one calendar month that is over, and the advertising of that month. Money in whole yen, all of them together. */
export interface WonMonth {
  month: string
  /** null = nothing entered. */
  cost: number | null
  newBuyers: number
  /** Gross profit within [F, F+364]; null = not everybody's year is over. */
  yearProfit: number | null
  /** `yearProfit` less advertising and a year's keeping; null where one of them is not known. */
  net: number | null
  /** First k with gross profit by the end of month +k ≥ cost; null = not yet, or nothing to say (no cost, nobody, cost 0). */
  paidBack: number | null
}
export interface LtvCurve {
  /** First buyers of the twelve latest months whose month +reach is over; sums by the end of month +k. Empty sums: nobody. `cost`: null unless entered for each of these months. */
  curve: { from: string; to: string; customers: number; sales: number[]; grossProfit: number[]; cost: number | null }
  /** 許容CPO of the shop as a whole: (grossProfit of 1年LTV ÷ customers) − wishedProfit. */
  allowed: { grossProfit: number; customers: number; wishedProfit: number }
  /** Oldest first; months with first buyers or with costs. */
  months: WonMonth[]
}
