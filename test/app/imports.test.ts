// Importing in the real window: chosen, dropped, repeated, refused, stopped.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeOrders } from '../bench/generate.ts'
import type { Launched } from './launch.ts'
import { answerDialogs } from './launch.ts'
import { ask, launchNew, openRoom } from './screen.ts'

const samples = resolve(import.meta.dirname, '../samples')
const hostile = resolve(import.meta.dirname, '../hostile')
const six = ['shopify/orders_export.csv', 'eccube/order.csv', 'base/order_list.csv', 'colorme/sales_all.csv', 'rakuten/rakuten_orders.csv', 'amazon/new_orders.txt'].map((file) => join(samples, file))

let running: Launched
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'omotenashi-imports-'))
  running = await launchNew('試しの店', folder)
})
afterAll(async () => { await running.close(); rmSync(folder, { recursive: true, force: true }) })

const room = async () => {
  await openRoom(running.page, '取り込み')
  const out = () => running.page.getByRole('button', { name: /^(続けて取り込む|戻る|やめる)$/ }).first()
  // From a failure back to the list of files, and from there to the beginning.
  while (await out().isVisible()) await out().click()
}
async function choose(files: string[]): Promise<void> {
  await room()
  await answerDialogs(running.app, { open: files })
  await running.page.getByRole('button', { name: 'ファイルを選ぶ' }).first().click()
}
const finished = async () => {
  await running.page.getByRole('button', { name: 'この内容で取り込む' }).click()
  await running.page.getByRole('heading', { name: '取り込みが終わりました' }).waitFor()
}
const summary = () => ask(running.page, 'shop.summary', {})
const text = () => running.page.locator('main').innerText()

it('takes six platforms at once and shows what came of it', async () => {
  await choose(six)
  await finished()
  expect(await summary()).toMatchObject({ orders: { all: 134, valid: 125 }, customers: { all: 12 }, sales: { goods: 547450, total: 603550 } })
  expect(await text()).toMatch(/134/)
  expect(await text()).toMatch(/楽天市場/)
})

it('the same files dropped on the window change nothing', async () => {
  const before = await summary()
  await room()
  const session = await running.page.context().newCDPSession(running.page)
  const data = { items: [], files: six, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await finished()
  expect(await summary()).toEqual(before)
  expect(await text()).toMatch(/変更なし\s*134/)
})

it('says before anything is written that a file may be cut off', async () => {
  const before = await summary()
  const cut = join(folder, 'cut.csv')
  // Bytes, not text: the file is not UTF-8.
  writeFileSync(cut, readFileSync(six[2], 'latin1').replace(/[\r\n]+$/, ''), 'latin1')
  await choose([cut])
  await running.page.getByText(/行目（「.+」で終わる行）のあとに改行がありません/).waitFor()
  expect(await summary()).toEqual(before)
})

it.each([
  ['a PDF', join(hostile, 'not_csv_pdf.csv'), /PDF/],
  ['an empty file', join(hostile, 'csv_empty.csv'), /空/],
  ['a damaged workbook', join(hostile, 'xlsx_cut.xlsx'), /壊れて|読めません/],
])('%s is refused in words; the shop is as it was', async (_kind, file, words) => {
  const before = await summary()
  await choose([six[0], file])
  await running.page.getByRole('alert').first().waitFor()
  expect(await text()).toMatch(words)
  expect(await text()).toContain(file.split('/').at(-1)!)
  expect(await summary()).toEqual(before)
})

it('a file of another kind asks for its columns', async () => {
  const before = await summary()
  await choose([join(hostile, 'enc_utf8.csv')])
  await running.page.getByRole('button', { name: '列の確認へ' }).waitFor()
  expect(await text()).toMatch(/分からない形式/)
  expect(await summary()).toEqual(before)
})

it('a broken file names its line', async () => {
  const broken = join(folder, 'broken.csv')
  writeFileSync(broken, 'Name,Email,Financial Status,Subtotal,Shipping,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Currency,Discount Amount,Refunded Amount,Cancelled at\n#1,a@example.com,paid,100,0,100,2026-01-01 10:00:00 +0900,1,"茶\n'.padEnd(3000, 'x,y\n'))
  const before = await summary()
  await choose([broken])
  await running.page.getByRole('alert').first().waitFor()
  expect(await text()).toMatch(/2\s*行目/)
  expect(await summary()).toEqual(before)
})

it('stopped halfway, it leaves the shop as it was', async () => {
  const before = await summary()
  const big = join(folder, 'big.csv')
  writeOrders(big, 150_000)
  await choose([big])
  await running.page.getByRole('heading', { name: '取り込むとどうなるかを確かめています' }).waitFor()
  // Well under way: some of its rows are in.
  await running.page.getByText(/^[1-9]\d*%$/).waitFor()
  await running.page.getByRole('button', { name: 'やめる' }).click()
  await running.page.getByRole('heading', { name: '取り込みをやめました' }).waitFor()
  expect(await summary()).toEqual(before)
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
