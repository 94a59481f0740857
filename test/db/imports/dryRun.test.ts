// The dry run: it says what the import then does, and the shop is what it was before.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runImport } from '../../../db/imports/run.ts'
import type { ImportResult } from '../../../db/imports/model.ts'
import { memoryShop } from '../../../db/open.ts'
import { cellsOf, fileOf, samples, textOf } from './orderFiles.ts'
import { contentOf } from './content.ts'
import { bookOf, rowOf } from './xlsxFile.ts'

const options = { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') }
const said = ({ details, files, orders, customers }: ImportResult) => ({ details, files, orders, customers })
const base = cellsOf('base/order_list.csv', 'shift_jis', ',')
const column = (heading: string) => base[0].indexOf(heading)
/** The BASE sample, with one order cancelled, one of another amount, one row broken. */
const changed = () => fileOf(textOf(base.map((row, i) => row.map((cell, at) =>
  i === 1 && at === column('発送状況') ? 'キャンセル' : i === 9 && at === column('注文日時') ? '2026-13-02' : cell))))

test('each of several files in turn: told, nothing written, then done exactly so', async () => {
  const { sqlite } = memoryShop()
  const sequence = [['base/order_list.csv'], ['rakuten/rakuten_orders.csv', 'eccube/order.csv'], ['shopify/orders_export.csv'], ['base/order_list.csv']].map((files) => files.map((file) => join(samples, file)))
  for (const files of [...sequence, [changed()]]) {
    const before = contentOf(sqlite)
    const rows = sqlite.prepare('SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM seen) + (SELECT count(*) FROM rejectedRow) + (SELECT count(*) FROM channel)').pluck()
    const count = rows.get()
    const told = (await runImport(sqlite, files, { ...options, dryRun: true })).result
    expect(told.dryRun).toBe(true)
    expect(contentOf(sqlite)).toEqual(before)
    expect(rows.get()).toBe(count)
    const done = (await runImport(sqlite, files, options)).result
    expect(said(done)).toEqual(said(told))
  }
})

test('what changes is told field by field, in the shop\'s own words', async () => {
  const { sqlite } = memoryShop()
  await runImport(sqlite, [join(samples, 'base/order_list.csv')], options)
  const { result: { details, orders, files } } = await runImport(sqlite, [changed()], { ...options, dryRun: true })
  expect(orders).toEqual({ new: 0, updated: 1, unchanged: 20 })
  expect(details.changed).toEqual([{ orderNo: base[1][column('注文ID')], channel: 'base', customer: '仮名 みどり', changes: [{ field: 'state', before: 'ok', after: 'cancelled' }] }])
  expect(files[0].rejected).toContainEqual({ line: 10, reason: 'badDate', value: '2026-13-02', kept: false })
})

test('who is joined to whom, and by which rule', async () => {
  const { sqlite } = memoryShop()
  await runImport(sqlite, [join(samples, 'base/order_list.csv')], options)
  const { result: { details, customers } } = await runImport(sqlite, [join(samples, 'rakuten/rakuten_orders.csv')], { ...options, dryRun: true })
  expect(details.joined).toHaveLength(customers.joined)
  for (const person of details.joined) {
    expect(person.rules.length).toBeGreaterThan(0)
    expect(person.records.some(({ isNew }) => isNew)).toBe(true)
    // Rakuten masks its mail addresses: nobody is joined by one.
    if (person.records.map(({ channel }) => channel).sort().join() === 'base,rakuten') expect(person.rules).not.toContain('email')
  }
  expect(details.newPeople).toHaveLength(customers.new)
})

test('of a workbook with a known layout on several sheets the one that is named is read, else the first', async () => {
  const sheet = (orders: string[][]) => orders.map((cells, i) => rowOf(i + 1, ...cells)).join('')
  const head = ['Name', 'Email', 'Financial Status', 'Created at', 'Subtotal', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Lineitem sku', 'Billing Name']
  const order = (no: string) => [no, `m${no.slice(1)}@example.com`, 'paid', '2026-05-01 10:00:00 +0900', '1000', '1', 'Tea', '1000', 'T1', '見本 花子']
  const path = fileOf(bookOf({ sheets: { '4月': sheet([head, order('#1')]), '5月': sheet([head, order('#2'), order('#3')]) } }))
  const { sqlite } = memoryShop()
  expect((await runImport(sqlite, [path], { ...options, dryRun: true })).result).toMatchObject({ files: [{ sheet: '4月', rows: 1 }] })
  expect((await runImport(sqlite, [{ path, sheet: '5月' }], { ...options, dryRun: true })).result).toMatchObject({ files: [{ sheet: '5月', rows: 2 }] })
  await expect(runImport(sqlite, [{ path, sheet: '6月' }], options)).rejects.toMatchObject({ code: 'fileEmpty' })
})
