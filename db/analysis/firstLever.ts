// The largest lever: which of the three figures is furthest, in yen a year, from its target, else from a year ago.
import type { Shop } from '../facts/facts.ts'
import type { LeverGroup, LeverKpi, LeverWhy } from '../today/firstThingsModel.ts'
import type { KpiCard } from '../today/model.ts'
import { slippingOf } from './customerColumns.ts'
import { times } from './firstGrounds.ts'
import type { Candidate, Grounds } from './firstGrounds.ts'
import { categoriesPerCustomer, hasCategories, timesPeople } from './frequency.ts'
import type { PeopleRef, Ratio } from './model.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { peopleBehind } from './people.ts'
import { periodOf } from './windows.ts'

type Lever = KpiCard & { kpi: LeverKpi }
const isLever = (card: KpiCard): card is Lever => ['f2', 'repeatBuyers', 'retention', 'salesPerCustomer'].includes(card.kpi)

/** Levers with a gap, the largest in yen first, those over too few people last; where there is none, setting a target. */
export function levers(grounds: Grounds): Candidate[] {
  const cards = grounds.cards.filter(isLever)
  const targeted = cards.filter(({ target }) => target !== null)
  const found = (targeted.length > 0 ? targeted : cards).map((card) => leverOf(grounds, card)).filter((one) => one !== null)
    .sort((a, b) => Number(a.expectedYen === null) - Number(b.expectedYen === null) || b.yearYen - a.yearYen)
  // A target that is not reached stays the aim, also where nobody can be spoken to just now.
  if (found.length > 0) return found
  return [{ code: 'setTarget', why: { reason: targeted.length > 0 ? 'reached' : 'none' }, expectedYen: null, who: new Int32Array(0), ref: null }]
}

/** null = there is nothing to close: no figure, no year ago, or it is as good already. */
function leverOf({ shop, f2Days, perOccasion, least }: Grounds, card: Lever): (Candidate & { yearYen: number }) | null {
  const { kpi, unit, numerator, denominator, from, to, target, lastYear } = card
  const goal: Ratio = target === null ? lastYear : { numerator: target, denominator: unit === 'rate' ? 100 : 1 }
  if (denominator === 0 || goal.denominator === 0) return null
  const gap = (goal.numerator * denominator - numerator * goal.denominator) / (goal.denominator * denominator)
  if (gap <= 0) return null
  const yen = (people: number): number => Math.round(unit === 'rate' ? times(people * gap, perOccasion) : people * gap)
  const { group, who, ref } = groupOf(shop, kpi, f2Days)
  const yearYen = yen(denominator)
  const why: LeverWhy = { kpi, unit, numerator, denominator, from, to, days: kpi === 'f2' ? f2Days : null, goal, goalFrom: target === null ? 'yearAgo' : 'target', yearYen, group, perOccasion }
  const few = denominator < least || (target === null && goal.denominator < least)
  return { code: 'lever', why, expectedYen: few ? null : yen(who.length), who, ref, yearYen }
}

/** Whom to turn to for a lever. */
function groupOf(shop: Shop, kpi: LeverKpi, f2Days: number): { group: LeverGroup; who: Int32Array; ref: PeopleRef } {
  const customers = shop.facts.customerId.length
  switch (kpi) {
    case 'f2': {
      const ref = { kind: 'kpi', kpi: 'f2', part: 'waiting', options: { f2Days } } as const
      return { group: 'waiting', who: peopleBehind(shop, ref), ref }
    }
    case 'repeatBuyers':
    case 'retention': {
      const slipping = slippingOf(historyOf(shop))
      return { group: 'slipping', who: customersWhere(customers, (c) => slipping[c] === 1), ref: { kind: 'rule', rule: { kind: 'mark', mark: 'slipping' } } }
    }
    case 'salesPerCustomer': {
      if (!hasCategories(shop)) return { group: 'onceAYear', who: timesPeople(shop, periodOf(shop.asOf), 1, 2), ref: { kind: 'panel', panel: 'frequency', options: { view: 'year' }, cell: { times: 1 } } }
      const found = categoriesPerCustomer(shop)
      return { group: 'oneCategory', who: customersWhere(customers, (c) => found[c] === 1), ref: { kind: 'panel', panel: 'frequency', options: { view: 'categories' }, cell: { categories: 1 } } }
    }
  }
}
