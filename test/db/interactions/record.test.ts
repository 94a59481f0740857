// What was said is written down, taken back without a trace, and found again whatever happens to the customer.
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { customerPage } from '../../../db/customers/page.ts'
import { ShopError } from '../../../db/errors.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { addInteraction, closeComplaint, removeInteraction } from '../../../db/interactions/record.ts'
import { addInteraction as schema } from '../../../db/interactions/model.ts'
import { timelineOf } from '../../../db/interactions/timeline.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const hanako = { name: '見本 花子', email: 'hanako@example.jp', phone: '090-3333-4401' }
const add = (open: OpenShop, customerId: number, parts: Partial<z.input<typeof schema>>) => addInteraction(open, schema.parse({ customerId, kind: 'call', day: '2026-11-20', ...parts })).id
const lines = (open: OpenShop, id: number) => customerPage(open, { id, asOf }).timeline.map(({ kind, detail, text, open }) => [kind, detail, text, open])
const codeOf = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? error.code : error } }
const tables = (open: OpenShop) => open.db.sqlite.prepare('SELECT * FROM interaction').all()

function shopWithHanako(): { open: OpenShop; id: number } {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: hanako }])
  return { open, id: ownerOf(open, 'A') }
}

test('taking an interaction back restores exactly; adding it again shows the same', () => {
  const { open, id } = shopWithHanako()
  add(open, id, { kind: 'note', text: '静かなお茶がお好き' })
  const rows = tables(open)
  const page = customerPage(open, { id, asOf })
  const written = { kind: 'call', inbound: true, result: 'reached', text: '渋みが少し強い', staff: '山田', selling: true } as const
  const call = add(open, id, written)
  const shown = customerPage(open, { id, asOf })
  expect(shown.timeline[0]).toMatchObject({ kind: 'call', id: call, day: '2026-11-20', inbound: true, detail: 'reached', text: '渋みが少し強い', staff: '山田', open: false, ended: false })
  removeInteraction(open, { id: call })
  expect(tables(open)).toEqual(rows)
  expect(customerPage(open, { id, asOf })).toEqual(page)
  add(open, id, written)
  expect(lines(open, id)).toEqual(shown.timeline.map(({ kind, detail, text, open }) => [kind, detail, text, open]))
  expect(codeOf(() => removeInteraction(open, { id: 99 }))).toBe('notFound')
  expect(codeOf(() => add(open, 99, {}))).toBe('notFound')
})

test('a complaint stays open until it is closed, and what was done stands beside it', () => {
  const { open, id } = shopWithHanako()
  const complaint = add(open, id, { kind: 'complaint', inbound: true, text: '缶がへこんでいた' })
  expect(customerPage(open, { id, asOf }).care.openComplaints).toBe(1)
  closeComplaint(open, { id: complaint, text: 'お詫びと新しい缶をお送りした' })
  const page = customerPage(open, { id })
  expect(page.care.openComplaints).toBe(0)
  expect(page.timeline.map(({ kind, text, open }) => [kind, text, open])).toEqual([['note', 'お詫びと新しい缶をお送りした', false], ['complaint', '缶がへこんでいた', false]])
  expect(codeOf(() => closeComplaint(open, { id: complaint, text: '' }))).toBe('notFound')
  expect(codeOf(() => closeComplaint(open, { id: add(open, id, {}), text: '' }))).toBe('notFound')
})

test('joining two people brings both timelines together, newest first', () => {
  const { open, id } = shopWithHanako()
  bring(open, 'eccube', [{ no: 'B', contact: { name: '見本 花子', phone: '090-5555-6601' } }])
  add(open, id, { day: '2026-05-01', text: '一' })
  add(open, ownerOf(open, 'B'), { day: '2026-06-01', text: '二' })
  add(open, ownerOf(open, 'B'), { day: '2026-06-01', kind: 'visit', text: '三' })
  bring(open, 'base', [{ no: 'C', contact: { ...hanako, phone: '090-5555-6601' } }])
  expect(ownerOf(open, 'B')).toBe(id)
  add(open, id, { day: '2026-04-01', text: '〇' })
  expect(lines(open, id).map((row) => row[2])).toEqual(['三', '二', '一', '〇'])
  expect(timelineOf(open, id, parseDay('2026-05-31')).map((row) => row.text)).toEqual(['一', '〇'])
})

test('what was printed and which tasks were finished stand on the timeline', () => {
  const { open, id } = shopWithHanako()
  const { sqlite } = open.db
  sqlite.exec(`INSERT INTO output (id, kind, medium, day, madeAt, people, count, target) VALUES (7, 'labels12', 'post', ${parseDay('2026-11-10')}, '', '', 1, '');
    INSERT INTO outputItem VALUES (7, 1, ${id})`)
  const task = sqlite.prepare(`INSERT INTO task (scenario, event, contactId, createdOn, due, validUntil, channel, owner, reason, words, product, state, closedOn, closedWhy) VALUES (?, ?, ?, 0, 0, 0, 'phone', 'owner', '', '', '', ?, ?, ?)`)
  task.run('thanks', '1', id, 'done', parseDay('2026-11-12'), 'reached')
  task.run('thanks', '2', id, 'skipped', parseDay('2026-11-11'), '')
  task.run('thanks', '3', id, 'open', null, '')
  expect(customerPage(open, { id, asOf }).timeline.map(({ kind, detail, day, ended }) => [kind, detail, day, ended])).toEqual([
    ['task', 'thanks', '2026-11-12', false], ['task', 'thanks', '2026-11-11', true], ['output', 'labels12', '2026-11-10', false],
  ])
})
