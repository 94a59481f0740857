// Every room of the real program on the sample shop: screenshots kept, nothing cut off, nothing an accessibility check objects to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Launched } from './launch.ts'
import { atZoom, launchSample, openCustomer, openRoom, paperShown, seen } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

const press = (name: string) => openRoom(running.page, name)
const rooms: Record<string, () => Promise<void>> = {
  today: () => press('今日'),
  customers: () => press('お客様'),
  customer: () => openCustomer(running, '髙橋 美咲'),
  letters: async () => {
    await press('差込印刷')
    await running.page.getByRole('radio', { name: /休眠/ }).click()
    await running.page.getByRole('radio', { name: /はがき 縦書き/ }).click()
    await running.page.getByText(/お送りする方/).first().waitFor()
    await paperShown(running.page)
  },
  imports: () => press('取り込み'),
  settings: () => press('設定'),
  settingsProducts: () => settingsTab('商品'),
  settingsAdCosts: () => settingsTab('広告費'),
}

async function settingsTab(name: string): Promise<void> {
  await press('設定')
  await running.page.getByRole('tab', { name }).click()
  await running.page.getByRole('tabpanel').getByRole('table').waitFor()
}

describe.each([1, 1.5])('at zoom %s', (zoom) => {
  for (const [room, go] of Object.entries(rooms)) {
    it(room, async () => {
      await atZoom(running, 1)
      await go()
      await atZoom(running, zoom)
      await seen(running, `${room}-${zoom * 100}`)
    })
  }
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
