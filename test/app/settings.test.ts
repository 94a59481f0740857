// The room 設定 in the real program: targets named as on the board, a short name that two products bear is said.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Launched } from './launch.ts'
import { launchSample, looked, openRoom } from './screen.ts'

let running: Launched
const page = () => running.page
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

async function tab(name: string): Promise<void> {
  await openRoom(page(), '設定')
  await page().getByRole('tab', { name }).click()
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
  await looked(running, 'settingsTargets')
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
  await looked(running, 'settingsShortName')
  await field.fill('茶筒')
  await page().keyboard.press('Enter')
  await expect.poll(() => note.count()).toBe(before)
  expect(running.errors).toEqual([])
})
