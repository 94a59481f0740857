// One, two, or later: what a person decides holds, is remembered, and goes back exactly.
import { expect, test } from 'vitest'
import { candidatesIn, listCandidates } from '../../../db/customers/candidateList.ts'
import { decideDifferent, decideLater, mergeCustomers, splitCustomer, undoDecision } from '../../../db/customers/decide.ts'
import { listDecisions } from '../../../db/customers/decisionHistory.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { unmerge } from '../../../db/customers/unmerge.ts'
import { ShopError } from '../../../db/errors.ts'
import { setStop } from '../../../db/interactions/decide.ts'
import { addInteraction } from '../../../db/interactions/record.ts'
import { addInteraction as newInteraction } from '../../../db/interactions/model.ts'
import { createOrder } from '../../../db/orders/entry.ts'
import { orderDraft } from '../../../db/orders/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { asOf, bring, expectFactsHold, figures, newShop, ownerOf } from '../careShop.ts'

const hanako = { name: '見本 花子', kana: 'ミホン ハナコ', email: 'hana@example.jp', phone: '090-1111-2201', postalCode: '604-8151', address1: '見本町1-2-3' }
const married = { name: '架空 花子', kana: 'カクウ ハナコ', email: 'hana@example.jp', phone: '090-1111-2201', postalCode: '530-0001', address1: '例示町4-5-6' }
const refused = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? `${error.code} ${error.params.field ?? ''}`.trim() : error } }

/** Two records of one person who married, a stranger, and what hangs on them. */
function shop(): { open: OpenShop; a: number; b: number } {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A1', day: '2025-01-10', contact: hanako }, { no: 'A2', day: '2025-03-01', contact: { ...hanako, address1: '見本町1丁目2番3号' } }])
  bring(open, 'base', [{ no: 'B1', day: '2026-10-20', contact: married }, { no: 'B2', day: '2026-11-01', contact: { ...married, phone: '' } }])
  bring(open, 'base', [{ no: 'C1', day: '2026-11-02', contact: { name: '例示 一', email: 'hajime@example.jp' } }])
  const [a, b] = [ownerOf(open, 'A1'), ownerOf(open, 'B1')]
  addInteraction(open, newInteraction.parse({ customerId: a, kind: 'call', inbound: true, text: '贈り物のご相談' }))
  addInteraction(open, newInteraction.parse({ customerId: b, kind: 'complaint', inbound: true, text: '届かない' }))
  setStop(open, { customerId: b, medium: 'phone', stopped: true, source: 'ご本人' })
  createOrder(open, orderDraft.parse({ customerId: b, channel: 'phone', lines: [{ productName: '煎茶', quantity: 1, unitPrice: 500 }] }))
  return { open, a, b }
}

const tables = ['customer', 'contact', 'orders', 'orderLine', 'task', 'interaction', 'stop', 'consent', 'mark', 'edit', 'pin', 'matchKey']
/** All that a decision could touch, and all that is shown of it. */
function everything(open: OpenShop): unknown {
  const { sqlite } = open.db
  const ids = sqlite.prepare('SELECT id FROM customer ORDER BY id').pluck().all() as number[]
  return { rows: tables.map((table) => [table, (sqlite.prepare(`SELECT * FROM ${table}`).raw().all()).map((row) => JSON.stringify(row)).sort()]), pages: ids.map((id) => customerPage(open, { id, asOf })), figures: figures(open), candidates: listCandidates(open, 50) }
}

test('merging two and taking it back leaves everything exactly as it was', async () => {
  const { open, a, b } = shop()
  await generateTasks(open, asOf)
  const before = everything(open)
  const { id, decision } = mergeCustomers(open, { a: b, b: a })
  expect(id).toBe(Math.min(a, b))
  const page = customerPage(open, { id: b, asOf })
  expect(page).toMatchObject({ id, name: '架空 花子', orders: 5 })
  expect(page.sources).toHaveLength(5)
  expect(page.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['call', 'complaint', 'stop']))
  expect(page.former).toEqual([
    { kind: 'name', value: '見本 花子', firstDay: '2025-01-10', lastDay: '2025-03-01' },
    { kind: 'address', value: '604-8151 見本町1丁目2番3号', firstDay: '2025-01-10', lastDay: '2025-03-01' },
  ])
  expectFactsHold(open)
  undoDecision(open, decision)
  expect(everything(open)).toEqual(before)
  expectFactsHold(open)
  expect(refused(() => undoDecision(open, decision))).toBe('notFound')
})

test('parting a customer and taking it back leaves everything exactly as it was; each side stays whole', async () => {
  const { open, a, b } = shop()
  const { id } = mergeCustomers(open, { a, b })
  await generateTasks(open, asOf)
  const before = everything(open)
  const sources = customerPage(open, { id }).sources.filter(({ channel }) => channel === 'base').map((source) => source.id)
  const split = splitCustomer(open, { id, sources })
  expect(split).toMatchObject({ id: a, other: b })
  // The order entered by hand goes with the block it was entered for.
  expect([ownerOf(open, 'A2'), ownerOf(open, 'B2'), ownerOf(open, 'M000001')]).toEqual([a, b, b])
  expect(candidatesIn(open)).toEqual([])
  expectFactsHold(open)
  undoDecision(open, split.decision)
  expect(everything(open)).toEqual(before)
})

test('parting what the rules would join holds when the same files and new ones come', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: hanako }])
  bring(open, 'base', [{ no: 'B', contact: { ...hanako, email: 'other@example.jp' } }, { no: 'C', contact: { ...hanako, email: 'third@example.jp', phone: '' } }])
  const id = ownerOf(open, 'A')
  expect(ownerOf(open, 'C')).toBe(id)
  const sources = customerPage(open, { id }).sources.map((source) => source.id)
  expect([sources.slice(1), sources].map((chosen) => refused(() => splitCustomer(open, { id, sources: chosen === sources ? sources : [...chosen, 99_999] })))).toEqual(['badInput sources', 'badInput sources'])
  const { other } = splitCustomer(open, { id, sources: sources.slice(1) })
  for (let i = 0; i < 2; i++) {
    expect([ownerOf(open, 'A'), ownerOf(open, 'B'), ownerOf(open, 'C')]).toEqual([id, other, other])
    bring(open, 'shopify', [{ no: 'A', contact: hanako }])
    bring(open, 'base', [{ no: 'B', contact: { ...hanako, email: 'other@example.jp' } }, { no: 'D', contact: { name: hanako.name, phone: hanako.phone } }])
  }
  expect([ownerOf(open, 'A'), ownerOf(open, 'B')]).toEqual([id, other])
})

test('a candidate stands side by side with its reasons; different is remembered, later comes last', () => {
  const { open, a, b } = shop()
  const found = listCandidates(open, 50)
  expect(found).toMatchObject({ total: 1, later: 0, pairs: [{ a: { id: a, name: '見本 花子', channels: ['shopify'], orders: 2, sources: 2, lastDay: '2025-03-01' }, b: { id: b, sources: 3 }, later: false }] })
  expect(found.pairs[0].reasons).toEqual(['email', 'renamed', 'familyNameDiffers'])
  const later = decideLater(open, { a, b })
  expect(listCandidates(open, 50)).toMatchObject({ total: 1, later: 1, pairs: [{ later: true }] })
  undoDecision(open, later.decision)
  expect(listCandidates(open, 50)).toMatchObject({ total: 1, later: 0 })
  decideLater(open, { a, b })
  const { decision } = decideDifferent(open, { a, b })
  expect(listCandidates(open, 50)).toMatchObject({ total: 0, pairs: [] })
  // One of the two in many a later file: still two people, still not offered.
  bring(open, 'colorme', [{ no: 'D1', contact: { ...married, name: '架空花子' } }])
  expect(candidatesIn(open)).toEqual([])
  expect(ownerOf(open, 'D1')).toBe(b)
  expect(listDecisions(open).map(({ kind, a: one, b: other, undoneAt }) => [kind, one.id, other.name, undoneAt !== null])).toEqual([
    ['different', a, '架空 花子', false], ['later', a, '架空 花子', false], ['later', a, '架空 花子', true],
  ])
  undoDecision(open, decision)
  expect(listCandidates(open, 50)).toMatchObject({ total: 1, later: 1 })
})

test('the latest decision about two people holds', () => {
  const { open, a, b } = shop()
  decideDifferent(open, { a, b })
  const { decision } = mergeCustomers(open, { a, b })
  expect(ownerOf(open, 'B2')).toBe(a)
  // Under either name, in blocks nobody has seen before.
  bring(open, 'base', [{ no: 'B3', contact: { ...married, phone: '' } }, { no: 'B4', contact: { ...hanako, phone: '' } }])
  expect([ownerOf(open, 'B3'), ownerOf(open, 'B4')]).toEqual([a, a])
  undoDecision(open, decision)
  expect([ownerOf(open, 'B1'), candidatesIn(open)]).toEqual([b, []])
})

test('nobody is merged with themselves or with nobody', () => {
  const { open, a, b } = shop()
  expect(refused(() => mergeCustomers(open, { a, b: a }))).toBe('badInput b')
  expect(refused(() => mergeCustomers(open, { a, b: 9999 }))).toBe('notFound')
  expect(refused(() => splitCustomer(open, { id: 9999, sources: [1] }))).toBe('notFound')
  mergeCustomers(open, { a, b })
  // The old number leads on: it is the same customer now.
  expect(refused(() => decideDifferent(open, { a, b }))).toBe('badInput b')
})

test('the number of somebody merged parts them again, exactly; any other number does not', () => {
  const { open, a, b } = shop()
  const before = everything(open)
  const { decision } = mergeCustomers(open, { a, b })
  const between = everything(open)
  const inner = customerPage(open, { id: a }).sources.find(({ id }) => id !== a && id !== b)!.id
  expect([unmerge(open, { id: a, source: inner }), unmerge(open, { id: b, source: a }), everything(open)]).toEqual([null, null, between])
  expect(unmerge(open, { id: a, source: b })).toEqual({ id: a, other: b, decision })
  expect(everything(open)).toEqual(before)
  expectFactsHold(open)
})
