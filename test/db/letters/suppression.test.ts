// Who is left out and why: each reason alone, their order, and what must not leave anybody out.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignCustomers } from '../../../db/customers/assign.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { buildFacts } from '../../../db/facts/build.ts'
import { createWriter } from '../../../db/imports/write.ts'
import type { ContactRecord } from '../../../db/imports/record.ts'
import type { Medium } from '../../../db/interactions/model.ts'
import { recipientsOf } from '../../../db/letters/recipients.ts'
import { addressKey, suppress } from '../../../db/letters/suppression.ts'
import type { SuppressionOptions } from '../../../db/letters/suppression.ts'
import { memoryShop } from '../../../db/open.ts'
import { asOfShop, hold, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'

let shop: OpenShop
beforeEach(() => { shop = hold(memoryShop()) })
afterEach(async () => { await shop.db.close() })

const empty: ContactRecord = { channelCustomerId: '', name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }
const at = (street: string) => ({ postalCode: '600-0000', prefecture: '京都府', address1: `見本町${street}` })
type Entry = Partial<ContactRecord> & { channel?: 'shopify' | 'rakuten' | 'amazon'; day?: string; member?: boolean }
let orders = 0

/** Takes contact blocks in as one import; members never ordered. Returns the customer ids by place in the list. */
function take(...entries: Entry[]): number[] {
  const { sqlite } = shop.db
  sqlite.transaction(() => {
    const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds) VALUES ('2026-01-01', 0, 0, 0, 0, 0, 0)`).run().lastInsertRowid)
    const writer = createWriter(sqlite)
    for (const { channel = 'shopify', day = '2026-01-01', member, ...fields } of entries) {
      const info = { code: channel, marketplace: channel !== 'shopify' }
      const contact = { ...empty, ...fields }
      writer.beginFile(importId, { name: 'f.csv', format: 'shopify', encoding: 'utf-8', channel: info })
      if (member) { writer.member(contact, parseDay(day)); continue }
      writer.order({
        line: 1, orderNo: `T${++orders}`, orderedDay: parseDay(day), minute: -1, state: 'ok', cancelledDay: null, paid: true, shippedDay: null, goods: 1000, shipping: 0, fee: 0, discount: 0, points: 0,
        outsidePayment: 0, refund: 0, paymentMethod: '', note: '', subscription: null, contractKey: null, gift: null, contact, lines: [{ productCode: 'A', productName: 'A', quantity: 1, unitPrice: 1000, amount: 1000, taxPercent: 8 }],
      })
      writer.endFile({ rows: 1, rejectedRows: 0, droppedValues: 0 })
    }
    writer.finish()
    assignCustomers(sqlite, writer)
  })()
  renew(shop, buildFacts(sqlite))
  return entries.map(({ name = '', address1 = '' }) => sqlite.prepare('SELECT customerId FROM contact WHERE name = ? AND address1 = ? ORDER BY id DESC').pluck().get(name, address1) as number)
}
const stop = (contactId: number, medium: Medium, endedOn: number | null = null) => shop.db.sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source, endedOn) VALUES (?, ?, 20000, '電話', ?)`).run(contactId, medium, endedOn)
const mark = (contactId: number, kind: string, key = '', endedOn: number | null = null) => shop.db.sqlite.prepare(`INSERT INTO mark (contactId, kind, since, note, addressKey, endedOn) VALUES (?, ?, 20000, '', ?, ?)`).run(contactId, kind, key, endedOn)

/** Reason by customer id, 'send' for those who get it. */
function reasons(ids: number[], medium: Medium = 'post', options: SuppressionOptions = {}): string[] {
  const { send, left } = suppress(shop.db.sqlite, asOfShop(shop, '2026-11-21'), recipientsOf(shop.db.sqlite, ids, 'id'), medium, options)
  const found = new Map<number, string>([...send.map(({ id }) => [id, 'send'] as const), ...left.flatMap(({ reason, people }) => people.map(({ id }) => [id, reason] as const))])
  expect(send.length + left.reduce((sum, { people }) => sum + people.length, 0)).toBe(ids.length)
  return ids.map((id) => found.get(id)!)
}

test('a stop holds for its own medium only, and only until it is ended', () => {
  const ids = take({ name: '青木 一', ...at('1-1') }, { name: '井上 二', ...at('1-2') }, { name: '上田 三', ...at('1-3') })
  stop(ids[0], 'post')
  stop(ids[1], 'phone')
  stop(ids[2], 'post', 20100)
  expect(reasons(ids)).toEqual(['stopped', 'send', 'send'])
  expect(reasons(ids, 'phone')).toEqual(['send', 'stopped', 'send'])
  expect(reasons(ids, 'email')).toEqual(['send', 'send', 'send'])
})

test('a stop on any contact block of the customer counts, also after joining', () => {
  const [first] = take({ name: '江口 四郎', ...at('2-1'), email: 'eguchi@example.jp' })
  const [second] = take({ name: '江口 四郎', ...at('2-9'), email: 'eguchi4@example.jp', phone: '090-0000-4444' })
  expect(second).not.toBe(first)
  stop(second, 'post')
  mark(first, 'returned', 'elsewhere')
  expect(reasons([first, second])).toEqual(['send', 'stopped'])
  const [joined] = take({ name: '江口 四郎', ...at('2-1'), email: 'eguchi@example.jp', phone: '090-0000-4444' })
  expect(joined).toBe(first)
  expect(shop.facts.customerId).toHaveLength(1)
  expect(reasons([joined])).toEqual(['stopped'])
})

test('marketplaces: left out when known only there, by orders or by registration, unless the channel allows it', () => {
  const ids = take(
    { name: '岡田 五', ...at('3-1'), channel: 'rakuten' }, { name: '加藤 六', ...at('3-2'), channel: 'amazon', member: true }, { name: '木村 七', ...at('3-3'), member: true },
    { name: '久保 八', ...at('3-4'), channel: 'rakuten', phone: '090-0000-0008' })
  take({ name: '久保 八', ...at('3-4'), phone: '090-0000-0008' })
  expect(reasons(ids)).toEqual(['marketplaceOnly', 'marketplaceOnly', 'send', 'send'])
  expect(reasons(ids, 'phone')).toEqual(['marketplaceOnly', 'marketplaceOnly', 'send', 'send'])
  shop.db.sqlite.prepare(`UPDATE channel SET contactAllowed = 1 WHERE code = 'rakuten'`).run()
  expect(reasons(ids)).toEqual(['send', 'marketplaceOnly', 'send', 'send'])
})

test('returned mail stops paper until the address changes, however the address is spelt', () => {
  const [id] = take({ name: '小林 九', ...at('4丁目5番6号'), phone: '090-0000-0009' })
  mark(id, 'returned', addressKey({ postalCode: '6000000', prefecture: '', address1: '見本町4-5-6', address2: '' }))
  expect(reasons([id])).toEqual(['returned'])
  expect(reasons([id], 'phone')).toEqual(['send'])
  take({ name: '小林 九', ...at('4-5-6'), address2: 'コーポ見本 101', phone: '090-0000-0009', day: '2026-03-01' })
  expect(reasons([id])).toEqual(['returned'])
  take({ name: '小林 九', postalCode: '530-0000', prefecture: '大阪府', address1: '例示町7-8', phone: '090-0000-0009', day: '2026-05-01' })
  expect(reasons([id])).toEqual(['send'])
})

test('a returned mark without an address stays; an ended one does not', () => {
  const ids = take({ name: '坂本 十', ...at('5-1') }, { name: '清水 士', ...at('5-2') })
  mark(ids[0], 'returned')
  mark(ids[1], 'returned', '', 20100)
  expect(reasons(ids)).toEqual(['returned', 'send'])
})

test('deceased and excluded, by mark or by the customer\'s own flag, hold for every medium', () => {
  const ids = take({ name: '鈴木 亡', ...at('6-1') }, { name: '関口 外', ...at('6-2') }, { name: '相馬 旗', ...at('6-3') }, { name: '田村 終', ...at('6-4') })
  mark(ids[0], 'deceased')
  mark(ids[1], 'excluded')
  shop.db.sqlite.prepare('UPDATE customer SET excluded = 1 WHERE id = ?').run(ids[2])
  mark(ids[3], 'deceased', '', 20100)
  for (const medium of ['post', 'phone', 'email'] as const) expect(reasons(ids, medium)).toEqual(['deceased', 'excluded', 'excluded', 'send'])
})

test('no name, no address: a company alone is a name; without post no address is needed', () => {
  const ids = take({ email: 'a@example.jp', ...at('7-1') }, { company: '株式会社見本', ...at('7-2') }, { name: '千葉 郵', address1: '見本町7-3' }, { name: '津田 街', postalCode: '600-0000' }, { name: '寺田 空', postalCode: ' ', address1: '　' })
  expect(reasons(ids)).toEqual(['noName', 'send', 'noAddress', 'noAddress', 'noAddress'])
  expect(reasons(ids, 'phone')).toEqual(['noName', 'send', 'send', 'send', 'send'])
})

test('what would print empty boxes is no postal code, and what nobody could see is no name', () => {
  const codes = ['604-815', '不明', '60481511', '0000000', '６０４−８１５１', '〒6048151']
  const ids = take(...codes.map((postalCode, i) => ({ name: `中野 ${'一二三四五六'[i]}`, ...at(`8-${i + 1}`), postalCode })))
  expect(reasons(ids)).toEqual(['noAddress', 'noAddress', 'noAddress', 'noAddress', 'send', 'send'])
  expect(reasons(ids, 'phone')).toEqual(Array(6).fill('send'))
  const names = ['\u200b', '\u202e', '様', '\u200d 様', '　御中', '\u200b郷'].map((name, i) => ({ name, ...at(`9-${i + 1}`), email: `u${i}@example.jp` }))
  const unseen = take(...names, { name: '\u200b', company: '見本商会', ...at('9-9') }, { name: '沼田 空', ...at('9-8'), address1: '\u200b' })
  expect(reasons(unseen)).toEqual(['noName', 'noName', 'noName', 'noName', 'noName', 'send', 'send', 'noAddress'])
})

test('one piece per household where asked: the newest purchase gets it', () => {
  const ids = take(
    { name: '中村 父', ...at('8-1'), day: '2026-01-05' }, { name: '中村 母', ...at('8丁目1'), day: '2026-06-01' }, { name: '中村 子', ...at('8-1'), member: true },
    { name: '西田 客', ...at('8-1') }, { name: '中村 隣', ...at('8-1'), address2: 'ハイツ202号室', day: '2026-02-01' }, { name: '中村 遠', ...at('9-1') })
  expect(reasons(ids)).toEqual(Array(6).fill('send'))
  expect(reasons(ids, 'post', { oncePerAddress: true })).toEqual(['sameAddress', 'send', 'sameAddress', 'send', 'send', 'send'])
  // Whoever is taken out by hand or must not be written to does not stand in the others' way.
  expect(reasons(ids, 'post', { oncePerAddress: true, without: [ids[1]] })).toEqual(['send', 'byHand', 'sameAddress', 'send', 'send', 'send'])
  stop(ids[1], 'post')
  expect(reasons(ids, 'post', { oncePerAddress: true })).toEqual(['send', 'stopped', 'sameAddress', 'send', 'send', 'send'])
})

test('of several reasons the first counts, and by hand comes last', () => {
  const [id] = take({ name: '', email: 'x@example.jp', channel: 'rakuten' })
  expect(reasons([id], 'post', { without: [id] })).toEqual(['marketplaceOnly'])
  shop.db.sqlite.exec('UPDATE channel SET contactAllowed = 1')
  expect(reasons([id], 'post', { without: [id] })).toEqual(['noName'])
  mark(id, 'returned')
  expect(reasons([id])).toEqual(['returned'])
  shop.db.sqlite.exec('UPDATE channel SET contactAllowed = 0')
  stop(id, 'post')
  expect(reasons([id])).toEqual(['stopped'])
  mark(id, 'excluded')
  expect(reasons([id])).toEqual(['excluded'])
  mark(id, 'deceased')
  expect(reasons([id])).toEqual(['deceased'])
})

test('name parts come from the newest block that bears the shown name; the order is by postal code', () => {
  const ids = take(
    { name: '長谷川 潤', familyName: '長谷川', givenName: '潤', ...at('1-1'), phone: '090-0000-0021' }, { name: '原口 あ', postalCode: '1000001', address1: '例示1' }, { name: '東 い', postalCode: '〒100-0000', address1: '例示2' }, { name: '無 番', address1: '例示3' })
  const list = (sort: 'postalCode' | 'id' | 'name') => recipientsOf(shop.db.sqlite, [...ids, 999_999], sort)
  expect(list('id')[0]).toMatchObject({ familyName: '長谷川', givenName: '潤', name: '長谷川 潤' })
  expect(list('id')[1]).toMatchObject({ familyName: '', givenName: '' })
  expect(list('postalCode').map(({ name }) => name)).toEqual(['東 い', '原口 あ', '長谷川 潤', '無 番'])
  expect(list('id').map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b))
})
