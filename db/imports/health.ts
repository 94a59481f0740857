// How healthy the imported orders are, and why the shop's sales differ from what a cart adds up.
import type { Health, HealthBridge, HealthChannel, WhyNotReason } from './model.ts'
import { whyNotReasons } from './model.ts'
import { historyOf } from '../analysis/occasions.ts'
import { exists } from '../analysis/tiers.ts'
import { formatDay, partsOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import { EXCLUDED } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { excludedOrders } from '../facts/leaveOut.ts'
import { amountsOf, whyNotCounted } from '../orders/rules.ts'
import type { Counting } from '../orders/rules.ts'
import type { Sqlite } from '../open.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { byHand } from './queries.ts'

type Tuple = [id: number, channelId: number, state: string | null, cancelledDay: number | null, goods: number | null, shipping: number | null, fee: number | null, discount: number | null, points: number | null, refund: number | null]

/**
 * The health of the data as of a day: nothing dated after it counts. Which orders count and what they are worth comes from the facts;
 * their parts are read from the rows in one pass. The bridge ends exactly at the summary's sales (definitions §0, goods).
 */
export function importHealth(open: OpenShop, asOf?: string): Health {
  const shop = asOfShop(open, asOf)
  const { facts } = shop
  const { sqlite } = open.db
  const { orderOccasion } = historyOf(shop)
  const placeOf = places(facts.orderId)
  const leftOut = excludedOrders(sqlite)
  const all = noBridge(null)
  const bridges = facts.channels.map(({ code }) => noBridge(code))
  const channels = facts.channels.map(() => ({ first: Infinity, last: -Infinity, orders: 0, valid: 0, months: new Set<number>() }))
  const notCounted = new Map<WhyNotReason, { orders: number; amount: number }>()
  const withoutName: Health['withoutName'] = { orders: 0, ofOrders: 0, sales: 0, ofSales: 0 }
  /** Goods given back without a link stand outside the orders. */
  const returnChannel = new Map<number, number>()
  const channelPlace = new Map(facts.channels.map(({ id }, at) => [id, at]))
  const count = (reason: WhyNotReason, amount: number) => {
    const before = notCounted.get(reason)
    notCounted.set(reason, { orders: (before?.orders ?? 0) + 1, amount: (before?.amount ?? 0) + amount })
  }
  const rows = sqlite.prepare('SELECT id, channelId, state, cancelledDay, goods, shipping, fee, discount, points, refund FROM orders').raw().iterate() as IterableIterator<Tuple>
  for (const [id, channelId, state, cancelledDay, goods, shipping, fee, discount, points, refund] of rows) {
    if (state === 'return') { returnChannel.set(id, channelPlace.get(channelId) ?? 0); continue }
    const i = placeOf(id)
    if (i < 0 || facts.orderDay[i] > shop.asOf) continue
    const order: Counting = { state, cancelledDay, goods, shipping, fee, discount, points, refund }
    const channel = channels[facts.orderChannel[i]]
    const day = facts.orderDay[i]
    channel.first = Math.min(channel.first, day)
    channel.last = Math.max(channel.last, day)
    channel.orders++
    channel.months.add(monthOf(day))
    const customer = facts.orderCustomer[i]
    const gross = (goods ?? 0) + (shipping ?? 0) + (fee ?? 0)
    const bridge = bridges[facts.orderChannel[i]]
    bridge.gross += gross
    if (orderOccasion[i] > 0) {
      const sales = facts.orderGoods[i]
      channel.valid++
      withoutName.ofOrders++
      withoutName.ofSales += sales
      if (customer < 0) { withoutName.orders++; withoutName.sales += sales }
      addSteps(bridge, order, sales)
      continue
    }
    const why = reasonOf(shop, i, order, leftOut)
    count(why, gross)
    bridge[why] += gross
  }
  for (let r = 0; r < facts.returnId.length; r++) {
    const [order, customer, goods] = [facts.returnOrder[r], facts.returnCustomer[r], facts.returnGoods[r]]
    if (facts.returnDay[r] > shop.asOf || (customer >= 0 && facts.customerFlags[customer] & EXCLUDED)) continue
    // What was given back of an order that does not count goes with that order.
    if (order >= 0 && orderOccasion[order] === 0) continue
    const bridge = bridges[returnChannel.get(facts.returnId[r]) ?? 0]
    bridge.refunds += goods
    bridge.sales -= goods
    withoutName.ofSales -= goods
    if (customer < 0) withoutName.sales -= goods
    count('return', goods)
  }
  for (const bridge of bridges) for (const step of steps) all[step] += bridge[step]
  const used = channels.flatMap((channel, at) => channel.orders > 0 ? [{ ...channel, at }] : [])
  const first = Math.min(...used.map((channel) => channel.first))
  const last = Math.max(...used.map((channel) => channel.last))
  const imported = lastImports(sqlite)
  return {
    asOf: formatDay(shop.asOf),
    firstDay: used.length === 0 ? null : formatDay(first), lastDay: used.length === 0 ? null : formatDay(last),
    channels: used.map(({ at, first, last, orders, valid, months }): HealthChannel => ({
      channel: facts.channels[at].code, firstDay: formatDay(first), lastDay: formatDay(last), orders, valid, daysSinceLast: shop.asOf - last,
      lastImportAt: imported.get(facts.channels[at].id) ?? null, gaps: gapsOf(months),
    })),
    gaps: gapsOf(new Set(used.flatMap(({ months }) => [...months]))),
    withoutName,
    notCounted: whyNotReasons.flatMap((reason) => { const count = notCounted.get(reason); return count ? [{ reason, ...count }] : [] }),
    // A till may have nothing but returns.
    bridge: [all, ...bridges.filter((bridge) => steps.some((step) => bridge[step] !== 0))],
    noContact: noContact(sqlite, shop),
    noProductCode: noProductCode(sqlite, shop),
  }
}

const steps = ['gross', 'cancelled', 'unfinished', 'test', 'returned', 'unpaid', 'zeroYen', 'excluded', 'shipping', 'fees', 'discounts', 'points', 'refunds', 'sales'] as const satisfies readonly (keyof HealthBridge)[]

function noBridge(channel: string | null): HealthBridge {
  return { channel, gross: 0, cancelled: 0, unfinished: 0, test: 0, returned: 0, unpaid: 0, zeroYen: 0, excluded: 0, shipping: 0, fees: 0, discounts: 0, points: 0, refunds: 0, sales: 0 }
}

/** The steps of an order that counts. Reductions larger than the goods take off no more than the goods: sales are never below zero. */
function addSteps(bridge: HealthBridge, order: Counting, sales: number): void {
  const goods = order.goods ?? 0
  const { net } = amountsOf(order)
  const discount = Math.min(order.discount ?? 0, goods - net)
  bridge.shipping += order.shipping ?? 0
  bridge.fees += order.fee ?? 0
  bridge.discounts += discount
  bridge.points += goods - net - discount
  bridge.refunds += net - sales
  bridge.sales += sales
}

/** Why an order does not count as of the day. What its own data say comes first; then who or what is left out by hand; then what is unpaid. */
function reasonOf({ facts, asOf }: Shop, i: number, order: Counting, leftOut: ReadonlySet<number>): Exclude<WhyNotReason, 'return'> {
  const why = whyNotCounted(order)
  if (why !== null && !(why === 'cancelled' && order.cancelledDay !== null && order.cancelledDay > asOf)) return why
  const customer = facts.orderCustomer[i]
  if (leftOut.has(facts.orderId[i]) || (customer >= 0 && (facts.customerFlags[customer] & EXCLUDED) !== 0)) return 'excluded'
  // Wholly given back by a return that was found to belong to it.
  return facts.orderVoidDay[i] <= asOf ? 'returned' : 'unpaid'
}

/** Where an order stands in the facts, by its id; −1 for one they do not hold. */
function places(ids: Int32Array): (id: number) => number {
  let most = 0
  for (const id of ids) if (id > most) most = id
  const place = new Int32Array(most + 1).fill(-1)
  ids.forEach((id, i) => { place[id] = i })
  return (id) => place[id] ?? -1
}

function monthOf(day: Day): number {
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

/** The months without anything between the first and the last that have something. */
function gapsOf(months: ReadonlySet<number>): string[] {
  const gaps: string[] = []
  for (let month = Math.min(...months) + 1; month < Math.max(...months); month++) {
    if (!months.has(month)) gaps.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`)
  }
  return gaps
}

/** When each channel was last imported; what was entered by hand is no import. */
function lastImports(sqlite: Sqlite): Map<number, string> {
  return new Map(sqlite.prepare(`SELECT f.channelId, max(i.startedAt) FROM importFile f JOIN import i ON i.id = f.importId
    WHERE f.format <> ? AND i.undoneAt IS NULL GROUP BY f.channelId`).raw().all(byHand) as [number, string][])
}

/** Of the customers who exist as of the day and are not left out. */
function noContact(sqlite: Sqlite, shop: Shop): Health['noContact'] {
  const { facts } = shop
  const without = new Set(sqlite.prepare(`SELECT id FROM customer WHERE phone = '' AND email = '' AND address1 = ''`).pluck().all() as number[])
  const counted = { customers: 0, of: 0 }
  for (let c = 0; c < facts.customerId.length; c++) {
    if (facts.customerFlags[c] & EXCLUDED || !exists(shop, c)) continue
    counted.of++
    if (without.has(facts.customerId[c])) counted.customers++
  }
  return counted
}

/** Of the lines of all orders up to the day, valid or not. */
function noProductCode(sqlite: Sqlite, { facts, asOf }: Shop): Health['noProductCode'] {
  const ids = new Set(sqlite.prepare(`SELECT id FROM product WHERE code = ''`).pluck().all() as number[])
  const without = Uint8Array.from(facts.productId, (id) => (ids.has(id) ? 1 : 0))
  const counted = { lines: 0, of: 0 }
  for (let i = 0; i < facts.orderId.length; i++) {
    if (facts.orderDay[i] > asOf) continue
    counted.of += facts.lineStart[i + 1] - facts.lineStart[i]
    for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) counted.lines += without[facts.lineProduct[line]]
  }
  return counted
}
