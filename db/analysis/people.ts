// The customers behind a figure: as many as the figure counts.
import { parseDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { BOUGHT, MATURED, WAITING, f2Part } from './f2.ts'
import { inLtv } from './ltv.ts'
import type { PeopleRef } from './model.ts'
import { movePeople } from './moves.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { AGAIN, NOT, periodPart } from './period.ts'
import { retentionPart } from './retention.ts'
import { tierPeople } from './tiers.ts'
import { subscriptionPart, upgradePart } from './upgrade.ts'
import { firstPurchases, periodOf } from './windows.ts'

/** People whom the history itself can name; hand-picked, searched and those with tasks are known to the shop file. */
export type HistoryPeopleRef = Exclude<PeopleRef, { kind: 'ids' | 'find' | 'tasks' | 'import' | 'panel' | 'segment' | 'rule' }>

/** Customer indexes behind a stage, a move or a KPI, ascending. */
export function peopleBehind(shop: Shop, ref: HistoryPeopleRef): Int32Array {
  switch (ref.kind) {
    case 'tier': return tierPeople(shop, ref.tier)
    case 'move': return movePeople(shop, parseDay(ref.fromDay), parseDay(ref.toDay), ref.from, ref.to)
    case 'kpi': return kpiPeople(shop, ref)
  }
}

/**
 * Behind a rate of people: those counted. Behind an amount: those who bought in its period (for 1年LTV: the first buyers of its
 * window; numerator of リピート売上: those with a second or later occasion in it). 'waiting' exists for F2 only, elsewhere nobody.
 */
function kpiPeople(shop: Shop, { kpi, part, options }: Extract<PeopleRef, { kind: 'kpi' }>): Int32Array {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf, options)
  const window = firstPurchases(shop.asOf, options)
  const among = (test: (c: number) => boolean): Int32Array => customersWhere(past.start.length - 1, test)
  const stepped = (partOf: typeof f2Part): Int32Array => among((c) => {
    const has = partOf(past, window, c)
    return part === 'waiting' ? has === WAITING : has === BOUGHT || (part === 'denominator' && has === MATURED)
  })
  const bought = (c: number): boolean => periodPart(past, span, c) !== NOT
  const again = (c: number): boolean => periodPart(past, span, c) === AGAIN
  if (part === 'waiting' && kpi !== 'f2') return new Int32Array(0)
  switch (kpi) {
    case 'f2': return stepped(f2Part)
    case 'upgrade': return stepped(upgradePart)
    case 'toSubscription': return stepped(subscriptionPart)
    case 'repeatBuyers':
    case 'repeatSales': return among(part === 'numerator' ? again : bought)
    case 'repeatEver': return among(part === 'numerator' ? again : (c) => past.start[c] < past.start[c + 1])
    case 'retention': return among((c) => retentionPart(past, c)[part === 'numerator' ? 'kept' : 'base'])
    case 'oneYearLtv': return among((c) => inLtv(past, c))
    case 'salesPerCustomer':
    case 'salesPerOccasion':
    case 'frequency':
    case 'averageOrderValue':
    case 'formulaLtv': return among(bought)
  }
}
