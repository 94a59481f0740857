// The report in the real program: from 分析 and from the menu, by keyboard alone, looked at, saved as PDF, noted; all tables as files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerDialogs, launch } from './launch.ts'
import type { Launched } from './launch.ts'
import { pageSizes, textOf } from './paper.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.SCREENS_DIR ?? resolve(import.meta.dirname, '../output/screens')
mkdirSync(screens, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'omotenashi-report-'))

let running: Launched
beforeAll(async () => {
  running = await launch()
  await running.page.getByRole('button', { name: '見本のお店を開く' }).click()
  await running.page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
})
afterAll(async () => { await running.close(); rmSync(folder, { recursive: true, force: true }) })

const picture = async (name: string) => writeFileSync(join(screens, `${name}.png`), Buffer.from(await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64')), 'base64'))
async function size(zoom: number): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows()
    window.setContentSize(1280, 800)
    window.webContents.setZoomFactor(factor)
  }, zoom)
  await running.page.waitForFunction((wide) => Math.abs(innerWidth - wide) < 3, 1280 / zoom)
  await running.page.waitForTimeout(300)
}
const dialog = () => running.page.getByRole('dialog', { name: '診断レポート' })
const turn = () => dialog().locator('.previewTurn [role=status]')

it('opens from 分析, shows the sheets, and is readable to everybody', async () => {
  const { page } = running
  await size(1)
  await page.getByRole('navigation').getByRole('button', { name: '分析' }).click()
  await page.getByRole('tablist').waitFor()
  await page.waitForTimeout(500)
  await picture('report-button')
  await page.getByRole('button', { name: '診断レポートを作る' }).click()
  await turn().waitFor()
  expect(await turn().textContent()).toBe('1 / 6')
  const frame = page.frames().find((one) => one.url().startsWith('app://paper/'))!
  await page.waitForTimeout(800)
  expect(frame.url()).toMatch(/#p1$/)
  await picture('report')
  for (const zoom of [1, 1.5, 2]) {
    await size(zoom)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await picture(`report-${zoom * 100}`)
  }
  await size(1)
  await page.evaluate(axeSource)
  const found = await page.evaluate(async () => (await (window as unknown as { axe: { run: (what: object, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run({ include: [['[role=dialog]']] }, { iframes: false })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`))
  expect(found).toEqual([])
})

it('by keyboard: another kind, its pages, closed and back on the button', async () => {
  const { page } = running
  await dialog().getByRole('radio', { name: /診断レポート/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.querySelector('.previewTurn [role=status]')?.textContent === '1 / 1')
  expect(await dialog().getByRole('radio', { name: /店主の一枚/ }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(() => document.querySelector('.previewTurn [role=status]')?.textContent === '1 / 6')
  await dialog().getByRole('button', { name: '次のページ' }).or(dialog().locator('.previewTurn button').last()).first().press('Enter')
  await page.waitForFunction(() => document.querySelector('.previewTurn [role=status]')?.textContent === '2 / 6')
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('診断レポートを作る')
})

it('opens from the menu, is saved as PDF without names, and noted for the next one', async () => {
  const { app, page } = running
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('report.make')!.click())
  await turn().waitFor()
  await dialog().getByRole('radio', { name: /担当者の一枚/ }).check()
  await page.waitForFunction(() => document.querySelector('.previewTurn [role=status]')?.textContent === '1 / 1')
  expect(await dialog().getByRole('checkbox', { name: 'お客様の名前を載せない' }).isChecked()).toBe(true)
  const path = join(folder, '担当者.pdf')
  await answerDialogs(app, { save: path })
  await dialog().getByRole('button', { name: 'PDFで保存' }).click()
  await dialog().getByText(`保存しました：${path}`).waitFor()
  expect(pageSizes(path)).toHaveLength(1)
  const hidden = textOf(path)
  expect(hidden).toContain('担当者の一枚')
  expect(hidden).not.toMatch(/[^○客\s]\s*様/)
  await dialog().getByText(/前回：担当者の一枚/).waitFor()
  await dialog().getByRole('checkbox', { name: 'お客様の名前を載せない' }).uncheck()
  await page.waitForTimeout(800)
  await answerDialogs(app, { save: join(folder, '名前.pdf') })
  await dialog().getByRole('button', { name: 'PDFで保存' }).click()
  await dialog().getByText(/名前\.pdf/).waitFor()
  expect(textOf(join(folder, '名前.pdf'))).toMatch(/[^○客\s]\s*様/)
})

it('writes all tables: one workbook, or a new folder of CSV files that writes over nothing', async () => {
  const { app } = running
  const bundle = async (item: RegExp) => {
    await dialog().getByRole('button', { name: '表をまとめて書き出す' }).click()
    await running.page.getByRole('menuitem', { name: item }).click()
  }
  const book = join(folder, '表.xlsx')
  await answerDialogs(app, { save: book })
  await bundle(/Excel/)
  await dialog().getByText(/の表を書き出しました：.*表\.xlsx/).waitFor()
  const sheets = await readXlsx(book)
  expect(sheets.length).toBeGreaterThan(20)
  expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(sheets.length)
  for (let n = 1; n <= 2; n++) {
    await answerDialogs(app, { open: [folder] })
    await bundle(/CSV/)
    await dialog().getByText(n === 1 ? /分析の表 \d{4}-\d\d-\d\d$/ : /\(2\)$/).waitFor()
  }
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name)
  expect(folders).toHaveLength(2)
  for (const name of folders) expect(readdirSync(join(folder, name)).filter((file) => file.endsWith('.csv'))).toHaveLength(sheets.length)
  expect(running.errors).toEqual([])
})
