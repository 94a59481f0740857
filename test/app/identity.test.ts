// Who is who, missing data, bulk fixes and 定期 in the real window on the sample shop: each is done, its figures checked against the shop's own answers, and taken back.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HostQuestion, Input } from '../../db/contract.ts'
import type { Launched } from './launch.ts'
import { ask, launchSample, looked, openCustomer, openSection, peopleSaid } from './screen.ts'

let running: Launched
const page = () => running.page
beforeAll(async () => { running = await launchSample() })
afterAll(async () => { await running.close() })

/** The shop's own answer, past the screen. */
const shop = <Q extends HostQuestion>(question: Q, input: Input<Q>) => ask(page(), question, input)
const customers = async () => (await shop('customers.list', { limit: 1 })).total
/** Resolves when the pairs on the screen are the shop's: after a decision and after its undo the list comes anew, and the selection with it. */
const pairsShown = async () => {
  const { total } = await shop('customers.candidates', {})
  await expect.poll(() => page().getByRole('main').locator('> header [role=status]').textContent()).toMatch(new RegExp(`^${total}組`))
  await expect.poll(() => page().getByRole('option').count()).toBe(total)
}
const title = (name: string | RegExp) => page().getByRole('heading', { level: 1, name }).waitFor()

it('a pair is joined by key, and parted again by its undo', async () => {
  const before = await customers()
  const { total, pairs: [pair] } = await shop('customers.candidates', {})
  await openSection(page(), '同じ方の確認')
  await pairsShown()
  expect(await page().getByRole('option').count()).toBe(total)
  await looked(running, 'same')
  await page().getByRole('listbox').focus()
  await page().keyboard.press('1')
  await page().getByText('お二つの記録をまとめました。').waitFor()
  expect(await customers()).toBe(before - 1)
  await pairsShown()
  const [{ a }] = await shop('customers.decisions', {})
  const joined = await shop('customers.get', { id: a.id ?? 0 })
  expect(joined.orders).toBe(pair.a.orders + pair.b.orders)
  expect(joined.sources).toHaveLength(pair.a.sources + pair.b.sources)
  await page().getByRole('main').getByRole('button', { name: '元に戻す', exact: true }).first().click()
  await page().getByText('元に戻しました。').waitFor()
  expect(await customers()).toBe(before)
  for (const side of [pair.a, pair.b]) expect((await shop('customers.get', { id: side.id })).orders).toBe(side.orders)
})

it('other people are no pair any more; put off is not decided; both can be taken back from the history', async () => {
  const { total } = await shop('customers.candidates', {})
  await pairsShown()
  await page().getByRole('listbox').focus()
  await page().getByRole('option').first().click()
  await page().keyboard.press('ArrowDown')
  await expect.poll(() => page().getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true')
  await page().keyboard.press('2')
  await page().getByText('別の方としました。').waitFor()
  // Straight on to the next pair: nobody waits for the list.
  await page().keyboard.press('3')
  await page().getByText('あとで決めることにしました。').waitFor()
  await expect.poll(() => page().getByRole('option').count()).toBe(total - 1)
  expect(await shop('customers.candidates', {})).toMatchObject({ total: total - 1, later: 1 })
  await expect.poll(() => page().locator('.decisions tbody tr').count()).toBe(3)
  for (let left = 2; left > 0; left--) {
    await page().locator('.decisions').getByRole('button', { name: /判断を元に戻す/ }).first().click()
    await expect.poll(() => page().locator('.decisions').getByRole('button', { name: /判断を元に戻す/ }).count()).toBe(left - 1)
  }
  expect(await shop('customers.candidates', {})).toMatchObject({ total, later: 0 })
})

it('the records behind a customer: another value is used, a record is taken out, and both are taken back', async () => {
  const { pairs: [pair] } = await shop('customers.candidates', {})
  await pairsShown()
  await page().getByRole('option').first().click()
  await expect.poll(() => page().getByRole('option').first().getAttribute('aria-selected')).toBe('true')
  expect(await page().getByRole('option').first().textContent()).toContain(pair.a.name)
  await page().getByRole('button', { name: /同じ方です/ }).click()
  await page().getByText('お二つの記録をまとめました。').waitFor()
  const total = await customers()
  const [{ a: { id } }] = await shop('customers.decisions', {})
  const joined = await shop('customers.get', { id: id ?? 0 })
  const other = joined.name === pair.a.name ? pair.b : pair.a
  await page().locator('.decisions').getByRole('button', { name: new RegExp(joined.name) }).first().click()
  await title(`${joined.name} 様`)
  await page().getByRole('button', { name: /まとめた記録・分け直す/ }).click()
  await page().getByRole('button', { name: new RegExp(`お名前「${other.name}」：この値を使う`) }).click()
  await title(`${other.name} 様`)
  expect((await shop('customers.get', { id: joined.id })).origins.name.pinned).toBe(true)
  await looked(running, 'records')
  await page().getByRole('button', { name: 'お名前を自動に戻す' }).click()
  await title(`${joined.name} 様`)

  await page().getByRole('checkbox', { name: new RegExp(`記録 ${other.name} を分ける`) }).check()
  await page().getByText(`記録 1件・ご注文 ${other.orders}件`).waitFor()
  await looked(running, 'split')
  await page().getByRole('button', { name: '別の方の記録 1件を分ける' }).click()
  await page().getByText('記録を分けました。').last().waitFor()
  expect(await customers()).toBe(total + 1)
  const [split] = await shop('customers.decisions', {})
  expect([split.a.id, split.b.id].sort()).toEqual([pair.a.id, pair.b.id].sort())
  for (const side of [pair.a, pair.b]) expect((await shop('customers.get', { id: side.id })).orders).toBe(side.orders)
  await page().getByRole('main').locator('.decidedLine').getByRole('button', { name: '元に戻す' }).last().click()
  await expect.poll(customers).toBe(total)
  expect((await shop('customers.get', { id: joined.id })).orders).toBe(joined.orders)
  await page().keyboard.press('Escape')
})

it('missing data: the bars are the shop’s counts, a problem opens its people', async () => {
  const report = await shop('cleansing.report', {})
  await openSection(page(), '足りない情報')
  await page().getByRole('heading', { name: /項目ごとのそろい具合/ }).waitFor()
  const phone = report.fields.find(({ field }) => field === 'phone')
  const cells = await page().locator('.fullness tbody tr').filter({ hasText: '電話' }).locator('td.right').allTextContents()
  expect(cells.map((text) => Number(text.replace(',', '')))).toEqual([phone?.filled, phone?.missing, phone?.implausible])
  await looked(running, 'missing')
  const problem = report.problems.find((row) => row.count > 0 && row.count <= 100)
  await page().locator('.problems').getByRole('button', { name: new RegExp(`の${problem?.count}人を一覧で見る`) }).click()
  await title('お客様')
  await expect.poll(() => peopleSaid(page())).toBe(problem?.count)
  await expect.poll(async () => page().getByRole('grid').getAttribute('aria-rowcount')).toBe(String((problem?.count ?? 0) + 1))
})

it('a bulk fix changes exactly what it showed, but those left out, and is taken back', async () => {
  const preview = await shop('cleansing.preview', { kind: 'kanaWidth' })
  expect(preview.total).toBeGreaterThan(0)
  const [left] = preview.rows
  const kept = preview.rows.filter((row) => row.customerId === left.customerId).length
  await openSection(page(), 'まとめて直す')
  await page().getByRole('button', { name: /よみの半角カナ/ }).click()
  await page().getByRole('checkbox', { name: new RegExp(`^${left.name} の`) }).first().uncheck()
  await looked(running, 'fix')
  await page().getByRole('button', { name: `${preview.total - kept}件を直す` }).click()
  await page().getByText(`${preview.total - kept}件を直しました。`).waitFor()
  expect((await shop('cleansing.preview', { kind: 'kanaWidth' })).total).toBe(kept)
  const row = preview.rows.find((one) => one.customerId !== left.customerId && one.field === 'kana')
  expect((await shop('customers.get', { id: row?.customerId ?? 0 })).kana).toBe(row?.after)
  await page().locator('.decidedLine').getByRole('button', { name: '元に戻す' }).click()
  await page().getByText(`${preview.total - kept}件を元に戻しました。`).waitFor()
  expect(await shop('cleansing.preview', { kind: 'kanaWidth' })).toEqual(preview)
})

it('a 定期 in two clicks, paused and taken back; it stands beside the stage', async () => {
  await openCustomer(running, '髙橋 美咲')
  const { rows: [{ id }] } = await shop('customers.list', { find: '髙橋 美咲' })
  expect(await shop('contracts.ofCustomer', { id })).toEqual([])
  await page().getByRole('button', { name: '定期を入れる' }).click()
  await page().locator('.addContract').getByRole('button', { name: /定期便/ }).first().click()
  await page().getByText('継続中').waitFor()
  expect(await shop('contracts.ofCustomer', { id })).toMatchObject([{ state: 'running', source: 'recorded' }])
  await page().locator('header').getByText('定期中').waitFor()
  await page().getByRole('button', { name: /：休止$/ }).click()
  await looked(running, 'contract')
  await page().getByRole('textbox', { name: '理由' }).fill('ご旅行')
  await page().getByRole('button', { name: '休止を記録' }).click()
  await page().locator('.contractHead').getByText('休止中').waitFor()
  expect(await shop('contracts.ofCustomer', { id })).toMatchObject([{ state: 'paused', events: [{ kind: 'paused', reason: 'ご旅行' }] }])
  await page().locator('.contractsCard').getByRole('button', { name: '元に戻す' }).click()
  await page().locator('.contractHead').getByText('継続中').waitFor()
  expect(await shop('contracts.ofCustomer', { id })).toMatchObject([{ state: 'running', events: [] }])
})

it('the page reported no error', () => { expect(running.errors).toEqual([]) })
