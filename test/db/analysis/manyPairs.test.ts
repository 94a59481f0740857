// More pairs of products than the counters begin with: none is lost while they grow.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CROSS_SELL_DAYS, crossSell, pairsByProduct, pairsInTable } from '../../../db/analysis/crossSell.ts'
import { nextProducts, stepsByProduct, stepsInTable } from '../../../db/analysis/nextProduct.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { pairsOf } from '../../../db/analysis/together.ts'
import { runImport } from '../../../db/imports/run.ts'
import { memoryShop } from '../../../db/open.ts'
import { asOfShop, hold, renew } from '../../../db/shop.ts'
import { writeOrders } from '../../bench/generate.ts'

test('買い回り率 of 60 products', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
  writeOrders(join(folder, 'orders.csv'), 30_000)
  const open = hold(memoryShop())
  renew(open, (await runImport(open.db.sqlite, [join(folder, 'orders.csv')], { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })).facts)
  const shop = asOfShop(open, '2026-11-21')
  const { customerStart, orderDay, lineStart, lineProduct } = shop.facts
  const counts = new Map<string, number>()
  for (let c = 0; c + 1 < customerStart.length; c++) {
    const bought: { day: number; product: number }[] = []
    for (let i = customerStart[c]; i < customerStart[c + 1]; i++) for (let line = lineStart[i]; line < lineStart[i + 1]; line++) bought.push({ day: orderDay[i], product: lineProduct[line] })
    const first = new Map<number, number>()
    for (const { day, product } of bought) first.set(product, Math.min(first.get(product) ?? Infinity, day))
    for (const [from, day] of first) {
      if (day > shop.asOf - CROSS_SELL_DAYS) continue
      const later = bought.filter((one) => one.day > day && one.day <= day + CROSS_SELL_DAYS && one.product !== from)
      for (const to of new Set(later.map(({ product }) => product))) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1)
    }
  }
  const found = new Map(crossSell(shop).map(({ from, to, customers }) => [`${from} ${to}`, customers]))
  expect(counts.size).toBeGreaterThan(2048)
  expect(found).toEqual(new Map([...counts].filter(([, customers]) => customers >= 5).map(([pair, customers]) => [pair, customers])))
  // All pairs in a table say the same as one product at a time.
  const past = historyOf(shop)
  expect(nextProducts(shop).length).toBeGreaterThan(500)
  expect(stepsInTable(past)).toEqual(stepsByProduct(past, -1))
  expect(pairsInTable(past)).toEqual(pairsByProduct(past, -1))
  expect(pairsOf(past, true).length).toBeGreaterThan(500)
  expect(pairsOf(past, true)).toEqual(pairsOf(past, false))
  await open.db.close()
  rmSync(folder, { recursive: true, force: true })
})
