// What the app tests do with the window: open a shop, go about, ask past the screen, look at it closely.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Answer, Input, QuestionName, Reply, ShopBridge } from '../../db/contract.ts'
import type { Launched, LaunchOptions } from './launch.ts'
import { answerDialogs, launch } from './launch.ts'

declare global {
  interface Window { shop: ShopBridge }
}
type Axe = { run: () => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.SCREENS_DIR ?? resolve(import.meta.dirname, '../output/screens')

/** Starts the program and opens the sample shop; resolves on its room 今日. */
export async function launchSample(options: LaunchOptions = {}): Promise<Launched> {
  const running = await launch(options)
  await running.page.getByRole('button', { name: '見本のお店を開く' }).click()
  await running.page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  return running
}

/** Starts the program and makes an empty shop of this name in a folder. */
export async function launchNew(name: string, folder: string, options: LaunchOptions = {}): Promise<Launched> {
  const running = await launch(options)
  await answerDialogs(running.app, { save: join(folder, `${name}.omotenashi`) })
  await running.page.getByRole('textbox').first().fill(name)
  await running.page.getByRole('button', { name: 'このお店を作る' }).click()
  await rail(running.page).waitFor()
  return running
}

// The window counts its own calls from 1.
let calls = 1_000_000
/** Asks anything past the screen, whether or not it is a question; the reply as it comes over the wire. */
export const reply = (page: Page, question: string, input: unknown = {}): Promise<Reply> =>
  page.evaluate(([id, name, given]) => window.shop.ask(id, name, given), [++calls, question, input] as const)

/** The shop's own answer to a question, past the screen. Throws with the code where it is refused. */
export async function ask<Q extends QuestionName>(page: Page, question: Q, input: Input<Q>): Promise<Answer<Q>> {
  const answer = await reply(page, question, input)
  if (!answer.ok) throw new Error(`${question}: ${answer.code}`)
  return answer.value as Answer<Q>
}

/** The list of rooms at the left. */
export const rail = (page: Page) => page.getByRole('navigation', { name: '部屋', exact: true })

/** Goes to a room by the rail; resolves when it is shown. */
export async function openRoom(page: Page, name: string): Promise<void> {
  // Beside 今日 stands how many wait there.
  const button = rail(page).getByRole('button', { name: new RegExp(`^${name}`) })
  await button.click()
  await button.and(page.locator('[aria-current=page]')).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Goes to a page of the room お客様, from wherever one is; a segment that is being made is still there. */
export async function openSection(page: Page, name: string): Promise<void> {
  await openRoom(page, 'お客様')
  const button = page.getByRole('navigation', { name: 'この部屋の見出し' }).getByRole('button', { name: new RegExp(`^${name}`) })
  await button.click()
  await button.and(page.locator('[aria-current=page]')).or(page.getByRole('button', { name: 'セグメントの一覧へ戻る' })).waitFor()
}

/** Finds a customer by name and opens the page; resolves when it is shown. */
export async function openCustomer({ app, page }: Launched, name: string): Promise<void> {
  await openSection(page, '一覧')
  await page.getByRole('group', { name: '段階' }).getByRole('button', { name: /^すべて/ }).click()
  const field = page.getByRole('searchbox')
  // Ctrl K is the menu's, and keys that a test presses do not get to the menu.
  await app.evaluate(({ Menu }) => { Menu.getApplicationMenu()?.getMenuItemById('find')?.click() })
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type(name)
  const { total } = await ask(page, 'customers.list', { find: name })
  await expect.poll(() => peopleSaid(page)).toBe(total)
  await page.getByRole('gridcell', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor()
}

/** Tabs on until something whose name fits has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 120; n++) {
    const label = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      return at?.getAttribute('aria-label')
        ?? at?.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.innerText).join(' ')
        ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText ?? at?.innerText ?? ''
    })
    if (name.test(label)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way to ${name} by Tab`)
}

/** The customers that the title line of お客様 says there are; null while it says nothing. */
export async function peopleSaid(page: Page): Promise<number | null> {
  const said = await page.getByRole('main').locator('> header [role=status]').allTextContents()
  const people = /^([\d,]+)人(?:$|\u3000)/.exec(said[0] ?? '')?.[1]
  return people === undefined ? null : Number(people.replaceAll(',', ''))
}

/** Resolves when what the window has asked for is there and drawn, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  // Twice: what is shown first may ask for more.
  for (let round = 0; round < 2; round++) {
    // The shop answers one question after the other: those the window asked before have been answered.
    await reply(page, 'shop.info')
    await page.waitForFunction(() => document.fonts.status === 'loaded'
      && document.querySelector('[aria-busy=true], .mantine-Skeleton-root') === null
      && document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity))
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)) }))
  }
}

/** Resolves when a preview shows the sheet of paper last asked for; to its address, which ends in the number of the page. */
export async function paperShown(page: Page): Promise<string> {
  let address: string | null = null
  await expect.poll(async () => {
    await settled(page)
    address = await page.locator('iframe[src^="app://paper/"]').getAttribute('src')
    const frame = page.frames().find((one) => one.url() === address)
    // Another sheet may come in its place while it loads.
    return frame !== undefined && await frame.waitForLoadState('load').then(() => !frame.isDetached(), () => false)
  }, { timeout: 30_000 }).toBe(true)
  return address!
}

/** The window at 1280 × 800 and a zoom (1 = 100 %); resolves when the page has taken it up. */
export async function atZoom({ app, page }: Launched, zoom: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows()
    window.setContentSize(1280, 800)
    window.webContents.setZoomFactor(factor)
  }, zoom)
  await page.waitForFunction(([width, height]) => Math.abs(innerWidth - width) < 3 && Math.abs(innerHeight - height) < 3, [1280 / zoom, 800 / zoom])
  await settled(page)
}

/** Keeps a picture as test/output/screens/<name>.png. */
export function keep(name: string, png: Buffer): void {
  mkdirSync(screens, { recursive: true })
  writeFileSync(join(screens, `${name}.png`), png)
}

/** Keeps the window as it is on the screen; a page's own screenshot is cut off when the window is zoomed. */
export async function picture({ app, page }: Launched, name: string): Promise<void> {
  await settled(page)
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    let last = ''
    // A sheet in a preview is drawn by a process of its own, in its own time: until two looks are the same.
    for (let looks = 0; looks < 20; looks++) {
      const now = (await BrowserWindow.getAllWindows()[0].webContents.capturePage()).toPNG().toString('base64')
      if (now === last) break
      last = now
      await new Promise((later) => { setTimeout(later, 150) })
    }
    return last
  })
  keep(name, Buffer.from(png, 'base64'))
}

/**
 * What is cut off or runs out of the window: elements whose content is wider than they are, or that lie outside to the left or right.
 * Let through: what scrolls sideways on purpose (data-scroll-x), shapes within a drawing (svg), text that says it is shortened (ellipsis),
 * and the library's switch, whose knob stands over the rim of its track and which holds no words of ours.
 */
export const overflowing = (page: Page): Promise<string[]> => page.evaluate(() => {
  const bad: string[] = []
  if (document.documentElement.scrollWidth > innerWidth) bad.push(`the page: ${document.documentElement.scrollWidth} > ${innerWidth}`)
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden' || element.parentElement?.closest('[data-scroll-x], svg')) continue
    const name = `${element.tagName}.${element.getAttribute('class') ?? ''}`
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && style.display !== 'inline' && style.textOverflow !== 'ellipsis' && !element.matches('[data-scroll-x], svg, .mantine-Switch-track')) bad.push(`${name} ${element.scrollWidth} > ${element.clientWidth}`)
    if (box.right > innerWidth + 1 || box.left < -1) bad.push(`${name} outside: ${Math.round(box.left)}–${Math.round(box.right)}`)
  }
  return bad
})

/** What an accessibility check (axe, all its rules, the whole window) objects to. */
export async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: Axe }).axe.run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`)
}
/** Fails the test, which goes on, where an accessibility check objects. */
export async function accessible(page: Page, name = ''): Promise<void> {
  expect.soft(await objections(page), name).toEqual([])
}

/** Looks at the window as it is: a picture is kept, nothing is cut off, nothing an accessibility check objects to. The test goes on, so that one fault hides no other. */
export async function seen(running: Launched, name: string): Promise<void> {
  await picture(running, name)
  expect.soft(await overflowing(running.page), name).toEqual([])
  await accessible(running.page, name)
}

/** Looks at the window at 100 and at 150 %, as `<name>-100.png` and `<name>-150.png`; leaves it at 100 %. */
export async function looked(running: Launched, name: string): Promise<void> {
  for (const zoom of [1, 1.5]) {
    await atZoom(running, zoom)
    await seen(running, `${name}-${zoom * 100}`)
  }
  await atZoom(running, 1)
}
