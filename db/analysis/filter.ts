// A smaller shop: only certain orders, only certain customers. Every analysis runs on it as on the whole.
import { EXCLUDED, NEVER } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { copyOrders, room } from '../facts/orderColumns.ts'
import { attributesOf } from './attributes.ts'
import { isFiltering } from './filterModel.ts'
import type { FigureFilter } from './filterModel.ts'
import { HAS_ONE_OFF, HAS_SUBSCRIPTION, orderKinds } from './orderKinds.ts'

/** `places`: the column of prefectures that was read; a changed address brings a new one under the same facts. */
interface Kept { key: string; members: Int32Array | null; places: Uint8Array | null; facts: Facts }
const kept = new WeakMap<Facts, Kept[]>()
/** Filtered facts remembered per facts. */
const KEPT = 4

/**
 * The shop as the filter shows it; customers keep their numbers. Orders: those of the channels, with one of the products, of the kind;
 * a customer exists from the first of these orders on (registration belongs to no channel), returns without a known order are left out.
 * Customers: all others are in no figure, and anonymous orders neither. `members`: the indexes of the filter's segment, found by the caller.
 */
export function filterShop(shop: Shop, filter: FigureFilter | undefined, members: Int32Array | null = null): Shop {
  if (!isFiltering(filter)) return shop
  const list = kept.get(shop.facts) ?? []
  const key = JSON.stringify(filter)
  const places = filter.prefectures.length > 0 ? shop.attributes?.().prefecture ?? null : null
  const found = list.find((one) => one.key === key && one.members === members && one.places === places) ?? { key, members, places, facts: onlyCustomers(onlyOrders(shop.facts, filter), shop, filter, members) }
  kept.set(shop.facts, [found, ...list.filter((one) => one !== found)].slice(0, KEPT))
  return { ...shop, facts: found.facts }
}

function onlyOrders(facts: Facts, { channels, products, orderKind }: FigureFilter): Facts {
  if (channels.length === 0 && products.length === 0 && orderKind === 'all') return facts
  const { orderChannel, lineStart, lineProduct, customerStart, orderCustomer } = facts
  const channelOk = facts.channels.map(({ code }) => channels.length === 0 || channels.includes(code))
  const wanted = new Set(products)
  const productOk = Uint8Array.from(facts.productId, (id) => (wanted.has(id) ? 1 : 0))
  const kinds = orderKind === 'all' ? null : orderKinds(facts)
  const bit = orderKind === 'subscription' ? HAS_SUBSCRIPTION : HAS_ONE_OFF
  const holds = (i: number): boolean => {
    for (let line = lineStart[i]; line < lineStart[i + 1]; line++) if (productOk[lineProduct[line]]) return true
    return false
  }
  const from: number[] = []
  const customers = customerStart.length - 1
  const start = new Int32Array(customers + 1)
  let lines = 0
  for (let i = 0; i < orderChannel.length; i++) {
    if (!channelOk[orderChannel[i]] || (kinds && !(kinds[i] & bit)) || (wanted.size > 0 && !holds(i))) continue
    from.push(i)
    lines += lineStart[i + 1] - lineStart[i]
    if (orderCustomer[i] >= 0) start[orderCustomer[i] + 1]++
  }
  for (let c = 0; c < customers; c++) start[c + 1] += start[c]
  const columns = room(from.length, lines)
  copyOrders(facts, Int32Array.from(from), columns)
  const place = new Map(facts.returnId.length === 0 ? [] : from.map((i, at) => [i, at] as const))
  const returns = facts.returnOrder.map((_, r) => r).filter((r) => place.has(facts.returnOrder[r]))
  const pick = (column: Int32Array): Int32Array => returns.map((r) => column[r])
  return {
    ...facts, ...columns, contracts: delivered(facts, from), customerStart: start, registeredDay: new Int32Array(customers).fill(NEVER),
    orderContract: facts.orderContract.length === 0 ? facts.orderContract : Int32Array.from(from, (i) => facts.orderContract[i]),
    returnId: pick(facts.returnId), returnCustomer: pick(facts.returnCustomer), returnDay: pick(facts.returnDay),
    returnOrder: returns.map((r) => place.get(facts.returnOrder[r])!), returnGoods: pick(facts.returnGoods), returnTotal: pick(facts.returnTotal),
  }
}

/** The entered 定期 contracts of which one of these orders may be a delivery: without any left, a contract would count as one that stopped. */
function delivered(facts: Facts, from: readonly number[]): Facts['contracts'] {
  if (facts.contracts.length === 0) return facts.contracts
  const kinds = orderKinds(facts)
  const holds = (i: number, product: number): boolean => facts.lineProduct.subarray(facts.lineStart[i], facts.lineStart[i + 1]).includes(product)
  return facts.contracts.filter(({ customerId, key, productId, startedOn }) => {
    const customer = indexOfCustomer(facts, customerId)
    const product = productId === null ? -1 : facts.productId.indexOf(productId)
    return from.some((i) => facts.orderCustomer[i] === customer && facts.orderDay[i] >= startedOn && kinds[i] & HAS_SUBSCRIPTION
      && (key === '' ? product < 0 || holds(i, product) : facts.contractKeys[facts.orderContract[i] - 1] === key))
  })
}

function onlyCustomers(facts: Facts, shop: Shop, { prefectures, segment }: FigureFilter, members: Int32Array | null): Facts {
  if (prefectures.length === 0 && segment === null) return facts
  const customerFlags = facts.customerFlags.slice()
  if (prefectures.length > 0) {
    const there = new Set(prefectures)
    attributesOf(shop).prefecture.forEach((prefecture, c) => { if (!there.has(prefecture)) customerFlags[c] |= EXCLUDED })
  }
  if (segment !== null) {
    const isMember = new Uint8Array(customerFlags.length)
    for (const c of members ?? []) isMember[c] = 1
    isMember.forEach((member, c) => { if (!member) customerFlags[c] |= EXCLUDED })
  }
  // Nobody knows where anonymous buyers live: their orders and returns belong to no area and no segment.
  const named = facts.customerStart[facts.customerStart.length - 1]
  const orders = new Int32Array(named).map((_, i) => i)
  const columns = room(named, facts.lineStart[named])
  copyOrders(facts, orders, columns)
  const returns = facts.returnCustomer.map((_, r) => r).filter((r) => facts.returnCustomer[r] >= 0)
  const pick = (column: Int32Array): Int32Array => returns.map((r) => column[r])
  return {
    ...facts, ...columns, customerFlags, orderContract: facts.orderContract.subarray(0, named),
    returnId: pick(facts.returnId), returnCustomer: pick(facts.returnCustomer), returnDay: pick(facts.returnDay),
    returnOrder: pick(facts.returnOrder), returnGoods: pick(facts.returnGoods), returnTotal: pick(facts.returnTotal),
  }
}
