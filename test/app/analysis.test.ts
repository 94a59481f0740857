// The room 分析 in the real program: every tab opens, figures open their people, files hold the table's numbers, the keyboard alone will do.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/node'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { Cell, PanelCode, PanelTab } from '../../db/analysis/panelModel.ts'
import { panelTabs } from '../../db/analysis/panelModel.ts'
import { builtPanels } from '../../db/analysis/panels/index.ts'
import { peopleKey } from '../../db/panels/rules.ts'
import { panelsJa as words } from '../../resources/texts/panels/ja.ts'
import type { Launched } from './launch.ts'
import { answerDialogs } from './launch.ts'
import { ask, atZoom, keep, launchSample, openRoom, peopleSaid, seen, settled } from './screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-analysis-'))
const tabs = (Object.keys(panelTabs) as PanelTab[]).filter((tab) => (panelTabs[tab] as readonly PanelCode[]).some((code) => builtPanels.includes(code)))
const panelsOf = (tab: PanelTab) => (panelTabs[tab] as readonly PanelCode[]).filter((code) => builtPanels.includes(code))
const nameOf = (code: PanelCode) => (words as Record<string, { name: string }>)[code].name

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close(); rmSync(folder, { recursive: true, force: true }) })

async function room(): Promise<void> {
  await openRoom(running.page, '分析')
  await running.page.getByRole('tablist').waitFor()
}
async function openTab(tab: PanelTab): Promise<void> {
  await running.page.locator(`#tab-${tab}`).click()
  for (const code of panelsOf(tab)) await card(code).locator('.panelSay, .panelNothing, .panelScroll, .panelPicture').first().waitFor()
  await settled(running.page)
}
const card = (code: PanelCode): Locator => running.page.locator('section.panelCard').filter({ has: running.page.locator(`#panel-${code}`) })
/** Turns a card to its table, where it is not. */
async function asTable(code: PanelCode): Promise<void> {
  const turn = card(code).getByRole('button', { name: `${nameOf(code)}を表で見る` })
  if (await turn.count() > 0) await turn.click()
}
async function inMenu(code: PanelCode, item: RegExp): Promise<void> {
  await card(code).getByRole('button', { name: `${nameOf(code)}の書き出し` }).click()
  await running.page.getByRole('menuitem', { name: item }).click()
}

describe.each([1, 1.5])('at zoom %s', (zoom) => {
  it.each(tabs)('the tab %s, as pictures and as tables', async (tab) => {
    await atZoom(running, 1)
    await room()
    await openTab(tab)
    await atZoom(running, zoom)
    await seen(running, `analysis-${tab}-${zoom * 100}`)
    for (const code of panelsOf(tab)) await asTable(code)
    await seen(running, `analysis-${tab}-${zoom * 100}-table`)
    for (const code of panelsOf(tab)) { const back = card(code).getByRole('button', { name: `${nameOf(code)}を図で見る` }); if (await back.count() > 0) await back.click() }
  })
})

describe('a figure', () => {
  /** Shares of each channel, and groups of a year ago whom the facts of today do not know: nobody to open. */
  const opensNobody: PanelCode[] = ['channelMix', 'forecastCheck']
  /** Rows a table shows before it is asked for all. */
  const shown = 50
  let opened = 0
  beforeEach(async () => { await atZoom(running, 1); await room() })

  it.each(tabs)('of the tab %s opens exactly its people, one of each kind', async (tab) => {
    for (const code of panelsOf(tab)) {
      await openTab(tab)
      await asTable(code)
      const { table } = await ask(running.page, 'analysis.panel', { panel: code })
      // Of several names in a cell each has its own button.
      const cells = table.rows.slice(0, shown).flatMap((row, r) => row.flatMap((cell, c) => apart(cell).map((one, i) => ({ cell: one, kind: cell.kind, r, c, i }))))
      const figures = cells.filter(({ cell }) => peopleKey(cell))
      // Whoever is counted can be opened, and nobody else: where there are none, there is no button.
      await expect.poll(() => card(code).locator('.panelTable td button').count(), { message: code }).toBe(figures.length)
      expect(figures.length > 0, code).toBe(!opensNobody.includes(code))
      for (const kind of new Set(figures.map(({ kind }) => kind))) {
        const ofKind = figures.filter((figure) => figure.kind === kind)
        const { cell, r, c, i } = ofKind[Math.floor(ofKind.length / 2)]
        await openTab(tab)
        await asTable(code)
        await card(code).locator('.panelTable tbody tr').nth(r).locator('td').nth(c).getByRole('button').nth(i).click()
        await running.page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
        expect(await running.page.locator('.peopleChip').textContent()).toContain(nameOf(code))
        await expect.poll(() => peopleSaid(running.page), { message: `${code}: row ${r}, column ${c}` }).toBe(countOf(cell))
        opened++
        await room()
      }
    }
  })

  it('of every kind was opened', () => { expect(opened).toBeGreaterThanOrEqual(50) })
})

/** The figures of people in a cell. */
const apart = (cell: Cell): Cell[] => (cell.kind === 'each' ? cell.items.map(({ count, people }) => ({ kind: 'people', count, people })) : [cell])

/** People behind a cell: of a rate those counted, of a mean those it is taken over. */
function countOf(cell: Cell): number {
  if (cell.kind === 'people' || cell.kind === 'mean') return cell.count
  if (cell.kind === 'rate') return cell.numerator
  throw new Error(`a ${cell.kind} says nothing of people`)
}

describe('files of デシル', () => {
  beforeEach(async () => { await atZoom(running, 1); await room(); await openTab('people') })
  const numbers = async () => (await ask(running.page, 'analysis.panel', { panel: 'decile' })).table.rows.map((row) => row.map((cell) => (cell.kind === 'people' ? cell.count : cell.kind === 'yen' ? cell.yen : cell.kind === 'rate' ? cell.numerator / cell.denominator : cell.kind === 'mean' ? Math.round(cell.sum / cell.count) : null)))
  const saved = async (item: RegExp, path: string) => {
    await answerDialogs(running.app, { save: path })
    await inMenu('decile', item)
    await card('decile').getByText(`保存しました：${path}`).waitFor()
    return readFileSync(path)
  }

  test.each([['for Excel', /CSVで保存（Excel用）/, 'utf-8'], ['in Shift_JIS', /CSVで保存（Shift_JIS）/, 'shift_jis']] as const)('CSV %s holds title, day and the numbers', async (_name, item, encoding) => {
    const bytes = await saved(item, join(folder, `decile-${encoding}.csv`))
    if (encoding === 'utf-8') expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { data } = Papa.parse<string[]>(new TextDecoder(encoding).decode(bytes).trim(), { skipEmptyLines: false })
    const { asOf } = await ask(running.page, 'analysis.panel', { panel: 'decile' })
    expect(data[0]).toEqual(['デシル'])
    expect(data[1]).toEqual([`基準日：${asOf}`])
    const head = data.findIndex((line) => line[0] === '組')
    expect(data[head]).toEqual(['組', '人数', '売上', 'お一人あたり', '売上に占める割合', '上からの累計', '組の下限'])
    const read = data.slice(head + 1).map((line) => line.map((cell, i) => (i === 0 ? null : cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : Number(cell))))
    const wanted = await numbers()
    expect(read).toHaveLength(10)
    read.forEach((row, r) => row.forEach((value, c) => { if (value !== null) expect(value).toBeCloseTo(wanted[r][c] ?? NaN, 3) }))
  })

  test('the workbook holds numbers as numbers and words as words', async () => {
    await saved(/Excelのブックで保存/, join(folder, 'decile.xlsx'))
    const sheets = await readXlsx(join(folder, 'decile.xlsx'))
    const rows = (Array.isArray(sheets[0]) ? sheets : (sheets[0] as unknown as { data: unknown[][] }).data) as unknown[][]
    const head = rows.findIndex((line) => line[0] === '組')
    const wanted = await numbers()
    expect(rows[0][0]).toBe('デシル')
    expect(rows.slice(head + 1).map((line) => line.slice(1))).toEqual(wanted.map((line) => line.slice(1).map((value) => expect.closeTo(value!, 9))))
    expect(rows[head + 1][0]).toBe('1')
  })

  test('the table on the clipboard', async () => {
    await inMenu('decile', /表をコピー/)
    await card('decile').getByText(/10行をコピーしました/).waitFor()
    const text = await running.app.evaluate(({ clipboard }) => clipboard.readText())
    const lines = String(text).trim().split(/\r?\n/).map((line) => line.split('\t'))
    expect(lines).toHaveLength(11)
    expect(lines.slice(1).map((line) => Number(line[1]))).toEqual((await numbers()).map((line) => line[1]))
  })

  test('the picture is one of the whole card, twice as fine, and the card stands where it stood', async () => {
    const box = await card('decile').boundingBox()
    const png = await saved(/画像で保存/, join(folder, 'decile.png'))
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    expect(Math.abs(png.readUInt32BE(16) - box!.width * 2)).toBeLessThan(3)
    expect(png.readUInt32BE(20)).toBeGreaterThan(400)
    keep('analysis-export', png)
    // Words are in it: not a white sheet.
    const colours = await running.app.evaluate(({ nativeImage }, path) => new Set(nativeImage.createFromPath(path).toBitmap().filter((_, i) => i % 4 === 0)).size, join(folder, 'decile.png'))
    expect(colours).toBeGreaterThan(20)
    expect((await card('decile').boundingBox())!.x).toBe(box!.x)
  })
})

describe('the filter', () => {
  beforeEach(async () => { await atZoom(running, 1); await room() })

  it('is said in words, changes the figures, stays while the shop is open, and goes with one press', async () => {
    await openTab('people')
    const all = await card('decile').locator('h2 small').textContent()
    await running.page.getByRole('button', { name: /^販路：/ }).click()
    await running.page.getByRole('checkbox', { name: /Shopify/ }).check()
    await running.page.keyboard.press('Escape')
    await running.page.getByText('絞り込み中：販路 Shopify').waitFor()
    await expect.poll(() => card('decile').locator('h2 small').textContent()).not.toBe(all)
    const some = await card('decile').locator('h2 small').textContent()
    await openRoom(running.page, '今日')
    await room()
    await running.page.getByText('絞り込み中：販路 Shopify').waitFor()
    await asTable('decile')
    await card('decile').locator('.panelTable td button').first().click()
    await running.page.locator('.peopleChip').filter({ hasText: '販路 Shopify' }).waitFor()
    const { total } = await ask(running.page, 'customers.list', { people: { kind: 'panel', panel: 'decile', cell: { group: 1 }, filter: { channels: ['shopify'] } } })
    await expect.poll(() => peopleSaid(running.page)).toBe(total)
    await room()
    expect(await card('decile').locator('h2 small').textContent()).toBe(some)
    await running.page.getByRole('button', { name: '絞り込みを外す' }).click()
    await expect.poll(() => card('decile').locator('h2 small').textContent()).toBe(all)
  })

  it('shows money without tax where asked', async () => {
    await openTab('people')
    await asTable('decile')
    const first = () => card('decile').locator('tbody tr').first().locator('td').nth(2).textContent()
    const yen = async () => Number((await first())!.replace(/\D/g, ''))
    const included = await yen()
    await running.page.getByRole('combobox', { name: '税込・税抜' }).selectOption('without')
    await expect.poll(yen).toBe(Math.round(included * 100 / 108))
    await running.page.getByRole('combobox', { name: '税込・税抜' }).selectOption('with')
  })
})

it('the keyboard alone: the room, a tab, a table, its people', async () => {
  await atZoom(running, 1)
  await room()
  await openTab('people')
  await asTable('decile')
  const { page } = running
  await page.locator('#tab-people').focus()
  const place = tabs.indexOf('people')
  await page.keyboard.press('ArrowLeft')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`tab-${tabs[(place + tabs.length - 1) % tabs.length]}`)
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-people')
  await card('decile').getByRole('grid').waitFor()
  for (let i = 0; i < 60 && !await page.evaluate(() => document.activeElement?.closest('[aria-labelledby="panel-decile"] td') !== null && document.activeElement?.closest('td') !== null); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const shown = await page.evaluate(() => document.activeElement?.textContent)
  expect(shown).toMatch(/^[\d,]+$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor()
  await expect.poll(() => peopleSaid(page)).toBe(Number(shown!.replaceAll(',', '')))
})

it('tasks for the people of a figure: seen first, made, taken back', async () => {
  await atZoom(running, 1)
  await room()
  await openTab('people')
  await asTable('decile')
  await card('decile').locator('.panelTable td button').first().click()
  const { page } = running
  const tasks = async () => (await ask(running.page, 'tasks.board', {})).tasks.filter(({ scenario }) => scenario === 'list').length
  await page.getByRole('button', { name: 'この方々に声をかける' }).click()
  await page.getByText('声かけを入れられます').waitFor()
  expect(await tasks()).toBe(0)
  await page.getByRole('button', { name: 'はがき' }).click()
  await page.getByRole('button', { name: /[1-9]\d*件の声かけを入れる/ }).click()
  await page.getByText(/件の声かけを入れました/).waitFor()
  expect(await tasks()).toBeGreaterThan(0)
  await page.getByRole('button', { name: '元に戻す' }).click()
  await page.getByText('元に戻しました').waitFor()
  expect(await tasks()).toBe(0)
  await page.keyboard.press('Escape')
})

it('the menu knows the room', async () => {
  const item = await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.analysis')?.accelerator)
  expect(item).toBe('CmdOrCtrl+3')
  await running.app.evaluate(({ Menu }) => { Menu.getApplicationMenu()?.getMenuItemById('go.analysis')?.click() })
  await running.page.getByRole('heading', { level: 1, name: '分析' }).waitFor()
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
