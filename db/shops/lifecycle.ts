// Creating, opening and closing shops, and the figures of a shop as a whole.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { historyOf } from '../analysis/occasions.ts'
import { exists } from '../analysis/tiers.ts'
import { looseReturns, worthOf } from '../analysis/worth.ts'
import { ShopError } from '../errors.ts'
import { hasFacts } from '../facts/build.ts'
import { formatDay, parseDay } from '../facts/day.ts'
import { ALWAYS, EXCLUDED, NEVER } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { byHand } from '../imports/queries.ts'
import { createShopFile, openShopFile, wordSqlite } from '../open.ts'
import { saveSettings } from '../settings/queries.ts'
import { hold, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { ShopInfo, Summary } from './model.ts'
import { fillSample } from './sample.ts'

/** Opens a shop file. Throws what `openShopFile` throws. */
export function openShop(path: string, readOnly = false): OpenShop {
  return hold(openShopFile(path, { readOnly }))
}

/**
 * The same for the window: the pages of a large file are looked at while the first questions are answered. Until that is done nothing
 * can be written; `db.checked` rejects where the file is damaged.
 */
export async function openShopSoon(path: string, readOnly = false): Promise<OpenShop> {
  const db = openShopFile(path, { readOnly, soon: true })
  try {
    // Building the facts anew means writing them down.
    if (!hasFacts(db.sqlite)) await db.checked
    return hold(db)
  } catch (error) {
    await db.close()
    throw wordSqlite(error, path)
  }
}

/** Makes a new shop file with a name. Throws what `createShopFile` throws. */
export function createShop(path: string, name: string): OpenShop {
  const db = createShopFile(path)
  saveSettings(db.sqlite, { name })
  return hold(db)
}

/** Makes a shop file holding the sample shop, ending on a day (default: today). Only a finished one stands under the name. */
export async function openSample(path: string, lastDay?: string): Promise<OpenShop> {
  if (existsSync(path)) throw new ShopError('shopExists', { path })
  const draft = path + '.part'
  rmSync(draft, { force: true })
  const shop = createShop(draft, '')
  try {
    fillSample(shop.db.sqlite, lastDay === undefined ? today(shop) : parseDay(lastDay))
  } finally { await shop.db.close() }
  renameSync(draft, path)
  return openShop(path)
}

/** Ends an import that is running (it rolls back), then closes the file. */
export async function closeShop(shop: OpenShop): Promise<void> {
  while (shop.importing) await wait(10)
  await shop.db.close()
}

export function shopInfo(shop: OpenShop): ShopInfo {
  const { sqlite, path, readOnly } = shop.db
  const days = dayRange(shop)
  return {
    name: shop.settings.name, path, readOnly,
    sample: sqlite.prepare(`SELECT 1 FROM importFile WHERE format = 'sample' LIMIT 1`).get() !== undefined,
    customers: shop.facts.customerId.length, orders: shop.facts.orderId.length, ...days,
    lastImportAt: lastImportAt(shop),
  }
}

export function lastImportAt(shop: OpenShop): string | null {
  return shop.db.sqlite.prepare('SELECT max(startedAt) FROM import WHERE id NOT IN (SELECT importId FROM importFile WHERE format = ?)').pluck().get(byHand) as string | null
}

/** First and last day of all orders, valid or not. */
export function dayRange(shop: OpenShop): { firstDay: string | null; lastDay: string | null } {
  const days = shop.facts.orderDay
  if (days.length === 0) return { firstDay: null, lastDay: null }
  let first = days[0]
  let last = days[0]
  for (const day of days) { if (day < first) first = day; if (day > last) last = day }
  return { firstDay: formatDay(first), lastDay: formatDay(last) }
}

/**
 * Size of the shop as of a day: nothing dated after it counts, and customers who are left out are in no figure, nor are their
 * orders, lines and days. Lines are those of all orders, valid or not; an order left out by itself is among `all` like a
 * cancelled one, never among the valid ones.
 */
export function summaryOf(shop: Shop): Summary {
  const { facts, asOf } = shop
  const { orderOccasion } = historyOf(shop)
  const worth = worthOf(shop)
  const summary: Summary = { orders: { all: 0, valid: 0, anonymous: 0 }, lines: 0, customers: { all: 0, withValidOrder: 0 }, sales: { goods: 0, total: 0 }, firstDay: null, lastDay: null }
  const { orderDay, customerStart, customerFlags, lineStart } = facts
  const { start } = historyOf(shop)
  let [all, valid, lines, goods, total, first, last] = [0, 0, 0, 0, 0, NEVER, ALWAYS]
  const count = (from: number, end: number): void => {
    all += end - from
    lines += lineStart[end] - lineStart[from]
    for (let i = from; i < end; i++) {
      if (orderOccasion[i] === 0) continue
      valid++
      goods += worth.orderGoods[i]
      total += worth.orderTotal[i]
    }
  }
  for (let c = 0; c < customerFlags.length; c++) {
    if (customerFlags[c] & EXCLUDED) continue
    if (exists(shop, c)) summary.customers.all++
    if (start[c] < start[c + 1]) summary.customers.withValidOrder++
    // A customer's orders stand by day.
    const from = customerStart[c]
    let end = customerStart[c + 1]
    while (end > from && orderDay[end - 1] > asOf) end--
    if (end === from) continue
    if (orderDay[from] < first) first = orderDay[from]
    if (orderDay[end - 1] > last) last = orderDay[end - 1]
    count(from, end)
  }
  const named = all
  for (let i = customerStart[customerFlags.length]; i < orderDay.length; i++) {
    if (orderDay[i] > asOf) continue
    if (orderDay[i] < first) first = orderDay[i]
    if (orderDay[i] > last) last = orderDay[i]
    count(i, i + 1)
  }
  Object.assign(summary, { orders: { all, valid, anonymous: all - named }, lines, sales: { goods, total } })
  for (const { goods, total } of looseReturns(shop)) { summary.sales.goods += goods; summary.sales.total += total }
  if (last >= first) { summary.firstDay = formatDay(first); summary.lastDay = formatDay(last) }
  return summary
}
