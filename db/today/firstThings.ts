// The first three things to do in an open shop: the cards' figures, their people, remembered while nothing changes.
import { firstThings as things } from '../analysis/firstThings.ts'
import { formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import type { Settings } from '../settings/model.ts'
import type { OpenShop } from '../shop.ts'
import { asOfShop } from '../shop.ts'
import { cardsOf } from './board.ts'
import type { FirstThing, FirstThings } from './firstThingsModel.ts'

const kept = new WeakMap<Facts, { settings: Settings; asOf: Day; things: FirstThing[] }>()

/** At most three; none where the shop has too little data. `asOf` 'YYYY-MM-DD', default today. */
export function firstThings(open: OpenShop, asOf?: string): FirstThing[] {
  const shop = asOfShop(open, asOf)
  const { settings } = open
  const known = kept.get(shop.facts)
  if (known && known.asOf === shop.asOf && known.settings === settings) return known.things
  const found = things(shop, cardsOf(open, shop), settings.f2Days)
  kept.set(shop.facts, { settings, asOf: shop.asOf, things: found })
  return found
}

export function askFirstThings(open: OpenShop, asOf?: string): FirstThings {
  return { asOf: formatDay(asOfShop(open, asOf).asOf), things: firstThings(open, asOf) }
}
