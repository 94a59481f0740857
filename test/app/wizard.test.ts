// An unknown file in the real window: taught in a few steps, tried out, imported, taken back; every step pictured and checked.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerDialogs, launch } from './launch.ts'
import type { Launched } from './launch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.SCREENS_DIR ?? resolve(import.meta.dirname, '../output/screens')
mkdirSync(screens, { recursive: true })

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
  running = await launch({ env: { APP_DOWNLOADS: join(folder, 'downloads') } })
  await answerDialogs(running.app, { save: join(folder, '試しの店.omotenashi') })
  await running.page.getByRole('textbox').first().fill('試しの店')
  await running.page.getByRole('button', { name: 'このお店を作る' }).click()
  await running.page.getByRole('navigation').waitFor()
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
async function ask(question: string, input: unknown = {}): Promise<Record<string, unknown>> {
  const reply = await running.page.evaluate(([q, i]) => (window as unknown as { shop: { ask(id: number, q: unknown, i: unknown): Promise<{ value: Record<string, unknown> }> } }).shop.ask(700_002, q, i), [question, input] as const)
  return reply.value
}
const summary = () => ask('shop.summary')
const heading = (name: string) => running.page.getByRole('heading', { name }).first().waitFor()

/** The window at both zooms, and what an accessibility check objects to. */
async function picture(name: string): Promise<void> {
  for (const zoom of [1, 1.5]) {
    await running.app.evaluate(({ BrowserWindow }, factor) => { const [window] = BrowserWindow.getAllWindows(); window.setContentSize(1280, 800); window.webContents.setZoomFactor(factor) }, zoom)
    await running.page.waitForTimeout(500)
    const png = await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64'))
    writeFileSync(join(screens, `import-${name}-${zoom * 100}.png`), Buffer.from(png, 'base64'))
    await running.page.evaluate(axeSource)
    const { violations } = await running.page.evaluate(() => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } }).axe.run())
    expect.soft(violations.map((v) => `${name} ${v.id}: ${v.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
  }
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.setZoomFactor(1))
}
let figures: (string | null)[] = []
const five = () => running.page.locator('.five .fiveValue').allTextContents()

it('a new file in Downloads is offered, its columns are taught, and it is tried out', async () => {
  const before = await summary()
  interactions++
  await running.page.getByRole('navigation').getByRole('button', { name: '取り込み' }).click()
  await running.page.getByText(/新しい注文ファイルが1件/).waitFor()
  await picture('start')
  await press('見る')
  await running.page.getByText('分からない形式').waitFor()
  await picture('files')
  await press('列の確認へ')
  await running.page.getByRole('heading', { name: 'このように読み取ります' }).waitFor()
  await picture('columns')
  const taught: [string, string][] = [['注文番号', '伝票'], ['注文日', '受付日'], ['お名前', '氏名'], ['電話番号', '電話'], ['注文の状態', '区分'], ['商品名', '品名'], ['数量', '数'], ['単価', '値段']]
  for (const [field, column] of taught) {
    const input = running.page.getByRole('combobox', { name: field, exact: true }).or(running.page.getByRole('textbox', { name: field, exact: true })).first()
    if (await input.inputValue() !== column) await choose(field, column)
  }
  const cancelled = running.page.getByRole('checkbox', { name: '取消' })
  if (!await cancelled.isChecked()) { interactions++; await cancelled.check() }
  await picture('columns-taught')
  await press('この読み取り方で進む')
  await press('取り込み前の確認へ')
  await running.page.getByRole('button', { name: 'この内容で取り込む' }).waitFor()
  figures = await five()
  expect(figures).toEqual(['3', '0', '0', '2', '1'])
  expect(await running.page.locator('main').innerText()).toMatch(/まだ何も書き込んでいません/)
  await picture('check')
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
  await picture('done')
})

it('the state of the data and the saved mapping can be looked at', async () => {
  await running.page.getByRole('button', { name: '続けて取り込む' }).click()
  await running.page.getByRole('button', { name: 'データの状態' }).click()
  await heading('合計から売上まで')
  await picture('health')
  const tables = running.page.getByRole('button', { name: '表で見る' })
  while (await tables.count() > 0) await tables.first().click() // each one is called otherwise from then on
  await running.page.getByRole('button', { name: '戻る' }).click()
  await running.page.getByRole('button', { name: '登録済みの読み取り方' }).click()
  await running.page.getByRole('textbox', { name: /店頭の控え/ }).waitFor()
  await picture('mappings')
  await running.page.getByRole('button', { name: '戻る' }).click()
  await running.page.getByRole('button', { name: '楽天市場' }).click()
  await heading('注文ファイルの書き出し方')
  await picture('help')
  await running.page.getByRole('button', { name: '戻る' }).click()
})

it('taken back, the shop is as it was; the import stays listed', async () => {
  await running.page.getByRole('button', { name: /の取り込みを詳しく見る/ }).first().click()
  await running.page.getByRole('button', { name: '取り消す' }).click()
  await running.page.getByText('この取り込みを取り消しますか').waitFor()
  await picture('undo')
  await running.page.getByRole('button', { name: 'この取り込みを取り消す' }).click()
  await running.page.getByText('取り消しました').waitFor()
  expect(await summary()).toMatchObject({ orders: { all: 0 }, customers: { all: 0 } })
  await running.page.getByRole('button', { name: '取り込みの一覧へ戻る' }).click()
  await running.page.getByText('取り消し済み').first().waitFor()
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
