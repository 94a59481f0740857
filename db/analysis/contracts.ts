// 定期: the contracts that stand behind the orders as of a day, entered or recognised, with their state (definitions §8).
import { EXCLUDED, PRODUCT_GIFT, PRODUCT_SUBSCRIPTION, SUBSCRIPTION } from '../facts/facts.ts'
import type { EnteredContract } from '../facts/facts.ts'
import type { Day } from '../facts/day.ts'
import type { ContractRow, ContractState } from '../contracts/model.ts'
import { cyclesOf } from './contractCycles.ts'
import type { CycleOf } from './contractCycles.ts'
import { splitStream } from './contractStreams.ts'
import { historyOf, perHistory } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_SUBSCRIPTION, orderKinds } from './orderKinds.ts'

export interface Contract {
  /** Index of the customer, and of the product (−1 = not known). */
  customer: number
  product: number
  /** The number its orders carry; '' = known by customer and product. */
  key: string
  entered: EnteredContract | null
  startedOn: Day
  /** Days of the deliveries, oldest first, one a day. */
  deliveries: Day[]
  cycleDays: number
  cycleFrom: ContractRow['cycleFrom']
  /** 0 = no number is planned. */
  planned: number
  nextDue: Day
  state: ContractState
}
/** Deliveries that may belong to one contract: of one number, or of one product to one customer. */
export interface Stream { customer: number; product: number; key: string; days: Day[]; entered: EnteredContract[] }

/** Every contract as of the history's day, by customer, then start. Excluded customers have none; what is dated later is not known yet. */
export const contractsOf = perHistory((past): Contract[] => {
  const streams = streamsOf(past)
  if (streams.length === 0) return []
  const cycleOf = cyclesOf(past.shop.facts, streams)
  return streams.flatMap((stream) => splitStream(past.shop, stream, cycleOf)).sort((a, b) => a.customer - b.customer || a.startedOn - b.startedOn || a.product - b.product)
})

/** Whether anything in the shop can be a contract: the common shop without 定期 costs one look. */
function hasAny({ shop: { facts } }: History): boolean {
  return facts.contracts.length > 0 || orderKinds(facts).some((kind) => kind & HAS_SUBSCRIPTION)
}

function streamsOf(past: History): Stream[] {
  if (!hasAny(past)) return []
  const { shop: { facts, asOf }, orderOccasion } = past
  const kinds = orderKinds(facts)
  const streams = new Map<string, Stream>()
  const streamOf = (customer: number, product: number, key: string): Stream => {
    const name = key === '' ? `${customer}:${product}` : `${customer}#${key}`
    let stream = streams.get(name)
    if (!stream) streams.set(name, (stream = { customer, product, key, days: [], entered: [] }))
    return stream
  }
  const places = new Map<number, number>()
  facts.customerId.forEach((id, place) => { places.set(id, place) })
  const claimed = new Set<string>()
  for (const entered of facts.contracts) {
    const customer = places.get(entered.customerId) ?? -1
    if (customer < 0 || facts.customerFlags[customer] & EXCLUDED || entered.startedOn > asOf) continue
    const product = entered.productId === null ? -1 : facts.productId.indexOf(entered.productId)
    streamOf(customer, product, entered.key).entered.push(entered)
    claimed.add(`${customer}:${product}`)
  }
  for (let i = 0, end = facts.customerStart[facts.customerId.length]; i < end; i++) {
    if (orderOccasion[i] === 0 || !(kinds[i] & HAS_SUBSCRIPTION)) continue
    const customer = facts.orderCustomer[i]
    const number = facts.orderContract.length > 0 ? facts.orderContract[i] : 0
    const products = subscribed(past, i, (product) => claimed.has(`${customer}:${product}`))
    if (number > 0) deliver(streamOf(customer, products[0] ?? -1, facts.contractKeys[number - 1]), facts.orderDay[i])
    else for (const product of products.length > 0 ? products : [-1]) deliver(streamOf(customer, product, ''), facts.orderDay[i])
  }
  return [...streams.values()]
}

/** Orders come day by day; a second one on a day is the same delivery. */
function deliver(stream: Stream, day: Day): void {
  if (stream.days.at(-1) !== day) stream.days.push(day)
}

/** The 定期 products of an order, the dearest first: marked or entered ones, else (the file calls the order 定期) all but gifts. */
function subscribed({ shop: { facts } }: History, order: number, claimed: (product: number) => boolean): number[] {
  const yen = new Map<number, number>()
  for (let line = facts.lineStart[order]; line < facts.lineStart[order + 1]; line++) yen.set(facts.lineProduct[line], (yen.get(facts.lineProduct[line]) ?? 0) + facts.lineYen[line])
  const all = [...yen.keys()].sort((a, b) => yen.get(b)! - yen.get(a)! || a - b)
  const marked = all.filter((product) => facts.productFlags[product] & PRODUCT_SUBSCRIPTION || claimed(product))
  if (marked.length > 0 || !(facts.orderFlags[order] & SUBSCRIPTION)) return marked
  const goods = all.filter((product) => !(facts.productFlags[product] & PRODUCT_GIFT))
  return goods.length > 0 ? goods : all
}

/** 定期中: 1 for customers with a running contract; null in a shop without any. */
export const subscribers = perHistory((past): Uint8Array | null => {
  const contracts = contractsOf(past)
  if (contracts.length === 0) return null
  const running = new Uint8Array(past.start.length - 1)
  for (const { customer, state } of contracts) if (state === 'running') running[customer] = 1
  return running
})

/** 休眠: so long since the last occasion, and no running contract. */
export function isDormant(past: History, c: number): boolean {
  const { start, day, shop } = past
  return start[c] < start[c + 1] && shop.asOf - day[start[c + 1] - 1] >= shop.settings.dormantDays && !subscribers(past)?.[c]
}

/** The contracts of a day. */
export const contractsAt = (shop: History['shop']): Contract[] => contractsOf(historyOf(shop))
export type { CycleOf }
