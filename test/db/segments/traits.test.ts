// 好み, 用途, きっかけ and ご家族 outlive importing again, joining, parting and undoing; taken back, they are gone.
import { expect, test, vi } from 'vitest'
import { chosenPeople } from '../../../db/customers/chosen.ts'
import { decideDifferent, mergeCustomers, splitCustomer, undoDecision } from '../../../db/customers/decide.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { runImport } from '../../../db/imports/run.ts'
import { undoImport } from '../../../db/imports/undo.ts'
import type { Rule, TraitKind } from '../../../db/segments/model.ts'
import { setTrait, traitsOf, traitValues } from '../../../db/segments/traits.ts'
import { asOfShop, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { fileOf } from '../imports/orderFiles.ts'
import { asOf, bring, expectFactsHold, newShop, ownerOf } from '../careShop.ts'

const note = (open: OpenShop, customerId: number, value: string, on = true, trait: TraitKind = 'taste') => setTrait(open, { customerId, trait, value, on })
const said = (open: OpenShop, id: number) => traitsOf(open.db.sqlite, id).map(({ trait, value }) => `${trait}:${value}`)
const who = (open: OpenShop, rule: Rule, day = asOf) => { const shop = asOfShop(open, day); return Array.from(chosenPeople(open, shop, { kind: 'rule', rule }), (c) => shop.facts.customerId[c]) }
const taste = (value: string): Rule => ({ kind: 'trait', trait: 'taste', value })

const taro = { name: '見本 太郎', familyName: '見本', givenName: '太郎', email: 'taro@example.jp', phone: '090-1111-2201' }
const jiro = { name: '架空 次郎', familyName: '架空', givenName: '次郎', email: 'jiro@example.jp', phone: '090-1111-3302' }

test('written down, found at once, said twice is once; taken back on its day it was never there, later it has ended', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }, { no: 'B', contact: jiro }])
  const [a, b] = [ownerOf(open, 'A'), ownerOf(open, 'B')]
  expect(who(open, taste('甘いもの'))).toEqual([])
  note(open, a, '甘いもの')
  note(open, a, '甘いもの')
  note(open, b, '甘いもの')
  note(open, b, '苦いお茶')
  note(open, b, '孫が2人', true, 'family')
  expect(said(open, a)).toEqual(['taste:甘いもの'])
  expect(said(open, b)).toEqual(['taste:甘いもの', 'taste:苦いお茶', 'family:孫が2人'])
  expect(who(open, taste('甘いもの'))).toEqual([a, b])
  expect(who(open, taste(''))).toEqual([a, b])
  expect(who(open, { not: taste('苦いお茶') })).toEqual([a])
  expect(who(open, taste('甘いもの'), '2026-11-20')).toEqual([])
  expect(traitValues(open.db.sqlite)).toEqual({ taste: ['甘いもの', '苦いお茶'], use: [], trigger: [], family: ['孫が2人'] })
  expect(customerPage(open, { id: b, asOf }).timeline.filter(({ kind }) => kind === 'trait').map(({ detail, text }) => [detail, text])).toEqual([['family', '孫が2人'], ['taste', '苦いお茶'], ['taste', '甘いもの']])
  note(open, a, '甘いもの', false)
  expect(open.db.sqlite.prepare('SELECT count(*) FROM trait WHERE contactId = ?').pluck().get(a)).toBe(0)
  expect(() => note(open, a, '甘いもの', false)).toThrow('notFound')
  expect(() => note(open, 999, '甘いもの')).toThrow('notFound')

  vi.setSystemTime(new Date('2026-12-01T03:00:00Z'))
  note(open, b, '甘いもの', false)
  expect(who(open, taste('甘いもの'), '2026-12-01')).toEqual([])
  expect(who(open, taste('甘いもの'), '2026-11-30')).toEqual([b])
  // The undo of an end: as if it had not ended.
  note(open, b, '甘いもの')
  expect(open.db.sqlite.prepare(`SELECT since, endedOn FROM trait WHERE value = '甘いもの'`).all()).toEqual([{ since: 20_778, endedOn: null }])
})

test('きっかけ is the medium of the analyses at once', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  const medium = () => { const { medium: column, media } = asOfShop(open, asOf).attributes!(); return media[column[0]] }
  expect(medium()).toBe('')
  note(open, ownerOf(open, 'A'), 'ご紹介', true, 'trigger')
  expect(medium()).toBe('ご紹介')
})

test('importing again, joining, parting, taking the decision back', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: taro }])
  bring(open, 'base', [{ no: 'B', contact: jiro }])
  const [a, b] = [ownerOf(open, 'A'), ownerOf(open, 'B')]
  note(open, a, '甘いもの')
  note(open, b, '甘いもの')
  note(open, b, '苦いお茶')
  bring(open, 'shopify', [{ no: 'A', contact: taro }, { no: 'A2', contact: taro, day: '2026-11-01' }])
  expect(said(open, a)).toEqual(['taste:甘いもの'])
  const { id, decision } = mergeCustomers(open, { a, b })
  expect(said(open, id)).toEqual(['taste:甘いもの', 'taste:苦いお茶'])
  expect(who(open, taste('苦いお茶'))).toEqual([id])
  const blocks = open.db.sqlite.prepare('SELECT id FROM contact WHERE customerId = ? ORDER BY id').pluck().all(id) as number[]
  const { other } = splitCustomer(open, { id, sources: blocks.slice(-1) })
  expect([said(open, id), said(open, other)]).toEqual([['taste:甘いもの'], ['taste:甘いもの', 'taste:苦いお茶']])
  expect(who(open, taste('苦いお茶'))).toEqual([other])
  undoDecision(open, decision + 1)
  expect(said(open, id)).toEqual(['taste:甘いもの', 'taste:苦いお茶'])
  // Taken back for the joined person it is gone from both of their records.
  note(open, id, '甘いもの', false)
  undoDecision(open, decision)
  expect([said(open, a), said(open, b)]).toEqual([[], ['taste:苦いお茶']])
  decideDifferent(open, { a, b })
  expect(said(open, b)).toEqual(['taste:苦いお茶'])
  expectFactsHold(open)
})

test('an undone import: what was heard waits for its record and comes back with the file', async () => {
  const open = newShop()
  const file = fileOf(['Name,Email,Financial Status,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Phone',
    '#1,a@example.com,paid,1000,0,0,2026-05-05 10:00:00 +0900,1,茶,1000,A,花子 見本,', ''].join('\n'))
  const take = async () => { const { facts } = await runImport(open.db.sqlite, [file], { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') }); renew(open, facts) }
  await take()
  const [id] = open.db.sqlite.prepare('SELECT id FROM customer').pluck().all() as number[]
  note(open, id, '甘いもの')
  renew(open, undoImport(open.db.sqlite, 1, { now: new Date('2026-11-21T00:00:00Z') }).facts)
  expect(who(open, taste('甘いもの'))).toEqual([])
  expect(open.db.sqlite.prepare('SELECT count(*) FROM trait').pluck().get()).toBe(1)
  await take()
  expect(who(open, taste('甘いもの'))).toEqual(open.db.sqlite.prepare('SELECT id FROM customer').pluck().all())
  expect(who(open, taste('甘いもの'))).toHaveLength(1)
  expect(open.db.sqlite.pragma('foreign_key_check')).toEqual([])
})
