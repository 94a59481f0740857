// Canaries: people who must get nothing, searched for in every byte of every output there is; and the counts of who was left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PeopleRef } from '../../../db/analysis/model.ts'
import { tierParts } from '../../../db/analysis/model.ts'
import { runImport } from '../../../db/imports/run.ts'
import { setMark, setStop } from '../../../db/interactions/decide.ts'
import { timelineOf } from '../../../db/interactions/timeline.ts'
import { outputKinds, outputOptions } from '../../../db/letters/model.ts'
import type { OutputCheck, OutputKind, OutputOptions } from '../../../db/letters/model.ts'
import { check, outputHistory, produce, produces, recordOutput } from '../../../db/letters/registry.ts'
import { asOfShop, renew, today } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, openSample } from '../../../db/shops/lifecycle.ts'
import { fileOf, samples } from '../imports/orderFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
let shop: OpenShop
afterAll(async () => { await closeShop(shop); rmSync(folder, { recursive: true, force: true }) })

const columns = readFileSync(join(samples, 'shopify/orders_export.csv'), 'utf8').split(/\r?\n/)[0].split(',')
interface Person { name: string; phone: string; email: string; city: string; street: string; zip: string }
const person = (name: string, n: number, fields: Partial<Person> = {}): Person => ({ name, phone: `090-5555-77${n}`, email: `canary${n}@example.jp`, city: '京都市下京区', street: `禁送町${n}-1`, zip: `600-00${n}`, ...fields })
/** Shopify writes the given name first. */
function orderFile(people: readonly Person[], day: string, run: string): string {
  const rows = people.map((one, i): Record<string, string> => ({
    Name: `#${run}${i}`, Email: one.email, 'Financial Status': 'paid', 'Created at': `${day} 10:00:00 +0900`, Subtotal: '1000', Total: '1000', 'Lineitem quantity': '1', 'Lineitem name': '見本茶', 'Lineitem price': '1000', 'Lineitem sku': 'CANARY',
    'Billing Name': one.name.split(' ').reverse().join(' '), 'Billing Address1': one.street, 'Billing City': one.city, 'Billing Zip': one.zip, 'Billing Province': 'JP-26', 'Billing Country': 'JP', 'Billing Phone': one.phone,
  }))
  return fileOf([columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n') + '\n')
}
const people = {
  postStop: person('金糸雀 郵止', 11), phoneStop: person('電止 良子', 12, { street: '可送町12-1' }), deceased: person('金糸雀 故人', 13), excluded: person('金糸雀 対外', 14), returned: person('金糸雀 返送', 15),
  noAddress: person('金糸雀 無宅', 16, { street: '', zip: '', city: '' }), joinA: person('結合 鳥子', 17, { street: '可送町17-1' }), joinB: person('結合 鳥子', 18, { street: '可送町18-1' }), control: person('目印 花子', 19, { street: '可送町19-1' }),
}
/** Known through 楽天 only: the orderers of that sample file. */
const marketplace = ['定規', '試験']

async function take(...files: string[]): Promise<void> {
  const { facts } = await runImport(shop.db.sqlite, files, { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })
  renew(shop, facts)
}
function idOf({ phone }: Person): number {
  return shop.db.sqlite.prepare('SELECT customerId FROM contact WHERE replace(phone, \'-\', \'\') = ? ORDER BY id').pluck().get(phone.replaceAll('-', '')) as number
}

beforeAll(async () => {
  shop = await openSample(join(folder, 's.omotenashi'), '2026-11-21')
  await take(orderFile(Object.values(people), '2026-10-01', 'A'), join(samples, 'rakuten/rakuten_orders.csv'))
  setStop(shop, { customerId: idOf(people.postStop), medium: 'post', stopped: true, source: '電話' })
  setStop(shop, { customerId: idOf(people.phoneStop), medium: 'phone', stopped: true, source: '電話' })
  setStop(shop, { customerId: idOf(people.phoneStop), medium: 'email', stopped: true, source: '電話' })
  setStop(shop, { customerId: idOf(people.joinB), medium: 'post', stopped: true, source: 'はがき' })
  for (const kind of ['deceased', 'excluded', 'returned'] as const) setMark(shop, { customerId: idOf(people[kind]), kind, on: true, note: '' })
})

const everybody = (): PeopleRef => ({ kind: 'ids', ids: [...shop.facts.customerId] })
const request = (kind: OutputKind, ref: PeopleRef, options: Partial<OutputOptions> = {}) => ({ kind, people: ref, options: outputOptions.parse(options), without: [], asOf: '2026-11-21' })
const left = (checked: OutputCheck) => Object.fromEntries(checked.left.map(({ reason, customers }) => [reason, customers.length]))

/** Everything an output holds, as one text: bytes in any encoding it may have, markup with and without its tags. */
function contents(kind: OutputKind, ref: PeopleRef, options: Partial<OutputOptions> = {}): string {
  const { paper, file } = produce(shop, request(kind, ref, options))
  const texts = [JSON.stringify([paper?.recipients, file?.recipients])]
  if (paper) texts.push(paper.html, paper.html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ''))
  if (file) texts.push(file.name, new TextDecoder().decode(file.bytes), new TextDecoder('shift_jis').decode(file.bytes))
  return texts.join('\n').replace(/[\s\u3000]+/g, '')
}

function leaks(...more: string[]): string[] {
  const forbidden = ['金糸雀', '禁送町', '郵止', '故人', '対外', '返送', '無宅', ...marketplace, ...more]
  const refs: PeopleRef[] = [everybody(), { kind: 'find', find: '金糸雀' }, { kind: 'tier', tier: 'firstTime' }, ...tierParts.map((tier): PeopleRef => ({ kind: 'tier', tier }))]
  const found: string[] = []
  for (const kind of outputKinds) {
    for (const ref of refs) {
      const text = contents(kind, ref)
      for (const word of forbidden) if (text.includes(word)) found.push(`${kind} ${JSON.stringify(ref).slice(0, 60)} ${word}`)
    }
    // The search finds who is there: those who may be written to.
    const text = contents(kind, everybody(), { kanjiNumbers: false })
    for (const word of ['目印', '花子', '電止', '可送町', '髙橋', '美咲']) if (!text.includes(word)) found.push(`${kind} does not show ${word}`)
  }
  return found
}

const canaryLeft = { deceased: 1, excluded: 1, stopped: 2, returned: 1, noAddress: 1, marketplaceOnly: 2 }

test('the canaries are what they are meant to be', () => {
  const names = (word: string) => shop.db.sqlite.prepare('SELECT count(*) FROM customer WHERE name LIKE ?').pluck().get(`%${word}%`)
  expect(names('金糸雀')).toBe(5)
  expect(new Set(Object.values(people).map(idOf)).size).toBe(9)
  for (const name of marketplace) expect(names(name)).toBe(1)
})

test('no output holds anybody who must not get it', { timeout: 120_000 }, () => { expect(leaks()).toEqual([]) })

test('the counts of who was left out are exact', () => {
  const market = marketplace.map((name) => shop.db.sqlite.prepare('SELECT id FROM customer WHERE name LIKE ?').pluck().get(`${name}%`) as number)
  const ids = [...Object.values(people).map(idOf), ...market]
  for (const kind of outputKinds) {
    const checked = check(shop, request(kind, { kind: 'ids', ids }))
    expect(checked.send.map(({ name }) => name).sort()).toEqual(['目印 花子', '結合 鳥子', '電止 良子'].sort())
    expect(left(checked)).toEqual(canaryLeft)
    const byHand = check(shop, { ...request(kind, { kind: 'ids', ids }), without: [idOf(people.control), idOf(people.deceased)] })
    expect(left(byHand)).toEqual({ ...canaryLeft, byHand: 1 })
  }
})

test('for the whole shop the counts add up, and are those of a slow count one by one', () => {
  const { sqlite } = shop.db
  const slow: Record<string, number> = {}
  const count = (reason: string) => { slow[reason] = (slow[reason] ?? 0) + 1 }
  const has = (sql: string, id: number) => sqlite.prepare(`SELECT 1 FROM ${sql}`).get(id) !== undefined
  for (const { id, name, company, postalCode, address1 } of sqlite.prepare('SELECT * FROM customer').all() as { id: number; name: string; company: string; postalCode: string; address1: string }[]) {
    const marked = (kind: string) => has(`mark m JOIN contact c ON c.id = m.contactId WHERE c.customerId = ? AND m.kind = '${kind}'`, id)
    if (marked('deceased')) count('deceased')
    else if (marked('excluded')) count('excluded')
    else if (has(`stop s JOIN contact c ON c.id = s.contactId WHERE c.customerId = ? AND s.medium = 'post'`, id)) count('stopped')
    else if (!has('contact c JOIN channel h ON h.id = c.channelId WHERE c.customerId = ? AND h.contactAllowed = 1', id)) count('marketplaceOnly')
    else if (marked('returned')) count('returned')
    else if (name + company === '') count('noName')
    else if (postalCode === '' || address1 === '') count('noAddress')
  }
  for (const kind of outputKinds) {
    const checked = check(shop, request(kind, everybody()))
    expect(left(checked)).toEqual(slow)
    expect(checked.send.length + Object.values(slow).reduce((sum, n) => sum + n, 0)).toBe(shop.facts.customerId.length)
  }
  expect(slow.marketplaceOnly).toBeGreaterThan(100)
})

test('what the screen is told before is what is made, page for page', () => {
  for (const kind of outputKinds) {
    for (const options of [{}, { startAt: 9, oncePerAddress: true }, { startAt: 100, sort: 'name' as const }]) {
      const asked = request(kind, { kind: 'tier', tier: 'dormant' }, options)
      const before = check(shop, asked)
      const { check: checked, paper, file } = produce(shop, asked)
      expect(checked).toEqual(before)
      expect([paper === undefined, file === undefined]).toEqual(produces(kind) === 'paper' ? [false, true] : [true, false])
      expect(paper?.pages ?? 0).toBe(before.pages)
      expect((paper ?? file)?.recipients).toEqual(before.send.map(({ id }) => id))
    }
  }
})

test('nobody left: no paper, a file with headings only', () => {
  for (const kind of outputKinds) {
    const { check: checked, paper, file } = produce(shop, request(kind, { kind: 'ids', ids: [idOf(people.postStop), 999_999] }))
    expect([checked.pages, checked.send, left(checked)]).toEqual([0, [], { stopped: 1 }])
    expect(paper).toBeUndefined()
    if (produces(kind) === 'file') expect(file?.recipients).toEqual([])
  }
})

test('a run stands in the history and on the timeline of everybody in it', () => {
  const asked = request('labels12', { kind: 'ids', ids: [idOf(people.control), idOf(people.postStop)] })
  const { paper } = produce(shop, asked)
  const id = recordOutput(shop, 'labels12', asked, paper!.recipients, 'プリンター')
  expect(outputHistory(shop)[0]).toMatchObject({ id, kind: 'labels12', count: 1, people: '{"kind":"ids"}' })
  const outputs = (one: Person) => timelineOf(shop, idOf(one), today(shop)).filter(({ kind }) => kind === 'output').map(({ detail }) => detail)
  expect(outputs(people.control)).toEqual(['labels12'])
  expect(outputs(people.postStop)).toEqual([])
})

test('importing the same and a newer file again lets nobody through', { timeout: 120_000 }, async () => {
  const all = Object.values(people)
  await take(orderFile(all, '2026-10-01', 'A'))
  await take(orderFile(all.filter((one) => one !== people.noAddress), '2026-11-01', 'B'), join(samples, 'rakuten/rakuten_orders.csv'))
  expect(leaks()).toEqual([])
  expect(left(check(shop, request('csvExcel', { kind: 'find', find: '金糸雀' })))).toEqual({ deceased: 1, excluded: 1, stopped: 1, returned: 1, noAddress: 1 })
})

test('joining a stopped record with one that was not stops both', { timeout: 120_000 }, async () => {
  const ids = [idOf(people.joinA), idOf(people.joinB)]
  expect(left(check(shop, request('labels21', { kind: 'ids', ids })))).toEqual({ stopped: 1 })
  // One order under the mail address of one and the phone of the other.
  await take(orderFile([{ ...people.joinA, phone: people.joinB.phone }], '2026-11-10', 'C'))
  expect(idOf(people.joinA)).toBe(idOf(people.joinB))
  expect(leaks('鳥子')).toEqual([])
  expect(left(check(shop, request('labels21', { kind: 'ids', ids })))).toEqual({ stopped: 1 })
  expect(asOfShop(shop).facts.customerId.includes(Math.max(...ids))).toBe(false)
})
