// Every question through the host's own door, on the sample shop: answers agree with each other, bad input is refused.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '../../db/contract.ts'
import type { Answer, HostQuestion, Input, Reply } from '../../db/contract.ts'
import { startHost } from '../../db/hosting.ts'
import { outputOptions } from '../../db/letters/model.ts'
import { connect } from '../../db/open.ts'
import { writeOrders } from '../bench/generate.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
const waiting = new Map<number, (reply: Reply) => void>()
const receive = startHost((message) => { if ('reply' in message) waiting.get(message.id)?.(message.reply) })
let ids = 0
const raw = (question: string, input: unknown) => new Promise<Reply>((resolve) => {
  waiting.set(++ids, resolve)
  receive({ id: ids, question, input })
})
async function ask<Q extends HostQuestion>(question: Q, input: Input<Q>): Promise<Answer<Q>> {
  const reply = await raw(question, input)
  if (!reply.ok) throw new Error(reply.code)
  return reply.value as Answer<Q>
}
const asOf = '2026-11-21'

beforeAll(async () => { expect(await raw('host.sample', { path: join(folder, 's.omotenashi'), lastDay: asOf })).toMatchObject({ ok: true }) })
afterAll(async () => { await raw('host.close', {}); rmSync(folder, { recursive: true, force: true }) })

/** Reports, tables and files as the shell asks for them. */
const leaving: [string, object][] = [
  ['host.report', { request: { kind: 'full', hideNames: true, asOf }, language: 'ja' }], ['host.bundle', { format: 'csv', asOf, language: 'ja' }],
  ['host.panelFile', { query: { panel: 'forecast', options: {}, asOf, format: 'csv', tax: 'with' }, language: 'ja' }], ['host.paper', { request: { kind: 'csvExact', people: { kind: 'tier', tier: 'repeat' }, options: outputOptions.parse({}), asOf }, language: 'ja', record: false }],
]

test.each(leaving)('%s knows what another process has written meanwhile', async (question, input) => {
  const before = await raw('today.board', { asOf })
  const other = connect(join(folder, 's.omotenashi'))
  other.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run('name', JSON.stringify(`お店 ${question}`))
  other.close()
  const reply = await raw(question, input)
  if (!before.ok || !reply.ok) throw new Error(JSON.stringify(reply))
  expect(reply.generation).toBeGreaterThan(before.generation)
  if (question === 'host.report') expect((reply.value as { html: string }).html).toContain(`お店 ${question}`)
})

test.each(leaving.slice(0, 3))('%s stops when it is asked to, and the next question is answered', async (question, input) => {
  const reply = raw(question, input)
  receive({ id: ids, cancel: true })
  expect(await reply).toMatchObject({ ok: false, code: 'cancelled' })
  expect(await raw('shop.info', {})).toMatchObject({ ok: true })
})

test.each([0, 1, 2, 3, 4])('a report that is being made is of one moment, and lets others in between: a write %i turns later', async (turns) => {
  const reportNow = () => raw('host.report', { request: { kind: 'full', hideNames: true, asOf }, language: 'ja' }).then((reply) => (reply.ok ? (reply.value as { html: string }).html : reply.code))
  const before = await reportNow()
  const order: string[] = []
  const report = reportNow().then((html) => { order.push('made'); return html })
  for (let i = 0; i < turns; i++) await new Promise((next) => setImmediate(next))
  await ask('settings.save', { dormantDays: 100 }).then(() => order.push('saved'))
  const made = await report
  const after = await reportNow()
  await ask('settings.save', { dormantDays: 365 })
  expect(after).not.toBe(before)
  expect(order).toEqual(['saved', 'made'])
  expect([before, after].indexOf(made)).not.toBe(-1)
})

test('the cards, the KPIs and the people behind them are the same figures', async () => {
  const board = await ask('today.board', { asOf })
  expect(board.cards.map((card) => card.kpi)).toEqual(['oneYearLtv', 'f2', 'repeatBuyers', 'salesPerCustomer'])
  const count = async (kpi: 'f2' | 'repeatBuyers' | 'salesPerCustomer' | 'oneYearLtv', part: 'numerator' | 'denominator' | 'waiting') =>
    (await ask('customers.list', { asOf, people: { kind: 'kpi', kpi, part, options: { f2Days: 90 } } })).total
  const [ltv, f2, repeat, sales] = board.cards
  expect(await count('f2', 'numerator')).toBe(f2.numerator)
  expect(await count('f2', 'denominator')).toBe(f2.denominator)
  expect(await count('f2', 'waiting')).toBe(f2.waiting)
  expect(await count('repeatBuyers', 'numerator')).toBe(repeat.numerator)
  expect(await count('salesPerCustomer', 'denominator')).toBe(sales.denominator)
  expect(await count('oneYearLtv', 'denominator')).toBe(ltv.denominator)
  expect(board.kpis.f2.bought).toBe(f2.numerator)
  expect(board.kpis.salesPerCustomer.sales).toBe(sales.numerator)
})

test('each stage and each move opens onto exactly that many customers', async () => {
  const { tiers, moves } = await ask('today.board', { asOf })
  for (const tier of ['prospect', 'firstTime', 'repeat', 'second', 'thirdOrMore', 'oneYear', 'dormant', 'dormantOnce', 'dormantMore'] as const) {
    expect((await ask('customers.list', { asOf, people: { kind: 'tier', tier } })).total, tier).toBe(tiers[tier])
  }
  expect((await ask('customers.list', { asOf })).total).toBe(tiers.total)
  for (const cell of moves.cells) {
    const page = await ask('customers.list', { asOf, people: { kind: 'move', fromDay: moves.from, toDay: moves.to, from: cell.from, to: cell.to } })
    expect(page.total, `${cell.from} ${cell.to}`).toBe(cell.customers)
  }
})

test('the list is found by name, kana, phone, order number; sorted and paged without gaps', async () => {
  const find = async (text: string) => (await ask('customers.list', { asOf, find: text })).rows.map((row) => row.name)
  const [misaki] = (await ask('customers.list', { asOf, find: '髙橋 美咲' })).rows
  expect(misaki.occasions).toBe(3)
  expect(await find('ﾀｶﾊｼﾐｻｷ')).toContain(misaki.name)
  expect(await find('たかはし　みさき')).toContain(misaki.name)
  const page = await ask('customers.get', { id: misaki.id, asOf })
  expect(page.orderRows.map((order) => [order.day, order.sales])).toEqual([['2026-09-20', 11980], ['2026-07-21', 4860], ['2026-06-01', 1944]])
  expect(page.sales).toBe(18784)
  expect(page.medianInterval).toBe(55.5)
  expect(page.daysSinceLast).toBe(62)
  expect(await find(page.orderRows[0].orderNo)).toEqual([misaki.name])
  expect(await find(page.sources[0].phone.replaceAll('-', ''))).toEqual([misaki.name])
  const all: number[] = []
  for (let offset = 0; ; offset += 500) {
    const { rows } = await ask('customers.list', { asOf, sort: 'sales', offset, limit: 500 })
    all.push(...rows.map((row) => row.sales))
    if (rows.length < 500) break
  }
  expect(all.length).toBe(1842)
  expect(all).toEqual([...all].sort((a, b) => b - a))
})

test('one page per question of an empty shop holds no NaN', async () => {
  await raw('host.create', { path: join(folder, 'empty.omotenashi'), name: '空の店' })
  for (const [question, input] of [['today.board', {}], ['kpi.all', {}], ['shop.summary', {}], ['customers.list', {}], ['tiers.moves', { from: '2024-02-29', to: '2025-02-28' }]] as const) {
    const reply = await raw(question, input)
    expect(reply.ok, question).toBe(true)
    expect(JSON.stringify(reply, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value))).not.toContain('NOT FINITE')
  }
  await raw('host.close', {})
  expect(await raw('today.board', {})).toMatchObject({ ok: false, code: 'shopNotOpen' })
  await raw('host.open', { path: join(folder, 's.omotenashi') })
})

test('fuzz: no question ever answers bad input with anything but a worded refusal', async () => {
  const hostile = fc.oneof(fc.anything({ maxDepth: 3 }), fc.record({ id: fc.anything(), files: fc.anything(), find: fc.string(), people: fc.anything(), sort: fc.anything(), asOf: fc.oneof(fc.string(), fc.constant('2024-02-30')), limit: fc.double() }, { requiredKeys: [] }))
  for (const question of Object.keys(contract) as HostQuestion[]) {
    await fc.assert(fc.asyncProperty(hostile, async (input) => {
      const reply = await raw(question, input)
      if (!reply.ok) expect(['badInput', 'fileNotFound', 'notFound']).toContain(reply.code)
      else expect(contract[question].input.safeParse(input).success).toBe(true)
    }), { numRuns: 40, seed: 7 })
  }
  for (const question of ['host.open2', '__proto__', 'constructor', '']) expect(await raw(question, {})).toMatchObject({ ok: false, code: 'unknownQuestion' })
})

test('while an import runs, every write is refused before it touches the file; reads go on', async () => {
  const csv = join(folder, 'orders.csv')
  writeOrders(csv, 20_000)
  receive({ grant: { handle: 'orders', path: csv } })
  const before = await ask('shop.summary', {})
  const importing = raw('imports.run', { files: [{ handle: 'orders' }] })
  const { rows: [someone] } = await ask('customers.list', { limit: 1 })
  const valid: Partial<Record<HostQuestion, unknown>> = {
    'customers.create': { name: '新 しい' }, 'customers.edit': { id: someone.id, fields: { name: '別 名' } }, 'customers.stop': { customerId: someone.id, medium: 'post', stopped: true },
    'customers.merge': { a: someone.id, b: someone.id + 1 }, 'customers.different': { a: someone.id, b: someone.id + 1 }, 'customers.later': { a: someone.id, b: someone.id + 1 },
    'customers.split': { id: someone.id, sources: [someone.id] }, 'customers.undoDecision': { decision: 1 }, 'customers.pin': { id: someone.id, field: 'name', source: null },
    'customers.consent': { customerId: someone.id, given: true }, 'customers.mark': { customerId: someone.id, kind: 'deceased', on: true },
    'orders.create': { customerId: someone.id, channel: 'phone', lines: [{ productName: '煎茶', quantity: 1, unitPrice: 1000 }] }, 'orders.exclude': { id: 1, excluded: true },
    'interactions.add': { customerId: someone.id, kind: 'note', text: 'x' }, 'interactions.remove': { id: 1 }, 'interactions.closeComplaint': { id: 1 },
    'tasks.generate': {}, 'tasks.finish': { id: 1, result: 'sent' }, 'tasks.snooze': { id: 1, to: '2026-12-01' }, 'tasks.skip': { id: 1 }, 'tasks.reopen': { id: 1 },
    'imports.run': { files: [{ handle: 'orders' }] }, 'imports.undo': { id: 1 }, 'imports.saveMapping': { name: 'x', headings: ['x'], mapping: { columns: {}, channel: 'x' } },
    'imports.renameMapping': { id: 1, name: 'y' }, 'imports.deleteMapping': { id: 1 }, 'imports.importMapping': { json: '{}' },
    'cleansing.apply': { kind: 'trimName' }, 'cleansing.undo': { id: 1 }, 'contracts.add': { customerId: someone.id, productId: 1, startedOn: '2026-11-01' }, 'contracts.answer': { productId: 1, subscription: true },
    'contracts.event': { customerId: someone.id, contract: 1, kind: 'cancelled', day: '2026-11-01' }, 'contracts.remove': { id: 1 }, 'contracts.removeEvent': { id: 1 },
    'customers.trait': { customerId: someone.id, trait: 'taste', value: '濃いお茶', on: true }, 'segments.save': { name: '京都', rule: { kind: 'prefecture', codes: [26] } }, 'segments.remove': { id: 1 }, 'segments.restore': { id: 1 },
    'costs.save': { cells: [{ month: '2026-11', medium: '', yen: 1000 }] }, 'kpis.own.save': { name: '比', unit: 'rate', numerator: 'repeaters', denominator: 'buyers' }, 'kpis.own.remove': { id: 1 }, 'kpis.setTarget': { kpi: 'f2', value: 30 },
    'tasks.createForList': { people: { kind: 'ids', ids: [someone.id] }, channel: 'phone', reason: 'x', due: '2026-12-01' }, 'tasks.removeForList': { batch: '00000000-0000-4000-8000-000000000000' },
    'settings.save': { owner: '誰か' }, 'settings.saveChannel': { id: 1, contactAllowed: true }, 'settings.saveProduct': { id: 1, trial: true, subscription: false, gift: false },
  }
  const writes = (Object.keys(contract) as HostQuestion[]).filter((question) => contract[question].changes)
  expect(Object.keys(valid).sort()).toEqual([...writes].sort())
  for (const question of writes) expect(await raw(question, valid[question]), question).toMatchObject({ ok: false, code: 'busyImporting' })
  expect(await ask('shop.summary', {})).toEqual(before)
  expect(await importing).toMatchObject({ ok: true })
  expect((await ask('shop.summary', {})).orders.all).toBeGreaterThan(before.orders.all)
})
