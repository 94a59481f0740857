// LTV as a tree of levers: the factors of the formula as they are, and what each alone would have to become to reach the target.
import type { Shop } from '../facts/facts.ts'
import { formatDay } from '../facts/day.ts'
import type { LtvTree } from './boardModel.ts'
import { targetOn } from './kpiBoard.ts'
import type { Kpis } from './model.ts'
import { historyOf } from './occasions.ts'
import type { PanelGiven } from './panel.ts'
import { periodFigures } from './period.ts'
import { retention } from './retention.ts'
import { factorsOf, formulaLtv, leversTo } from './rules.ts'
import { periodOf } from './windows.ts'

/** The tree of the 12 months to the day. */
export function ltvTree(shop: Shop, given: PanelGiven): LtvTree {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf)
  const { namedSales: sales, occasions, buyers: customers } = periodFigures(past, span)
  const kept = retention(past)
  const ltv: Kpis['formulaLtv'] = formulaLtv({ sales, occasions, customers }, kept, shop.settings)
  const { acquisitionCost, retentionCost } = shop.settings
  const factors = factorsOf(ltv, kept, shop.settings)
  const targetOf = (kpi: string): number | null => targetOn(given.targets.filter((target) => target.kpi === kpi), formatDay(shop.asOf))?.value ?? null
  const target = { yen: targetOf('formulaLtv'), multiple: targetOf('formulaMultiple') }
  return {
    from: formatDay(span.from), to: formatDay(span.to), ...ltv, retention: kept, acquisitionCost, retentionCost, factors, target,
    toYen: factors && target.yen !== null ? leversTo(factors, { yen: target.yen }) : null,
    toMultiple: factors && target.multiple !== null ? leversTo(factors, { multiple: target.multiple }) : null,
  }
}
