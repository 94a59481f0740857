// Who is no customer: the recipient of a gift, and whoever bought at the till without a name.
import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAll } from '../imports/orderFiles.ts'
import { runImport } from '../../../db/imports/run.ts'
import { hold, asOfShop } from '../../../db/shop.ts'
import { summaryOf } from '../../../db/shops/lifecycle.ts'
import { candidatesIn } from '../../../db/customers/candidateList.ts'
import { cellsOf, samples, textOf } from '../imports/orderFiles.ts'
import { asOf, newShop } from '../careShop.ts'

const now = { timeZone: 'Asia/Tokyo', now: new Date(`${asOf}T00:00:00Z`) }
const everyName = `SELECT group_concat(name || kana || phone || address1 || email || company, ' ') FROM `

test.each([['rakuten/rakuten_orders.csv', 'cp932', '送付先'], ['eccube/order.csv', 'cp932', '配送先_']])('%s: who gets the parcel becomes no customer and is on no list', async (sample, encoding, prefix) => {
  const rows = cellsOf(sample, encoding === 'cp932' && readFileSync(join(samples, sample))[0] === 0xef ? 'utf-8' : 'shift_jis', ',')
  const recipient = rows[0].flatMap((heading, column) => (heading.startsWith(prefix) && /姓|名|セイ|メイ|カナ|会社|電話|TEL|住所/.test(heading) && !/フラグ|ID|都道府県/.test(heading) ? [column] : []))
  expect(recipient.length).toBeGreaterThan(3)
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-gift-'))
  const path = join(folder, 'gifts.csv')
  writeFileSync(path, textOf(rows.map((row, i) => (i === 0 ? row : row.map((cell, column) => (recipient.includes(column) ? '届先' : cell))))))
  const open = newShop()
  const plain = newShop()
  await runImport(open.db.sqlite, [path], now)
  await runImport(plain.db.sqlite, [join(samples, sample)], now)
  rmSync(folder, { recursive: true })
  const people = (shop: typeof open) => shop.db.sqlite.prepare('SELECT id, name, phone, address1 FROM customer ORDER BY id').all()
  expect(people(open)).toEqual(people(plain))
  expect(people(open).length).toBeGreaterThan(5)
  for (const table of ['contact', 'customer']) expect(open.db.sqlite.prepare(everyName + table).pluck().get()).not.toContain('届先')
})

test('sales without a name are sold, and nobody\'s', async () => {
  const path = join(samples, 'shopify/orders_export.csv')
  const { orders } = await readAll(path)
  const rows = cellsOf('shopify/orders_export.csv', 'utf-8', ',')
  const about = rows[0].flatMap((heading, column) => (/^(?:Email|Phone|(?:Billing|Shipping) .*)$/.test(heading.replace('\ufeff', '')) ? [column] : []))
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-till-'))
  const blank = join(folder, 'till.csv')
  writeFileSync(blank, textOf(rows.map((row, i) => (i === 0 ? row : row.map((cell, column) => (about.includes(column) ? '' : cell))))))
  const open = newShop()
  await runImport(open.db.sqlite, [blank], now)
  rmSync(folder, { recursive: true })
  expect(open.db.sqlite.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
  const held = hold(open.db)
  expect(summaryOf(asOfShop(held, asOf)).orders).toMatchObject({ all: orders.length, anonymous: orders.length })
  expect(candidatesIn(held)).toEqual([])
})
