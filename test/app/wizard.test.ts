// An unknown file in the real window: taught in a few steps, tried out, imported, taken back; every step pictured and checked.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Launched } from './launch.ts'
import { answerDialogs } from './launch.ts'
import { ask, launchNew, looked, openRoom } from './screen.ts'

const unknown = `伝票,受付日,氏名,電話,品名,数,値段,区分
A-1,2026/10/01,佐藤 花子,090-1234-5678,煎茶,2,1080,完了
A-2,2026/10/03,鈴木 一郎,080-2345-6789,ほうじ茶,1,864,完了
A-3,2026/10/04,佐藤 花子,090-1234-5678,玉露,1,3240,取消
A-4,,山田 次郎,070-3456-7890,煎茶,1,1080,完了
`
let running: Launched
let folder = ''
let interactions = 0
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'omotenashi-wizard-'))
  mkdirSync(join(folder, 'downloads'))
  writeFileSync(join(folder, 'downloads', '店頭の控え.csv'), unknown)
  running = await launchNew('試しの店', folder, { env: { APP_DOWNLOADS: join(folder, 'downloads') } })
})
afterAll(async () => { await running.close(); rmSync(folder, { recursive: true, force: true }) })

/** One click of the person. */
async function press(name: string | RegExp): Promise<void> {
  interactions++
  await running.page.getByRole('button', { name }).first().click()
}
async function choose(field: string, heading: string): Promise<void> {
  interactions += 2
  await running.page.getByRole('combobox', { name: field, exact: true }).or(running.page.getByRole('textbox', { name: field, exact: true })).first().click()
  await running.page.getByRole('option', { name: heading, exact: true }).click()
}
const summary = () => ask(running.page, 'shop.summary', {})
const heading = (name: string) => running.page.getByRole('heading', { name }).first().waitFor()

let figures: (string | null)[] = []
const five = () => running.page.locator('.five .fiveValue').allTextContents()

it('a new file in Downloads is offered, its columns are taught, and it is tried out', async () => {
  const before = await summary()
  interactions++
  await openRoom(running.page, '取り込み')
  await running.page.getByText(/新しい注文ファイルが1件/).waitFor()
  await looked(running, 'import-start')
  await press('見る')
  await running.page.getByText('分からない形式').waitFor()
  await looked(running, 'import-files')
  await press('列の確認へ')
  await running.page.getByRole('heading', { name: 'このように読み取ります' }).waitFor()
  await looked(running, 'import-columns')
  const taught: [string, string][] = [['注文番号', '伝票'], ['注文日', '受付日'], ['お名前', '氏名'], ['電話番号', '電話'], ['注文の状態', '区分'], ['商品名', '品名'], ['数量', '数'], ['単価', '値段']]
  for (const [field, column] of taught) {
    const input = running.page.getByRole('combobox', { name: field, exact: true }).or(running.page.getByRole('textbox', { name: field, exact: true })).first()
    if (await input.inputValue() !== column) await choose(field, column)
  }
  const cancelled = running.page.getByRole('checkbox', { name: '取消' })
  if (!await cancelled.isChecked()) { interactions++; await cancelled.check() }
  await looked(running, 'import-columns-taught')
  await press('この読み取り方で進む')
  await press('取り込み前の確認へ')
  await running.page.getByRole('button', { name: 'この内容で取り込む' }).waitFor()
  figures = await five()
  expect(figures).toEqual(['3', '0', '0', '2', '1'])
  expect(await running.page.locator('main').innerText()).toMatch(/まだ何も書き込んでいません/)
  await looked(running, 'import-check')
  expect(await summary()).toEqual(before)
})

it('the rows that could not be taken are saved as a list', async () => {
  const target = join(folder, '直す行.csv')
  await answerDialogs(running.app, { save: target })
  await running.page.getByRole('button', { name: 'CSVに保存' }).click()
  await running.page.getByText(/1行を保存しました/).waitFor()
  expect(readFileSync(target, 'utf8')).toContain('山田 次郎')
})

it('the import gives the same figures, in at most fifteen interactions', async () => {
  await press('この内容で取り込む')
  await heading('取り込みが終わりました')
  expect(await five()).toEqual(figures)
  expect(interactions).toBeLessThanOrEqual(15)
  console.log(`interactions: ${interactions}`)
  expect(await summary()).toMatchObject({ orders: { all: 3, valid: 2 }, customers: { all: 2 }, sales: { goods: 3024 } })
  await looked(running, 'import-done')
})

it('the state of the data and the saved mapping can be looked at', async () => {
  await running.page.getByRole('button', { name: '続けて取り込む' }).click()
  await running.page.getByRole('button', { name: 'データの状態' }).click()
  await heading('合計から売上まで')
  await looked(running, 'import-health')
  const tables = running.page.getByRole('button', { name: '表で見る' })
  while (await tables.count() > 0) await tables.first().click() // each one is called otherwise from then on
  await running.page.getByRole('button', { name: '戻る' }).click()
  await running.page.getByRole('button', { name: '登録済みの読み取り方' }).click()
  await running.page.getByRole('textbox', { name: /店頭の控え/ }).waitFor()
  await looked(running, 'import-mappings')
  await running.page.getByRole('button', { name: '戻る' }).click()
  await running.page.getByRole('button', { name: '楽天市場' }).click()
  await heading('注文ファイルの書き出し方')
  await looked(running, 'import-help')
  await running.page.getByRole('button', { name: '戻る' }).click()
})

it('taken back, the shop is as it was; the import stays listed', async () => {
  await running.page.getByRole('button', { name: /の取り込みを詳しく見る/ }).first().click()
  await running.page.getByRole('button', { name: '取り消す' }).click()
  await running.page.getByText('この取り込みを取り消しますか').waitFor()
  await looked(running, 'import-undo')
  await running.page.getByRole('button', { name: 'この取り込みを取り消す' }).click()
  await running.page.getByText('取り消しました').waitFor()
  expect(await summary()).toMatchObject({ orders: { all: 0 }, customers: { all: 0 } })
  await running.page.getByRole('button', { name: '取り込みの一覧へ戻る' }).click()
  await running.page.getByText('取り消し済み').first().waitFor()
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
