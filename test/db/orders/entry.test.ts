// Orders entered by hand land on exactly that customer and stay there; orders left out are in no figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editCustomer } from '../../../db/customers/edit.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { ShopError } from '../../../db/errors.ts'
import { getImport, listImports } from '../../../db/imports/queries.ts'
import { createOrder, excludeOrder } from '../../../db/orders/entry.ts'
import { orderDraft } from '../../../db/orders/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { saveSettings } from '../../../db/settings/queries.ts'
import { lastImportAt } from '../../../db/shops/lifecycle.ts'
import { asOf, bring, expectFactsHold, figures, newShop, ownerOf } from '../careShop.ts'

const taro = { name: '見本 太郎', email: 'taro@example.jp', phone: '090-1111-2201', birthday: '1980-01-01' }
const enter = (open: OpenShop, customerId: number, parts: object = {}) =>
  createOrder(open, orderDraft.parse({ customerId, channel: 'phone', day: '2026-11-20', lines: [{ productName: '煎茶', quantity: 2, unitPrice: 1500 }], ...parts }))
const codeOf = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? error.code : error } }

test('an order by phone counts like any other, numbered upwards over all ways', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  const id = ownerOf(open, 'A')
  const page = enter(open, id, { shipping: 600, note: '火曜に' })
  expect(page.id).toBe(id)
  expect(page.orderRows[0]).toMatchObject({
    orderNo: 'M000001', channel: 'phone', day: '2026-11-20', time: null, valid: true, occasion: 2, sales: 3000, total: 3600, shipping: 600, note: '火曜に',
    lines: [{ productName: '煎茶', quantity: 2, unitPrice: 1500, amount: 3000 }],
  })
  expect(page.sources.map(({ channel, channelCustomerId, orders }) => [channel, channelCustomerId, orders])).toEqual([['shopify', '', 1], ['phone', '', 1]])
  expect(page).toMatchObject({ name: taro.name, phone: taro.phone, email: taro.email, birthday: taro.birthday })
  expect(enter(open, id, { channel: 'till' }).orderRows.map((order) => order.orderNo)).toContain('M000002')
  expect(enter(open, id).orderRows.map((order) => order.orderNo)).toContain('M000003')
  expect(open.db.sqlite.prepare('SELECT count(*) FROM product').pluck().get()).toBe(1)
  expectFactsHold(open)
  expect(codeOf(() => enter(open, 999))).toBe('notFound')
})

test('a product named without its code is the known one', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  open.db.sqlite.exec(`INSERT INTO product (key, code, name) VALUES ('code:T-1', 'T-1', '玉露')`)
  const page = enter(open, ownerOf(open, 'A'), { lines: [{ productName: '玉露', quantity: 1, unitPrice: 2000 }, { productName: '急須', quantity: 1, unitPrice: 4000 }] })
  expect(page.orderRows[0].lines.map((line) => line.productCode)).toEqual(['T-1', ''])
})

test('the history of imports knows nothing of it', async () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  const before = [await listImports(open.db.kysely), lastImportAt(open)]
  enter(open, ownerOf(open, 'A'))
  expect([await listImports(open.db.kysely), lastImportAt(open)]).toEqual(before)
  await expect(getImport(open.db.kysely, 2)).rejects.toMatchObject({ code: 'notFound' })
})

test('it stays with its customer whatever files say later: vetoes, edits, joining, splitting', () => {
  const open = newShop()
  const mail = { email: 'family@example.jp' }
  // Father and son: one mail address, other given names and phones. Refused, so two people.
  bring(open, 'shopify', [{ no: 'F', contact: { name: '見本 太郎', phone: '090-1111-2201', ...mail } }, { no: 'S', contact: { name: '見本 次郎', phone: '090-1111-2202', ...mail } }])
  const [father, son] = [ownerOf(open, 'F'), ownerOf(open, 'S')]
  expect(father).not.toBe(son)
  enter(open, son)
  enter(open, father)
  // A name and a phone typed in by hand that are another's change nothing.
  editCustomer(open, { id: son, fields: { name: '見本 太郎', phone: '090-1111-2201' } })
  enter(open, son, { channel: 'fax' })
  const owners = () => ['M000001', 'M000002', 'M000003'].map((no) => ownerOf(open, no))
  expect(owners()).toEqual([son, father, son])
  bring(open, 'shopify', [{ no: 'F2', contact: { name: '見本 太郎', phone: '090-1111-2201', address1: '別町1-1', ...mail } }, { no: 'S2', contact: { name: '見本 次郎', phone: '090-1111-2202', address1: '別町1-1', ...mail } }])
  expect(owners()).toEqual([son, father, son])
  // The shop's own phone and a mail address of three families join nobody any more.
  saveSettings(open.db.sqlite, { phone: '090-1111-2202' })
  bring(open, 'shopify', [{ no: 'X', contact: { name: '佐藤 一', ...mail } }, { no: 'Y', contact: { name: '鈴木 二', ...mail } }])
  expect(ownerOf(open, 'S2')).not.toBe(ownerOf(open, 'S'))
  expect(owners()).toEqual([ownerOf(open, 'S'), ownerOf(open, 'F'), ownerOf(open, 'S')])
  expectFactsHold(open)
})

test('any mixture of entries and files: every order by hand is where it was entered', () => {
  const step = fc.record({ hand: fc.boolean(), person: fc.integer({ min: 0, max: 5 }), name: fc.constantFrom('見本 太郎', '見本 次郎', '佐藤 一'), phone: fc.constantFrom('', '090-1111-2201', '090-1111-2202'), email: fc.constantFrom('', 'a@example.jp', 'b@example.jp'), birthday: fc.constantFrom('', '', '1980-01-01', '1990-01-01') })
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 10 }), (steps) => {
    const open = newShop()
    bring(open, 'shopify', [{ no: 'A', contact: taro }])
    const entered: { no: string; block: number }[] = []
    steps.forEach(({ hand, person, ...contact }, i) => {
      const customers = open.db.sqlite.prepare('SELECT id FROM customer ORDER BY id').pluck().all() as number[]
      const block = customers[person % customers.length]
      if (!hand) return bring(open, 'shopify', [{ no: `S${i}`, contact }])
      enter(open, block, { channel: (['phone', 'fax', 'till'] as const)[i % 3] })
      entered.push({ no: `M${String(entered.length + 1).padStart(6, '0')}`, block })
    })
    for (const { no, block } of entered) expect(ownerOf(open, no), no).toBe(open.db.sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck().get(block))
    expectFactsHold(open)
  }), { numRuns: 25, seed: 3 })
})

test('an order left out is in no figure, says why, survives its file, and comes back', () => {
  const open = newShop()
  const base = [{ no: 'A', day: '2026-03-01', contact: taro }, { no: 'B', day: '2026-05-01', contact: { name: '見本 花子', email: 'h@example.jp' } }]
  const wrong = { no: 'W', day: '2026-06-01', yen: 1_000_000, contact: taro }
  bring(open, 'shopify', base)
  const without = figures(open)
  bring(open, 'shopify', [wrong])
  const all = figures(open)
  expect(all).not.toEqual(without)
  const id = open.db.sqlite.prepare(`SELECT id FROM orders WHERE orderNo = 'W'`).pluck().get() as number
  excludeOrder(open, { id, excluded: true, note: '打ち間違い' })
  excludeOrder(open, { id, excluded: true, note: '' })
  expect(figures(open)).toEqual(without)
  expectFactsHold(open)
  const [row] = customerPage(open, { id: ownerOf(open, 'W'), asOf }).orderRows
  expect(row).toMatchObject({ orderNo: 'W', valid: false, why: 'excluded', occasion: null })
  bring(open, 'shopify', [...base, { ...wrong, yen: 900_000 }])
  expect(figures(open)).toEqual(without)
  expectFactsHold(open)
  bring(open, 'shopify', [wrong])
  excludeOrder(open, { id, excluded: false, note: '' })
  expect(figures(open)).toEqual(all)
  expectFactsHold(open)
  expect(codeOf(() => excludeOrder(open, { id: 999, excluded: true, note: '' }))).toBe('notFound')
})

test('an order entered by mistake is taken back by leaving it out', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  const before = figures(open)
  const page = enter(open, ownerOf(open, 'A'))
  expect(figures(open)).not.toEqual(before)
  excludeOrder(open, { id: page.orderRows[0].id, excluded: true, note: '' })
  expect(figures(open)).toEqual(before)
})
