// The answer behind the room 今日.
import { kpiCards } from '../analysis/today.ts'
import { kpis } from '../analysis/kpi.ts'
import { moves } from '../analysis/moves.ts'
import { tierCounts } from '../analysis/tiers.ts'
import { formatDay, partsOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import { ALWAYS } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import type { Settings } from '../settings/model.ts'
import type { OpenShop } from '../shop.ts'
import { asOfShop } from '../shop.ts'
import { dayRange, lastImportAt } from '../shops/lifecycle.ts'
import type { KpiCard, TodayBoard } from './model.ts'

/** Days after which a channel's newest order counts as old: import first. */
const STALE = 3

export function todayBoard(open: OpenShop, asOf?: string): TodayBoard {
  const shop = asOfShop(open, asOf)
  const { facts, settings } = open
  const newest = new Int32Array(facts.channels.length).fill(ALWAYS)
  for (let i = 0; i < facts.orderId.length; i++) {
    const day = facts.orderDay[i]
    if (day <= shop.asOf && day > newest[facts.orderChannel[i]]) newest[facts.orderChannel[i]] = day
  }
  const freshness = facts.channels
    .map((channel, i) => ({ channel: channel.code, day: newest[i] }))
    .filter(({ day }) => day !== ALWAYS)
    .sort((a, b) => b.day - a.day)
    .map(({ channel, day }) => ({ channel, lastDay: formatDay(day), daysAgo: shop.asOf - day }))
  return {
    asOf: formatDay(shop.asOf), ...dayRange(open),
    cards: cardsOf(open, shop),
    tiers: tierCounts(shop),
    moves: moves(shop, shop.asOf - partsOf(shop.asOf).date, shop.asOf),
    freshness,
    stale: freshness.length > 0 && freshness.every(({ daysAgo }) => daysAgo > STALE),
    lastImportAt: lastImportAt(open),
    kpis: kpis(shop, { f2Days: settings.f2Days }),
  }
}

const kept = new WeakMap<Facts, { settings: Settings; asOf: Day; cards: KpiCard[] }>()

/** The cards, remembered: thirteen month ends need not be counted again whenever the room is entered. */
export function cardsOf(open: OpenShop, shop: Shop): KpiCard[] {
  const { settings } = open
  const known = kept.get(shop.facts)
  if (known && known.asOf === shop.asOf && known.settings === settings) return known.cards
  const cards = kpiCards(shop, {
    f2Days: settings.f2Days, repeatRateBasis: settings.repeatRateBasis,
    targets: {
      oneYearLtv: settings['target.oneYearLtv'], f2: settings['target.f2'], repeatBuyers: settings['target.repeatBuyers'],
      retention: settings['target.retention'], salesPerCustomer: settings['target.salesPerCustomer'],
    },
  })
  kept.set(shop.facts, { settings, asOf: shop.asOf, cards })
  return cards
}
