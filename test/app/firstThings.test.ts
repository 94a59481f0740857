// まずこの3つ in the real program: on 今日 and 分析, each opens its people, closed for the day and shown again.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Launched } from './launch.ts'
import { launchSample, openRoom, peopleSaid } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

const card = () => running.page.getByRole('region', { name: 'まずこの3つ' })
async function go(room: string): Promise<void> {
  await openRoom(running.page, room)
  await running.page.getByRole('heading', { level: 1, name: room }).waitFor()
}

it('three things, each with its reason; the button opens exactly as many people as it says', async () => {
  const { page } = running
  await card().getByRole('listitem').nth(2).waitFor()
  expect(await card().getByRole('listitem').count()).toBe(3)
  const buttons = await card().getByRole('button', { name: /を一覧で見る$|を差込印刷へ$/ }).allInnerTexts()
  expect(buttons).toHaveLength(3)
  for (const name of buttons) {
    await go('今日')
    await card().getByRole('button', { name, exact: true }).click()
    const people = Number(/^([\d,]+)人/.exec(name)![1].replaceAll(',', ''))
    expect(people).toBeGreaterThan(0)
    if (name.endsWith('差込印刷へ')) {
      await page.getByRole('heading', { level: 1, name: '差込印刷' }).waitFor()
      // Those who are written to and those who are left out, together.
      await expect.poll(async () => [...(await page.locator('.page').innerText()).matchAll(/お送り(?:する|しない)方\s+(?:自動で外しました\s+)?([\d,]+)人/g)].reduce((sum, [, count]) => sum + Number(count.replaceAll(',', '')), 0)).toBe(people)
    } else {
      await page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
      await expect.poll(() => peopleSaid(page)).toBe(people)
    }
  }
  await go('今日')
  await card().getByRole('button', { name: /の根拠$/ }).first().click()
  await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/人 × .*＝ 約[\d,]+円/)
  await page.keyboard.press('Escape')
})

it('on 分析, not while something is filtered out', async () => {
  await go('分析')
  await card().getByRole('listitem').first().waitFor()
  await running.page.getByRole('combobox').filter({ hasText: '都度' }).selectOption({ index: 1 })
  await expect.poll(() => card().count()).toBe(0)
  await running.page.getByRole('combobox').filter({ hasText: '都度' }).selectOption({ index: 0 })
  await card().waitFor()
})

it('closed for the day, in both rooms, until it is shown again', async () => {
  const { page } = running
  await go('今日')
  await card().getByRole('button', { name: '今日は閉じる' }).click()
  await page.getByRole('button', { name: 'まずこの3つを見る' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'まずこの3つを見る' }).waitFor()
  expect(await card().count()).toBe(0)
  await go('分析')
  await page.getByRole('button', { name: 'まずこの3つを見る' }).click()
  await card().getByRole('listitem').first().waitFor()
  expect(running.errors).toEqual([])
})
