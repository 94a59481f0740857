// Everything a shop holds, without a single internal id: two shops with the same content are the same shop.
import { kpis } from '../../../db/analysis/kpi.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { standingPairs } from '../../../db/customers/decisions.ts'
import { buildFacts } from '../../../db/facts/build.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { FigureSettings } from '../../../db/facts/facts.ts'
import { fields } from '../../../db/imports/sighting.ts'
import type { Sqlite } from '../../../db/open.ts'
import { readSettings } from '../../../db/settings/queries.ts'

type Row = Record<string, unknown>

/** Orders with their lines, people with their records and shown fields, products that were sold, standing decisions and stops, figures. */
export function contentOf(sqlite: Sqlite, asOf = '2026-11-21') {
  const hashOf = new Map(sqlite.prepare('SELECT id, hash FROM contact').raw().all() as [number, string][])
  const channelOf = new Map(sqlite.prepare('SELECT id, code FROM channel').raw().all() as [number, string][])
  const productOf = new Map((sqlite.prepare('SELECT id, key, name FROM product').raw().all() as [number, string, string][]).map(([id, key, name]) => [id, `${key}=${name}`]))
  const linesOf = sqlite.prepare('SELECT productId, quantity, unitPrice, amount, taxPercent FROM orderLine WHERE orderId = ? ORDER BY seq')
  const orders = (sqlite.prepare('SELECT * FROM orders').all() as Row[]).map((order) => ({
    channel: channelOf.get(order.channelId as number), orderNo: order.orderNo, ...Object.fromEntries(fields.map((field) => [field, order[field]])),
    contactId: hashOf.get(order.contactId as number) ?? null, sales: order.sales, total: order.total,
    lines: (linesOf.all(order.id) as Row[]).map(({ productId, ...line }) => [productOf.get(productId as number), ...Object.values(line)]),
  }))
  const blocks = sqlite.prepare('SELECT customerId, hash, registeredDay FROM contact WHERE gone = 0 ORDER BY hash').all() as { customerId: number; hash: string; registeredDay: number | null }[]
  const customers = (sqlite.prepare('SELECT * FROM customer').all() as Row[]).map(({ id, ...shown }) => ({ ...shown, records: blocks.filter((block) => block.customerId === id).map(({ hash, registeredDay }) => [hash, registeredDay]) }))
  const facts = buildFacts(sqlite)
  const shop = { facts, settings: readSettings(sqlite) as unknown as FigureSettings, asOf: parseDay(asOf) }
  const sold = new Set(sqlite.prepare('SELECT DISTINCT productId FROM orderLine').pluck().all() as number[])
  return {
    orders: orders.sort(byText), customers: customers.sort(byText), products: [...productOf].filter(([id]) => sold.has(id)).map(([, product]) => product).sort(),
    keys: (sqlite.prepare('SELECT k.key, c.hash FROM matchKey k JOIN contact c ON c.id = k.contactId').raw().all() as [number, string][]).map(String).sort(),
    stops: sqlite.prepare('SELECT c.hash, s.medium FROM stop s JOIN contact c ON c.id = s.contactId WHERE s.endedOn IS NULL AND c.gone = 0 ORDER BY c.hash, s.medium').raw().all(),
    decisions: standingPairs(sqlite), tiers: tierCounts(shop), kpis: kpis(shop, {}),
  }
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
