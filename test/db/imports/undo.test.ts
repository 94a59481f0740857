// Undo: whatever was imported and taken back in between, the shop is what a new one would be that imports the remaining files in order.
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regroup } from '../../../db/customers/assign.ts'
import { buildFacts, cachedFacts } from '../../../db/facts/build.ts'
import { runImport } from '../../../db/imports/run.ts'
import { undoImport } from '../../../db/imports/undo.ts'
import { memoryShop } from '../../../db/open.ts'
import type { Sqlite } from '../../../db/open.ts'
import { contentOf } from './content.ts'
import { fileOf, samples } from './orderFiles.ts'

interface Sale { no: string; mail?: string; name?: string; phone?: string; day?: string; price?: number; sku?: string; title?: string; status?: string; discount?: number }
const heading = 'Name,Email,Financial Status,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Phone'
const shopify = (...sales: Sale[]) => fileOf([heading, ...sales.map(({ no, mail = 'a@example.com', name = '花子 見本', phone = '', day = '2026-05-05', price = 1000, sku = 'A', title = '茶', status = 'paid', discount = 0 }) =>
  `${no},${mail},${status},${price - discount},0,${discount},${day} 10:00:00 +0900,1,${title},${price},${sku},${name},${phone}`), ''].join('\n'))

const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n))
const take = async (sqlite: Sqlite, files: string[], n: number) => (await runImport(sqlite, files, { timeZone: 'Asia/Tokyo', now: day(n) })).result
const undo = (sqlite: Sqlite, id: number, dryRun = false) => undoImport(sqlite, id, { now: day(28), dryRun }).result
const fresh = async (...imports: string[][]) => {
  const { sqlite } = memoryShop()
  for (const [n, files] of imports.entries()) await take(sqlite, files, n)
  return sqlite
}

describe('one by one', () => {
  test('an import that alone showed everything leaves an empty shop', async () => {
    const sqlite = await fresh([join(samples, 'base/order_list.csv')])
    expect(undo(sqlite, 1)).toMatchObject({ orders: { removed: 22, restored: 0, kept: 0 }, customers: { removed: 9 } })
    expect(contentOf(sqlite)).toEqual(contentOf(await fresh()))
    expect(cachedFacts(sqlite)).toEqual(buildFacts(sqlite))
    expect(() => undo(sqlite, 1)).toThrow('alreadyUndone')
    expect(() => undo(sqlite, 9)).toThrow('notFound')
    // The same file once more is new again, under new ids.
    expect((await take(sqlite, [join(samples, 'base/order_list.csv')], 3)).orders).toEqual({ new: 22, updated: 0, unchanged: 0 })
    expect(contentOf(sqlite)).toEqual(contentOf(await fresh([join(samples, 'base/order_list.csv')])))
  })
  test('an order that a later file showed unchanged stays; one that it changed goes back, field by field', async () => {
    const files = [[shopify({ no: '#1' }, { no: '#2', price: 500 })], [shopify({ no: '#1' }, { no: '#2', price: 500, status: 'voided', discount: 100 })], [shopify({ no: '#2', price: 500 })]]
    const sqlite = await fresh(...files)
    expect(undo(sqlite, 1)).toMatchObject({ orders: { removed: 0, kept: 2 } })
    expect(contentOf(sqlite)).toEqual(contentOf(await fresh(files[1], files[2])))
    expect(undo(sqlite, 2)).toMatchObject({ orders: { removed: 1, restored: 1 } })
    expect(contentOf(sqlite)).toEqual(contentOf(await fresh(files[2])))
  })
  test('told before it is done, and nothing has changed by telling', async () => {
    const sqlite = await fresh([shopify({ no: '#1' })], [shopify({ no: '#1' }, { no: '#3', mail: 'c@example.com', name: '葵 例' })])
    const before = contentOf(sqlite)
    const said = undo(sqlite, 2, true)
    expect(contentOf(sqlite)).toEqual(before)
    expect(said).toMatchObject({ dryRun: true, orders: { removed: 1, restored: 0, kept: 1 }, customers: { removed: 1 } })
    expect({ ...undo(sqlite, 2), seconds: 0 }).toEqual({ ...said, dryRun: false, seconds: 0 })
  })
  test('a product is called what the remaining files call it', async () => {
    const files = [[shopify({ no: '#1', title: '煎茶' })], [shopify({ no: '#2', title: '新茶' })]]
    const sqlite = await fresh(...files)
    expect(sqlite.prepare('SELECT name FROM product').pluck().all()).toEqual(['新茶'])
    undo(sqlite, 2)
    expect(sqlite.prepare('SELECT name FROM product').pluck().all()).toEqual(['煎茶'])
  })
  test('what was said to somebody stays with their other records, and comes back with the file', async () => {
    const [first, second] = [shopify({ no: '#1', phone: '090-1234-0001' }), shopify({ no: '#2', phone: '090-1234-0001', mail: 'other@example.com' })]
    const sqlite = await fresh([first], [second])
    expect(sqlite.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1)
    sqlite.prepare(`INSERT INTO interaction (contactId, day, kind, inbound, selling, result, text, staff, open, createdAt) VALUES (1, 20000, 'phone', 0, 0, '', 'お礼', '', 0, '')`).run()
    sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source) SELECT id, 'post', 20000, 'お電話で' FROM contact`).run()
    const said = () => sqlite.prepare(`SELECT p.email, i.text FROM interaction i JOIN contact c ON c.id = i.contactId JOIN customer p ON p.id = c.customerId`).raw().all()
    undo(sqlite, 1)
    expect(said()).toEqual([['other@example.com', 'お礼']])
    undo(sqlite, 2)
    expect(said()).toEqual([])
    expect(sqlite.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
    await take(sqlite, [first], 5)
    expect(said()).toEqual([['a@example.com', 'お礼']])
    expect(sqlite.prepare(`SELECT count(*) FROM stop s JOIN contact c ON c.id = s.contactId WHERE c.gone = 0`).pluck().get()).toBe(1)
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
  })
})

// Overlapping files of a small world: the same orders told differently, people with several records, shared mails and phones, moved and renamed.
const world = [
  [shopify({ no: '#1' }, { no: '#2', mail: 'b@example.com', name: '太郎 試験', phone: '090-1111-0002' }, { no: '#3', mail: '', name: '葵 例', phone: '090-1111-0003' })],
  [shopify({ no: '#1', discount: 100 }, { no: '#2', mail: 'b@example.com', name: '太郎 試験', phone: '090-1111-0002', status: 'voided' }, { no: '#4', mail: 'a@example.com', name: '次郎 別人', phone: '090-1111-0004' })],
  [shopify({ no: '#3', mail: 'b@example.com', name: '葵 例', phone: '090-1111-0003', title: '新茶' }, { no: '#5', mail: 'c@example.com', name: '太郎 試験', phone: '090-1111-0002', day: '2026-07-01' })],
  [shopify({ no: '#5', mail: 'c@example.com', name: '太郎 試験', phone: '090-1111-0002', day: '2026-07-01', price: 900 }, { no: '#1' })],
  [shopify({ no: '#6', mail: 'a@example.com', name: '花子 見本', phone: '090-1111-0004', day: '2026-08-01' }), shopify({ no: '#6', mail: 'a@example.com', name: '花子 見本', day: '2026-08-01', price: 1 })],
  [join(samples, 'base/order_list.csv')], [join(samples, 'rakuten/rakuten_orders.csv')], [join(samples, 'shopify/orders_export.csv')], [join(samples, 'eccube/order.csv'), join(samples, 'colorme/sales_all.csv')],
  [join(samples, 'amazon/new_orders.txt')], [join(samples, 'amazon/all_orders.txt')],
  [join(samples, 'eccube/customer.csv')], [join(samples, 'shopify/customers_export.csv')], [join(samples, 'square/items.csv')], [join(samples, 'square/transactions.csv')], [join(samples, 'smaregi/torihiki_meisai.csv')],
]
type Act = { do: 'import'; file: number } | { do: 'undo'; which: number } | { do: 'decide'; a: number; b: number; together: number | null } | { do: 'stop'; who: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('import' as const), file: fc.nat(world.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(100) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('decide' as const), a: fc.nat(1000), b: fc.nat(1000), together: fc.constantFrom(1, 0, null) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), who: fc.nat(1000) }) },
)

/** A decision as the product writes it: a row, its pair, and a new look at everybody concerned. */
function decide(sqlite: Sqlite, a: string, b: string, together: number | null): void {
  sqlite.transaction(() => {
    const { lastInsertRowid } = sqlite.prepare(`INSERT INTO decision (kind, decidedAt) VALUES ('test', '2026-11-21')`).run()
    sqlite.prepare('INSERT INTO decisionPair (decisionId, a, b, together) VALUES (?, ?, ?, ?)').run(lastInsertRowid, a, b, together)
    regroup(sqlite, [a, b])
  })()
}
const stop = (sqlite: Sqlite, hash: string) => sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source) SELECT id, 'post', 20000, '' FROM contact WHERE hash = ? AND id NOT IN (SELECT contactId FROM stop)`).run(hash)

test('any sequence of imports, undos and decisions = a new shop that imports the remaining files in order, with all decisions made again', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 22 }), async (acts) => {
    const { sqlite } = memoryShop()
    const living: { id: number; files: string[]; n: number }[] = []
    const decisions: [string, string, number | null][] = []
    const stopped: string[] = []
    for (const [n, one] of acts.entries()) {
      const blocks = sqlite.prepare('SELECT hash FROM contact WHERE gone = 0 ORDER BY hash').pluck().all() as string[]
      if (one.do === 'import') living.push({ id: (await take(sqlite, world[one.file], n)).importId, files: world[one.file], n })
      else if (one.do === 'undo' && living.length > 0) undo(sqlite, living.splice(one.which % living.length, 1)[0].id)
      else if (one.do === 'decide' && blocks.length > 1) {
        const [a, b] = [blocks[one.a % blocks.length], blocks[one.b % blocks.length]]
        if (a === b) continue
        decisions.push([a, b, one.together])
        decide(sqlite, a, b, one.together)
      } else if (one.do === 'stop' && blocks.length > 0) { stopped.push(blocks[one.who % blocks.length]); stop(sqlite, stopped.at(-1)!) }
    }
    const again = memoryShop().sqlite
    for (const { files, n } of living) await take(again, files, n)
    for (const decision of decisions) decide(again, ...decision)
    for (const hash of stopped) stop(again, hash)
    expect(contentOf(sqlite)).toEqual(contentOf(again))
    expect(sqlite.prepare('SELECT count(*) FROM contact WHERE gone = 0 AND customerId NOT IN (SELECT id FROM customer)').pluck().get()).toBe(0)
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
  }), { numRuns: Number(process.env.UNDO_RUNS ?? 30) })
})
