// The room 設定 in the real program: targets named as on the board, a short name that two products bear is said.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './launch.ts'
import type { Launched } from './launch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.SCREENS_DIR ?? resolve(import.meta.dirname, '../output/screens')
mkdirSync(screens, { recursive: true })
let running: Launched
const page = () => running.page
beforeAll(async () => {
  running = await launch()
  await page().getByRole('button', { name: '見本のお店を開く' }).click()
  await page().getByRole('heading', { level: 1, name: '今日' }).waitFor()
})
afterAll(async () => { await running.close() })

async function tab(name: string): Promise<void> {
  await page().getByRole('navigation').getByRole('button', { name: '設定' }).click()
  await page().getByRole('tab', { name }).click()
}
/** Both sizes: kept as pictures, nothing wider than the window, nothing an accessibility check objects to. */
async function seen(name: string): Promise<void> {
  for (const zoom of [1.5, 1]) {
    await running.app.evaluate(({ BrowserWindow }, factor) => { const [window] = BrowserWindow.getAllWindows(); window.setContentSize(1280, 800); window.webContents.setZoomFactor(factor) }, zoom)
    await page().waitForFunction((wide) => Math.abs(innerWidth - wide) < 3, 1280 / zoom)
    await page().waitForTimeout(300)
    writeFileSync(join(screens, `${name}-${zoom * 100}.png`), Buffer.from(await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64')), 'base64'))
    expect(await page().evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page().evaluate(axeSource)
    const { violations } = await page().evaluate(() => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
  }
}

test('the targets are those of the board: same names, same order; one set here stands there', async () => {
  await tab('目標')
  await page().getByLabel('購入頻度（年）').fill('３．５回')
  await page().keyboard.press('Enter')
  await page().getByText('保存しました').waitFor()
  await page().getByLabel('リピート売上比率').fill('101')
  await page().keyboard.press('Enter')
  await page().getByText('0〜100の数を入れてください。').waitFor()
  await page().keyboard.press('Escape')
  const names = await page().getByRole('tabpanel').locator('label').allTextContents()
  await seen('settingsTargets')
  await page().getByRole('button', { name: '分析の「目標とKPI」を開く' }).click()
  const heads = page().locator('.boardTable tbody th')
  await heads.first().waitFor()
  expect(names.length).toBeGreaterThan(15)
  expect((await heads.evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent ?? '')))).toEqual(names)
  await page().locator('.boardTable tr').filter({ hasText: '購入頻度（年）' }).getByRole('button', { name: /目標 3\.50回/ }).waitFor()
})

test('a short name that is another product\'s name is said beside it, until it is another one', async () => {
  await tab('商品')
  const field = page().getByLabel('樺細工茶筒 200g用：呼び名', { exact: true })
  await field.waitFor()
  // The sample has two teas of two sizes, each with one short name.
  const note = page().getByText('ほかの商品と同じ名前です')
  const before = await note.count()
  await field.fill('急須')
  await page().keyboard.press('Enter')
  await expect.poll(() => note.count()).toBe(before + 2)
  await field.scrollIntoViewIfNeeded()
  await seen('settingsShortName')
  await field.fill('茶筒')
  await page().keyboard.press('Enter')
  await expect.poll(() => note.count()).toBe(before)
  expect(running.errors).toEqual([])
})
