// Saved segments of the sample shop: counts, people, filters, papers and the command line all mean the same people.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { figureFilter } from '../../../db/analysis/filterModel.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { segmentPeople } from '../../../db/commands/chosen.ts'
import { textsIn } from '../../../db/texts.ts'
import { segment as segmentCommand, segments as segmentsCommand } from '../../../db/commands/segments.ts'
import { chosenPeople, filtered, rulePeople, ruleGround } from '../../../db/customers/chosen.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { ShopError } from '../../../db/errors.ts'
import { addInteraction, removeInteraction } from '../../../db/interactions/record.ts'
import { check } from '../../../db/letters/registry.ts'
import { outputRequest } from '../../../db/letters/model.ts'
import { analysisChoices } from '../../../db/panels/choices.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { segmentChoices, segmentGuide } from '../../../db/segments/choices.ts'
import { conditionsOf } from '../../../db/segments/model.ts'
import type { Rule } from '../../../db/segments/model.ts'
import { profileOf } from '../../../db/segments/profile.ts'
import { countSegment, listSegments, reasonsOf, removeSegment, restoreSegment, saveSegment, segmentsOfCustomer } from '../../../db/segments/queries.ts'
import { asOfShop } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, openSample } from '../../../db/shops/lifecycle.ts'

const asOf = '2026-11-21'
const folder = mkdtempSync(join(tmpdir(), 'segments-'))
let open: OpenShop
beforeAll(async () => { open = await openSample(join(folder, '見本.omotenashi'), asOf) })
afterAll(async () => { await closeShop(open); rmSync(folder, { recursive: true }) })
beforeEach(() => { open.db.sqlite.exec('DELETE FROM segment') })

const refused = (action: () => unknown) => { try { action(); return 'done' } catch (error) { return error instanceof ShopError ? error.code : error } }
const save = (name: string, rule: Rule, id?: number, content = '') => saveSegment(open, { name, rule, content, ...(id !== undefined && { id }) }).id
const idsOf = (people: Int32Array) => Array.from(people, (c) => open.facts.customerId[c])
const kyoto: Rule = { kind: 'prefecture', codes: [26] }
const nested: Rule = { all: [{ any: [{ kind: 'stage', stages: ['repeat'] }, { kind: 'stage', stages: ['oneYear'] }] }, { not: { kind: 'sinceLast', from: 200 } }, { kind: 'sales', over: 'ever', from: 3000 }] }

test('the count, the list, the paper and each person’s reasons are the same people', () => {
  const id = save('常連', nested)
  const [row] = listSegments(open, asOf).rows
  expect(row).toMatchObject({ id, name: '常連', rule: nested, content: '' })
  expect(row.count).toBeGreaterThan(20)
  const page = listCustomers(open, customersQuery.parse({ people: { kind: 'segment', id }, asOf, limit: 500 }))
  expect(page.total).toBe(row.count)
  expect(listCustomers(open, customersQuery.parse({ people: { kind: 'rule', rule: nested }, asOf, limit: 500 })).rows.map((one) => one.id)).toEqual(page.rows.map((one) => one.id))
  for (const one of page.rows) {
    expect(['repeat', 'oneYear']).toContain(one.tier)
    expect(one.sales).toBeGreaterThanOrEqual(3000)
  }
  const { send, left } = check(open, outputRequest.parse({ kind: 'dmList', people: { kind: 'segment', id }, asOf }))
  expect(send.length + left.reduce((n, { customers }) => n + customers.length, 0)).toBe(row.count)
  const members = new Set(page.rows.map((one) => one.id))
  for (const customerId of open.facts.customerId.subarray(0, 60)) {
    expect(reasonsOf(open, { id, customerId, asOf }) !== null).toBe(members.has(customerId))
    expect(segmentsOfCustomer(open, customerId, asOf).map((one) => one.name)).toEqual(members.has(customerId) ? ['常連'] : [])
  }
  const first = reasonsOf(open, { rule: nested, customerId: page.rows[0].id, asOf })!
  expect(first.map(({ condition: { kind }, negated }) => [kind, negated])).toEqual([['stage', false], ['sinceLast', true], ['sales', false]])
  expect(first[2].value).toBe(page.rows[0].sales)
  expect(() => reasonsOf(open, { id: 999, customerId: page.rows[0].id })).toThrow('notFound')
  expect(() => segmentsOfCustomer(open, 9_999_999)).toThrow('notFound')
})

test('a rule that cannot be read stops nobody: named, left out everywhere, taken away, brought back', () => {
  const { sqlite } = open.db
  const [sound, newer, torn] = [save('京都', kyoto), save('新しい版', kyoto), save('こわれ', kyoto)]
  const inside = save('中を見る', { all: [kyoto, { not: { kind: 'segment', id: torn } }] })
  const deep = save('その奥', { any: [{ kind: 'segment', id: inside }, kyoto] })
  const customerId = listCustomers(open, customersQuery.parse({ people: { kind: 'segment', id: sound }, asOf })).rows[0].id
  sqlite.prepare('UPDATE segment SET rule = ? WHERE id = ?').run('{"kind":"moonPhase","phase":3}', newer)
  sqlite.prepare('UPDATE segment SET rule = ? WHERE id = ?').run('{"kind":"pref', torn)
  const list = listSegments(open, asOf)
  expect(list.rows.map(({ id }) => id)).toEqual([sound])
  expect(list.unreadable.map(({ id }) => id).sort((a, b) => a - b)).toEqual([newer, torn, inside, deep])
  expect(list.unreadable).toContainEqual({ id: torn, name: 'こわれ' })
  expect(list.proposals).toEqual([])
  expect(analysisChoices(open, asOf).segments).toEqual([{ id: sound, name: '京都' }])
  expect(segmentChoices(open).segments).toEqual([{ id: sound, name: '京都' }])
  expect(segmentsOfCustomer(open, customerId, asOf).map(({ id }) => id)).toEqual([sound])
  expect(segmentGuide(open, asOf).find(({ step }) => step === 'axis')).toMatchObject({ part: 1 })
  // Whoever means it all the same is refused: other people must not be meant.
  for (const id of [newer, torn, inside, deep]) expect(refused(() => rulePeople(open, asOfShop(open, asOf), { kind: 'segment', id }))).toBe('segmentUnreadable')
  expect(save('京都', kyoto, sound)).toBe(sound)
  expect(refused(() => save('x', { kind: 'segment', id: torn }))).toBe('notFound')
  expect(refused(() => save('こわれ', kyoto))).toBe('segmentName')
  // From the outside in, as with any other.
  expect(refused(() => removeSegment(open, torn))).toBe('segmentInUse')
  for (const id of [newer, deep, inside, torn]) removeSegment(open, id)
  expect(listSegments(open, asOf).unreadable).toEqual([])
  restoreSegment(open, torn)
  expect(listSegments(open, asOf).unreadable).toEqual([{ id: torn, name: 'こわれ' }])
})

test('kept, changed, taken away, brought back; one name for one segment', () => {
  const id = save('京都', kyoto, undefined, '夏の上生菓子')
  expect(refused(() => save('京都', nested))).toBe('segmentName')
  expect(save('京都の方', nested, id)).toBe(id)
  expect(listSegments(open, asOf).rows).toMatchObject([{ id, name: '京都の方', rule: nested, content: '' }])
  expect(refused(() => save('x', kyoto, 999))).toBe('notFound')
  removeSegment(open, id)
  expect(refused(() => removeSegment(open, id))).toBe('notFound')
  expect(listSegments(open, asOf).rows).toEqual([])
  expect(rulePeople(open, asOfShop(open, asOf), { kind: 'segment', id })).toHaveLength(0)
  const other = save('京都の方', kyoto)
  expect(refused(() => restoreSegment(open, id))).toBe('segmentName')
  removeSegment(open, other)
  restoreSegment(open, id)
  expect(refused(() => restoreSegment(open, id))).toBe('notFound')
  expect(listSegments(open, asOf).rows.map((row) => row.id)).toEqual([id])
})

test('a segment in a segment: its people, never itself, never taken away beneath', () => {
  const inner = save('京都', kyoto)
  const outer = save('京都の常連', { all: [{ kind: 'segment', id: inner }, nested] })
  const shop = asOfShop(open, asOf)
  expect(idsOf(rulePeople(open, shop, { kind: 'segment', id: outer }))).toEqual(idsOf(rulePeople(open, shop, { all: [kyoto, nested] })))
  save('京都', { kind: 'region', regions: ['kinki'] }, inner)
  expect(idsOf(rulePeople(open, shop, { kind: 'segment', id: outer }))).toEqual(idsOf(rulePeople(open, shop, { all: [{ kind: 'region', regions: ['kinki'] }, nested] })))
  expect(refused(() => save('京都', { not: { kind: 'segment', id: outer } }, inner))).toBe('segmentCycle')
  expect(refused(() => save('京都', { kind: 'segment', id: inner }, inner))).toBe('segmentCycle')
  const filter = figureFilter.parse({ segment: outer })
  expect(refused(() => save('京都', { kind: 'people', name: '', people: { kind: 'panel', panel: 'decile', options: {}, cell: { group: 1 }, filter } }, inner))).toBe('segmentCycle')
  expect(refused(() => save('x', { kind: 'segment', id: 999 }))).toBe('notFound')
  expect(refused(() => removeSegment(open, inner))).toBe('segmentInUse')
  removeSegment(open, outer)
  removeSegment(open, inner)
  expect(refused(() => restoreSegment(open, outer))).toBe('notFound')
})

test('as a filter of 分析: exactly these people, and the filtered shop is kept', () => {
  const id = save('京都', kyoto)
  const shop = asOfShop(open, asOf)
  const filter = figureFilter.parse({ segment: id })
  const seen = filtered(open, shop, filter)
  expect(tierCounts(seen).total).toBe(listSegments(open, asOf).rows[0].count)
  expect(filtered(open, asOfShop(open, asOf), filter).facts).toBe(seen.facts)
  expect(filtered(open, shop, figureFilter.parse({ prefectures: [26] })).facts.orderId).toEqual(seen.facts.orderId)
  const { base, table } = askPanel(open, { panel: 'decile', options: {}, filter, asOf })
  expect(base).toBeGreaterThan(0)
  const opened = table.rows.flatMap((_, g) => idsOf(chosenPeople(open, shop, { kind: 'panel', panel: 'decile', options: {}, cell: { group: g + 1 }, filter })))
  expect(opened).toHaveLength(base)
  const inside = new Set(idsOf(rulePeople(open, shop, kyoto)))
  expect(opened.every((one) => inside.has(one))).toBe(true)
  // The people of a figure kept as a condition.
  const top: Rule = { kind: 'people', name: 'デシル1', people: { kind: 'panel', panel: 'decile', options: {}, cell: { group: 1 } } }
  expect(idsOf(rulePeople(open, shop, top))).toEqual(idsOf(chosenPeople(open, shop, { kind: 'panel', panel: 'decile', options: {}, cell: { group: 1 } })))
  expect(countSegment(open, { not: top }, asOf)).toMatchObject({ count: countSegment(open, { all: [] }, asOf).total - rulePeople(open, shop, top).length })
})

test('what was written a moment ago counts, and as of the day', () => {
  const contacted: Rule = { kind: 'contacted', days: 0, medium: 'phone' }
  const before = countSegment(open, contacted, '2031-05-05').count
  const { id } = addInteraction(open, { customerId: open.facts.customerId[3], kind: 'call', inbound: false, selling: false, day: '2031-05-05', result: '', text: '', staff: '' })
  expect(countSegment(open, contacted, '2031-05-05').count).toBe(before + 1)
  expect(countSegment(open, contacted, '2031-05-06').count).toBe(0)
  expect(countSegment(open, contacted, '2031-05-04').count).toBe(0)
  removeInteraction(open, { id })
  expect(countSegment(open, contacted, '2031-05-05').count).toBe(before)
})

test('every shipped example means somebody in the sample shop, and is offered only while there is none', () => {
  const { proposals, total } = listSegments(open, asOf)
  expect(proposals.length).toBeGreaterThanOrEqual(5)
  for (const { code, rule, count } of proposals) {
    expect([code, count > 0 && count < total / 2]).toEqual([code, true])
    expect(conditionsOf(rule).length).toBeLessThanOrEqual(4)
  }
  save('x', kyoto)
  expect(listSegments(open, asOf).proposals).toEqual([])
})

test('the profile: every share opens onto exactly its people; stages add up; sales are those of the KPIs', () => {
  const shop = asOfShop(open, asOf)
  const people = rulePeople(open, shop, nested)
  const { rows, count, total } = profileOf(ruleGround(open, shop), people)
  expect([count, total]).toEqual([people.length, tierCounts(shop).total])
  expect(new Set(rows.map(({ group }) => group))).toEqual(new Set(['stage', 'value', 'product', 'channel', 'region', 'age', 'sex'].filter((group) => rows.some((row) => row.group === group))))
  for (const { segment, all, condition } of rows) {
    if (segment.kind !== 'rate' || all.kind !== 'rate') continue
    expect(rulePeople(open, shop, { all: [nested, condition!] })).toHaveLength(segment.numerator)
    expect(rulePeople(open, shop, condition!)).toHaveLength(all.numerator)
    expect([segment.denominator, all.denominator]).toEqual([count, total])
  }
  const sum = (group: string) => rows.reduce((n, row) => n + (row.group === group && row.all.kind === 'rate' ? row.all.numerator : 0), 0)
  expect([sum('stage'), sum('region')]).toEqual([total, total])
  const everybody = profileOf(ruleGround(open, shop), rulePeople(open, shop, { all: [] })).rows
  for (const { segment, all } of everybody) if (segment.kind !== 'rate') expect(segment).toEqual(all)
  // Nobody at all: nothing to divide by, and no figure that is none.
  const empty = profileOf(ruleGround(open, shop), new Int32Array(0)).rows
  expect(empty.find(({ key }) => key === 'interval')!.segment).toEqual({ kind: 'median', days: null, count: 0 })
  expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity/)
})

test('before the first order there is nobody, and nothing breaks', () => {
  save('常連', nested)
  const { rows, total } = listSegments(open, '2001-01-01')
  expect([rows[0].count, total]).toEqual([0, 0])
  const shop = asOfShop(open, '2001-01-01')
  expect(JSON.stringify(profileOf(ruleGround(open, shop), rulePeople(open, shop, nested)))).not.toMatch(/NaN|Infinity/)
})

test('the guide tells the state of the shop', () => {
  const steps = () => Object.fromEntries(segmentGuide(open, asOf).map(({ step, done, part, of }) => [step, { done, part, of }]))
  const total = listSegments(open, asOf).total
  expect(steps()).toMatchObject({ axis: { done: false, part: 0 }, prepare: { done: false, part: 0, of: 0 }, collect: { part: countSegment(open, { kind: 'address' }, asOf).count, of: total } })
  save('a', kyoto)
  const id = save('b', nested, undefined, '秋のご案内')
  expect(steps()).toMatchObject({ axis: { done: true, part: 2 }, prepare: { done: false, part: 1, of: 2 } })
  save('b', nested, id)
  expect(steps().prepare.part).toBe(0)
})

test('what is doubtful comes with the count and with the list, and two of nearly the same people are named', () => {
  const home: Rule = { all: [kyoto, { kind: 'address' }] }
  const few: Rule = { all: [kyoto, { kind: 'sales', over: 'ever', from: 1_000_000 }] }
  const [a, b, c, d] = [save('京都', kyoto), save('京都のお宅', home), save('常連', nested), save('大口', few)]
  const { rows, overlaps } = listSegments(open, asOf)
  const warnings = Object.fromEntries(rows.map((row) => [row.id, row.warnings]))
  expect(warnings).toEqual({ [a]: ['noBehaviour'], [b]: ['noBehaviour'], [c]: [], [d]: ['nobody'] })
  for (const rule of [kyoto, home, nested, few]) expect(countSegment(open, rule, asOf).warnings).toEqual(rows.find((row) => JSON.stringify(row.rule) === JSON.stringify(rule))!.warnings)
  const [all, some] = [kyoto, home].map((rule) => idsOf(rulePeople(open, asOfShop(open, asOf), rule)))
  const shared = some.filter((id) => all.includes(id)).length
  expect(overlaps).toEqual([{ a, b, shared, of: new Set([...all, ...some]).size }])
})

test('what can be chosen is what the shop has', () => {
  const { products, channels } = segmentChoices(open)
  expect(products.length).toBe(open.facts.productId.length)
  expect(channels).toEqual([...channels].sort())
  // The most ordered first.
  expect(countSegment(open, { kind: 'bought', product: products[0].id, when: 'ever' }, asOf).count).toBeGreaterThan(0)
})

test('on the command line: segments, segment, --segment saved:NAME', async () => {
  const id = save('常連 の方', nested, undefined, 'お礼')
  const say = await textsIn('ja')
  const run = { shop: open, options: {}, asOf, say, note: () => {} }
  const { count } = listSegments(open, asOf).rows[0]
  const all = await segmentsCommand({ ...run, rest: [] })
  expect(all.json).toEqual([{ id, name: '常連 の方', customers: count, content: 'お礼', warnings: [] }])
  expect(all.text).toContain('常連 の方')
  const one = await segmentCommand({ ...run, rest: ['常連 の方'] })
  expect((one.json as { customers: unknown[] }).customers).toHaveLength(count)
  expect(segmentPeople({ ...run, options: { segment: 'saved:常連 の方' } })).toEqual({ kind: 'segment', id })
  expect(refused(() => segmentPeople({ ...run, options: { segment: 'saved:ない' } }))).toBe('notFound')
  expect(refused(() => segmentCommand({ ...run, rest: [] }))).toBe('usage')
  expect(refused(() => segmentCommand({ ...run, rest: ['ない'] }))).toBe('notFound')
})
