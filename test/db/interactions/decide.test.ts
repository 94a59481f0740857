// Stops, consent and marks outlive every import, joining and splitting; who is left out is in no figure until taken in again.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { careOf } from '../../../db/customers/care.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { ShopError } from '../../../db/errors.ts'
import { formatDay } from '../../../db/facts/day.ts'
import { runImport } from '../../../db/imports/run.ts'
import { setConsent, setMark, setStop } from '../../../db/interactions/decide.ts'
import { renew, today } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, expectFactsHold, figures, newShop, ownerOf } from '../careShop.ts'

const samples = join(import.meta.dirname, '../../samples')
const take = async (open: OpenShop, ...files: string[]) => {
  const { result, facts } = await runImport(open.db.sqlite, files.map((file) => join(samples, file)), { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })
  renew(open, facts)
  return result
}
const stop = (open: OpenShop, customerId: number, stopped = true) => setStop(open, { customerId, medium: 'post', stopped, source: 'お電話で' })
const mark = (open: OpenShop, customerId: number, kind: 'returned' | 'deceased' | 'excluded', on = true) => setMark(open, { customerId, kind, on, note: '' })
const stops = (open: OpenShop, customerId: number) => careOf(open, customerId).stops.map((row) => row.medium)
const codeOf = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? error.code : error } }
const people = (open: OpenShop) => listCustomers(open, customersQuery.parse({ asOf, limit: 500 })).rows.map(({ id, name, occasions, sales }) => ({ id, name, occasions, sales }))

const taro = { name: '見本 太郎', familyName: '見本', givenName: '太郎', email: 'taro@example.jp', phone: '090-1111-2201', postalCode: '604-8151', prefecture: '京都府', address1: '京都市中京区見本町1-2-3' }

test('the sample files: stopped and left out, imported again and joined by further files', async () => {
  const open = newShop()
  await take(open, 'shopify/orders_export.csv')
  const everybody = people(open)
  for (const { id } of everybody) stop(open, id)
  mark(open, everybody[0].id, 'excluded')
  expect((await take(open, 'shopify/orders_export.csv')).orders).toMatchObject({ new: 0, updated: 0 })
  for (const { id } of everybody) expect(stops(open, id)).toEqual(['post'])
  expect(people(open)).toHaveLength(everybody.length - 1)
  await take(open, 'rakuten/rakuten_orders.csv', 'eccube/order.csv', 'base/order_list.csv', 'colorme/sales_all.csv')
  // Whoever of the first file was joined to others is still stopped, and still left out.
  const blocks = open.db.sqlite.prepare(`SELECT DISTINCT c.customerId FROM contact c JOIN channel h ON h.id = c.channelId WHERE h.code = 'shopify'`).pluck().all() as number[]
  expect(blocks.length).toBeGreaterThan(5)
  for (const id of blocks) expect(stops(open, id)).toEqual(['post'])
  expect(people(open).map(({ id }) => id)).not.toContain(everybody[0].id)
  expect(customerPage(open, { id: everybody[0].id, asOf }).care.excluded).not.toBeNull()
  expectFactsHold(open)
})

test('joining two people keeps what was said of either', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  bring(open, 'eccube', [{ no: 'B', contact: { name: '見本 太郎', phone: '090-2222-3301', address1: '別の町9-9', postalCode: '100-0001' } }])
  expect(ownerOf(open, 'B')).not.toBe(ownerOf(open, 'A'))
  stop(open, ownerOf(open, 'B'))
  setConsent(open, { customerId: ownerOf(open, 'A'), given: true, how: '店頭の用紙' })
  mark(open, ownerOf(open, 'B'), 'excluded')
  bring(open, 'base', [{ no: 'C', contact: { name: '見本 太郎', phone: '090-2222-3301', email: 'taro@example.jp' } }])
  const id = ownerOf(open, 'A')
  expect([ownerOf(open, 'B'), ownerOf(open, 'C')]).toEqual([id, id])
  expect(careOf(open, id)).toMatchObject({ stops: [{ medium: 'post', source: 'お電話で' }], consent: { how: '店頭の用紙' }, excluded: {} })
  expect(figures(open).tiers.total).toBe(0)
  mark(open, id, 'excluded', false)
  expect(figures(open).tiers.total).toBe(1)
  expectFactsHold(open)
})

test('splitting leaves both stopped, and neither free by mistake', () => {
  const open = newShop()
  const office = { email: 'office@example.jp' }
  bring(open, 'shopify', [{ no: 'A', contact: { name: '見本 太郎', ...office } }, { no: 'B', contact: { name: '見本 花子', ...office } }])
  const id = ownerOf(open, 'A')
  expect(ownerOf(open, 'B')).toBe(id)
  stop(open, id)
  // Under three family names an address is nobody's own: the two are no longer one person.
  bring(open, 'shopify', [{ no: 'C', contact: { name: '佐藤 一', ...office } }, { no: 'D', contact: { name: '鈴木 二', ...office } }])
  expect(ownerOf(open, 'B')).not.toBe(ownerOf(open, 'A'))
  for (const no of ['A', 'B']) expect(stops(open, ownerOf(open, no)), no).toEqual(['post'])
  for (const no of ['C', 'D']) expect(stops(open, ownerOf(open, no)), no).toEqual([])
  // Taking it back for one is no word about the other.
  stop(open, ownerOf(open, 'A'), false)
  expect([stops(open, ownerOf(open, 'A')), stops(open, ownerOf(open, 'B'))]).toEqual([[], ['post']])
})

test('a stop once set: twice is once, its end keeps the row, both stand on the timeline', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }, { no: 'B', contact: { ...taro, address2: '201号' } }])
  const id = ownerOf(open, 'A')
  stop(open, id)
  stop(open, id)
  const day = formatDay(today(open))
  const lines = () => customerPage(open, { id }).timeline.map(({ kind, detail, text, ended }) => [kind, detail, text, ended])
  expect(stop(open, id).stops).toEqual([{ medium: 'post', since: day, source: 'お電話で' }])
  expect(lines()).toEqual([['stop', 'post', 'お電話で', false]])
  expect(stop(open, id, false).stops).toEqual([])
  expect(lines()).toEqual([['stop', 'post', '', true], ['stop', 'post', 'お電話で', false]])
  expect(open.db.sqlite.prepare('SELECT count(*) FROM stop WHERE endedOn IS NOT NULL').pluck().get()).toBe(2)
  expect(setStop(open, { customerId: id, medium: 'email', stopped: true, source: '' }).stops.map((row) => row.medium)).toEqual(['email'])
})

test('consent: when and how; another way of giving it is a row of its own', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  const customerId = ownerOf(open, 'A')
  const give = (how: string, given = true) => setConsent(open, { customerId, given, how }).consent
  expect(give('申込書')).toEqual({ givenOn: formatDay(today(open)), how: '申込書' })
  give('申込書')
  expect(give('お電話')?.how).toBe('お電話')
  expect(open.db.sqlite.prepare('SELECT how, endedOn IS NULL FROM consent ORDER BY id').raw().all()).toEqual([['申込書', 0], ['お電話', 1]])
  expect(give('', false)).toBeNull()
})

test('returned mail holds for its address only, however that is spelt', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', day: '2026-01-01', contact: taro }])
  const id = ownerOf(open, 'A')
  expect(mark(open, id, 'returned').returned).not.toBeNull()
  bring(open, 'shopify', [{ no: 'B', day: '2026-02-01', contact: { ...taro, address1: '京都市中京区見本町1丁目2番3号' } }])
  expect(careOf(open, id).returned).not.toBeNull()
  bring(open, 'shopify', [{ no: 'C', day: '2026-03-01', contact: { ...taro, postalCode: '530-0001', prefecture: '大阪府', address1: '大阪市北区見本4-5-6' } }])
  expect(careOf(open, id).returned).toBeNull()
  expect(mark(open, id, 'returned').returned).not.toBeNull()
  expect(mark(open, id, 'returned', false).returned).toBeNull()
  expect(mark(open, id, 'deceased')).toMatchObject({ returned: null, excluded: null, deceased: formatDay(today(open)) })
})

test('whoever is left out is in no figure, and back in all of them when taken in again', () => {
  const open = newShop()
  const others = Array.from({ length: 6 }, (_, i) => ({ no: `X${i}`, day: `2026-0${i + 1}-10`, yen: 1000 * (i + 1), contact: { name: `見本 ${'一二三四五六'[i]}郎`, email: `${i}@example.jp` } }))
  bring(open, 'shopify', [...others, { no: 'A', day: '2026-03-01', yen: 50_000, contact: taro }, { no: 'B', day: '2026-09-01', yen: 70_000, contact: taro }])
  const all = figures(open)
  const without = newShop()
  bring(without, 'shopify', others)
  const id = ownerOf(open, 'A')
  const facts = open.facts
  const flags = facts.customerFlags.slice()
  mark(open, id, 'excluded')
  expect(figures(open)).toEqual(figures(without))
  expect(open.facts).not.toBe(facts)
  expect(facts.customerFlags).toEqual(flags) // remembered histories hang on the facts of before
  expectFactsHold(open)
  const page = customerPage(open, { id, asOf })
  expect(page.orderRows.map(({ valid, why }) => [valid, why])).toEqual([[false, 'excluded'], [false, 'excluded']])
  mark(open, id, 'excluded', false)
  expect(figures(open)).toEqual(all)
  expectFactsHold(open)
  // A new block of the same person by import, while left out.
  mark(open, id, 'excluded')
  bring(open, 'base', [{ no: 'C', yen: 9000, contact: { ...taro, address2: '離れ' } }])
  expect(ownerOf(open, 'C')).toBe(id)
  expect(figures(open)).toEqual(figures(without))
})

test('nobody of that number', () => {
  const open = newShop()
  expect(codeOf(() => stop(open, 1))).toBe('notFound')
  expect(codeOf(() => mark(open, 1, 'excluded'))).toBe('notFound')
  expect(codeOf(() => setConsent(open, { customerId: 1, given: true, how: '' }))).toBe('notFound')
})
