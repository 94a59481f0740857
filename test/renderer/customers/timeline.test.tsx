// The timeline of a customer's page, drawn to text: order, what does not count and why, complaints, markup in names.
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { OrderRow } from '../../../db/customers/model.ts'
import type { CareState, TimelineRow } from '../../../db/interactions/model.ts'
import { Timeline, weave } from '../../../renderer/customers/Timeline.tsx'
import { startTexts } from '../../../renderer/texts.ts'

const order: OrderRow = {
  id: 1, orderNo: 'A-1', channel: 'rakuten', day: '2026-06-01', time: '08:31', state: 'ok', valid: true, why: null, occasion: 1, sales: 8120, total: 8720, refund: 0, discount: 0,
  shipping: 600, fee: 0, points: 0, outsidePayment: 0, paymentMethod: '', note: '', gift: false, subscription: false,
  lines: [{ productCode: 'SE', productName: '宇治煎茶 <b>100g</b>', quantity: 4, unitPrice: 2030, amount: 8120 }],
}
const row: TimelineRow = { kind: 'call', id: 1, day: '2026-07-01', inbound: false, detail: 'reached', text: '', staff: '緑川', open: false, ended: false }
const care: CareState = { stops: [], consent: null, returned: null, deceased: null, excluded: null, openComplaints: 0 }
const draw = (orderRows: OrderRow[], timeline: TimelineRow[] = []) => renderToStaticMarkup(<MantineProvider><Timeline customer={{ orderRows, timeline, care }} /></MantineProvider>)
beforeAll(() => startTexts('ja'))

test('newest first; an order that does not count says why and has no number', () => {
  const html = draw([order, { ...order, id: 2, day: '2026-07-21', valid: false, state: 'cancelled', why: 'cancelled', occasion: null }])
  expect(html.indexOf('2026/07/21')).toBeLessThan(html.indexOf('2026/06/01'))
  expect(html).toContain('取り消されたため、数えていません')
  expect(html).toContain('はじめてのご購入')
  expect(html).toContain('楽天市場・注文番号 A-1・送料・手数料 600円・ご請求 8,720円')
})

test('names are text, never markup', () => {
  const html = draw([order])
  expect(html).toContain('宇治煎茶 &lt;b&gt;100g&lt;/b&gt; ×4')
  expect(html).not.toContain('<b>100g')
})

test('orders and contacts are woven by day; on the same day the contact stands above', () => {
  const days = weave({ orderRows: [order, { ...order, id: 2, day: '2026-07-21' }], timeline: [{ ...row, day: '2026-08-01' }, { ...row, id: 2, day: '2026-07-21' }, { ...row, id: 3, day: '2026-05-01' }] })
    .map((item) => ('order' in item ? `order ${item.order.day}` : `said ${item.row.day}`))
  expect(days).toEqual(['said 2026-08-01', 'said 2026-07-21', 'order 2026-07-21', 'order 2026-06-01', 'said 2026-05-01'])
})

test('an open complaint is marked and offers to be closed; a closed one does not', () => {
  const complaint: TimelineRow = { ...row, kind: 'complaint', detail: '', text: '渋みが強い', inbound: true, open: true }
  const html = draw([], [complaint])
  expect(html).toContain('openComplaint')
  expect(html).toContain('渋みが強い')
  expect(html).toContain('対応済みにする')
  expect(draw([], [{ ...complaint, open: false }])).not.toContain('対応済みにする')
})

test('what was sent, stopped and taken back is said in words', () => {
  const html = draw([], [
    { ...row, id: 1, kind: 'output', detail: 'labels12' }, { ...row, id: 2, kind: 'stop', detail: 'post', text: 'お電話で' }, { ...row, id: 3, kind: 'stop', detail: 'post', ended: true },
    { ...row, id: 4, kind: 'task', detail: 'thanks-first', staff: 'staff' }, { ...row, id: 5 },
  ])
  for (const words of ['宛名ラベル 12面', '郵送のご案内を止めました', 'お電話で', '郵送のご案内を再開しました', 'はじめてのお礼', '話せた・緑川']) expect(html).toContain(words)
})
