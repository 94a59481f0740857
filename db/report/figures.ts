// The figures of a report as plain counts: noted when it is saved, compared by the next one.
import { countsPeople } from '../analysis/boardPeople.ts'
import { kpis } from '../analysis/kpi.ts'
import type { Kpis } from '../analysis/model.ts'
import { difference, shownValue } from '../analysis/rules.ts'
import { tierCounts } from '../analysis/tiers.ts'
import type { Cell } from '../analysis/panelModel.ts'
import { boardUnits } from '../kpis/model.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { dayRange } from '../shops/lifecycle.ts'
import type { ComparedKpi, ReportFigures, ReportRatio } from './model.ts'

/** What of each figure is divided by what. */
const parts: Record<ComparedKpi, (all: Kpis) => ReportRatio> = {
  oneYearLtv: ({ oneYearLtv: { sales, customers } }) => ({ numerator: sales, denominator: customers }),
  f2: ({ f2: { bought, matured } }) => ({ numerator: bought, denominator: matured }),
  repeatBuyers: (all) => all.repeatBuyers,
  retention: (all) => all.retention,
  salesPerCustomer: ({ salesPerCustomer: { sales, customers } }) => ({ numerator: sales, denominator: customers }),
  salesPerOccasion: ({ salesPerOccasion: { sales, occasions } }) => ({ numerator: sales, denominator: occasions }),
  frequency: ({ frequency: { occasions, customers } }) => ({ numerator: occasions, denominator: customers }),
  averageOrderValue: ({ averageOrderValue: { sales, orders } }) => ({ numerator: sales, denominator: orders }),
  repeatSales: (all) => all.repeatSales,
  repeatEver: (all) => all.repeatEver,
  upgrade: ({ upgrade: { bought, matured } }) => ({ numerator: bought, denominator: matured }),
  toSubscription: ({ toSubscription: { bought, matured } }) => ({ numerator: bought, denominator: matured }),
}

/** The figures as of a day ('YYYY-MM-DD'; without it today), straight from the analyses. */
export function figuresOf(open: OpenShop, asOf?: string): ReportFigures {
  const shop = asOfShop(open, asOf)
  const all = kpis(shop, { f2Days: open.settings.f2Days })
  const { firstTime, repeat, oneYear, dormant, prospect, total } = tierCounts(shop)
  return {
    version: 1, asOf: all.asOf, ...dayRange(open), from: all.from,
    sales: all.averageOrderValue.sales, orders: all.averageOrderValue.orders, buyers: all.salesPerCustomer.customers, f2Days: all.f2.days,
    tiers: { firstTime, repeat, oneYear, dormant, prospect, total },
    kpis: Object.fromEntries(Object.entries(parts).map(([kpi, of]) => [kpi, of(all)])) as ReportFigures['kpis'],
  }
}

export type KpiUnit = 'rate' | 'yen' | 'times'
export const unitOf = (kpi: ComparedKpi): KpiUnit => boardUnits[kpi]

/** A figure as a cell, written like any other: where it is taken over people it names them, so that it is known when they are few. */
export function kpiCell(kpi: ComparedKpi, { numerator, denominator }: ReportRatio): Cell {
  const unit = unitOf(kpi)
  const base = countsPeople(kpi, 'denominator') ? { kpi, part: 'denominator' } : undefined
  return unit === 'rate' ? { kind: 'rate', numerator, denominator, ...(base && { base }) } : { kind: 'mean', sum: numerator, count: denominator, of: unit, ...(base && { people: base }) }
}

/** Now less then, of the values as they are shown (tenths of a percent, whole yen, hundredths of times): points, yen or times; null when one is missing. */
export const shownDifference = (unit: KpiUnit, now: ReportRatio, then: ReportRatio): number | null => difference(shownValue(unit, now), shownValue(unit, then))
