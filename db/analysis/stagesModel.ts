// What the panels of the tab 段階と動き give.

/** One month, up to the as-of day. Sales of named customers by each order's own day; people by the day of the occasion. */
export interface NewRepeatMonth {
  /** 'YYYY-MM'. */
  month: string
  firstSales: number
  repeatSales: number
  /** Returns whose order is not known, ≤ 0: neither first nor later. */
  returns: number
  /** Buyers of the month whose only occasion in it is their first; those with a second or later one in it. */
  firstBuyers: number
  repeatBuyers: number
}

/** already: bought in the sixty days to D. notYet: bought since last year's window, but not in these. notSince: not at all since. */
export const lastYearStates = ['notSince', 'notYet', 'already'] as const
export type LastYearState = (typeof lastYearStates)[number]

export interface LastYearNow {
  /** The days a year ago. */
  from: string
  to: string
  /** The sixty days to D. */
  recentFrom: string
  /** Customers, and what they spent on the occasions within those days of last year, yen. */
  states: { state: LastYearState; customers: number; sales: number }[]
}
