// The sample shop 茶舗 みどり屋: three years of made-up orders, the same on every machine for the same last day.
import type { Day } from '../facts/day.ts'
import { addMonths, formatDay } from '../facts/day.ts'
import type { ChannelInfo, ContactRecord, OrderRecord } from '../imports/record.ts'
import type { Settings } from '../settings/model.ts'
import { addAwkwardCases } from './awkward.ts'
import { createBaskets } from './basket.ts'
import type { Contract } from './cases.ts'
import { anonymousPurchases, contractsOf, decemberPurchases, samplePurchases } from './cases.ts'
import type { ChannelCode } from './contact.ts'
import { channelCodes, contactOf } from './contact.ts'
import { namedCount, namedNames, namedPhones, namedPurchases } from './named.ts'
import { ordinaryPurchases } from './ordinary.ts'
import type { Person } from './people.ts'
import { createPeople } from './people.ts'
import type { Product } from './products.ts'
import { products } from './products.ts'
import type { Purchase } from './purchase.ts'
import { orderOf } from './purchase.ts'
import { createRandom } from './random.ts'
import { createSeasons } from './seasons.ts'

const CUSTOMERS = 1842
/** People who took a new surname stand twice in the book until somebody joins them. */
const RENAMED = 3
const counts = { samples: 45, members: 15, december: 34, subscribers: 70 }
const ANONYMOUS_SALES = 260

export interface SampleBatch { channel: ChannelInfo; file: string; orders: OrderRecord[] }
export interface SampleMember { channel: ChannelInfo; contact: ContactRecord; registeredDay: Day }
export type SampleProduct = Pick<Product, 'code' | 'name' | 'shortName' | 'category' | 'taxPercent' | 'trial' | 'subscription' | 'gift'> & { daysPerUnit: number | null }
export interface SampleShop {
  settings: Partial<Settings>
  /** One per channel, orders by day and minute. */
  batches: SampleBatch[]
  /** Members who never ordered. */
  registered: SampleMember[]
  products: SampleProduct[]
}
/** What only the maker of the sample knows. */
export interface SampleTruth {
  /** Who placed an order, by channel code and order number; nobody for anonymous sales. */
  personOf: ReadonlyMap<string, Person>
  contracts: readonly Contract[]
}

const settings: Partial<Settings> = {
  name: '茶舗 みどり屋', owner: '緑川 茂', postalCode: '611-0000', address: '京都府宇治市茶の木町1-2-3', phone: '0774-00-1001', email: 'midoriya@example.jp',
  unpaidGraceDays: 14, acquisitionCost: 2000, retentionCost: 600, grossMargin: 45,
  'target.f2': 35, 'target.repeatBuyers': 45, 'target.retention': 40, 'target.salesPerCustomer': 13000, 'target.oneYearLtv': 12000,
}
const channelOf = (code: ChannelCode): ChannelInfo => ({ code, marketplace: code === 'rakuten' || code === 'amazon' })
const files: Readonly<Record<ChannelCode, string>> = { till: '見本_店頭.csv', shopify: '見本_Shopify.csv', rakuten: '見本_楽天市場.csv', amazon: '見本_Amazon.txt', phone: '見本_電話.csv' }

function orderNo(channel: ChannelCode, n: number, day: Day): string {
  const serial = String(n + 1).padStart(7, '0')
  switch (channel) {
    case 'till': return `R${serial}`
    case 'shopify': return `#${1001 + n}`
    case 'rakuten': return `300000-${formatDay(day).replaceAll('-', '')}-${serial}`
    case 'amazon': return `250-0000000-${serial}`
    case 'phone': return `D${serial}`
  }
}

/** The sample shop together with what only its maker knows (for tests and later features). */
export function makeSample(lastDay: Day): { shop: SampleShop; truth: SampleTruth } {
  const first = addMonths(lastDay, -36) + 1
  const seasons = createSeasons(first, lastDay)
  const random = createRandom(20261121)
  const people = createPeople(createRandom(1), CUSTOMERS - RENAMED - namedCount, { names: namedNames, phones: namedPhones })
  const group = (count: number): Person[] => people.splice(people.length - count, count)
  const samples = group(counts.samples)
  const members = group(counts.members)
  const december = group(counts.december)
  const subscribers = group(counts.subscribers)
  const baskets = createBaskets(createRandom(2))

  const { contracts, before } = contractsOf(createRandom(3), baskets, seasons, subscribers, first, lastDay)
  const purchases: Purchase[] = [
    ...ordinaryPurchases(random, baskets, seasons, people, lastDay), ...before,
    ...contracts.flatMap(({ deliveries }) => deliveries), ...decemberPurchases(createRandom(4), december, first, lastDay),
    ...namedPurchases(createRandom(5), lastDay),
  ]
  purchases.push(...addAwkwardCases(createRandom(6), purchases, lastDay))
  purchases.push(...samplePurchases(createRandom(7), seasons, samples), ...anonymousPurchases(createRandom(8), baskets, seasons, ANONYMOUS_SALES))

  const personOf = new Map<string, Person>()
  const contacts = new Map<string, ContactRecord>()
  const batches = channelCodes.map((channel): SampleBatch => {
    let line = 2
    const sorted = purchases.filter((purchase) => purchase.channel === channel).sort((a, b) => a.day - b.day || a.minute - b.minute)
    const orders = sorted.map((purchase, n) => {
      const order = orderOf(purchase, line, orderNo(channel, n, purchase.day), lastDay, contacts)
      line += purchase.items.length
      if (purchase.person) personOf.set(`${channel} ${order.orderNo}`, purchase.person)
      return order
    })
    return { channel: channelOf(channel), file: files[channel], orders }
  })
  const registerDays = createRandom(9)
  const registered = members.map((person) => ({ channel: channelOf('shopify'), contact: contactOf(person, 'shopify'), registeredDay: seasons.firstDay(registerDays) }))
  const shopProducts = products.map(({ code, name, shortName, category, taxPercent, trial, subscription, gift, daysPerUnit }) => ({ code, name, shortName, category, taxPercent, trial, subscription, gift, daysPerUnit }))
  return { shop: { settings, batches, registered, products: shopProducts }, truth: { personOf, contracts } }
}

/** The sample shop with three years of orders that end on `lastDay`. Pure: no clock, no chance from outside. */
export function sampleShop(lastDay: Day): SampleShop {
  return makeSample(lastDay).shop
}
