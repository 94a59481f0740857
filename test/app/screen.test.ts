// The shared looks at the window see what they are there to see: each fault that is put in is found, and goes with it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Launched } from './launch.ts'
import { ask, atZoom, launchSample, objections, openRoom, openSection, overflowing, peopleSaid } from './screen.ts'

let running: Launched
beforeAll(async () => { running = await launchSample(); await atZoom(running, 1) })
afterAll(async () => { await running.close() })

/** What is found while a piece of HTML stands in the page. */
async function withFault(html: string, look: () => Promise<string[]>): Promise<string[]> {
  await running.page.evaluate((inside) => { document.querySelector('main > .body')!.insertAdjacentHTML('afterbegin', `<div id="fault">${inside}</div>`) }, html)
  try { return await look() } finally { await running.page.evaluate(() => { document.getElementById('fault')!.remove() }) }
}

it.each([
  ['out of the window', '<p style="width: 3000px">x</p>', /outside/],
  ['out of the window at the left', '<p style="position: relative; left: -400px">x</p>', /outside/],
  ['fixed outside', '<p style="position: fixed; left: 1270px; width: 100px">x</p>', /outside/],
  ['cut off', '<p style="width: 60px; overflow: hidden; white-space: nowrap">これは切れてしまう長い文です</p>', /P\. \d+ > 60/],
  ['a scrolling box that is itself outside', '<div data-scroll-x style="width: 3000px">x</div>', /outside/],
])('%s is seen', async (_name, html, said) => {
  const { page } = running
  expect(await overflowing(page)).toEqual([])
  expect((await withFault(html, () => overflowing(page))).join()).toMatch(said)
  expect(await overflowing(page)).toEqual([])
})

it.each([
  ['what scrolls sideways on purpose', '<div data-scroll-x style="overflow-x: auto; width: 200px"><p style="width: 3000px">x</p></div>'],
  ['what says it is shortened', '<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">これは短くしてある長い文です</p>'],
])('%s is let through', async (_name, html) => {
  expect(await withFault(html, () => overflowing(running.page))).toEqual([])
})

it('a button without a name and grey words on white are objected to', async () => {
  const { page } = running
  expect(await objections(page)).toEqual([])
  expect((await withFault('<button type="button"></button>', () => objections(page))).join()).toMatch(/^button-name/)
  expect((await withFault('<p style="color: #ccc; background: #fff">うすい字</p>', () => objections(page))).join()).toMatch(/color-contrast/)
})

it('the people said are those of the list, and none are said elsewhere', async () => {
  const { page } = running
  expect(await peopleSaid(page)).toBeNull()
  await openRoom(page, 'お客様')
  const { total } = await ask(page, 'customers.list', {})
  await expect.poll(() => peopleSaid(page)).toBe(total)
  await openSection(page, '足りない情報')
  expect(await peopleSaid(page)).toBeNull()
})

it('a refused question throws its code', async () => {
  await expect(ask(running.page, 'customers.get', { id: 999_999_999 })).rejects.toThrow(/customers\.get: \w+/)
})
