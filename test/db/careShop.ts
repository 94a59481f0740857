// A throw-away shop for tests of what people write and decide: orders come in like an import, then by hand.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { kpis } from '../../db/analysis/kpi.ts'
import { tierCounts } from '../../db/analysis/tiers.ts'
import { buildFacts, cachedFacts } from '../../db/facts/build.ts'
import { createShopFile } from '../../db/open.ts'
import { asOfShop, hold } from '../../db/shop.ts'
import type { OpenShop } from '../../db/shop.ts'
import { bring } from './bring.ts'
import type { Brought } from './bring.ts'

export const asOf = '2026-11-21'
const opened: { open: OpenShop; folder: string }[] = []
// Noon of the as-of day: what is written today must not depend on when the test runs.
beforeEach(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${asOf}T03:00:00Z`) }) })
afterEach(async () => {
  vi.useRealTimers()
  for (const { open, folder } of opened.splice(0)) { await open.db.close(); rmSync(folder, { recursive: true, force: true }) }
})

/** A new shop file; closed and deleted after the test. */
export function newShop(): OpenShop {
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
  const open = hold(createShopFile(join(folder, 's.omotenashi')))
  opened.push({ open, folder })
  return open
}

export { bring }
export type { Brought }

/** The customer whose order has this number. */
export function ownerOf(open: OpenShop, orderNo: string): number {
  return open.db.sqlite.prepare('SELECT c.customerId FROM orders o JOIN contact c ON c.id = o.contactId WHERE o.orderNo = ?').pluck().get(orderNo) as number
}

/** Every figure of the day. */
export function figures(open: OpenShop) {
  const shop = asOfShop(open, asOf)
  return { tiers: tierCounts(shop), kpis: kpis(shop, {}) }
}

/** The facts in memory and in the cache are those that the rows give. */
export function expectFactsHold(open: OpenShop): void {
  expect(open.facts).toEqual(buildFacts(open.db.sqlite))
  expect(cachedFacts(open.db.sqlite)).toEqual(open.facts)
}
