// A newcomer's first morning in the real window: sample shop, three people noted, labels on paper; with the mouse, and without.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Input } from '../../db/contract.ts'
import type { Launched } from './launch.ts'
import { answerDialogs, launch } from './launch.ts'
import { ask, reply, tabTo } from './screen.ts'

let running: Launched
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-morning-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
beforeEach(async () => { running = await launch() })
afterEach(async () => {
  expect(running.errors).toEqual([])
  await running.close()
})

/** The form for what came of speaking to somebody. */
const form = () => running.page.getByRole('group', { name: /への声かけの結果/ })
const noted = async () => (await ask(running.page, 'tasks.board', {})).finished
const labels = async (file: string) => {
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]/)
  return Number(/Pages:\s+(\d+)/.exec(info)![1])
}

it('with the mouse: three people noted in at most 12 interactions, labels of 休眠 as PDF in at most 10', async () => {
  const { page } = running
  let interactions = 0
  const click = async (what: ReturnType<typeof page.getByRole>) => { await what.click(); interactions++ }
  await click(page.getByRole('button', { name: '見本のお店を開く' }))
  for (let n = 1; n <= 3; n++) {
    await click(page.getByRole('checkbox', { name: /への声かけの結果を記録する/ }).or(page.getByRole('button', { name: /への声かけの結果を記録する/ })).first())
    await click(form().getByRole('button', { name: /送った|話せた/ }).first())
    await expect.poll(async () => (await noted()).length).toBe(n)
    // The next one is ticked off the list as it then is.
    await form().waitFor({ state: 'detached' })
  }
  expect(interactions).toBeLessThanOrEqual(12)
  const [first] = await noted()
  const { timeline } = await ask(page, 'customers.get', { id: first.customerId })
  expect(timeline.length).toBeGreaterThan(0)

  interactions = 0
  const file = join(folder, 'labels.pdf')
  await answerDialogs(running.app, { save: file })
  await click(page.getByRole('navigation').getByRole('button', { name: '差込印刷' }))
  await click(page.getByRole('radio', { name: /休眠/ }))
  await click(page.getByRole('radio', { name: /12面/ }))
  await click(page.getByRole('button', { name: 'PDFに保存' }))
  await page.getByText(/PDFに保存しました/).waitFor()
  expect(interactions).toBeLessThanOrEqual(10)
  const check = await ask(page, 'letters.check', { kind: 'labels12', people: { kind: 'tier', tier: 'dormant' } })
  expect(await labels(file)).toBe(check.pages)
  const page1 = await ask(page, 'customers.get', { id: check.send[0].id })
  expect(page1.timeline.some((row) => row.kind === 'output' && row.detail === 'labels12')).toBe(true)
})

it('without a mouse', async () => {
  const { page } = running
  await page.getByRole('button', { name: '見本のお店を開く' }).waitFor()
  await tabTo(page, /^見本のお店を開く$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '今日声をかけるお客様' }).waitFor()
  await expect.poll(async () => (await ask(running.page, 'tasks.board', {})).tasks.length).toBeGreaterThan(3)
  for (let n = 1; n <= 3; n++) {
    await tabTo(page, /への声かけの結果を記録する|今日声をかけるお客様の一覧/)
    await page.keyboard.press('Enter')
    await form().waitFor()
    await tabTo(page, /^(送った|話せた)$/)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await noted()).length).toBe(n)
    await form().waitFor({ state: 'detached' })
  }
  const file = join(folder, 'keyboard.pdf')
  await answerDialogs(running.app, { save: file })
  await tabTo(page, /^差込印刷$/)
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /休眠/ }).waitFor()
  await tabTo(page, /今日の声かけ|初回|リピート|1年以上|休眠/)
  for (let n = 0; n < 8 && !await page.getByRole('radio', { name: /休眠/ }).isChecked(); n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await tabTo(page, /宛名|ラベル/)
  for (let n = 0; n < 8 && !await page.getByRole('radio', { name: /12面/ }).isChecked(); n++) await page.keyboard.press('ArrowDown')
  // It takes the focus only once the people are counted.
  await expect.poll(() => page.getByRole('button', { name: 'PDFに保存' }).isEnabled()).toBe(true)
  await tabTo(page, /^PDFに保存$/)
  await page.keyboard.press('Enter')
  await page.getByText(/PDFに保存しました/).waitFor()
  expect(existsSync(file)).toBe(true)
  expect(await labels(file)).toBeGreaterThan(10)
})

it('nothing of one shop is seen or noted in another', async () => {
  const { app, page } = running
  const request: Input<'letters.check'> = { kind: 'labels12', people: { kind: 'tier', tier: 'dormant' } }
  await page.getByRole('button', { name: '見本のお店を開く' }).click()
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  const { token } = await ask(page, 'shell.previewPaper', request)
  const status = () => app.evaluate(async ({ session }, address) => (await session.defaultSession.fetch(address)).status, `app://paper/${token}`)
  expect(await status()).toBe(200)
  // The save dialog stays open while another shop is opened.
  const file = join(folder, 'other.pdf')
  await app.evaluate(({ dialog }) => { dialog.showSaveDialog = () => new Promise((resolve) => { (globalThis as unknown as { confirm: (path: string) => void }).confirm = (filePath) => resolve({ canceled: false, filePath }) }) })
  const saving = reply(page, 'shell.savePdf', request)
  await expect.poll(() => app.evaluate(() => 'confirm' in globalThis)).toBe(true)
  const confirm = (path: string) => app.evaluate((_electron, chosen) => (globalThis as unknown as { confirm: (path: string) => void }).confirm(chosen), path)
  await answerDialogs(app, { save: join(folder, '別の店.omotenashi') }) // for the dialog of the new shop; the first one still waits
  await ask(page, 'shell.createShop', { name: '別の店' })
  await confirm(file)
  expect((await saving).ok).toBe(false)
  expect(existsSync(file)).toBe(false)
  expect(await status()).toBe(404)
  expect(await ask(page, 'letters.history', {})).toEqual([])
})
