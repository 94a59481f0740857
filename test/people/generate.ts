// The fixed generator of people and of what seven channels know of them, with the truth known: for measuring identity.
import type { ContactRecord } from '../../db/imports/record.ts'
import { makePeople, span } from './people.ts'
import type { Person } from './people.ts'
import { random } from './random.ts'
import { rates } from './rates.ts'
import { channels, spell } from './spell.ts'
import type { Channel } from './spell.ts'

/** The seed of the figures that are reported. */
export const seed = 20_261_121
/** One order. `person` is the truth; `day` counts from the beginning of the three years. */
export interface Sighting { person: number; channel: Channel; day: number; contact: ContactRecord }

/** People and all their orders, by day. Depends on nothing but its arguments and rates.ts. */
export function generate(from = seed, count: number = rates.people, inOne: number = rates.familyMailAndPhone): { people: Person[]; sightings: Sighting[] } {
  const chance = random(from)
  const people = makePeople(chance, count, inOne)
  const sightings: Sighting[] = []
  for (const person of people) {
    const used = new Set<Channel>()
    const wanted = chance.share(rates.channels) + 1
    while (used.size < wanted) used.add(channels[chance.share(rates.channelShares)])
    for (const channel of used) {
      const memberId = chance.chance(channel.member) ? String(100_000 + person.id) : ''
      const guest = chance.chance(rates.guest)
      const days = [chance.between(0, span)]
      while (days.length < 8 && chance.chance(rates.nextOrder)) days.push(chance.between(0, span))
      let account: { contact: ContactRecord; changed: boolean } | null = null
      for (const day of days.sort((a, b) => a - b)) {
        const changed = day >= person.changes
        if (account === null || guest || account.changed !== changed) account = { contact: spell(chance, person, changed ? person.after : person.before, channel, memberId), changed }
        sightings.push({ person: person.id, channel, day, contact: account.contact })
      }
    }
  }
  return { people, sightings: sightings.sort((a, b) => a.day - b.day || a.person - b.person) }
}
