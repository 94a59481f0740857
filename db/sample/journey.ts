// How often an ordinary customer comes back, and after how many days.
import type { Day } from '../facts/day.ts'
import type { Baskets, Item } from './basket.ts'
import type { Random } from './random.ts'
import { createDeck } from './random.ts'
import type { Seasons } from './seasons.ts'

/** One purchase of one person. */
export interface Visit { day: Day; items: Item[] }

/** Percent who ever buy again, by their first product. */
const returning: Readonly<Record<string, number>> = {
  'ST-001': 36, 'ST-002': 28, 'SE-100': 38, 'SE-110': 35, 'TB-HJ20': 36, 'GF-030': 24, 'GF-050': 22, 'DG-001': 18, 'MT-030': 26, 'SE-090': 30,
}
const RETURNING = 31
/** Days to the second purchase: most come back after four to six weeks, a few much later. Shares in percent. */
const secondWaits = [['peak', 66], ['soon', 32], ['late', 2]] as const
/** Percent who make it a habit; percent of purchases after which they, or the others, come again. */
const LOYAL = 79
const LOYAL_STAY = 98
const OTHERS_STAY = 44

function daysToSecond(random: Random, wait: string): number {
  if (wait === 'late') return 90 + random.below(230)
  return wait === 'soon' ? 20 + random.below(70) : 14 + random.below(22) + random.below(22)
}

/**
 * The purchases of people who come for the first time on the given days (ascending), up to `last`. The decisions are dealt
 * out in the order of the days, so that the rates hold in every stretch of the history and not only on the whole.
 */
export function journeys(random: Random, baskets: Baskets, seasons: Seasons, firstDays: readonly Day[], last: Day): Visit[][] {
  const waits = createDeck(random, secondWaits)
  const habits = createDeck(random, [['loyal', LOYAL], ['other', 100 - LOYAL]])
  let toReturn = 0
  return firstDays.map((firstDay) => {
    const visits: Visit[] = [{ day: firstDay, items: baskets.first(seasons.month(firstDay)) }]
    toReturn += returning[visits[0].items[0].code] ?? RETURNING
    if (toReturn < 100) return visits
    toReturn -= 100
    const habit = baskets.habit()
    const second = waits.draw()
    const stays = habits.draw() === 'loyal' ? LOYAL_STAY : OTHERS_STAY
    for (let day = firstDay; visits.length === 1 || random.chance(stays);) {
      const wait = (): number => (visits.length === 1 ? daysToSecond(random, second) : Math.floor((habit.pace * (65 + random.below(75))) / 100))
      let next = day + wait()
      // in the quiet months a purchase is now and then put off
      for (let tries = 0; tries < 2 && random.below(260) > 120 + seasons.demand(next); tries++) next = day + wait()
      if (next > last) break
      day = next
      visits.push({ day, items: baskets.next(visits[visits.length - 1].items, habit, seasons.month(day)) })
    }
    return visits
  })
}
