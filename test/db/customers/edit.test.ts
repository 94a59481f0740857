// Customers written by hand: what was typed stands above the files, with its history, until it is typed back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCustomer, editCustomer } from '../../../db/customers/edit.ts'
import { applyEdits } from '../../../db/customers/edits.ts'
import type { Edit } from '../../../db/customers/edits.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { ShopError } from '../../../db/errors.ts'
import { customerDraft, customerFields, editCustomer as schema } from '../../../db/orders/model.ts'
import type { CustomerField } from '../../../db/orders/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, expectFactsHold, figures, newShop, ownerOf } from '../careShop.ts'

const taro = { name: '見本 太郎', kana: 'ミホン タロウ', email: 'taro@example.jp', phone: '090-1111-2201', postalCode: '604-8151', prefecture: '京都府', address1: '京都市中京区見本町1-2-3' }
const edit = (open: OpenShop, id: number, fields: Partial<Record<CustomerField, string>>) => editCustomer(open, schema.parse({ id, fields }))
const find = (open: OpenShop, text: string) => listCustomers(open, customersQuery.parse({ find: text, asOf })).rows.map((row) => row.id)
const refused = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? `${error.code} ${error.params.field ?? ''}` : error } }
const shownOf = (open: OpenShop, id: number) => { const page = customerPage(open, { id, asOf }); return Object.fromEntries(customerFields.map((field) => [field, page[field]])) }

function shopWithTaro(): { open: OpenShop; id: number } {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', day: '2026-01-01', contact: taro }])
  return { open, id: ownerOf(open, 'A') }
}

test('only what is given is written; it is found at once, and stands when files come again', () => {
  const { open, id } = shopWithTaro()
  const page = edit(open, id, { name: ' 見本\n太朗 ', phone: '075-000-1234' })
  expect(page).toMatchObject({ name: '見本 太朗', phone: '075-000-1234', kana: taro.kana, email: taro.email, address1: taro.address1 })
  expect(find(open, '太朗')).toEqual([id])
  expect(find(open, '0750001234')).toEqual([id])
  expect(find(open, '太郎')).toEqual([])
  bring(open, 'shopify', [{ no: 'A', day: '2026-01-01', contact: taro }, { no: 'B', day: '2026-10-01', contact: { ...taro, phone: '090-9999-8801' } }])
  bring(open, 'base', [{ no: 'C', day: '2026-11-01', contact: { ...taro, email: 'neu@example.jp' } }])
  expect(ownerOf(open, 'C')).toBe(id)
  expect(customerPage(open, { id, asOf })).toMatchObject({ name: '見本 太朗', phone: '075-000-1234', email: 'neu@example.jp' })
  expect(find(open, '太朗')).toEqual([id])
})

test('the history holds before and after; the newest is shown; writing back is the undo', () => {
  const { open, id } = shopWithTaro()
  edit(open, id, { name: '見本 太朗' })
  edit(open, id, { name: '三本 太郎' })
  edit(open, id, { name: '三本 太郎' }) // nothing changes: nothing is noted
  expect(open.db.sqlite.prepare('SELECT field, before, value FROM edit ORDER BY id').raw().all()).toEqual([['name', '見本 太郎', '見本 太朗'], ['name', '見本 太朗', '三本 太郎']])
  expect(customerPage(open, { id }).timeline.map(({ kind, detail, text }) => [kind, detail, text])).toEqual([['edit', 'name', '見本 太朗 → 三本 太郎'], ['edit', 'name', '見本 太郎 → 見本 太朗']])
  edit(open, id, { name: taro.name })
  // Undone: the files speak again.
  bring(open, 'shopify', [{ no: 'B', day: '2026-10-01', contact: { ...taro, name: '佐藤 太郎' } }])
  expect(ownerOf(open, 'B')).toBe(id)
  expect(customerPage(open, { id, asOf }).name).toBe('佐藤 太郎')
})

test('an address is pinned whole, so that no half of a later one slips in', () => {
  const { open, id } = shopWithTaro()
  const page = edit(open, id, { address2: '201号室' })
  expect(page.timeline).toHaveLength(1)
  bring(open, 'shopify', [{ no: 'B', day: '2026-10-01', contact: { ...taro, postalCode: '530-0001', prefecture: '大阪府', address1: '大阪市北区見本4-5-6' } }])
  expect(customerPage(open, { id, asOf })).toMatchObject({ postalCode: '604-8151', prefecture: '京都府', address1: taro.address1, address2: '201号室' })
  edit(open, id, { postalCode: taro.postalCode, address2: '' }) // no undo: the files say Osaka by now
  expect(shownOf(open, id)).toMatchObject({ address1: taro.address1, address2: '' })
  bring(open, 'shopify', [{ no: 'C', day: '2026-11-01', contact: { ...taro, postalCode: '530-0001', prefecture: '大阪府', address1: '大阪市北区見本4-5-6', address2: '3階' } }])
  expect(shownOf(open, id)).toMatchObject({ postalCode: '604-8151', prefecture: '京都府', address1: taro.address1, address2: '' })
})

test('an address typed back while the files still say so follows them again', () => {
  const { open, id } = shopWithTaro()
  edit(open, id, { address2: '201号室' })
  edit(open, id, { address2: '' })
  bring(open, 'shopify', [{ no: 'B', day: '2026-10-01', contact: { ...taro, postalCode: '530-0001', prefecture: '大阪府', address1: '大阪市北区見本4-5-6', address2: '3階' } }])
  expect(shownOf(open, id)).toMatchObject({ postalCode: '530-0001', prefecture: '大阪府', address1: '大阪市北区見本4-5-6', address2: '3階' })
})

test('what is typed is shown, also when it is what the files said long ago', () => {
  const { open, id } = shopWithTaro()
  const address = (page: { address1: string; phone: string }) => [page.address1, page.phone]
  edit(open, id, { address1: 'B町2', phone: '090-2222-2222' })
  bring(open, 'shopify', [{ no: 'B', day: '2026-10-01', contact: { ...taro, address1: 'C町3', phone: '090-3333-4444' } }])
  expect(ownerOf(open, 'B')).toBe(id)
  expect(address(edit(open, id, { address1: taro.address1, phone: taro.phone }))).toEqual([taro.address1, taro.phone])
  expect(customerPage(open, { id, asOf }).timeline.map(({ detail, text }) => [detail, text])).toEqual(expect.arrayContaining([['address1', `B町2 → ${taro.address1}`]]))
  expect(customerPage(open, { id, asOf }).timeline.filter(({ detail }) => detail === 'address1')).toHaveLength(2)
  bring(open, 'shopify', [{ no: 'C', day: '2026-10-05', contact: { ...taro, address1: 'D町4', phone: '090-5555-6666' } }])
  expect(address(customerPage(open, { id, asOf }))).toEqual([taro.address1, taro.phone])
  for (const typed of ['B町2', taro.address1, 'C町3', taro.address1, 'D町4', 'B町2']) expect(edit(open, id, { address1: typed }).address1).toBe(typed)
})

test('edits of either survive when two people are joined', () => {
  const { open, id } = shopWithTaro()
  bring(open, 'eccube', [{ no: 'B', day: '2026-02-01', contact: { name: '見本 太郎', phone: '090-2222-3301' } }])
  edit(open, ownerOf(open, 'B'), { company: '見本商店' })
  edit(open, id, { kana: 'みほん たろう' })
  bring(open, 'base', [{ no: 'C', day: '2026-03-01', contact: { ...taro, phone: '090-2222-3301' } }])
  expect(ownerOf(open, 'B')).toBe(id)
  expect(customerPage(open, { id, asOf })).toMatchObject({ company: '見本商店', kana: 'みほん たろう' })
})

test('what cannot be is refused, and nothing is written', () => {
  const { open, id } = shopWithTaro()
  expect(refused(() => edit(open, id, { email: 'keine Adresse' }))).toBe('badInput email')
  expect(refused(() => edit(open, id, { birthday: '1980-02-30' }))).toBe('badInput birthday')
  expect(refused(() => edit(open, 99, { name: 'x' }))).toBe('notFound ')
  expect(refused(() => createCustomer(open, customerDraft.parse({ name: ' ', phone: '075-000-1234' })))).toBe('badInput name')
  expect(open.db.sqlite.prepare('SELECT count(*) FROM edit').pluck().get()).toBe(0)
  expect(edit(open, id, { email: 'taro+tea@example.jp', birthday: '1980-02-29' })).toMatchObject({ birthday: '1980-02-29' })
})

test('any row of edits: what was written last is shown; typed back to the start, everything is as before', () => {
  const { open, id } = shopWithTaro()
  const fields = fc.record({ name: fc.constantFrom('甲', '乙', taro.name), phone: fc.constantFrom('1', '2', taro.phone), address1: fc.constantFrom('町1', '町2', taro.address1), postalCode: fc.constantFrom('1', taro.postalCode) }, { requiredKeys: [] })
  const start = shownOf(open, id)
  fc.assert(fc.property(fc.array(fields, { maxLength: 6 }), (list) => {
    const want = { ...start }
    for (const step of list) { edit(open, id, step); Object.assign(want, step) }
    expect(shownOf(open, id)).toEqual(want)
    bring(open, 'shopify', [{ no: 'A', day: '2026-01-01', contact: taro }])
    edit(open, id, start)
    expect(shownOf(open, id)).toEqual(start)
  }), { numRuns: 15, seed: 5 })
  const edits = open.db.sqlite.prepare('SELECT * FROM edit').all() as Edit[]
  const fresh = Object.fromEntries(customerFields.map((field) => [field, `neu ${field}`])) as Record<CustomerField, string>
  expect(edits.length).toBeGreaterThan(20)
  expect(applyEdits(fresh, edits)).toEqual(fresh) // nothing stays pinned
})

test('a new customer is registered today, in the list and the figures', () => {
  const open = newShop()
  const page = createCustomer(open, customerDraft.parse({ name: '新田 新', phone: '090-7777-8801' }))
  expect(page).toMatchObject({ name: '新田 新', tier: 'prospect', orders: 0 })
  expect(page.sources).toMatchObject([{ channel: 'manual', name: '新田 新' }])
  expect(find(open, '新田')).toEqual([page.id])
  expect(figures(open).tiers).toMatchObject({ total: 1, prospect: 1 })
  // Entered again, word for word: the same person.
  expect(createCustomer(open, customerDraft.parse({ name: '新田 新', phone: '090-7777-8801' })).id).toBe(page.id)
  expectFactsHold(open)
})

test('who is known already is joined, and the answer is that page', () => {
  const { open, id } = shopWithTaro()
  const page = createCustomer(open, customerDraft.parse({ name: '見本太郎', phone: '09011112201', birthday: '1980-01-01' }))
  expect(page.id).toBe(id)
  expect(page.birthday).toBe('1980-01-01')
  expect(page.sources).toHaveLength(2)
  bring(open, 'eccube', [{ no: 'B', contact: { name: '三本 花子', email: 'hanako@example.jp' } }, { no: 'C', contact: { name: '三本 花子', phone: '090-4444-5501' } }])
  expect(ownerOf(open, 'B')).not.toBe(ownerOf(open, 'C'))
  const both = createCustomer(open, customerDraft.parse({ name: '三本 花子', email: 'hanako@example.jp', phone: '090-4444-5501' }))
  expect(both.orderRows).toHaveLength(2)
  expectFactsHold(open)
})
