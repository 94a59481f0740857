// KPI: every figure of the shop with its target, the gap, a year ago and its months; the shop's own figures with the same columns.
import { addMonths, formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import { EXCLUDED } from '../facts/facts.ts'
import type { FigureSettings, Shop } from '../facts/facts.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { boardUnits, daysOf, ownCode, shownKpis } from '../kpis/model.ts'
import type { BoardKpi, BoardUnit, OwnFigure } from '../kpis/model.ts'
import type { BoardRow } from './boardModel.ts'
import { boardCounts } from './boardCounts.ts'
import type { BoardCounts } from './boardCounts.ts'
import { grossProfit } from './ltv.ts'
import type { Ratio, TierPart } from './model.ts'
import type { PanelGiven } from './panel.ts'
import { formulaLtv } from './rules.ts'
import { tierCounts } from './tiers.ts'
import { seriesDays } from './today.ts'
import { firstPurchases, ltvWindow, periodOf, retentionYears } from './windows.ts'
import type { Span } from './windows.ts'

function ratio(kpi: BoardKpi, c: BoardCounts, settings: FigureSettings, f2Days: number): Ratio {
  const of = (numerator: number, denominator: number): Ratio => ({ numerator, denominator })
  const formula = () => formulaLtv({ sales: c.namedSales, occasions: c.occasions, customers: c.buyers }, of(c.kept, c.base), settings)
  switch (kpi) {
    case 'oneYearLtv': return of(c.ltvSales, c.ltvCustomers)
    case 'oneYearProfit': return of(grossProfit(c.ltvSales, settings), c.ltvCustomers)
    case 'upgrade': return of(c.upgraded, c.trial)
    case 'upgradeDirect': return of(c.both, c.trial + c.both)
    case 'toSubscription': return of(c.subscribed, c.oneOff)
    case 'repeatBuyers': return of(c.repeaters, c.buyers)
    case 'repeatEver': return of(c.repeaters, c.everBought)
    case 'retention': return of(c.kept, c.base)
    case 'repeatSales': return of(c.repeatSales, c.namedSales)
    case 'salesPerCustomer': return of(c.namedSales, c.buyers)
    case 'salesPerOccasion': return of(c.namedSales, c.occasions)
    case 'frequency': return of(c.occasions, c.buyers)
    case 'averageOrderValue': return of(c.sales, c.orders)
    case 'formulaLtv': { const { yen } = formula(); return of(yen ?? 0, yen === null ? 0 : 1) }
    case 'formulaMultiple': { const { multiple } = formula(); return of(multiple ?? 0, multiple === null ? 0 : 1) }
    default: { const { bought, matured } = f2Of(kpi, c, f2Days); return of(bought, matured) }
  }
}
const f2Of = (kpi: BoardKpi, c: BoardCounts, f2Days: number): BoardCounts['f2'][number] => c.f2.find(({ days }) => days === daysOf(kpi, f2Days))!

function spanOf(kpi: BoardKpi | null, asOf: Day, f2Days: number): Span {
  if (kpi === null) return periodOf(asOf)
  if (kpi === 'oneYearLtv' || kpi === 'oneYearProfit') return ltvWindow(asOf)
  if (kpi.startsWith('f2')) return firstPurchases(asOf, { f2Days: daysOf(kpi, f2Days) }).matured
  if (kpi === 'upgrade' || kpi === 'upgradeDirect' || kpi === 'toSubscription') return firstPurchases(asOf, { f2Days }).matured
  return kpi === 'retention' ? { from: retentionYears(asOf).base.from, to: asOf } : periodOf(asOf)
}

/** The target of a day: the last that was set by then, else the first. */
export function targetOn(targets: readonly { value: number | null; setOn: string }[], asOf: string): { value: number | null; setOn: string } | null {
  return targets.filter(({ setOn }) => setOn <= asOf).at(-1) ?? targets[0] ?? null
}

/** The board: the figures of the definitions, then the shop's own. */
export function kpiBoard(shop: Shop, given: PanelGiven): BoardRow[] {
  const { asOf, settings } = shop
  const { f2Days } = given
  const months = seriesDays(asOf)
  const days = [...months, addMonths(asOf, -12)]
  const counts = boardCounts(shop, days, f2Days)
  const row = (kpi: string, code: BoardKpi | null, unit: BoardUnit, at: (d: number) => Ratio): BoardRow => {
    const targets = given.targets.filter((target) => target.kpi === kpi).map(({ value, setOn, note }) => ({ value, setOn, note: note ?? '' }))
    const target = targetOn(targets, formatDay(asOf))
    const span = spanOf(code, asOf, f2Days)
    return {
      kpi, name: null, parts: null, unit, days: code?.startsWith('f2') ? daysOf(code, f2Days) : null, now: at(months.length - 1), yearAgo: at(months.length), series: months.map((day, d) => ({ day: formatDay(day), ...at(d) })),
      waiting: code?.startsWith('f2') ? f2Of(code, counts[months.length - 1], f2Days).waiting : null,
      from: formatDay(span.from), to: formatDay(span.to), target: target?.value ?? null, targetSetOn: target === null || target.value === null || target.setOn === '' ? null : target.setOn, targets,
    }
  }
  const figure = ownFigures(shop, given, days, counts)
  return [
    ...shownKpis(f2Days).map((kpi) => row(kpi, kpi, boardUnits[kpi], (d) => ratio(kpi, counts[d], settings, f2Days))),
    ...given.ownKpis.map(({ id, name, unit, numerator, denominator }): BoardRow => ({
      ...row(ownCode(id), null, denominator === 'one' && unit === 'times' ? 'plain' : unit, (d) => ({ numerator: figure(numerator, d), denominator: figure(denominator, d) })),
      name, parts: { numerator, denominator },
    })),
  ]
}

/** The parts of own figures on each of the days. Stages are counted anew for every day, and only where an own figure asks for them. */
export function ownFigures(shop: Shop, given: PanelGiven, days: readonly Day[], counts: readonly BoardCounts[]): (figure: OwnFigure, day: number) => number {
  const tiers: ReturnType<typeof tierCounts>[] = []
  const tiersOn = (d: number) => (tiers[d] ??= tierCounts({ ...shop, asOf: days[d] }))
  return (figure, d) => {
    if (figure === 'one') return 1
    if (figure === 'customers') return tiersOn(d).total
    if (figure.startsWith('tier.')) return tiersOn(d)[figure.slice(5) as TierPart]
    if (figure.startsWith('interactions.')) {
      const { from, to } = periodOf(days[d])
      return given.interactions().filter(({ kind, day, customerId }) => {
        const c = day >= from && day <= to && `interactions.${kind}` === figure ? indexOfCustomer(shop.facts, customerId) : -1
        return c >= 0 && !(shop.facts.customerFlags[c] & EXCLUDED)
      }).length
    }
    return counts[d][figure as 'buyers']
  }
}
