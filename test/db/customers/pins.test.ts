// Which source gives which field: the newest that says something, until somebody pins another; nothing of it is lost.
import { expect, test } from 'vitest'
import { mergeCustomers, undoDecision } from '../../../db/customers/decide.ts'
import { editCustomer } from '../../../db/customers/edit.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { pinField } from '../../../db/customers/pins.ts'
import { ShopError } from '../../../db/errors.ts'
import { editCustomer as schema } from '../../../db/orders/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const old = { name: '見本 太郎', kana: 'ミホン タロウ', email: 'taro@example.jp', phone: '090-1111-2201', postalCode: '604-8151', prefecture: '京都府', address1: '見本町1-2-3', address2: '201' }
const moved = { ...old, kana: '', email: 'neu@example.jp', postalCode: '530-0001', prefecture: '大阪府', address1: '例示町4-5', address2: '' }

function shop(): { open: OpenShop; id: number; first: number; second: number } {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', day: '2025-01-10', contact: old }])
  bring(open, 'base', [{ no: 'B', day: '2026-10-20', contact: moved }])
  const [first, second] = ['A', 'B'].map((no) => open.db.sqlite.prepare('SELECT contactId FROM orders WHERE orderNo = ?').pluck().get(no) as number)
  return { open, id: ownerOf(open, 'A'), first, second }
}
const refused = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? `${error.code} ${error.params.field ?? ''}` : error } }

test('every field tells its source; a pin holds whatever comes, an address whole, and lets go again', () => {
  const { open, id, first, second } = shop()
  const before = customerPage(open, { id, asOf })
  expect(before.origins).toEqual({
    name: { source: second, pinned: false, edited: false }, kana: { source: first, pinned: false, edited: false }, company: { source: null, pinned: false, edited: false },
    email: { source: second, pinned: false, edited: false }, phone: { source: second, pinned: false, edited: false }, birthday: { source: null, pinned: false, edited: false },
    address: { source: second, pinned: false, edited: false },
  })
  pinField(open, { id, field: 'address', source: first })
  const page = pinField(open, { id, field: 'email', source: first })
  expect(page).toMatchObject({ email: old.email, postalCode: old.postalCode, prefecture: old.prefecture, address1: old.address1, address2: old.address2 })
  expect([page.origins.address, page.origins.email.pinned]).toEqual([{ source: first, pinned: true, edited: false }, true])
  bring(open, 'base', [{ no: 'C', day: '2026-11-20', contact: { ...moved, address1: '例示町9-9' } }])
  expect(customerPage(open, { id, asOf })).toMatchObject({ email: old.email, address1: old.address1, prefecture: '京都府' })
  expect(listCustomers(open, customersQuery.parse({ find: '見本町1-2-3', asOf })).rows.map((row) => row.id)).toEqual([id])
  pinField(open, { id, field: 'address', source: null })
  expect(pinField(open, { id, field: 'email', source: null })).toMatchObject({ email: moved.email, address1: '例示町9-9' })
})

test('a pin lifts what was typed over the field, and typing again stands over the pin', () => {
  const { open, id, first } = shop()
  const edit = (fields: object) => editCustomer(open, schema.parse({ id, fields }))
  edit({ email: 'typed@example.jp', address1: '手書町1' })
  expect(customerPage(open, { id, asOf }).origins).toMatchObject({ email: { edited: true }, address: { edited: true } })
  pinField(open, { id, field: 'email', source: first })
  expect(pinField(open, { id, field: 'address', source: first })).toMatchObject({ email: old.email, address1: old.address1, postalCode: old.postalCode })
  expect(edit({ email: 'again@example.jp' })).toMatchObject({ email: 'again@example.jp', origins: { email: { source: first, pinned: true, edited: true } } })
})

test('nothing is pinned to somebody else\'s source, or to one that says nothing', () => {
  const { open, id, second } = shop()
  bring(open, 'base', [{ no: 'X', contact: { name: '架空 花子', kana: 'カクウ ハナコ' } }])
  expect([second, ownerOf(open, 'X'), 9999].map((source) => refused(() => pinField(open, { id, field: 'kana', source })))).toEqual(['badInput source', 'badInput source', 'badInput source'])
  expect(refused(() => pinField(open, { id: 9999, field: 'kana', source: null }))).toBe('notFound ')
})

test('what was pinned while two were one rests when they are parted, and holds again when they are joined', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: old }])
  bring(open, 'base', [{ no: 'B', day: '2026-11-01', contact: { name: '架空 花子', phone: '080-0000-1102' } }, { no: 'B2', day: '2026-11-02', contact: { name: '架空 花子', phone: '080-0000-1102', email: 'x@example.jp' } }])
  const [a, b] = [ownerOf(open, 'A'), ownerOf(open, 'B')]
  const alone = [customerPage(open, { id: a, asOf }), customerPage(open, { id: b, asOf })]
  const { decision } = mergeCustomers(open, { a, b })
  expect(pinField(open, { id: a, field: 'email', source: a }).email).toBe(old.email)
  undoDecision(open, decision)
  expect([customerPage(open, { id: a, asOf }), customerPage(open, { id: b, asOf })]).toEqual(alone.map((page, i) => (i === 0 ? { ...page, origins: { ...page.origins, email: { source: a, pinned: true, edited: false } } } : page)))
  mergeCustomers(open, { a, b })
  expect(customerPage(open, { id: a, asOf }).email).toBe(old.email)
})
