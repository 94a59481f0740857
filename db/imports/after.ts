// What an import has brought: who is new, who came back after a long time, which stages moved.
import type { BackRow, ImportAfter } from './model.ts'
import { medianInterval } from '../analysis/marks.ts'
import { tierCodes } from '../analysis/model.ts'
import type { Moves, TierOrNone } from '../analysis/model.ts'
import { customersWhere, historyOf } from '../analysis/occasions.ts'
import { NONE, PROSPECT, exists, tiersOf } from '../analysis/tiers.ts'
import { looksSubscribed } from '../contracts/queries.ts'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import { ALWAYS, EXCLUDED, NEVER } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'

const BACK_SHOWN = 200
/** Two months: sooner nobody was away (S3-8). */
const AWAY_DAYS = 60

/** The orders an import was the first to show, and the files in which it did so. */
interface Brought { files: number[]; ranges: [from: number, to: number][]; /** Ids of orders rise with time: all up to this one were there before. */ before: number }

/** What an import has brought, as of a day. Throws notFound. */
export function afterImport(open: OpenShop, id: number, asOf?: string): ImportAfter {
  const { sqlite } = open.db
  const brought = broughtBy(sqlite, id)
  const shop = asOfShop(open, asOf)
  const inImport = ordersOf(shop.facts, brought)
  let orders = 0
  for (let i = 0; i < inImport.length; i++) if (inImport[i] && shop.facts.orderDay[i] <= shop.asOf) orders++
  const fresh = newPeople(sqlite, shop, brought)
  const back = cameBack(shop, inImport, fresh)
  const nameOf = sqlite.prepare('SELECT name, company FROM customer WHERE id = ?')
  back.sort((a, b) => b.days - a.days || a.customer - b.customer)
  return {
    importId: id, asOf: formatDay(shop.asOf), orders,
    newCustomers: fresh.length,
    back: {
      total: back.length,
      rows: back.slice(0, BACK_SHOWN).map(({ customer, day, days, threshold, product, sales }): BackRow => {
        const { name, company } = nameOf.get(shop.facts.customerId[customer]) as { name: string; company: string }
        return { id: shop.facts.customerId[customer], name: name || company, day: formatDay(day), days, threshold, lastProduct: product < 0 ? '' : shop.facts.productName[product], sales }
      }),
    },
    moves: movedBy(sqlite, shop, brought, inImport),
    subscriptionProposals: proposals(sqlite, brought),
  }
}

/** Indexes of the customers whom an import made known or who came back with it, ascending: exactly those it counts. Throws notFound. */
export function importPeople(open: OpenShop, shop: Shop, importId: number, part: 'new' | 'back'): Int32Array {
  const brought = broughtBy(open.db.sqlite, importId)
  const fresh = newPeople(open.db.sqlite, shop, brought)
  return part === 'new' ? fresh : Int32Array.from(cameBack(shop, ordersOf(shop.facts, brought), fresh), ({ customer }) => customer)
}

function broughtBy(sqlite: Sqlite, importId: number): Brought {
  const known = sqlite.prepare('SELECT undoneAt FROM import WHERE id = ?').get(importId) as { undoneAt: string | null } | undefined
  if (!known) throw new ShopError('notFound')
  const rows = sqlite.prepare('SELECT id, firstOrderId, lastOrderId FROM importFile WHERE importId = ? ORDER BY id').all(importId) as { id: number; firstOrderId: number | null; lastOrderId: number | null }[]
  // What was taken back has brought nothing.
  const living = known.undoneAt === null ? rows : []
  const ranges = living.flatMap(({ firstOrderId, lastOrderId }): [number, number][] => firstOrderId === null || lastOrderId === null ? [] : [[firstOrderId, lastOrderId]])
  const before = sqlite.prepare(`SELECT coalesce(max(f.lastOrderId), 0) FROM importFile f JOIN import i ON i.id = f.importId WHERE i.id < ? AND i.undoneAt IS NULL`).pluck().get(importId) as number
  return { files: living.map(({ id }) => id), ranges, before }
}

/** Per order: 1 where the import brought it. */
function ordersOf({ orderId }: Facts, { ranges }: Brought): Uint8Array {
  return Uint8Array.from(orderId, (id) => (ranges.some(([from, to]) => id >= from && id <= to) ? 1 : 0))
}

/** The earliest registration that other files show, of the customers whom these files show as members. */
function membersOf(sqlite: Sqlite, { files }: Brought): Map<number, Day | null> {
  const chosen = JSON.stringify(files)
  return new Map(sqlite.prepare(`SELECT c.customerId, (SELECT min(o.registeredDay) FROM memberSeen o JOIN contact k ON k.id = o.contactId
      WHERE k.customerId = c.customerId AND o.fileId NOT IN (SELECT value FROM json_each(?)))
    FROM memberSeen m JOIN contact c ON c.id = m.contactId WHERE m.fileId IN (SELECT value FROM json_each(?)) GROUP BY c.customerId`).raw().all(chosen, chosen) as [number, Day | null][])
}

/**
 * Whom nobody knew before: no order of an earlier import (ids rise with time), no earlier list of members. They have an order in this
 * import, or became members by it. Left out: who does not exist yet as of the day, and who is in no figure.
 */
function newPeople(sqlite: Sqlite, shop: Shop, brought: Brought): Int32Array {
  const { facts } = shop
  const inImport = ordersOf(facts, brought)
  const members = membersOf(sqlite, brought)
  // File 0: entered by hand.
  const known = new Set(sqlite.prepare('SELECT DISTINCT c.customerId FROM memberSeen m JOIN contact c ON c.id = m.contactId WHERE m.fileId < ?').pluck().all(Math.min(2 ** 50, ...brought.files)) as number[])
  return customersWhere(facts.customerId.length, (c) => {
    const id = facts.customerId[c]
    if (facts.customerFlags[c] & EXCLUDED || known.has(id) || !exists(shop, c)) return false
    let here = members.has(id)
    for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
      if (facts.orderId[i] <= brought.before) return false
      if (inImport[i] && facts.orderDay[i] <= shop.asOf) here = true
    }
    return here
  })
}

interface Back { customer: number; day: Day; days: number; threshold: number; /** Index; −1 where no line says. */ product: number; sales: number }

/**
 * Who has a purchase in this import that came max(60 days, 2 × own median interval until then) or more after the one before; of several
 * the latest. Who had bought once has no interval yet: 60 days. `fresh`: whom nobody knew before the import is new, and did not come back.
 */
function cameBack(shop: Shop, inImport: Uint8Array, fresh: Int32Array): Back[] {
  const { facts } = shop
  const { orderOccasion, start, day, sales } = historyOf(shop)
  const back: Back[] = []
  const isFresh = new Set(fresh)
  for (let c = 0; c < facts.customerId.length; c++) {
    if (isFresh.has(c)) continue
    for (let i = facts.customerStart[c + 1] - 1; i >= facts.customerStart[c]; i--) {
      // Numbered from 1: the occasion at `at` has those from start[c] to at − 1 before it.
      const at = start[c] + orderOccasion[i] - 1
      if (!inImport[i] || orderOccasion[i] < 2) continue
      const median = medianInterval(day.subarray(start[c], at))
      const threshold = median === Infinity ? AWAY_DAYS : Math.max(AWAY_DAYS, Math.ceil(2 * median))
      const days = day[at] - day[at - 1]
      if (days < threshold) continue
      back.push({ customer: c, day: day[at], days, threshold, product: mainProduct(facts, orderOccasion, c, orderOccasion[i] - 1), sales: sales[at] })
      break
    }
  }
  return back
}

/** The product on which most was spent in an occasion. */
function mainProduct(facts: Facts, orderOccasion: Int32Array, c: number, occasion: number): number {
  const spent = new Map<number, number>()
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
    if (orderOccasion[i] !== occasion) continue
    for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) spent.set(facts.lineProduct[line], (spent.get(facts.lineProduct[line]) ?? 0) + facts.lineYen[line])
  }
  let best = -1
  for (const [product, yen] of spent) if (best < 0 || yen > spent.get(best)!) best = product
  return best
}

const names: TierOrNone[] = [...tierCodes, 'none']

/** The stages as if this import had not been × as they are, on the same day. Who is there in neither, or in no figure, is in no cell. */
function movedBy(sqlite: Sqlite, shop: Shop, brought: Brought, inImport: Uint8Array): Moves['cells'] {
  const { facts } = shop
  const registeredDay = facts.registeredDay.slice()
  const members = membersOf(sqlite, brought)
  facts.customerId.forEach((id, c) => { if (members.has(id)) registeredDay[c] = members.get(id) ?? NEVER })
  const without: Shop = { ...shop, facts: { ...facts, registeredDay, orderVoidDay: facts.orderVoidDay.map((day, i) => (inImport[i] ? ALWAYS : day)) } }
  const before = tiersOf(historyOf(without))
  const after = tiersOf(historyOf(shop))
  const counts = new Map<string, number>()
  for (let c = 0; c < after.length; c++) {
    if (before[c] > NONE) continue
    const from = before[c] === PROSPECT && !existsBeside(without, c, inImport) ? NONE : before[c]
    if (from === NONE && after[c] === NONE) continue
    const cell = `${from} ${after[c]}`
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return names.flatMap((from, a) => names.flatMap((to, b) => { const customers = counts.get(`${a} ${b}`); return customers ? [{ from, to, customers }] : [] }))
}

/** `exists`, were it not for the orders of the import. */
function existsBeside({ facts, asOf }: Shop, c: number, inImport: Uint8Array): boolean {
  if (facts.registeredDay[c] <= asOf) return true
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) if (!inImport[i]) return facts.orderDay[i] <= asOf
  return false
}

function proposals(sqlite: Sqlite, { ranges }: Brought): number {
  const products = sqlite.prepare(`SELECT DISTINCT p.id, p.name FROM orderLine l JOIN product p ON p.id = l.productId
    WHERE l.orderId BETWEEN ? AND ? AND p.subscription = 0 AND p.subscriptionAsked = 0`)
  const found = new Set<number>()
  for (const range of ranges) for (const { id, name } of products.all(...range) as { id: number; name: string }[]) if (looksSubscribed(name)) found.add(id)
  return found.size
}

