// The ordinary customers: their purchases, and on which channels they make them.
import type { Day } from '../facts/day.ts'
import type { Baskets } from './basket.ts'
import type { ChannelCode } from './contact.ts'
import type { Visit } from './journey.ts'
import { journeys } from './journey.ts'
import type { Person } from './people.ts'
import type { Purchase } from './purchase.ts'
import { buy } from './purchase.ts'
import type { Random } from './random.ts'
import type { Seasons } from './seasons.ts'
import { minuteOf, openDay } from './seasons.ts'

const rakutenOnly = { once: 140, more: 50 }
const amazonOnly = { once: 55, more: 15 }
/** On a marketplace and in the shop's own channels; one more is written by hand. */
const bothRakuten = 60
const bothAmazon = 24
const kanaOnly = { once: 15, more: 15 }
/** Surnames taken later in life. */
const newSurnames = [['小野寺', 'オノデラ'], ['長谷部', 'ハセベ'], ['有馬', 'アリマ']]

/** One of the shop's own channels. */
const ownChannel = (random: Random): ChannelCode => random.pick(['shopify', 'shopify', 'shopify', 'till', 'till', 'phone'])

/** All purchases of ordinary people up to `last`. Three of them buy for the first time on `last`. */
export function ordinaryPurchases(random: Random, baskets: Baskets, seasons: Seasons, people: readonly Person[], last: Day): Purchase[] {
  const firstDays = people.map((_, i) => (i < people.length - 3 ? seasons.firstDay(random) : last)).sort((a, b) => a - b)
  const unordered = random.shuffle(people)
  const all = random.shuffle(journeys(random, baskets, seasons, firstDays, last).map((visits, i) => ({ person: unordered[i], visits })))
  const once = all.filter(({ visits }) => visits.length === 1)
  const more = all.filter(({ visits }) => visits.length > 1)
  const purchases: Purchase[] = []
  const record = (person: Person, visits: readonly Visit[], channelAt: (i: number) => ChannelCode, kanaAt: (i: number) => boolean = () => false): void => {
    visits.forEach(({ day, items }, i) => {
      const channel = channelAt(i)
      purchases.push(buy(random, person, channel, openDay(day, channel), minuteOf(random, channel), items, { kanaOnly: kanaAt(i) }))
    })
  }
  const take = (counts: { once: number; more: number }): typeof all => [...once.splice(0, counts.once), ...more.splice(0, counts.more)]

  for (const { person, visits } of take(rakutenOnly)) record(person, visits, () => 'rakuten')
  for (const { person, visits } of take(amazonOnly)) record(person, visits, () => 'amazon')
  more.splice(0, bothRakuten + bothAmazon).forEach(({ person, visits }, n) => {
    const mall = n < bothRakuten ? 'rakuten' : 'amazon'
    const own = ownChannel(random)
    record(person, visits, (i) => (i === 0 ? mall : i === 1 || random.chance(60) ? own : mall))
  })
  for (const { person, visits } of take(kanaOnly)) record(person, visits, (i) => (i === 0 ? 'till' : 'phone'), (i) => i === 0)
  for (const [family, familyKana] of newSurnames) {
    const { person, visits } = more.splice(more.findIndex(({ visits }) => visits.length >= 4), 1)[0]
    const half = visits.length >> 1
    record(person, visits.slice(0, half), () => 'shopify')
    record({ ...person, family, familyKana }, visits.slice(half), () => 'shopify')
  }
  for (const { person, visits } of [...once, ...more]) {
    const home = ownChannel(random)
    const second = random.chance(25) ? ownChannel(random) : home
    record(person, visits, () => (random.chance(30) ? second : home))
  }
  return purchases
}
