// A nested segment made without a mouse in the real window: the count on the screen, the list and its people are the same; kept, explained, used.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CustomerListPage } from '../../db/customers/model.ts'
import type { SegmentList } from '../../db/segments/model.ts'
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

async function ask<T>(question: string, input: unknown = {}): Promise<T> {
  const reply = await running.page.evaluate(([name, value]) => (window as unknown as { shop: { ask(id: number, q: string, i: unknown): Promise<{ ok: boolean; value: unknown; code?: string }> } }).shop.ask(700_000 + Math.floor(Math.random() * 90_000), name, value), [question, input] as const)
  expect(reply.ok, reply.code).toBe(true)
  return reply.value as T
}

/** Tabs on until something with this name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  for (let n = 0; n < 160; n++) {
    const label = await running.page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      return at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText ?? at?.innerText ?? ''
    })
    if (name.test(label)) return
    await running.page.keyboard.press('Tab')
  }
  throw new Error(`no way to ${name} by Tab`)
}
/** Chooses in a select that has the focus, as its keyboard does. */
const choose = async (name: RegExp, option: string) => {
  await tabTo(name)
  await running.page.locator('select:focus').selectOption({ label: option })
}

async function looked(name: string): Promise<void> {
  for (const zoom of [1, 1.5]) {
    await running.app.evaluate(({ BrowserWindow }, factor) => {
      const [window] = BrowserWindow.getAllWindows()
      window.setContentSize(1280, 800)
      window.webContents.setZoomFactor(factor)
    }, zoom)
    await running.page.waitForTimeout(500)
    const png = await running.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64'))
    writeFileSync(join(screens, `${name}-${zoom * 100}.png`), Buffer.from(png, 'base64'))
    expect(await running.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main *')].filter((element) => { const box = element.getBoundingClientRect(); return box.width > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.scroll, svg, canvas, [hidden], datalist') && (box.right > innerWidth + 1 || box.left < -1) }).map((element) => `${element.tagName}.${element.className}`))).toEqual([])
    await running.page.evaluate(axeSource)
    const { violations } = await running.page.evaluate(() => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } }).axe.run())
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
  }
  await running.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0].webContents.setZoomFactor(1) })
}
const counted = async () => Number((await running.page.locator('.liveCount').innerText()).replace(/,/g, ''))

it('examples are offered in a shop without segments', async () => {
  const { page } = running
  await page.getByRole('navigation', { name: '部屋' }).getByRole('button', { name: 'お客様' }).click()
  await page.getByRole('navigation', { name: 'この部屋の見出し' }).getByRole('button', { name: 'セグメント' }).click()
  await page.getByRole('heading', { name: 'はじめの一歩の例' }).waitFor()
  await page.getByText('セグメントを活かす5つの手順').waitFor()
  await looked('segments-first')
})

let rule: unknown
it('a nested rule, without a mouse: the count is the length of the list and the people on it', async () => {
  const { page } = running
  await page.getByRole('heading', { level: 1, name: 'セグメント' }).focus()
  await tabTo(/^新しいセグメントを作る$/)
  await page.keyboard.press('Enter')
  await tabTo(/^セグメントの名前$/)
  await page.keyboard.type('近ごろのご愛顧の方')
  await choose(/^条件を足す$/, '売上')
  await tabTo(/^まとまりを足す$/)
  await page.keyboard.press('Enter')
  // Within the new group: any of two, one of them denied.
  const inner = page.getByRole('group', { name: '条件のまとまり' }).nth(1)
  await inner.getByLabel('条件を足す').focus()
  await choose(/^条件を足す$/, '段階')
  await inner.getByRole('button', { name: 'リピート', exact: true }).focus()
  await page.keyboard.press('Space')
  await inner.getByRole('button', { name: '初回', exact: true }).focus()
  await page.keyboard.press('Space')
  await inner.getByLabel('条件を足す').focus()
  await choose(/^条件を足す$/, '最後の購入からの日数')
  await choose(/^最後の購入からの日数：当てはまるかどうか$/, '当てはまらない')
  rule = { all: [{ kind: 'sales', over: 'ever', from: 10_000 }, { any: [{ kind: 'stage', stages: ['repeat'] }, { not: { kind: 'sinceLast', from: 90 } }] }] }
  const expected = (await ask<{ count: number }>('segments.count', { rule })).count
  expect(expected).toBeGreaterThan(5)
  await expect.poll(counted).toBe(expected)
  await tabTo(/^この方々にお伝えすること$/)
  await page.keyboard.type('新茶のご案内')
  await page.getByRole('button', { name: 'セグメントとして残す' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('保存しました').waitFor()
  const [row] = (await ask<SegmentList>('segments.list')).rows
  expect(row).toMatchObject({ name: '近ごろのご愛顧の方', rule, content: '新茶のご案内', count: expected })

  await page.getByRole('button', { name: '全体と比べる' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^全体と比べる/ }).waitFor()
  await page.getByText('顧客単価（年間・お一人）').waitFor()
  await looked('segments-builder')

  await page.getByRole('button', { name: 'この方々を見る' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('絞り込み：近ごろのご愛顧の方').waitFor()
  const people = await ask<CustomerListPage>('customers.list', { people: { kind: 'segment', id: row.id }, limit: 500 })
  expect(people.total).toBe(expected)
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(expected + 1))
  await expect.poll(() => page.getByRole('grid').getByRole('gridcell', { name: people.rows[0].name }).count()).toBeGreaterThan(0)
  // Why the first one is here, by its key.
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('?')
  const why = page.getByRole('dialog', { name: /ここにいる理由/ })
  await why.getByText(/これまでの売上が10,000円以上（この方：[\d,]+円）/).waitFor()
  await looked('segments-list')
  await page.keyboard.press('Escape')
})

it('on the カルテ: the segments somebody is in, and a taste in two presses, taken back', async () => {
  const { page } = running
  const [row] = (await ask<SegmentList>('segments.list')).rows
  const { rows: [first, second] } = await ask<CustomerListPage>('customers.list', { people: { kind: 'segment', id: row.id }, limit: 2 })
  await ask('customers.trait', { customerId: second.id, trait: 'taste', value: '濃いお茶', on: true })
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: new RegExp(first.name) }).waitFor()
  await page.locator('.whySegment summary', { hasText: '近ごろのご愛顧の方' }).click()
  await page.getByText('お伝えすること：新茶のご案内').waitFor()
  await page.getByRole('button', { name: '好みを足す' }).click()
  await page.getByRole('button', { name: '濃いお茶', exact: true }).click()
  await page.getByRole('button', { name: '好み「濃いお茶」を外す' }).waitFor()
  expect((await ask<{ count: number }>('segments.count', { rule: { kind: 'trait', trait: 'taste', value: '濃いお茶' } })).count).toBe(2)
  await looked('segments-karte')
  await page.locator('.traits + .saved').getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(async () => (await ask<{ count: number }>('segments.count', { rule: { kind: 'trait', trait: 'taste', value: '濃いお茶' } })).count).toBe(1)
})

it('a filter of the list is kept as a segment; one that is taken away comes back', async () => {
  const { page } = running
  await page.getByRole('navigation', { name: '部屋' }).getByRole('button', { name: 'お客様' }).click()
  await page.getByRole('group', { name: '段階' }).getByRole('button', { name: /休眠/ }).click()
  await page.getByRole('button', { name: 'セグメントに残す' }).click()
  await page.getByLabel('残す名前').fill('休眠の方')
  await page.keyboard.press('Enter')
  await page.getByText('「休眠の方」として残しました。').waitFor()
  const { dormant } = await ask<{ tiers: { dormant: number } }>('today.board').then(({ tiers }) => tiers)
  expect((await ask<SegmentList>('segments.list')).rows.find(({ name }) => name === '休眠の方')!.count).toBe(dormant)
  await page.getByRole('navigation', { name: 'この部屋の見出し' }).getByRole('button', { name: 'セグメント' }).click()
  const back = page.getByRole('button', { name: 'セグメントの一覧へ戻る' })
  if (await back.count() > 0) await back.click()
  await page.getByRole('table', { name: 'セグメントの一覧' }).waitFor()
  await looked('segments-table')
  await page.getByRole('button', { name: '「休眠の方」を消す' }).click()
  await page.getByText('「休眠の方」を消しました。').waitFor()
  expect((await ask<SegmentList>('segments.list')).rows).toHaveLength(1)
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(async () => (await ask<SegmentList>('segments.list')).rows.length).toBe(2)
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
