// Bulk fixes: what is previewed is what is written, and taking them back leaves no trace.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyFix, fixHistory, previewFix, undoFix } from '../../../db/cleansing/fixes.ts'
import { fixKinds } from '../../../db/cleansing/model.ts'
import type { FixKind } from '../../../db/cleansing/model.ts'
import { loadPostal } from '../../../db/cleansing/postal.ts'
import { refreshCustomer } from '../../../db/customers/assign.ts'
import { editCustomer } from '../../../db/customers/edit.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { setMark } from '../../../db/interactions/decide.ts'
import { editCustomer as schema } from '../../../db/orders/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, expectFactsHold, newShop, ownerOf } from '../careShop.ts'

const book = await loadPostal()
const rows = (open: OpenShop) => open.db.sqlite.prepare('SELECT * FROM customer ORDER BY id').all() as Record<string, string | number>[]
const edits = (open: OpenShop) => open.db.sqlite.prepare('SELECT * FROM edit ORDER BY id').all()
const shown = (open: OpenShop, no: string) => rows(open).find((row) => row.id === ownerOf(open, no))!
const apply = (open: OpenShop, kind: FixKind, except: number[] = []) => applyFix(open, { kind, except }, book)
const refused = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return (error as { code?: string }).code } }

const wrong = {
  zero: { name: '見本 一郎', phone: '90-2345-6781', postalCode: '600001', prefecture: '北海道', address1: '札幌市中央区北1条西3-4' },
  noPostal: { name: '見本 二郎', email: 'jiro@gmial.com', prefecture: '東京都', address1: '渋谷区神宮前1-2-3' },
  noPrefecture: { name: '見本 三郎様', kana: 'ﾐﾎﾝ ｻﾌﾞﾛｳ', postalCode: '530-0001', address1: '大阪市北区梅田1-1' },
  noCity: { name: '見本　　四郎', phone: '06-6345-1290', postalCode: '150-0001', address1: '神宮前5-6' },
  good: { name: '良い 花子', kana: 'ヨイ ハナコ', email: 'hanako@example.jp', phone: '075-222-1101', postalCode: '604-8151', prefecture: '京都府', address1: '京都市中京区見本町1' },
}
function wrongShop(): OpenShop {
  const open = newShop()
  bring(open, 'shopify', Object.entries(wrong).map(([no, contact]) => ({ no, contact })))
  return open
}

test.each<[FixKind, string, Record<string, string>]>([
  ['restoreZero', 'zero', { phone: '090-2345-6781', postalCode: '060-0001' }],
  ['postalFromAddress', 'noPostal', { postalCode: '150-0001' }],
  ['emailTypo', 'noPostal', { email: 'jiro@gmail.com' }],
  ['trimName', 'noPrefecture', { name: '見本 三郎' }],
  ['kanaWidth', 'noPrefecture', { kana: 'ミホン サブロウ' }],
  ['addressFromPostal', 'noCity', { address1: '渋谷区神宮前5-6', prefecture: '東京都' }],
])('%s mends exactly what it says', (kind, no, after) => {
  const open = wrongShop()
  const before = rows(open)
  const preview = previewFix(open, kind, book)
  const own = preview.rows.filter(({ customerId }) => customerId === ownerOf(open, no))
  expect(Object.fromEntries(own.map((row) => [row.field, row.after]))).toEqual(after)
  expect(own.map((row) => row.before)).toEqual(own.map((row) => before.find(({ id }) => id === row.customerId)![row.field]))
  const result = apply(open, kind)
  expect([result.count, result.customers]).toEqual([preview.total, preview.customers])
  expect(shown(open, no)).toMatchObject(after)
  expect(shown(open, 'good')).toEqual(before.find(({ id }) => id === ownerOf(open, 'good')))
  expect(previewFix(open, kind, book).total).toBe(0)
  expect(apply(open, kind)).toEqual({ id: null, count: 0, customers: 0 })
  expect(fixHistory(open)).toMatchObject([{ id: result.id, kind, count: result.count, undoneAt: null }])
})

test('a prefecture comes from the code only where the address does not speak against it', () => {
  const open = wrongShop()
  expect(previewFix(open, 'prefectureFromPostal', book).rows.map(({ field, before, after }) => [field, before, after])).toEqual([['prefecture', '', '大阪府'], ['prefecture', '', '東京都']])
  bring(open, 'base', [{ no: 'against', contact: { name: '見本 五郎', postalCode: '150-0001', address1: '京都市左京区見本町1' } }])
  expect(previewFix(open, 'prefectureFromPostal', book).total).toBe(2)
})

test('who is left out, and who is excepted, stays as they are', () => {
  const open = wrongShop()
  setMark(open, { customerId: ownerOf(open, 'zero'), kind: 'excluded', on: true, note: '' })
  expect(previewFix(open, 'restoreZero', book).total).toBe(0)
  expect(apply(open, 'trimName', [ownerOf(open, 'noCity')])).toMatchObject({ count: 1, customers: 1 })
  expect(shown(open, 'noCity').name).toBe(wrong.noCity.name)
})

test('taking back leaves no trace; what was edited since stays and is counted', () => {
  const open = wrongShop()
  const before = rows(open)
  const { id } = apply(open, 'restoreZero')
  expect(listCustomers(open, customersQuery.parse({ find: '09023456781', asOf })).total).toBe(1)
  const generation = open.generation
  expect(undoFix(open, id!)).toEqual({ id, restored: 2, skipped: 0 })
  expect(open.generation).toBeGreaterThan(generation)
  expect([rows(open), edits(open)]).toEqual([before, []])
  expect(fixHistory(open)[0].undoneAt).not.toBe(null)
  expect([refused(() => undoFix(open, id!)), refused(() => undoFix(open, 999))]).toEqual(['notFound', 'notFound'])
  const again = apply(open, 'restoreZero')
  editCustomer(open, schema.parse({ id: ownerOf(open, 'zero'), fields: { address2: '201' } })) // part of the address that the fix pinned
  expect(undoFix(open, again.id!)).toEqual({ id: again.id, restored: 1, skipped: 1 })
  expect(shown(open, 'zero')).toMatchObject({ phone: wrong.zero.phone, postalCode: '060-0001', address2: '201' })
  expectFactsHold(open)
})

test('a fix that writes what stood there before an edit by hand still stands, import after import', () => {
  const open = newShop()
  const contact = { name: '見本 太郎', email: 'taro@example.jp', phone: '090-2345-6781' }
  bring(open, 'shopify', [{ no: 'A', day: '2026-01-01', contact }])
  editCustomer(open, schema.parse({ id: ownerOf(open, 'A'), fields: { phone: '90-2345-6781' } }))
  bring(open, 'shopify', [{ no: 'B', day: '2026-10-01', contact: { ...contact, phone: '080-8765-1234' } }])
  const { id } = apply(open, 'restoreZero')
  expect(shown(open, 'A').phone).toBe('090-2345-6781')
  bring(open, 'shopify', [{ no: 'C', day: '2026-11-01', contact: { ...contact, phone: '070-8765-1234' } }])
  expect(shown(open, 'A').phone).toBe('090-2345-6781')
  undoFix(open, id!)
  expect(shown(open, 'A').phone).toBe('90-2345-6781')
})

const contact = fc.record({
  name: fc.constantFrom('山田 太郎', '山田太郎様', 'ﾔﾏﾀﾞ  ﾀﾛｳ', '佐藤 花子 殿', '鈴木'), kana: fc.constantFrom('', 'ﾔﾏﾀﾞ', 'サトウ'),
  phone: fc.constantFrom('', '9023456781', '090-2345-6781', '334561290', '075-222-110'), email: fc.constantFrom('', 'a@gmial.com', 'b@example.jp', 'ｃ@docomo.ne.jp'),
  postalCode: fc.constantFrom('', '600001', '150-0001', '5300001', '999-9999'), prefecture: fc.constantFrom('', '東京都', '北海道', '大阪府'),
  address1: fc.constantFrom('', '渋谷区神宮前1', '神宮前2', '札幌市中央区北1条西3', '大阪市北区梅田1', '見本1'),
})
test('any fixes of any people, taken back in any order, give exactly the rows of before', { timeout: 120_000 }, () => {
  fc.assert(fc.property(fc.array(contact, { minLength: 1, maxLength: 5 }), fc.shuffledSubarray([...fixKinds], { minLength: 1 }), fc.boolean(), (people, kinds, backwards) => {
    const open = newShop()
    bring(open, 'shopify', people.map((person, i) => ({ no: `N${i}`, contact: { ...person, channelCustomerId: `C${i}` } })))
    const before = rows(open)
    const ids = kinds.flatMap((kind) => { const { id } = apply(open, kind); return id === null ? [] : [id] })
    const fixed = rows(open)
    for (const { id } of fixed) refreshCustomer(open.db.sqlite, id as number)
    expect(rows(open)).toEqual(fixed)
    let skipped = 0
    for (const id of backwards ? [...ids].reverse() : ids) skipped += undoFix(open, id).skipped
    if (backwards) expect(skipped).toBe(0)
    if (skipped === 0) expect([rows(open), edits(open)]).toEqual([before, []])
  }), { numRuns: 25 })
})
