// The first three things to do: the largest lever, the largest leak, the nearest win. Pure; none in a shop with too little data.
import type { Shop } from '../facts/facts.ts'
import { MOST_CALLS, MOST_POSTCARDS, minutesEach } from '../today/firstThingsModel.ts'
import type { FirstThing } from '../today/firstThingsModel.ts'
import type { KpiCard } from '../today/model.ts'
import { perOccasionOf } from './firstGrounds.ts'
import type { Candidate, Grounds } from './firstGrounds.ts'
import { leaks } from './firstLeak.ts'
import { levers } from './firstLever.ts'
import { nearest } from './firstNearest.ts'
import { customersEver } from './occasions.ts'
import { enoughPeople } from './rules.ts'

/**
 * At most three things, those with most expected yen per minute of effort first, those without yen last. `cards`: the figures
 * with their targets and a year ago. Of each kind the first candidate whose people are not those of another one.
 */
export function firstThings(shop: Shop, cards: readonly KpiCard[], f2Days: number, least = enoughPeople): FirstThing[] {
  if (customersEver(shop) < least) return []
  const grounds: Grounds = { shop, cards, f2Days, perOccasion: perOccasionOf(shop), least }
  const chosen: Candidate[] = []
  for (const candidates of [leaks(grounds), nearest(grounds), levers(grounds)]) {
    for (const one of candidates) {
      if (one.code !== 'setTarget' && (one.who.length === 0 || chosen.some((other) => isSame(other.who, one.who)))) continue
      chosen.push(one)
      break
    }
  }
  const ordered = chosen.map((candidate) => ({ candidate, ...effort(candidate) }))
    .sort((a, b) => worth(b) - worth(a))
  const above = new Uint8Array(shop.facts.customerId.length)
  return ordered.map(({ candidate: { code, why, expectedYen, who, ref }, way, minutes }) => {
    const alsoAbove = who.reduce((sum, c) => sum + above[c], 0)
    for (const c of who) above[c] = 1
    return { code, why, people: who.length, expectedYen, minutes, way, ref, alsoAbove } as FirstThing
  })
}

/** How they would be spoken to, and the minutes it takes. */
function effort({ code, who: { length } }: Candidate): Pick<FirstThing, 'way' | 'minutes'> {
  if (code === 'setTarget') return { way: null, minutes: 0 }
  const way = length <= MOST_CALLS ? 'call' : length <= MOST_POSTCARDS ? 'postcard' : 'mail'
  return { way, minutes: length * minutesEach[way] }
}

const worth = ({ candidate: { code, expectedYen }, minutes }: { candidate: Candidate; minutes: number }): number => (code === 'setTarget' ? -2 : expectedYen === null ? -1 : expectedYen / minutes)

const isSame = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((c, i) => c === b[i])
