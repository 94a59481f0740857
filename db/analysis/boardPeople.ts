// The people behind the figures of the board, and behind the shop's own figures.
import { EXCLUDED } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import type { BoardKpi, OwnFigure } from '../kpis/model.ts'
import { MATURED, stand } from './f2.ts'
import { daysOf } from '../kpis/model.ts'
import type { KpiCode, TierPart } from './model.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { HAS_REGULAR, HAS_TRIAL } from './orderKinds.ts'
import { peopleBehind } from './people.ts'
import { exists, tierPeople } from './tiers.ts'
import { firstPurchases, periodOf } from './windows.ts'

export type BoardPart = 'numerator' | 'denominator' | 'waiting'

/** Which parts of a figure count people. */
const counted: Partial<Record<BoardKpi, readonly BoardPart[]>> = {
  oneYearLtv: ['denominator'], oneYearProfit: ['denominator'], salesPerCustomer: ['denominator'], frequency: ['denominator'],
  upgrade: ['numerator', 'denominator'], upgradeDirect: ['numerator', 'denominator'], toSubscription: ['numerator', 'denominator'],
  repeatBuyers: ['numerator', 'denominator'], repeatEver: ['numerator', 'denominator'], retention: ['numerator', 'denominator'],
}
export const countsPeople = (kpi: BoardKpi, part: BoardPart): boolean => kpi.startsWith('f2') || (counted[kpi]?.includes(part) ?? false)

/** Customer indexes behind a part that counts people, ascending. */
export function boardPeople(shop: Shop, kpi: BoardKpi, part: BoardPart, f2Days: number): Int32Array {
  if (kpi === 'upgradeDirect') {
    const past = historyOf(shop)
    const window = firstPurchases(shop.asOf, { f2Days })
    const both = HAS_TRIAL | HAS_REGULAR
    return customersWhere(past.start.length - 1, (c) => stand(past, window, c) === MATURED && (part === 'numerator' ? (past.kinds[past.start[c]] & both) === both : (past.kinds[past.start[c]] & HAS_TRIAL) !== 0))
  }
  const code: KpiCode = kpi.startsWith('f2') ? 'f2' : kpi === 'oneYearProfit' ? 'oneYearLtv' : (kpi as KpiCode)
  return peopleBehind(shop, { kind: 'kpi', kpi: code, part, options: { f2Days: daysOf(kpi, f2Days) } })
}

/** Whether an own figure counts people who can be opened. */
export const ownCountsPeople = (figure: OwnFigure): boolean => figure.startsWith('tier.') || ['customers', 'everBought', 'buyers', 'repeaters', 'firstPurchases'].includes(figure)

/** Customer indexes behind an own figure that counts people, ascending. */
export function ownPeople(shop: Shop, figure: OwnFigure): Int32Array {
  if (figure.startsWith('tier.')) return tierPeople(shop, figure.slice(5) as TierPart)
  if (figure === 'customers') return customersWhere(shop.facts.customerFlags.length, (c) => !(shop.facts.customerFlags[c] & EXCLUDED) && exists(shop, c))
  if (figure === 'firstPurchases') {
    const { start, day } = historyOf(shop)
    const { from, to } = periodOf(shop.asOf)
    return customersWhere(start.length - 1, (c) => start[c] < start[c + 1] && day[start[c]] >= from && day[start[c]] <= to)
  }
  const part = figure === 'repeaters' ? 'numerator' : 'denominator'
  return peopleBehind(shop, { kind: 'kpi', kpi: figure === 'everBought' ? 'repeatEver' : 'repeatBuyers', part })
}
