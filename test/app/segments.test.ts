// A nested segment made without a mouse in the real window: the count on the screen, the list and its people are the same; kept, explained, used.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Rule } from '../../db/segments/model.ts'
import type { Launched } from './launch.ts'
import { ask, launchSample, looked, openRoom, openSection, peopleSaid, tabTo } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

/** Chooses in a select that has the focus, as its keyboard does. */
const choose = async (name: RegExp, option: string) => {
  await tabTo(running.page, name)
  await running.page.locator('select:focus').selectOption({ label: option })
}

const counted = async () => Number((await running.page.locator('.liveCount').innerText()).replaceAll(',', ''))

it('examples are offered in a shop without segments', async () => {
  const { page } = running
  await openSection(page, 'セグメント')
  await page.getByRole('heading', { name: 'はじめの一歩の例' }).waitFor()
  await page.getByText('セグメントを活かす5つの手順').waitFor()
  await looked(running, 'segments-first')
})

it('a nested rule, without a mouse: the count is the length of the list and the people on it', async () => {
  const { page } = running
  await page.getByRole('heading', { level: 1, name: 'セグメント' }).focus()
  await tabTo(page, /^新しいセグメントを作る$/)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'セグメントの名前' }).waitFor()
  await tabTo(page, /^セグメントの名前$/)
  await page.keyboard.type('近ごろのご愛顧の方')
  await choose(/^条件を足す$/, '売上')
  await tabTo(page, /^まとまりを足す$/)
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
  const rule: Rule = { all: [{ kind: 'sales', over: 'ever', from: 10_000 }, { any: [{ kind: 'stage', stages: ['repeat'] }, { not: { kind: 'sinceLast', from: 90 } }] }] }
  const expected = (await ask(page, 'segments.count', { rule })).count
  expect(expected).toBeGreaterThan(5)
  await expect.poll(counted).toBe(expected)
  await tabTo(page, /^この方々にお伝えすること$/)
  await page.keyboard.type('新茶のご案内')
  await page.getByRole('button', { name: 'セグメントとして残す' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('保存しました').waitFor()
  // The button that kept it cannot be pressed any more.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  const [row] = (await ask(page, 'segments.list', {})).rows
  expect(row).toMatchObject({ name: '近ごろのご愛顧の方', rule, content: '新茶のご案内', count: expected })

  await page.getByRole('button', { name: '全体と比べる' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^全体と比べる/ }).waitFor()
  await page.getByText('顧客単価（年間・お一人）').waitFor()
  await looked(running, 'segments-builder')

  await page.getByRole('button', { name: 'この方々を見る' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('絞り込み：近ごろのご愛顧の方').waitFor()
  const people = await ask(page, 'customers.list', { people: { kind: 'segment', id: row.id }, limit: 500 })
  expect(people.total).toBe(expected)
  await expect.poll(() => peopleSaid(page)).toBe(expected)
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(expected + 1))
  await expect.poll(() => page.getByRole('grid').getByRole('gridcell', { name: people.rows[0].name }).count()).toBeGreaterThan(0)
  // Why the first one is here, by its key.
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('?')
  const why = page.getByRole('dialog', { name: /ここにいる理由/ })
  await why.getByText(/これまでの売上が10,000円以上（この方：[\d,]+円）/).waitFor()
  await looked(running, 'segments-list')
  await page.keyboard.press('Escape')
})

it('on the カルテ: the segments somebody is in, and a taste in two presses, taken back', async () => {
  const { page } = running
  const [row] = (await ask(page, 'segments.list', {})).rows
  const { rows: [first, second] } = await ask(page, 'customers.list', { people: { kind: 'segment', id: row.id }, limit: 2 })
  const liking = async () => (await ask(page, 'segments.count', { rule: { kind: 'trait', trait: 'taste', value: '濃いお茶' } })).count
  await ask(page, 'customers.trait', { customerId: second.id, trait: 'taste', value: '濃いお茶', on: true })
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: new RegExp(first.name) }).waitFor()
  await page.locator('.whySegment summary', { hasText: '近ごろのご愛顧の方' }).click()
  await page.getByText('お伝えすること：新茶のご案内').waitFor()
  await page.getByRole('button', { name: '好みを足す' }).click()
  await page.getByRole('button', { name: '濃いお茶', exact: true }).click()
  await page.getByRole('button', { name: '好み「濃いお茶」を外す' }).waitFor()
  await expect.poll(liking).toBe(2)
  await looked(running, 'segments-karte')
  await page.locator('.traits + .saved').getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(liking).toBe(1)
})

it('a filter of the list is kept as a segment; one that is taken away comes back', async () => {
  const { page } = running
  await openRoom(page, 'お客様')
  await page.getByRole('group', { name: '段階' }).getByRole('button', { name: /休眠/ }).click()
  await page.getByRole('button', { name: 'セグメントに残す' }).click()
  await page.getByLabel('残す名前').fill('休眠の方')
  await page.keyboard.press('Enter')
  await page.getByText('「休眠の方」として残しました。').waitFor()
  const { tiers: { dormant } } = await ask(page, 'today.board', {})
  expect((await ask(page, 'segments.list', {})).rows.find(({ name }) => name === '休眠の方')!.count).toBe(dormant)
  await openSection(page, 'セグメント')
  const back = page.getByRole('button', { name: 'セグメントの一覧へ戻る' })
  if (await back.count() > 0) await back.click()
  await page.getByRole('table', { name: 'セグメントの一覧' }).waitFor()
  await looked(running, 'segments-table')
  // It is the filter of 分析 meanwhile, which lets go of it and takes it up again.
  await openRoom(page, '分析')
  const filter = page.getByRole('combobox').filter({ hasText: '休眠の方' })
  await filter.selectOption({ label: '休眠の方' })
  await page.getByText(/^絞り込み中：.*休眠の方/).waitFor()
  await openSection(page, 'セグメント')
  await page.getByRole('button', { name: '「休眠の方」を消す' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('「休眠の方」を消しました。').waitFor()
  expect((await ask(page, 'segments.list', {})).rows).toHaveLength(1)
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toBe('元に戻す')
  await openRoom(page, '分析')
  await page.getByText('絞り込みに使っていたセグメントは、今は使えないため外しました。').waitFor()
  await looked(running, 'segments-gone')
  // The way back is still there.
  await openSection(page, 'セグメント')
  await page.getByRole('button', { name: '元に戻す' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await ask(page, 'segments.list', {})).rows.length).toBe(2)
  await expect.poll(focused).toBe('セグメント')
  await openRoom(page, '分析')
  await page.getByText(/^絞り込み中：.*休眠の方/).waitFor()
  await page.getByRole('button', { name: '絞り込みを外す' }).click()
})

it('one of place and person only is told so, one of nearly everybody too, and two that are nearly the same', async () => {
  const { page } = running
  await openSection(page, 'セグメント')
  for (const name of ['住所の方', 'はがきの方']) {
    await page.getByRole('button', { name: '新しいセグメントを作る' }).click()
    await page.getByRole('textbox', { name: 'セグメントの名前' }).fill(name)
    await page.getByLabel('条件を足す').selectOption({ label: '住所がわかる' })
    await page.getByText(/^住まいや年齢だけで分けています。/).waitFor()
    await page.getByText(/^お客様の6割を超えています。/).waitFor()
    await page.getByRole('button', { name: 'セグメントとして残す' }).click()
    await page.getByText('保存しました').waitFor()
    await page.getByRole('button', { name: 'セグメントの一覧へ戻る' }).click()
    for (const tag of ['属性だけ', '6割超']) await page.getByRole('table', { name: 'セグメントの一覧' }).getByRole('row').filter({ hasText: name }).getByText(tag, { exact: true }).waitFor()
  }
  await page.getByText(/^「(住所の方|はがきの方)」と「(住所の方|はがきの方)」は、ほとんど同じ方々です/).waitFor()
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
