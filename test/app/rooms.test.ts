// Every room of the real program on the sample shop: screenshots kept, nothing cut off, nothing an accessibility check objects to.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const press = (name: string) => running.page.getByRole('navigation').getByRole('button', { name, exact: false }).or(running.page.getByRole('navigation').getByRole('link', { name })).first().click()
const rooms: Record<string, () => Promise<void>> = {
  today: () => press('今日'),
  customers: () => press('お客様'),
  customer: async () => {
    await press('お客様')
    await running.page.keyboard.press('Control+k')
    await running.page.getByRole('searchbox').or(running.page.getByPlaceholder(/お名前/)).first().fill('髙橋 美咲')
    await running.page.getByRole('gridcell', { name: '髙橋 美咲' }).click()
    await running.page.getByRole('heading', { level: 1, name: /髙橋 美咲/ }).waitFor()
  },
  letters: async () => {
    await press('差込印刷')
    await running.page.getByRole('radio', { name: /休眠/ }).click()
    await running.page.getByRole('radio', { name: /はがき 縦書き/ }).click()
    await running.page.getByText(/お送りする方/).first().waitFor()
    await running.page.waitForTimeout(800)
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

async function show(zoom: number): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows()
    window.setContentSize(1280, 800)
    window.webContents.setZoomFactor(factor)
  }, zoom)
  await running.page.waitForTimeout(400)
}

/** The window as it is on the screen; a page's own screenshot is cut off when the window is zoomed. */
async function picture(): Promise<Buffer> {
  const png = await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64'))
  return Buffer.from(png, 'base64')
}

/** Elements whose content is wider than they are, and controls that lie outside the window to the left or right. */
const overflowing = () => running.page.evaluate(() => {
  const bad: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden' || style.position === 'fixed' || element.closest('[data-scroll-x], svg, canvas, .sr-only, [class*=VisuallyHidden]')) continue
    // Text that is meant to be shortened says so, and has its whole text as a tooltip.
    if (element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline' && style.textOverflow !== 'ellipsis' && element.clientWidth > 1) bad.push(`${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`)
    if (box.right > innerWidth + 1 || box.left < -1) bad.push(`${element.tagName}.${element.className} outside: ${Math.round(box.left)}–${Math.round(box.right)}`)
  }
  return bad
})

describe.each([1, 1.5])('at zoom %s', (zoom) => {
  for (const [room, go] of Object.entries(rooms)) {
    it(room, async () => {
      await show(1)
      await go()
      await show(zoom)
      await running.page.waitForTimeout(300)
      writeFileSync(join(screens, `${room}-${zoom * 100}.png`), await picture())
      expect(await overflowing()).toEqual([])
      await running.page.evaluate(axeSource)
      const { violations } = await running.page.evaluate(() => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } }).axe.run())
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
    })
  }
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
