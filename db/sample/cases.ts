// People with a story of their own: yearly December givers, subscribers, sample requests, sales to nobody named.
import type { Day } from '../facts/day.ts'
import { dayOf, partsOf } from '../facts/day.ts'
import type { Baskets, Item } from './basket.ts'
import type { ChannelCode } from './contact.ts'
import type { Person } from './people.ts'
import type { Purchase } from './purchase.ts'
import { buy, sampleItem } from './purchase.ts'
import type { Random } from './random.ts'
import { createDeck } from './random.ts'
import { followOn } from './products.ts'
import type { Seasons } from './seasons.ts'
import { minuteOf, openDay } from './seasons.ts'

/** Buys once a year, in December: half of them gifts, half three large bags for the house. */
export function decemberPurchases(random: Random, people: readonly Person[], first: Day, last: Day): Purchase[] {
  const share = followOn.get('GF-030')?.[0]?.[1] ?? 0
  const change = createDeck(random, [['GF-050', share], ['GF-030', 100 - share]])
  return people.flatMap((person, i) => {
    const channel = random.pick<ChannelCode>(['phone', 'phone', 'till', 'shopify'])
    const usual = 2 + random.below(16)
    const purchases: Purchase[] = []
    let code = i % 2 ? 'GM-400' : random.chance(80) ? 'GF-030' : 'GF-050'
    for (let year = partsOf(first).year; year <= partsOf(last).year; year++) {
      const day = openDay((dayOf(year, 12, usual) ?? last) + random.below(5), channel)
      if (day < first || day > last) continue
      if (purchases.length && code === 'GF-030') code = change.draw()
      purchases.push(buy(random, person, channel, day, minuteOf(random, channel), [{ code, quantity: i % 2 ? 3 : 1 + random.below(3) }]))
    }
    return purchases
  })
}

const CYCLE = 30
export type ContractState = 'running' | 'stopped' | 'paused' | 'stalled'
export interface Contract { state: ContractState; deliveries: Purchase[] }
const contractCounts: readonly (readonly [ContractState, number])[] = [['running', 41], ['stopped', 22], ['paused', 3], ['stalled', 4]]
/** How many of the contracts are somebody's very first order. */
const FIRST_ORDERS = 16
const delivered: readonly Item[] = [{ code: 'TK-100', quantity: 1 }]

/** Monthly deliveries of 70 contracts, and the one order with which most of their holders began. */
export function contractsOf(random: Random, baskets: Baskets, seasons: Seasons, people: readonly Person[], first: Day, last: Day): { contracts: Contract[]; before: Purchase[] } {
  const states = random.shuffle(contractCounts.flatMap(([state, count]) => Array.from({ length: count }, () => state)))
  const before: Purchase[] = []
  const contracts = people.map((person, i): Contract => {
    const state = states[i]
    const ended = { running: () => random.below(CYCLE), stopped: () => 50 + random.below(450), paused: () => 60 + random.below(30), stalled: () => 48 + random.below(20) }[state]()
    const longest = Math.floor((last - ended - first - 90) / CYCLE)
    const count = Math.max(1, Math.min(longest, state === 'stopped' ? 1 + random.below(9) : 2 + random.below(20)))
    const begin = last - ended - CYCLE * (count - 1)
    if (i >= FIRST_ORDERS) {
      const day = begin - 20 - random.below(60)
      before.push(buy(random, person, 'shopify', day, minuteOf(random, 'shopify'), baskets.first(seasons.month(day))))
    }
    const minute = minuteOf(random, 'shopify')
    const deliveries = Array.from({ length: count }, (_, k) => buy(random, person, 'shopify', begin + CYCLE * k, minute, delivered, { subscription: true, shipping: 0 }))
    return { state, deliveries }
  })
  return { contracts, before }
}

/** Asked for a free sample and nothing else. */
export function samplePurchases(random: Random, seasons: Seasons, people: readonly Person[]): Purchase[] {
  return people.map((person) => buy(random, person, 'shopify', seasons.firstDay(random), minuteOf(random, 'shopify'), [sampleItem], { paymentMethod: '', note: 'サンプル請求' }))
}

/** Sales at the till to people who left no name. */
export function anonymousPurchases(random: Random, baskets: Baskets, seasons: Seasons, count: number): Purchase[] {
  return Array.from({ length: count }, () => {
    const day = openDay(seasons.firstDay(random), 'till')
    return buy(random, null, 'till', day, minuteOf(random, 'till'), baskets.first(seasons.month(day)))
  })
}
