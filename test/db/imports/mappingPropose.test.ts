// What the wizard proposes, how it shows what it understood, and how it is remembered.
import { describe, expect, it } from 'vitest'
import { inspection } from '../../../db/imports/inspect.ts'
import { deleteMapping, exportMapping, findMapping, importMapping, listMappings, parseMapping, rememberMapping, renameMapping } from '../../../db/imports/mappingStore.ts'
import { propose } from '../../../db/imports/mappingPropose.ts'
import { understand } from '../../../db/imports/mappingUnderstand.ts'
import { presetFor, presets } from '../../../db/imports/presets.ts'
import { mappingSchema } from '../../../db/imports/model.ts'
import { closeShop, createShop } from '../../../db/shops/lifecycle.ts'
import { fileOf, refusalOf } from './orderFiles.ts'
import { proposalOf, readMapped } from './mappingFiles.ts'
import { english, members, notebook, till } from './mappingTables.ts'

const around = { zone: () => 540, digits: 0, taxPercent: 8 }

describe('the proposal', () => {
  it('finds every column of a till', async () => {
    const { mapping, sure } = await proposalOf(fileOf(till))
    expect(mapping.columns).toEqual({
      orderNo: '伝票番号', orderedAt: '会計日', orderedTime: '会計時刻', name: 'お客様名', kana: 'フリガナ', phone: '電話番号', productName: '商品名', unitPrice: '単価', quantity: '数量',
      lineTotal: '小計', discount: '値引', total: '合計金額', paymentMethod: '支払方法',
    })
    expect(sure).toMatchObject({ orderNo: true, orderedAt: true, phone: true, total: true })
  })
  it('finds the columns of a notebook, an English shop and a list of members', async () => {
    expect((await proposalOf(fileOf(notebook))).mapping.columns).toEqual({ name: 'お名前', address1: 'ご住所', phone: 'お電話', orderedAt: '日付', productName: '品物', total: '金額' })
    expect((await proposalOf(fileOf(english))).mapping.columns).toEqual({
      orderNo: 'Order Number', orderedAt: 'Order Date', status: 'Status', givenName: 'First Name', familyName: 'Last Name', email: 'Email Address', phone: 'Phone',
      productName: 'Item Name', quantity: 'Qty', unitPrice: 'Price', shipping: 'Shipping', total: 'Grand Total',
    })
    expect((await proposalOf(fileOf(members))).mapping).toMatchObject({ members: true, columns: { customerKey: '会員番号', name: '氏名', kana: 'ふりがな', email: 'メールアドレス', postalCode: '郵便番号', prefecture: '都道府県', address1: '住所', registeredAt: '登録日' } })
  })
  it('judges contents against names, and names nobody has', () => {
    const rows = [['a@example.com', '2026/3/1', '1050014', '100'], ['b@example.com', '2026/3/2', '5300001', '200']]
    const { mapping, sure } = propose(['欄1', '電話番号', '欄3', '合計'], rows)
    expect(mapping.columns).toEqual({ email: '欄1', orderedAt: '電話番号', postalCode: '欄3', total: '合計' })
    expect(sure).toEqual({ email: false, orderedAt: false, postalCode: false, total: true })
  })
  it('takes the recipient only where nobody else is named', () => {
    const row = ['1', '2026/3/1', '見本 花子', '港区芝1-2-3', '300']
    const alone = propose(['注文番号', '注文日', 'お届け先氏名', 'お届け先住所', '合計'], [row])
    expect([alone.mapping.columns.name, alone.sure.name]).toEqual(['お届け先氏名', false])
    const both = propose(['注文番号', '注文日', 'お届け先氏名', 'お届け先電話番号', 'お届け先郵便番号', 'お届け先住所', '注文者氏名', '合計'], [['1', '2026/3/1', '試験 次郎', '03-1234-5678', '105-0014', '港区芝1-2-3', '見本 花子', '300']])
    expect(both.mapping.columns).toEqual({ orderNo: '注文番号', orderedAt: '注文日', name: '注文者氏名', total: '合計' })
  })
  it('knows the presets by four fifths of their headings', () => {
    for (const { id, needed } of presets) {
      expect(presetFor(needed)?.preset).toBe(id)
      expect(presetFor(needed.slice(0, Math.ceil(needed.length * 0.8) - 1))).toBe(null)
    }
  })
})

describe('what was understood', () => {
  it('shows rows, faults, what is missing and sums', async () => {
    const { looked, mapping } = await proposalOf(fileOf(notebook))
    const { rows, missing, totals } = understand(looked, mapping, around)
    expect(rows[0]).toMatchObject({ line: 5, day: '2026-03-01', customer: '見本 花子', phone: '090-1111-2222', product: '煎茶2本', amount: 2160, problem: null })
    expect(rows[3]).toMatchObject({ line: 8, amount: null, problem: 'noDate' })
    expect([missing, totals]).toEqual([[], { orders: 3, people: 2, sum: 4320, from: '2026-03-01', to: '2026-03-02' }])
    expect(understand(looked, mappingSchema.parse({ columns: { name: 'ない列' }, channel: 'x' }), around).missing).toEqual(['orderedAt', 'amount', 'customer'])
  })
  it('shows the same sum as the import reads', async () => {
    const path = fileOf(till)
    const { looked, mapping } = await proposalOf(path)
    const { orders } = await readMapped(path, mapping)
    const { rows, totals } = understand(looked, mapping, around)
    expect(totals.sum).toBe(orders.reduce((sum, order) => sum + (order.goods ?? 0), 0))
    expect(rows.map((row) => row.amount)).toEqual([2160, 1000, 1080, 5500])
  })
})

it('is remembered by its headings, exported and taken in again with the same result', async () => {
  const shop = createShop(fileOf('').replace(/csv$/, 'omotenashi'), '店')
  const other = createShop(fileOf('').replace(/csv$/, 'omotenashi'), '別の店')
  try {
    const { sqlite } = shop.db
    const path = fileOf(notebook)
    const first = await inspection(sqlite, path)
    expect(first).toMatchObject({ format: null, saved: null, headerLine: 4, problem: null })
    const saved = rememberMapping(sqlite, { name: '注文帳', headings: first.headings, mapping: first.mapping! })
    expect((await inspection(sqlite, path)).saved).toEqual({ id: saved.id, name: '注文帳' })
    expect(findMapping(sqlite, [...first.headings].reverse())?.id).toBe(saved.id)
    expect(findMapping(sqlite, first.headings.slice(1))).toBe(null)
    const { json } = exportMapping(sqlite, saved.id)
    const taken = importMapping(other.db.sqlite, json)
    expect(taken.mapping).toEqual(saved.mapping)
    expect(parseMapping(json).mapping).toEqual(saved.mapping)
    expect((await readMapped(path, taken.mapping)).orders).toEqual((await readMapped(path, saved.mapping)).orders)
    expect(renameMapping(sqlite, saved.id, '帳面').name).toBe('帳面')
    rememberMapping(sqlite, { name: '二度目', headings: first.headings, mapping: saved.mapping })
    expect(listMappings(sqlite).map(({ name }) => name)).toEqual(['二度目'])
    deleteMapping(sqlite, saved.id)
    expect([listMappings(sqlite), await refusalOf(Promise.resolve().then(() => deleteMapping(sqlite, saved.id)))]).toEqual([[], 'notFound'])
    for (const wrong of ['{', '{"channel":"x"}', '{"columns":{"nmae":"氏名"},"channel":"x"}', '{"columns":{},"channel":"x","canceled":[]}']) expect(await refusalOf(Promise.resolve().then(() => parseMapping(wrong)))).toBe('mappingInvalid')
    expect((await inspection(sqlite, fileOf('%PDF-1.4'))).problem).toEqual({ code: 'fileIsPdf', params: {} })
  } finally { await closeShop(shop); await closeShop(other) }
})
