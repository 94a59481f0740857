// The stretches of days the KPIs look at.
import { parseDay, yearStart } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { KpiOptions } from './model.ts'

/** First and last day, both included. `from` > `to` is an empty stretch. */
export interface Span { from: Day; to: Day }

/** P: the days asked for, else the 12 months to the as-of day. */
export function periodOf(asOf: Day, options: KpiOptions = {}): Span {
  return {
    from: options.from === undefined ? yearStart(asOf) : parseDay(options.from),
    to: options.to === undefined ? asOf : parseDay(options.to),
  }
}

/** Whose first purchase is looked at, W days after it: those whose W days are over, and those still open. */
export interface FirstPurchases { days: number; matured: Span; waiting: Span }

/** F2's window: [D−W−364, D−W], or the days asked for as far as their W days are over; behind it those still waiting. */
export function firstPurchases(asOf: Day, options: KpiOptions = {}): FirstPurchases {
  const days = options.f2Days ?? 90
  const ripe = asOf - days
  const from = options.from === undefined ? ripe - 364 : parseDay(options.from)
  const to = options.to === undefined ? asOf : parseDay(options.to)
  return {
    days,
    matured: { from, to: Math.min(to, ripe) },
    waiting: { from: Math.max(from, ripe + 1), to: Math.min(to, asOf) },
  }
}

/** 年間維持率: the year before last year's end, and the year to the as-of day. */
export function retentionYears(asOf: Day): { base: Span; kept: Span } {
  return { base: { from: asOf - 729, to: asOf - 365 }, kept: { from: asOf - 364, to: asOf } }
}

/** 1年LTV: first purchases in the 12 months to D − 365 days, so that everybody's year is over. */
export function ltvWindow(asOf: Day): Span {
  if (lastWindow.asOf !== asOf) lastWindow = { asOf, span: { from: yearStart(asOf - 365), to: asOf - 365 } }
  return lastWindow.span
}
/** Asked for one customer after the other. */
let lastWindow: { asOf: Day; span: Span } = { asOf: NaN, span: { from: 0, to: -1 } }
