// Choices and figures of 分析 that take more than a press: any two days for the moves, several names in one cell.
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell, PanelCode, PanelTab } from '../../db/analysis/panelModel.ts'
import type { Launched } from './launch.ts'
import { accessible, ask, atZoom, launchSample, openRoom, overflowing, peopleSaid, picture, settled } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

const size = (zoom: number) => atZoom(running, zoom)
const room = () => openRoom(running.page, '分析')
async function openTab(tab: PanelTab): Promise<void> {
  await running.page.locator(`#tab-${tab}`).click()
  await settled(running.page)
}
const card = (code: PanelCode): Locator => running.page.locator('section.panelCard').filter({ has: running.page.locator(`#panel-${code}`) })

describe('any two days of the moves', () => {
  const days = () => card('moves').locator('input[type="date"]')
  const heads = () => card('moves').locator('.movesMatrix thead tr').first().locator('th').allTextContents()

  it('are chosen by keyboard, kept, and refused where the earlier is not before the later', async () => {
    await size(1)
    await room()
    await openTab('stages')
    await card('moves').getByRole('button', { name: '日を選ぶ' }).focus()
    await running.page.keyboard.press('Enter')
    await days().first().waitFor()
    await days().nth(0).fill('2025-03-01')
    await days().nth(1).fill('2025-12-31')
    await expect.poll(heads).toEqual(['2025/03/01', '2025/12/31'])
    await accessible(running.page)
    await size(1.5)
    await days().first().scrollIntoViewIfNeeded()
    await picture(running, 'analysis-moves-days-150')
    expect(await overflowing(running.page)).toEqual([])
    await size(1)
    // From the second field's year back by keys: 2025 → 2024 is before the earlier day.
    await days().nth(1).focus()
    await running.page.keyboard.press('ArrowDown')
    await card('moves').getByText('前の日は、後の日より前の日にしてください。').waitFor()
    expect(await heads()).toEqual(['2025/03/01', '2025/12/31'])
    await picture(running, 'analysis-moves-days-100')
    await accessible(running.page)
    await days().nth(1).fill('2025-12-31')
    await expect.poll(() => card('moves').getByRole('alert').count()).toBe(0)
    // Kept like any other choice: another tab, another room, and the choice itself away and back.
    await openTab('kpi')
    await room()
    await openTab('stages')
    expect(await heads()).toEqual(['2025/03/01', '2025/12/31'])
    await card('moves').getByRole('button', { name: '1年前' }).click()
    await expect.poll(() => days().count()).toBe(0)
    await card('moves').getByRole('button', { name: '日を選ぶ' }).click()
    await expect.poll(heads).toEqual(['2025/03/01', '2025/12/31'])
    // A figure opens exactly its people.
    const link = card('moves').locator('.movesMatrix tbody button').first()
    const count = await link.textContent()
    await link.click()
    await running.page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
    await expect.poll(() => peopleSaid(running.page)).toBe(Number(count?.replaceAll(',', '')))
  })
})

describe('why a 定期 was given up', () => {
  it('opens the people of each reason, reached by the arrow keys', async () => {
    await size(1)
    await room()
    // Two of those with a running 定期 gave it up today, a third for another reason.
    const { table } = await ask(running.page, 'analysis.panel', { panel: 'tiers' })
    const subscribing = table.rows.flat().find((cell) => cell.kind === 'people' && cell.people && JSON.stringify(cell.people).includes('subscribing')) as Cell & { kind: 'people' }
    const { rows } = await ask(running.page, 'customers.list', { people: { kind: 'panel', panel: 'tiers', options: {}, cell: subscribing.people! }, limit: 3 })
    for (const [i, { id }] of rows.entries()) {
      const [row] = await ask(running.page, 'contracts.ofCustomer', { id })
      await ask(running.page, 'contracts.event', { customerId: id, contract: row.id ?? row.key, kind: 'cancelled', reason: i < 2 ? '量が多い' : '味が合わない' })
    }
    await openTab('second')
    await card('dropoff').getByRole('button', { name: '定期', exact: true }).click()
    await card('dropoff').getByRole('button', { name: /を表で見る$/ }).click()
    const reason = card('dropoff').locator('.eachCell button').first()
    await reason.waitFor()
    await reason.scrollIntoViewIfNeeded()
    for (const zoom of [1, 1.5]) { await size(zoom); await reason.scrollIntoViewIfNeeded(); await picture(running, `analysis-dropoff-reasons-${zoom * 100}`) }
    await size(1)
    await accessible(running.page)
    const [name, count] = [await reason.textContent(), /\d+$/.exec(await reason.textContent() ?? '')?.[0]]
    // From the cell before it.
    await reason.evaluate((button) => (button.closest('td')!.previousElementSibling!.querySelector('button') ?? button.closest('td')!.previousElementSibling as HTMLElement).focus())
    await running.page.keyboard.press('ArrowRight')
    expect(await reason.evaluate((button) => button === document.activeElement), name ?? '').toBe(true)
    await running.page.keyboard.press('Enter')
    await running.page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
    await expect.poll(() => peopleSaid(running.page)).toBe(Number(count?.replaceAll(',', '')))
  })
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
