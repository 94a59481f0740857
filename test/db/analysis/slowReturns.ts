// Returns without a link, read aloud and slowly: to which order each of them belongs. Only for comparing.
import { priceOf } from './build.ts'
import type { PlainOrder, PlainShop } from './build.ts'
import { between } from './slowDates.ts'

interface Link { day: string; order: number | null; yen: number; customer: number | null }
const known = new WeakMap<PlainShop, Link[]>()

/** One link for each returned line, in the order in which the returns came. */
function linksOf(shop: PlainShop): Link[] {
  if (!known.has(shop)) known.set(shop, find(shop))
  return known.get(shop)!
}

function find(shop: PlainShop): Link[] {
  const links: Link[] = []
  // The pieces an order still holds, and the money that has not been given back.
  const pieces = shop.orders.map((o) => o.lines.map((product) => ({ product, there: true })))
  const money = shop.orders.map((o) => o.goods)
  const gone: (string | null)[] = shop.orders.map(() => null)
  const inTime = (shop.returns ?? []).map((r, i) => ({ ...r, i })).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute || a.i - b.i))
  for (const row of inTime) {
    for (const line of row.lines) {
      const candidates = shop.orders.map((o, n) => ({ o, n })).filter(({ o, n }) => row.customer !== null && o.customer === row.customer
        && between(o.day, row.day) >= 0 && between(o.day, row.day) <= 60 && (o.day !== row.day || row.minute < 0 || o.minute < 0 || o.minute <= row.minute)
        && o.voidOn !== 'unknown' && (o.voidOn === null || o.voidOn > row.day) && gone[n] === null && money[n] > 0)
        .sort((a, b) => between(a.o.day, b.o.day) || b.o.minute - a.o.minute || b.n - a.n)
      const holding = candidates.find(({ n }) => pieces[n].some((p) => p.product === line.product && p.there))
      const amount = candidates.find(({ n }) => money[n] === line.yen || pieces[n].some((p) => p.there && priceOf(p.product) === line.yen))
      const hit = holding ?? amount
      if (hit) {
        const piece = holding ? pieces[hit.n].find((p) => p.product === line.product && p.there) : pieces[hit.n].find((p) => p.there && priceOf(p.product) === line.yen)
        if (piece) piece.there = false
        money[hit.n] = Math.max(0, money[hit.n] - line.yen)
        if (money[hit.n] === 0) gone[hit.n] = row.day
      }
      links.push({ day: row.day, order: hit ? hit.n + 1 : null, yen: line.yen, customer: row.customer })
    }
  }
  return links
}

const total = (links: Link[]): number => links.reduce((sum, { yen }) => sum + yen, 0)

/** What of an order (numbered from 1) was given back by D. */
export const backOf = (shop: PlainShop, order: number, D: string): number => total(linksOf(shop).filter((l) => l.order === order && l.day <= D))

/** Wholly returned by D. */
export function voidedByReturn(shop: PlainShop, order: PlainOrder & { number?: number }, D: string): boolean {
  const number = order.number ?? shop.orders.indexOf(order) + 1
  const back = backOf(shop, number, D)
  return back > 0 && back >= order.goods
}

/** Returned lines without an order. */
export const looseOf = (shop: PlainShop): Link[] => linksOf(shop).filter((l) => l.order === null)
