// Typing in customers and orders: what is refused, sums, the price paid last; picking long ranges; coming back to where one was.
import { expect, test } from 'vitest'
import type { OrderRow } from '../../../db/customers/model.ts'
import { badFields, emptyDraft } from '../../../renderer/customers/CustomerForm.tsx'
import { emptyLine, lineProblem, lineTotal, priceBefore, readYen } from '../../../renderer/customers/orderLines.ts'
import { idsBetween, withIds } from '../../../renderer/customers/picking.ts'
import { useView } from '../../../renderer/view.ts'
import { fakeBridge } from '../fake/bridge.ts'

test('a customer needs a name or a company; what is given must be usable', () => {
  expect(badFields(emptyDraft)).toEqual(['name'])
  expect(badFields({ ...emptyDraft, company: '中村商店' })).toEqual([])
  expect(badFields({ ...emptyDraft, name: '髙橋 美咲', postalCode: '６０４−８１５１', phone: '090-0000-1234', email: 'a@b.jp', birthday: '1984-04-12' })).toEqual([])
  expect(badFields({ ...emptyDraft, name: '髙橋', postalCode: '604-815', phone: '1234', email: 'ab.jp', birthday: '1984-02-30' })).toEqual(['phone', 'email', 'postalCode', 'birthday'])
})

test('lines of an order', () => {
  const line = { ...emptyLine(0), name: '宇治煎茶 100g', quantity: 3, price: '1,080' }
  expect(lineTotal(line)).toBe(3240)
  expect(lineProblem(line)).toBeNull()
  expect(lineProblem({ ...line, name: ' ' })).toBe('name')
  expect(lineProblem({ ...line, quantity: 0 })).toBe('quantity')
  expect(lineProblem({ ...line, price: '' })).toBe('price')
  expect(lineProblem({ ...line, price: 0 })).toBeNull()
  expect(readYen('１２，０００円'.normalize('NFKC'))).toBe(12000)
  expect(readYen('abc')).toBe(0)
})

test('the price is that of the newest order with the product', () => {
  const orders = [{ lines: [] }, { lines: [{ productCode: 'SE', productName: '宇治煎茶 100g', quantity: 1, unitPrice: 1080, amount: 1080 }] }, { lines: [{ productCode: 'SE', productName: '宇治煎茶', quantity: 1, unitPrice: 980, amount: 980 }] }] as unknown as OrderRow[]
  expect(priceBefore(orders, 'SE', '')).toBe(1080)
  expect(priceBefore(orders, '', '宇治煎茶')).toBe(980)
  expect(priceBefore(orders, 'HO', 'ほうじ茶')).toBeNull()
})

test('a range is picked whole, also beyond one page of the host', async () => {
  const bridge = fakeBridge({ 'customers.list': (input) => {
    const { offset, limit } = input as { offset: number; limit: number }
    return { ok: true, value: { asOf: '2026-11-21', total: 2000, rows: Array.from({ length: limit }, (_, i) => ({ id: offset + i })) }, generation: 1 }
  } })
  const ids = await idsBetween({ find: '' }, 10, 1209)
  expect(ids).toEqual(Array.from({ length: 1200 }, (_, i) => i + 10))
  expect(bridge.asked).toHaveLength(3)
  expect([...withIds(new Set([1, 2]), [2, 3], true)]).toEqual([1, 2, 3])
  expect([...withIds(new Set([1, 2]), [2, 3], false)]).toEqual([1])
})

test('a page opened from today leads back to today; one from the list, to the list', () => {
  const view = () => useView.getState()
  view().reset()
  view().openCustomer(5)
  expect(view()).toMatchObject({ room: 'customers', customer: 5, cameFrom: 'today' })
  view().openCustomer(6)
  view().openCustomer(null)
  expect(view()).toMatchObject({ room: 'today', customer: null, cameFrom: 'customers' })
  view().go('customers')
  view().openCustomer(5)
  view().openCustomer(null)
  expect(view().room).toBe('customers')
})
