// The tab 目標とKPI in the real program, by keyboard: a target is set, kept and given up, a figure of one's own comes and goes, levers move.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LtvTree } from '../../db/analysis/boardModel.ts'
import type { PanelAnswer } from '../../db/analysis/panelModel.ts'
import type { Launched } from './launch.ts'
import { accessible, ask, launchSample, openRoom } from './screen.ts'

let running: Launched
const page = () => running.page
const board = () => page().locator('section.panelCard').filter({ has: page().locator('#panel-kpiBoard') })
const row = (name: string) => board().locator('tr').filter({ has: page().getByRole('rowheader', { name }) })

beforeAll(async () => {
  running = await launchSample()
  await openRoom(page(), '分析')
  await page().locator('#tab-kpi').click()
  await row('購入頻度').waitFor()
})
afterAll(async () => { await running.close() })

test('a target is set on its row, stands in its history, and can be given up', async () => {
  await row('購入頻度').getByRole('button', { name: /目標を決める/ }).focus()
  await page().keyboard.press('Enter')
  const field = page().getByRole('textbox', { name: '目標', exact: true })
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await accessible(page())
  await field.fill('三')
  await page().keyboard.press('Enter')
  await page().getByText('この数字には使えない値です').waitFor()
  await field.fill('３．５')
  await page().keyboard.press('Enter')
  await row('購入頻度').getByRole('button', { name: /目標 3\.50回/ }).click()
  await expect.poll(() => page().locator('.targetHistory li').count()).toBe(1)
  expect(await page().locator('.targetHistory').textContent()).toContain('3.50回')
  await page().getByRole('button', { name: '目標をなくす' }).click()
  await row('購入頻度').getByRole('button', { name: /目標を決める/ }).waitFor()
})

test('a figure of the shop\'s own is made, changed and taken off', async () => {
  await board().getByRole('button', { name: 'お店の数字を加える' }).focus()
  await page().keyboard.press('Enter')
  await page().getByRole('button', { name: 'この数字を加える' }).click()
  await page().getByText('名前を入れてください').waitFor()
  await accessible(page())
  await page().getByRole('textbox', { name: '名前' }).fill('休眠の割合')
  await page().getByLabel('分子').selectOption('tier.dormant')
  await page().getByLabel('分母').selectOption('customers')
  await page().getByRole('button', { name: 'この数字を加える' }).click()
  await row('休眠の割合').waitFor()
  await expect.poll(() => row('休眠の割合').textContent()).toMatch(/1,842人中 \d+人.*\d\d\.\d%/)
  await row('休眠の割合').getByRole('button', { name: /作り方を直す/ }).click()
  await page().getByRole('button', { name: 'この数字を外す' }).click()
  await expect.poll(() => row('休眠の割合').count()).toBe(0)
})

test('a lever moved by hand, one put to the target, and all put back', async () => {
  const result = page().locator('.ltvResult')
  const shownYen = async () => Number((await page().locator('.ltvYen b').textContent())!.replaceAll(',', '').replace(/円$/, ''))
  const before = await result.textContent()
  const price = page().getByRole('slider', { name: '1回あたり単価' })
  await price.focus()
  const { result: tree } = await ask(page(), 'analysis.panel', { panel: 'ltvTree' }) as PanelAnswer<LtvTree>
  await page().keyboard.press('ArrowRight')
  // What would come of it: the price now on the lever × times a year × years, the other levers as they are.
  const moved = Number(await price.inputValue())
  expect(moved).toBeGreaterThan(tree.factors!.salesPerOccasion)
  await expect.poll(shownYen).toBe(Math.round(moved * tree.factors!.frequency * tree.years!))
  expect(await result.textContent()).not.toBe(before)
  await page().getByRole('button', { name: 'いまの値に戻す' }).click()
  await expect.poll(() => result.textContent()).toBe(before)
  await page().getByRole('textbox', { name: '目標のLTV（円）' }).fill('40000')
  await page().getByRole('button', { name: /^年間維持率 .*この値で見る/ }).click()
  await expect.poll(shownYen).toBe(40_000)
  await accessible(page())
  expect(running.errors).toEqual([])
})
