// Choices and figures of 分析 that take more than a press: any two days for the moves, several names in one cell.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../db/contract.ts'
import type { Cell, PanelCode, PanelTab } from '../../db/analysis/panelModel.ts'
import { launch } from './launch.ts'
import type { Launched } from './launch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.SCREENS_DIR ?? resolve(import.meta.dirname, '../output/screens')
mkdirSync(screens, { recursive: true })
let running: Launched
beforeAll(async () => {
  running = await launch()
  await running.page.getByRole('button', { name: '見本のお店を開く' }).click()
  await running.page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
})
afterAll(async () => { await running.close() })

async function size(zoom: number): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, factor) => { const [window] = BrowserWindow.getAllWindows(); window.setContentSize(1280, 800); window.webContents.setZoomFactor(factor) }, zoom)
  await running.page.waitForFunction((wide) => Math.abs(innerWidth - wide) < 3, 1280 / zoom)
  await running.page.waitForTimeout(300)
}
async function room(): Promise<void> {
  await running.page.getByRole('navigation').getByRole('button', { name: '分析' }).click()
  await running.page.getByRole('tablist').waitFor()
}
async function openTab(tab: PanelTab): Promise<void> {
  await running.page.locator(`#tab-${tab}`).click()
  await running.page.locator('.panelSay, .panelNothing, .panelScroll, .panelPicture').first().waitFor()
  await running.page.waitForTimeout(250)
}
const card = (code: PanelCode): Locator => running.page.locator('section.panelCard').filter({ has: running.page.locator(`#panel-${code}`) })
const picture = async () => Buffer.from(await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64')), 'base64')
const asked = <Q extends 'analysis.panel' | 'customers.list' | 'contracts.ofCustomer' | 'contracts.event'>(question: Q, input: object) => running.page.evaluate(async ([name, given]) => {
  const reply = await (window as unknown as { shop: { ask: (id: number, name: string, input: unknown) => Promise<{ ok: boolean; value: unknown }> } }).shop.ask(900_000 + Math.floor(Math.random() * 1e6), name, given)
  return reply.value
}, [question, input] as const) as Promise<Answer<Q>>
async function accessible(): Promise<void> {
  await running.page.evaluate(axeSource)
  const { violations } = await running.page.evaluate(() => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run())
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
}

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
    await accessible()
    await size(1.5)
    await days().first().scrollIntoViewIfNeeded()
    writeFileSync(join(screens, 'analysis-moves-days-150.png'), await picture())
    expect(await running.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await size(1)
    // From the second field's year back by keys: 2025 → 2024 is before the earlier day.
    await days().nth(1).focus()
    await running.page.keyboard.press('ArrowDown')
    await card('moves').getByText('前の日は、後の日より前の日にしてください。').waitFor()
    expect(await heads()).toEqual(['2025/03/01', '2025/12/31'])
    writeFileSync(join(screens, 'analysis-moves-days-100.png'), await picture())
    await accessible()
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
    await expect.poll(() => running.page.getByRole('status').first().textContent()).toContain(`${count}人`)
  })
})

describe('why a 定期 was given up', () => {
  it('opens the people of each reason, reached by the arrow keys', async () => {
    await size(1)
    await room()
    // Two of those with a running 定期 gave it up today, a third for another reason.
    const { table } = await asked('analysis.panel', { panel: 'tiers' })
    const subscribing = table.rows.flat().find((cell) => cell.kind === 'people' && cell.people && JSON.stringify(cell.people).includes('subscribing')) as Cell & { kind: 'people' }
    const { rows } = await asked('customers.list', { people: { kind: 'panel', panel: 'tiers', options: {}, cell: subscribing.people }, limit: 3 })
    for (const [i, { id }] of rows.entries()) {
      const [row] = await asked('contracts.ofCustomer', { id })
      await asked('contracts.event', { customerId: id, contract: row.id ?? row.key, kind: 'cancelled', reason: i < 2 ? '量が多い' : '味が合わない' })
    }
    await openTab('second')
    await card('dropoff').getByRole('button', { name: '定期', exact: true }).click()
    await card('dropoff').getByRole('button', { name: /を表で見る$/ }).click()
    const reason = card('dropoff').locator('.eachCell button').first()
    await reason.waitFor()
    await reason.scrollIntoViewIfNeeded()
    for (const zoom of [1, 1.5]) { await size(zoom); await reason.scrollIntoViewIfNeeded(); writeFileSync(join(screens, `analysis-dropoff-reasons-${zoom * 100}.png`), await picture()) }
    await size(1)
    await accessible()
    const [name, count] = [await reason.textContent(), /\d+$/.exec(await reason.textContent() ?? '')?.[0]]
    // From the cell before it.
    await reason.evaluate((button) => (button.closest('td')!.previousElementSibling!.querySelector('button') ?? button.closest('td')!.previousElementSibling as HTMLElement).focus())
    await running.page.keyboard.press('ArrowRight')
    expect(await reason.evaluate((button) => button === document.activeElement), name ?? '').toBe(true)
    await running.page.keyboard.press('Enter')
    await running.page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
    await expect.poll(() => running.page.getByRole('status').first().textContent()).toContain(`${count}人`)
  })
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
