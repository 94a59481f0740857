// What the page tells besides orders: who lives there too, what somebody was called before, and where an old number leads.
import { expect, test } from 'vitest'
import { mergeCustomers, splitCustomer } from '../../../db/customers/decide.ts'
import { editCustomer } from '../../../db/customers/edit.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { ShopError } from '../../../db/errors.ts'
import { editCustomer as schema } from '../../../db/orders/model.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const home = { postalCode: '604-8151', prefecture: '京都府', address1: '見本町1-2-3' }

test('a household: the same house, the family first; other houses and other towns are none', () => {
  const open = newShop()
  bring(open, 'shopify', [
    { no: 'A', contact: { name: '髙橋 太郎', ...home } }, { no: 'B', contact: { name: '例示 一', ...home, address2: '302' } },
    { no: 'C', day: '2026-09-01', contact: { name: '高橋花子', postalCode: '6048151', address1: '見本町１丁目２番３号' } },
    { no: 'D', contact: { name: '高橋 次郎', ...home, address1: '見本町1-2-4' } }, { no: 'E', contact: { name: '高橋 三郎', ...home, postalCode: '604-8152' } }, { no: 'F', contact: { name: '高橋 四郎' } },
  ])
  const page = customerPage(open, { id: ownerOf(open, 'A'), asOf })
  expect(page.household).toEqual([
    { id: ownerOf(open, 'C'), name: '高橋花子', kana: '', sameFamily: true, lastDay: '2026-09-01', orders: 1 },
    { id: ownerOf(open, 'B'), name: '例示 一', kana: '', sameFamily: false, lastDay: '2026-10-01', orders: 1 },
  ])
  expect(customerPage(open, { id: ownerOf(open, 'F'), asOf }).household).toEqual([])
})

test.each([['株式会社みほん', '', true], ['', '見本商店', true], ['見本 太郎', '見本商店', false], ['見本 太郎', '', false], ['みほん歯科医院', '', true]])('an organisation: %s %s', (name, company, organisation) => {
  const open = newShop()
  bring(open, 'base', [{ no: 'A', contact: { name, company, phone: '03-0000-1103' } }])
  expect(customerPage(open, { id: ownerOf(open, 'A') }).organisation).toBe(organisation)
})

test('earlier names and addresses keep their days; spellings are none; what was typed over is there', () => {
  const open = newShop()
  const person = { channelCustomerId: '7', phone: '090-1111-2201' }
  bring(open, 'eccube', [
    { no: 'A', day: '2024-05-01', contact: { ...person, name: '見本 花子', ...home } }, { no: 'B', day: '2025-05-01', contact: { ...person, name: '見本花子', ...home, address1: '見本町1丁目2-3' } },
    { no: 'C', day: '2026-05-01', contact: { ...person, name: '架空 花子', postalCode: '530-0001', address1: '例示町4-5' } }, { no: 'D', day: '2026-06-01', contact: { ...person, name: 'ｶｸｳ ﾊﾅｺ', postalCode: '530-0001', address1: '例示町4-5' } },
  ])
  const id = ownerOf(open, 'A')
  const was = [{ kind: 'name', value: '見本花子', firstDay: '2024-05-01', lastDay: '2025-05-01' }, { kind: 'address', value: '604-8151 京都府見本町1丁目2-3', firstDay: '2024-05-01', lastDay: '2025-05-01' }]
  expect(customerPage(open, { id, asOf })).toMatchObject({ name: '架空 花子', address1: '例示町4-5', former: was })
  editCustomer(open, schema.parse({ id, fields: { name: '想定 花子', address1: '想定町9-9' } }))
  expect(customerPage(open, { id, asOf }).former).toEqual([
    { kind: 'name', value: '架空 花子', firstDay: '2026-05-01', lastDay: asOf }, { kind: 'address', value: '530-0001 例示町4-5', firstDay: '2026-05-01', lastDay: asOf }, ...was,
  ])
})

test('an old number leads to the customer its block belongs to now; one that is gone to its heir', () => {
  const open = newShop()
  bring(open, 'base', [{ no: 'A', contact: { name: '見本 太郎' } }, { no: 'B', contact: { name: '見本 次郎' } }, { no: 'C', contact: { name: '見本 三郎' } }])
  const [a, b, c] = ['A', 'B', 'C'].map((no) => ownerOf(open, no))
  mergeCustomers(open, { a, b })
  expect([a, b].map((id) => customerPage(open, { id }).id)).toEqual([a, a])
  splitCustomer(open, { id: a, sources: [b] })
  expect(customerPage(open, { id: b })).toMatchObject({ id: b, name: '見本 次郎' })
  open.db.sqlite.prepare('UPDATE contact SET gone = 1, heirId = ?, customerId = ? WHERE id = ?').run(a, a, c)
  expect(customerPage(open, { id: c })).toMatchObject({ id: a, sources: [{ id: a }] })
  expect(() => customerPage(open, { id: 999 })).toThrow(ShopError)
})
