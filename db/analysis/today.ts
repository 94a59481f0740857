// The owner's four cards: 1年LTV as the goal, the three levers below it, each with a year ago and its months.
import { addMonths, formatDay, partsOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import type { KpiCard } from '../today/model.ts'
import { namedCounts } from './boardCounts.ts'
import type { NamedCounts } from './boardCounts.ts'
import { firstPurchases, ltvWindow, periodOf, retentionYears } from './windows.ts'
import type { Span } from './windows.ts'

type CardKpi = 'oneYearLtv' | 'f2' | 'repeatBuyers' | 'retention' | 'salesPerCustomer'
export interface CardOptions {
  f2Days: number
  repeatRateBasis: 'repeatBuyers' | 'retention'
  /** Percent for rates, yen otherwise; null = none set. */
  targets: Partial<Record<CardKpi, number | null>>
}

/** The last days of the twelve months before the day, oldest first, then the day itself. */
export function seriesDays(asOf: Day): Day[] {
  const monthStart = asOf - partsOf(asOf).date + 1
  return [...Array.from({ length: 12 }, (_, i) => addMonths(monthStart, i - 11) - 1), asOf]
}

/** Numerator and denominator of each card in the order of the screen, then F2's waiting. */
function places(c: NamedCounts, { f2Days, repeatRateBasis }: CardOptions): number[] {
  const second = c.f2.find(({ days }) => days === f2Days)!
  const again = repeatRateBasis === 'repeatBuyers' ? [c.repeaters, c.buyers] : [c.kept, c.base]
  return [c.ltvSales, c.ltvCustomers, second.bought, second.matured, ...again, c.namedSales, c.buyers, second.waiting]
}

/** The cards as of the shop's day: 1年LTV, F2, the repeat rate of the owner's choice, 顧客単価. */
export function kpiCards(shop: Shop, options: CardOptions): KpiCard[] {
  const { asOf } = shop
  const days = seriesDays(asOf)
  const counted = namedCounts(shop, [...days, addMonths(asOf, -12)], options.f2Days).map((counts) => places(counts, options))
  const now = counted[days.length - 1]
  const yearAgo = counted[days.length]
  const again = options.repeatRateBasis
  const year = periodOf(asOf)
  const card = (place: number, kpi: CardKpi, unit: KpiCard['unit'], span: Span): KpiCard => ({
    kpi, unit, numerator: now[place], denominator: now[place + 1], waiting: kpi === 'f2' ? now[8] : 0,
    from: formatDay(span.from), to: formatDay(span.to),
    target: options.targets[kpi] ?? null,
    lastYear: { numerator: yearAgo[place], denominator: yearAgo[place + 1] },
    series: days.map((day, i) => ({ day: formatDay(day), numerator: counted[i][place], denominator: counted[i][place + 1] })),
  })
  return [
    card(0, 'oneYearLtv', 'yen', ltvWindow(asOf)),
    card(2, 'f2', 'rate', firstPurchases(asOf, options).matured),
    card(4, again, 'rate', again === 'repeatBuyers' ? year : { from: retentionYears(asOf).base.from, to: asOf }),
    card(6, 'salesPerCustomer', 'yen', year),
  ]
}
