// Advertising costs in the real window: typed, pasted from a spreadsheet, taken back; 分析 follows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LtvCurve } from '../../db/analysis/cohortModel.ts'
import type { Launched } from './launch.ts'
import { ask, launchSample, openRoom } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

/** The field of a month, counted back from the latest, and a column. */
const field = (back: number, column: number) => running.page.locator(`[data-at$="-${column}"]`).nth(-1 - back)
const paste = (back: number, column: number, text: string) => field(back, column).evaluate((input, data) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', data)
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}, text)
/** What the shop has stored. */
const stored = async () => (await ask(running.page, 'costs.list', {})).cells
const valueOf = (back: number, column: number) => field(back, column).inputValue()

it('is typed and walked with the keyboard, pasted as a table, and taken back', async () => {
  const { page } = running
  await openRoom(page, '設定')
  await page.getByRole('tab', { name: '広告費' }).click()
  await field(1, 0).waitFor()
  const before = await stored()
  await field(1, 0).fill('１２，０００円')
  await page.keyboard.press('Enter')
  await expect.poll(() => valueOf(1, 0)).toBe('12,000')
  // Enter went on to the month below.
  expect(await field(0, 0).evaluate((input) => input === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(() => valueOf(1, 0)).toBe('')
  expect(await stored()).toEqual(before)

  await paste(2, 0, '1,000\t2,000\r\n3,000\tなし\r\n')
  await page.getByText('2行2列「なし」').waitFor()
  expect(await valueOf(2, 0)).toBe('')
  await paste(2, 0, '1,000\t2,000\r\n3,000\t\r\n5,000\t\r\n7,000\t\r\n')
  await page.getByText('表からはみ出た2か所').waitFor()
  await expect.poll(() => Promise.all([valueOf(2, 0), valueOf(2, 1), valueOf(1, 0), valueOf(0, 0)])).toEqual(['1,000', '2,000', '3,000', '5,000'])
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(() => Promise.all([valueOf(2, 0), valueOf(1, 0), valueOf(0, 0)])).toEqual(['', '', ''])
  await expect.poll(stored).toEqual(before)
})

it('a medium of its own changes the CPO of the month', async () => {
  const { page } = running
  const said = async () => {
    await openRoom(page, '分析')
    await page.locator('#tab-cohorts').click()
    await page.getByRole('button', { name: '月ごとのCPO' }).click()
    return page.getByText(/のCPOは.*許容CPOは/).first().innerText()
  }
  /** What the customers of the month before this one have cost, and how many they are. */
  const cost = async () => {
    const { months } = (await ask(page, 'analysis.panel', { panel: 'ltvCurve', options: { view: 'costs' } })).result as LtvCurve
    const month = (await ask(page, 'costs.list', {})).months.at(-2)
    return months.find((one) => one.month === month)
  }
  const before = await said()
  const was = await cost()
  await openRoom(page, '設定')
  await page.getByPlaceholder('媒体の名前').fill('雑誌')
  await page.getByRole('button', { name: '媒体を足す' }).click()
  const column = await page.locator('.costTable thead th').filter({ hasText: '雑誌' }).evaluate((head) => (head as HTMLTableCellElement).cellIndex - 1)
  await field(1, column).fill('1,000,000')
  await field(1, column).blur()
  await page.getByText('保存しました').first().waitFor()
  await expect.poll(cost).toEqual({ ...was, cost: (was?.cost ?? 0) + 1_000_000 })
  await expect.poll(said).not.toBe(before)
  expect(running.errors).toEqual([])
})
