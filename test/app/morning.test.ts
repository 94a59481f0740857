// A newcomer's first morning in the real window: sample shop, three people noted, labels on paper; with the mouse, and without.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TaskBoard } from '../../db/tasks/model.ts'
import { answerDialogs, launch } from './launch.ts'
import type { Launched } from './launch.ts'

let running: Launched
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-morning-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
beforeEach(async () => { running = await launch() })
afterEach(async () => {
  expect(running.errors).toEqual([])
  await running.close()
})

async function ask<T>(question: string, input: unknown = {}): Promise<T> {
  const reply = await running.page.evaluate(([name, value]) => (window as unknown as { shop: { ask(id: number, q: string, i: unknown): Promise<{ ok: boolean; value: unknown; code?: string }> } }).shop.ask(600_000 + Math.floor(Math.random() * 90_000), name, value), [question, input] as const)
  expect(reply.ok, reply.code).toBe(true)
  return reply.value as T
}
const noted = async () => (await ask<TaskBoard>('tasks.board')).finished
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
    await click(page.getByRole('group', { name: /への声かけの結果/ }).getByRole('button', { name: /送った|話せた/ }).first())
    await expect.poll(async () => (await noted()).length).toBe(n)
  }
  expect(interactions).toBeLessThanOrEqual(12)
  const [first] = await noted()
  const { timeline } = await ask<{ timeline: { kind: string }[] }>('customers.get', { id: first.customerId })
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
  const check = await ask<{ send: { id: number }[]; pages: number }>('letters.check', { kind: 'labels12', people: { kind: 'tier', tier: 'dormant' } })
  expect(await labels(file)).toBe(check.pages)
  const page1 = await ask<{ timeline: { kind: string; detail: string }[] }>('customers.get', { id: check.send[0].id })
  expect(page1.timeline.some((row) => row.kind === 'output' && row.detail === 'labels12')).toBe(true)
})

it('without a mouse', async () => {
  const { page } = running
  /** Tabs on until something with this name has the focus. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let n = 0; n < 120; n++) {
      const label = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null
        const named = at?.getAttribute('aria-label') ?? at?.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.innerText).join(' ') ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText
        return named ?? at?.innerText ?? ''
      })
      if (name.test(label)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way to ${name} by Tab`)
  }
  await tabTo(/^見本のお店を開く$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '今日声をかけるお客様' }).waitFor()
  await expect.poll(async () => (await ask<TaskBoard>('tasks.board')).tasks.length).toBeGreaterThan(3)
  for (let n = 1; n <= 3; n++) {
    await tabTo(/への声かけの結果を記録する|今日声をかけるお客様の一覧/)
    await page.keyboard.press('Enter')
    await tabTo(/^(送った|話せた)$/)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await noted()).length).toBe(n)
  }
  const file = join(folder, 'keyboard.pdf')
  await answerDialogs(running.app, { save: file })
  await tabTo(/^差込印刷$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '差込印刷' }).waitFor()
  await tabTo(/今日の声かけ|初回|リピート|1年以上|休眠/)
  for (let n = 0; n < 8 && !await page.getByRole('radio', { name: /休眠/ }).isChecked(); n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await tabTo(/宛名|ラベル/)
  for (let n = 0; n < 8 && !await page.getByRole('radio', { name: /12面/ }).isChecked(); n++) await page.keyboard.press('ArrowDown')
  await tabTo(/^PDFに保存$/)
  await page.keyboard.press('Enter')
  await page.getByText(/PDFに保存しました/).waitFor()
  expect(existsSync(file)).toBe(true)
  expect(await labels(file)).toBeGreaterThan(10)
})

it('nothing of one shop is seen or noted in another', async () => {
  const { app, page } = running
  const request = { kind: 'labels12', people: { kind: 'tier', tier: 'dormant' } }
  await page.getByRole('button', { name: '見本のお店を開く' }).click()
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  const { token } = await ask<{ token: string }>('shell.previewPaper', request)
  const status = () => app.evaluate(async ({ session }, address) => (await session.defaultSession.fetch(address)).status, `app://paper/${token}`)
  expect(await status()).toBe(200)
  // The save dialog stays open while another shop is opened.
  const file = join(folder, 'other.pdf')
  await app.evaluate(({ dialog }) => { dialog.showSaveDialog = () => new Promise((resolve) => { (globalThis as unknown as { confirm: (path: string) => void }).confirm = (filePath) => resolve({ canceled: false, filePath }) }) })
  const saving = page.evaluate((asked) => (window as unknown as { shop: { ask(id: number, q: string, i: unknown): Promise<{ ok: boolean }> } }).shop.ask(500_001, 'shell.savePdf', asked), request)
  await expect.poll(() => app.evaluate(() => 'confirm' in globalThis)).toBe(true)
  const confirm = (path: string) => app.evaluate((_electron, chosen) => (globalThis as unknown as { confirm: (path: string) => void }).confirm(chosen), path)
  await answerDialogs(app, { save: join(folder, '別の店.omotenashi') }) // for the dialog of the new shop; the first one still waits
  await ask('shell.createShop', { name: '別の店' })
  await confirm(file)
  expect((await saving).ok).toBe(false)
  expect(existsSync(file)).toBe(false)
  expect(await status()).toBe(404)
  expect(await ask('letters.history')).toEqual([])
})
