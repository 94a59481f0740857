// The report in the real program: from 分析 and from the menu, by keyboard alone, looked at, saved as PDF, noted; all tables as files.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Launched } from './launch.ts'
import { answerDialogs } from './launch.ts'
import { pageSizes, textOf } from './paper.ts'
import { atZoom, launchSample, looked, openRoom, paperShown, picture, seen } from './screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-report-'))

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close(); rmSync(folder, { recursive: true, force: true }) })

const dialog = () => running.page.getByRole('dialog', { name: '診断レポート' })
const turn = () => dialog().locator('.previewTurn [role=status]')

it('opens from 分析, shows the sheets, and is readable to everybody', async () => {
  const { page } = running
  await atZoom(running, 1)
  await openRoom(page, '分析')
  await page.getByRole('tablist').waitFor()
  await picture(running, 'report-button')
  await page.getByRole('button', { name: '診断レポートを作る' }).click()
  await turn().waitFor()
  expect(await turn().textContent()).toBe('1 / 6')
  expect(await paperShown(page)).toMatch(/#p1$/)
  await looked(running, 'report')
  await atZoom(running, 2)
  await seen(running, 'report-200')
  await atZoom(running, 1)
})

it('by keyboard: another kind, its pages, closed and back on the button', async () => {
  const { page } = running
  await dialog().getByRole('radio', { name: /診断レポート/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => turn().textContent()).toBe('1 / 1')
  expect(await dialog().getByRole('radio', { name: /店主の一枚/ }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => turn().textContent()).toBe('1 / 6')
  await dialog().getByRole('button', { name: '次のページ' }).or(dialog().locator('.previewTurn button').last()).first().press('Enter')
  await expect.poll(() => turn().textContent()).toBe('2 / 6')
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('診断レポートを作る')
})

it('opens from the menu, is saved as PDF without names, and noted for the next one', async () => {
  const { app } = running
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('report.make')!.click())
  await turn().waitFor()
  await dialog().getByRole('radio', { name: /担当者の一枚/ }).check()
  await expect.poll(() => turn().textContent()).toBe('1 / 1')
  expect(await dialog().getByRole('checkbox', { name: 'お客様の名前を載せない' }).isChecked()).toBe(true)
  const path = join(folder, '担当者.pdf')
  await answerDialogs(app, { save: path })
  await dialog().getByRole('button', { name: 'PDFで保存' }).click()
  await dialog().getByText(`保存しました：${path}`).waitFor()
  // At work the button could not be pressed; it has the focus again.
  await expect.poll(() => running.page.evaluate(() => document.activeElement?.textContent)).toBe('PDFで保存')
  expect(pageSizes(path)).toHaveLength(1)
  const hidden = textOf(path)
  expect(hidden).toContain('担当者の一枚')
  expect(hidden).not.toMatch(/[^○客\s]\s*様/)
  await dialog().getByText(/前回：担当者の一枚/).waitFor()
  await dialog().getByRole('checkbox', { name: 'お客様の名前を載せない' }).uncheck()
  // The names stand on a sheet of their own.
  await expect.poll(() => turn().textContent()).toBe('1 / 2')
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
