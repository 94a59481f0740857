// Who is who on the screen: what differs between two customers, which record gives which value, what a split would do; and every code of it has its words.
import { beforeEach, expect, test } from 'vitest'
import { fixKinds, problemKinds, reportFields } from '../../../db/cleansing/model.ts'
import { contractEventKinds, contractStates } from '../../../db/contracts/model.ts'
import { candidateReasons, decisionKinds, pinFields } from '../../../db/customers/model.ts'
import type { CandidatePair, CandidateSide, CustomerPage, Origin, SourceRow } from '../../../db/customers/model.ts'
import { countWithout } from '../../../renderer/cleansing/FixPreview.tsx'
import { usable } from '../../../renderer/contracts/ContractForm.tsx'
import { actionsOf } from '../../../renderer/contracts/ContractItem.tsx'
import { decide, undecide, useDecided } from '../../../renderer/customers/decided.ts'
import { afterChoices, comparedFields, differenceOf, inOrder, reasonsOf } from '../../../renderer/customers/pairs.ts'
import { knownFields, splitOf, standingOf } from '../../../renderer/customers/records.ts'
import en from '../../../resources/texts/en.json' with { type: 'json' }
import ja from '../../../resources/texts/ja.json' with { type: 'json' }
import { AskError } from '../../../renderer/shop.ts'
import { fakeBridge } from '../fake/bridge.ts'

const side: CandidateSide = { id: 1, name: '髙橋 美咲', kana: 'たかはし みさき', company: '', phone: '090-0000-1234', email: '', postalCode: '6048151', address: '京都府京都市1-2', birthday: '', channels: ['shopify', 'rakuten'], orders: 3, firstDay: '2025-01-01', lastDay: '2026-01-01', sources: 2 }

test('fields differ only where more than the writing differs', () => {
  const other = { ...side, id: 2, name: '髙橋　美咲', phone: '09000001234', email: 'a@example.jp', address: '京都府京都市1-3', channels: ['rakuten', 'shopify'] }
  expect(Object.fromEntries(comparedFields.map((field) => [field, differenceOf(side, other, field)]))).toEqual({
    name: 'equal', kana: 'equal', company: 'none', phone: 'equal', email: 'oneOnly', postalCode: 'equal', address: 'differs', birthday: 'none', channels: 'equal',
  })
})

test('what speaks for and against; pairs that were put off come last', () => {
  expect(reasonsOf({ reasons: ['email', 'givenNameDiffers'] })).toEqual({ alike: ['email'], against: ['givenNameDiffers'] })
  const pair = (id: number, later: boolean): CandidatePair => ({ a: { ...side, id }, b: side, reasons: [], later })
  expect(inOrder([pair(5, true), pair(6, false), pair(7, true), pair(8, false)]).map(({ a }) => a.id)).toEqual([6, 8, 5, 7])
})

test('what was decided just now is no pair any more, before the new list is there', () => {
  const pair = (a: number, b: number): CandidatePair => ({ a: { ...side, id: a }, b: { ...side, id: b }, reasons: [], later: false })
  const pairs = [pair(1, 2), pair(1, 3), pair(4, 5), pair(4, 6), pair(7, 8)]
  const left = afterChoices(pairs, [{ pair: pairs[0], said: 'merged' }, { pair: pairs[2], said: 'parted' }, { pair: pairs[4], said: 'putOff' }])
  expect(left).toEqual([pairs[3], { ...pairs[4], later: true }])
  expect(afterChoices(pairs, [])).toEqual(pairs)
})

const record: SourceRow = { id: 1, channel: 'shopify', channelCustomerId: '', name: '髙橋 美咲', kana: '', email: '', phone: '090-0000-1234', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', orders: 2, lastDay: '2026-01-05' }
const till = { ...record, id: 2, channel: 'smaregi', name: 'タカハシ ミサキ', phone: '090-0000-1234', orders: 5, lastDay: '2026-03-01' }
const origin = (source: number | null, more: Partial<Origin> = {}): Origin => ({ source, pinned: false, edited: false, ...more })
const origins = { ...Object.fromEntries(pinFields.map((field) => [field, origin(null)])), name: origin(1), phone: origin(2) } as CustomerPage['origins']

test('the value in use is marked; another one can be used; the same again cannot', () => {
  const customer = { sources: [record, till], origins }
  expect(knownFields(customer.sources)).toEqual(['name', 'phone'])
  expect(standingOf(customer, record, 'name')).toBe('used')
  expect(standingOf(customer, till, 'name')).toBe('other')
  expect(standingOf(customer, record, 'phone')).toBe('none')
  expect(standingOf({ ...customer, origins: { ...origins, name: origin(2, { pinned: true }) } }, till, 'name')).toBe('pinned')
  expect(standingOf({ ...customer, origins: { ...origins, name: origin(1, { edited: true }) } }, record, 'name')).toBe('other')
})

test('a split says who has what; nothing is lost between the two', () => {
  expect(splitOf([record, till], new Set([2]))).toEqual({ out: { name: 'タカハシ ミサキ', sources: 1, orders: 5, channels: ['smaregi'] }, stay: { name: '髙橋 美咲', sources: 1, orders: 2, channels: ['shopify'] } })
})

test('a bulk fix counts the fields of those who were not left out', () => {
  const row = { name: '', field: 'phone', before: '', after: '' } as const
  const preview = { kind: 'restoreZero', total: 700, customers: 600, rows: [{ ...row, customerId: 1 }, { ...row, customerId: 1 }, { ...row, customerId: 2 }] } as const
  expect(countWithout({ ...preview, rows: [...preview.rows] }, new Set([1]))).toBe(698)
})

test('what can be agreed about a contract, and what cannot be written down', () => {
  expect(contractStates.map((state) => actionsOf(state))).toEqual([[], ['resumed'], ['resumed', 'cancelled'], ['paused', 'cycleChanged', 'cancelled'], ['paused', 'cycleChanged', 'cancelled']])
  expect(usable('paused', { day: '2026-05-02', untilDay: '2026-05-01' })).toBe(false)
  expect(usable('paused', { day: '2026-05-02' })).toBe(true)
  expect(usable('cancelled', { day: '' })).toBe(false)
  for (const [days, fine] of [[30, true], [0, false], [367, false], [1.5, false], [Number.NaN, false]] as const) expect(usable('cycleChanged', { day: '2026-05-02', cycleDays: days })).toBe(fine)
})

beforeEach(() => useDecided.setState({ state: 'rest' }, true))
test('a held key decides once; the decision can be taken back once; a failure is said', async () => {
  const bridge = fakeBridge({ 'customers.undoDecision': () => ({ ok: true, value: null, generation: 2 }) })
  let wrote = 0
  const write = async () => ({ decision: ++wrote })
  const [first, second] = await Promise.all([decide('merged', write), decide('merged', write)])
  expect([first, second, wrote]).toEqual([{ decision: 1 }, null, 1])
  expect(useDecided.getState()).toEqual({ state: 'done', said: 'merged', decision: 1, home: null })
  expect(await undecide(1)).toBe(true)
  expect(bridge.asked.map(({ input }) => input)).toEqual([{ decision: 1 }])
  expect(useDecided.getState()).toEqual({ state: 'undone' })
  await decide('merged', () => Promise.reject(new AskError('notFound')))
  expect(useDecided.getState()).toMatchObject({ state: 'failed' })
})

test.each([['ja', ja], ['en', en]] as const)('every code of it is worded: %s', (_language, texts) => {
  const worded = (node: object, codes: readonly string[]) => expect(Object.keys(node)).toEqual(expect.arrayContaining([...codes]))
  worded(texts.identity.reason, candidateReasons)
  worded(texts.identity.kind, decisionKinds)
  worded(texts.identity.field, [...comparedFields, ...pinFields])
  worded(texts.cleansing.field, reportFields)
  worded(texts.cleansing.problem, problemKinds)
  worded(texts.cleansing.fix, fixKinds)
  worded(texts.contracts.state, contractStates)
  worded(texts.contracts.event, contractEventKinds)
})
