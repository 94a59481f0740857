// The orders of a customer's page, drawn to text: order, what does not count and why, markup in names.
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { CustomerPage, OrderRow } from '../../../db/customers/model.ts'
import { Timeline } from '../../../renderer/customers/Timeline.tsx'
import { startTexts } from '../../../renderer/texts.ts'

const order: OrderRow = {
  id: 1, orderNo: 'A-1', channel: 'rakuten', day: '2026-06-01', time: '08:31', state: 'ok', valid: true, why: null, occasion: 1, sales: 8120, total: 8720, refund: 0, discount: 0,
  shipping: 600, fee: 0, points: 0, outsidePayment: 0, paymentMethod: '', note: '', gift: false, subscription: false,
  lines: [{ productCode: 'SE', productName: '宇治煎茶 <b>100g</b>', quantity: 4, unitPrice: 2030, amount: 8120 }],
}
const draw = (orderRows: OrderRow[]) => renderToStaticMarkup(<MantineProvider><Timeline customer={{ orderRows } as CustomerPage} /></MantineProvider>)
beforeAll(() => startTexts('ja'))

test('newest first; an order that does not count says why and has no number', () => {
  const html = draw([order, { ...order, id: 2, day: '2026-07-21', valid: false, state: 'cancelled', why: 'cancelled', occasion: null }])
  expect(html.indexOf('2026/07/21')).toBeLessThan(html.indexOf('2026/06/01'))
  expect(html).toContain('取り消されたため、数えていません')
  expect(html).toContain('はじめてのご購入')
  expect(html).toContain('有効 1件・すべて 2件')
  expect(html).toContain('楽天市場・注文番号 A-1・送料・手数料 600円・ご請求 8,720円')
})

test('names are text, never markup', () => {
  const html = draw([order])
  expect(html).toContain('宇治煎茶 &lt;b&gt;100g&lt;/b&gt; ×4')
  expect(html).not.toContain('<b>100g')
})
