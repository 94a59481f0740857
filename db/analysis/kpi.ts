// All KPIs of a shop as of its day, as whole counts.
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { f2 } from './f2.ts'
import { formulaLtv } from './rules.ts'
import { oneYearLtv } from './ltv.ts'
import type { KpiOptions, Kpis } from './model.ts'
import { historyOf } from './occasions.ts'
import { periodFigures } from './period.ts'
import { retention } from './retention.ts'
import { upgrades } from './upgrade.ts'
import { firstPurchases, periodOf } from './windows.ts'

/** The KPIs of §2. Without `from`/`to`: the 12 months to the as-of day; F2 within `f2Days` (default 90). */
export function kpis(shop: Shop, options: KpiOptions = {}): Kpis {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf, options)
  const window = firstPurchases(shop.asOf, options)
  const p = periodFigures(past, span)
  const kept = retention(past)
  const sales = p.namedSales
  return {
    asOf: formatDay(shop.asOf), from: formatDay(span.from), to: formatDay(span.to),
    f2: f2(past, window),
    ...upgrades(past, window),
    repeatBuyers: { numerator: p.repeaters, denominator: p.buyers },
    repeatEver: { numerator: p.repeaters, denominator: p.ever },
    retention: kept,
    repeatSales: { numerator: p.repeatSales, denominator: sales },
    salesPerCustomer: { sales, customers: p.buyers },
    salesPerOccasion: { sales, occasions: p.occasions },
    frequency: { occasions: p.occasions, customers: p.buyers },
    averageOrderValue: { sales: p.allSales, orders: p.orders },
    oneYearLtv: oneYearLtv(past),
    formulaLtv: formulaLtv({ sales, occasions: p.occasions, customers: p.buyers }, kept, shop.settings),
  }
}
