// Shops, dialogs, menu and window of the real program, from start to restart.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Input, QuestionName } from '../../db/contract.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
import type { DialogAnswers, Launched } from './launch.ts'
import { answerDialogs, launch, programFor } from './launch.ts'
import { ask as answerOf, reply } from './screen.ts'

let running: Launched
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-shops-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
beforeEach(async () => { running = await launch() })
afterEach(async () => { await running.close() })

/** Whatever comes back over the wire; `value` for what must be answered. */
const ask = (question: string, input: unknown = {}) => reply(running.page, question, input)
const value = <Q extends QuestionName>(question: Q, input: Input<Q>) => answerOf(running.page, question, input)
const state = () => value('shell.state', {})
const answer = (answers: DialogAnswers) => answerDialogs(running.app, answers)
async function create(name: string): Promise<ShopInfo> {
  const save = join(folder, name)
  await answer({ save })
  const info = await value('shell.createShop', { name })
  expect(info?.path).toBe(`${save}.omotenashi`)
  return info!
}
/** Goes on with the same data folder, as on the next day. */
async function restart(args: string[] = []): Promise<void> {
  await running.stop()
  running = await launch({ userData: running.userData, args })
}
const menuLabels = () => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))

describe('shops', () => {
  it('are created where the person says, and open again at the next start', async () => {
    const { path } = await create('花屋')
    expect(existsSync(path)).toBe(true)
    expect(await state()).toMatchObject({ shop: { name: '花屋', path }, recents: [{ name: '花屋', path, missing: false }] })
    await restart()
    expect(await state()).toMatchObject({ shop: { name: '花屋', path } })
  })

  it('are never created over another file', async () => {
    const taken = join(folder, 'taken.omotenashi')
    writeFileSync(taken, 'not ours')
    await answer({ save: taken })
    expect(await ask('shell.createShop', { name: '新しい店' })).toMatchObject({ ok: false, code: 'shopExists' })
    expect(readFileSync(taken, 'utf8')).toBe('not ours')
  })

  it('stay as they are when a dialog is closed', async () => {
    await answer({})
    expect(await ask('shell.createShop', { name: '店' })).toMatchObject({ ok: true, value: null })
    expect(await ask('shell.openShop')).toMatchObject({ ok: true, value: null })
    expect((await state()).shop).toBeNull()
  })

  it('stay open when another file is refused', async () => {
    const { path } = await create('残る店')
    const foreign = join(folder, 'foreign.omotenashi')
    writeFileSync(foreign, 'x'.repeat(5000))
    await answer({ open: [foreign] })
    expect(await ask('shell.openShop')).toMatchObject({ ok: false, code: 'shopNotOurs' })
    expect((await state()).shop).toMatchObject({ path })
  })

  it('are closed, listed, forgotten', async () => {
    const first = await create('一号店')
    const second = await create('二号店')
    expect(await ask('shell.closeShop')).toMatchObject({ ok: true, value: null })
    expect((await state()).shop).toBeNull()
    expect(await value('shell.openRecent', { path: first.path })).toMatchObject({ name: '一号店' })
    expect((await state()).recents.map((recent) => recent.name)).toEqual(['一号店', '二号店'])
    expect((await value('shell.forgetRecent', { path: second.path })).recents).toHaveLength(1)
    await value('shell.closeShop', {})
    await restart()
    expect((await state()).shop).toBeNull() // what was closed stays closed
  })

  it('that have gone are shown as missing, and are not made anew', async () => {
    const { path } = await create('消える店')
    await value('shell.closeShop', {})
    rmSync(path)
    expect((await state()).recents[0]).toMatchObject({ missing: true })
    expect(await ask('shell.openRecent', { path })).toMatchObject({ ok: false, code: 'shopNotFound' })
    expect(existsSync(path)).toBe(false)
  })

  it('named on the command line are opened', async () => {
    const { path } = await create('指定の店')
    await value('shell.closeShop', {})
    await restart([path])
    await expect.poll(async () => (await state()).shop?.name).toBe('指定の店')
  })

  it('named in a second start are opened in the window that is there', async () => {
    const { path } = await create('二度目の店')
    await value('shell.closeShop', {})
    const { executablePath, args, env } = await programFor(running.userData, [path])
    const second = spawn(executablePath, args, { env, stdio: 'ignore' })
    expect(await new Promise((ended) => { second.on('exit', ended) })).toBe(0)
    await expect.poll(async () => (await state().catch(() => null))?.shop?.name).toBe('二度目の店')
    expect(running.app.windows()).toHaveLength(1)
  })

  it('the sample shop is made once and opened again', async () => {
    const made = (await value('shell.sampleShop', {}))!
    expect(made.sample).toBe(true)
    expect(made.orders).toBeGreaterThan(100)
    expect(made.path).toContain(join(running.userData, 'samples'))
    await value('shell.closeShop', {})
    expect(await value('shell.sampleShop', {})).toMatchObject({ path: made.path, orders: made.orders })
  })
})

describe('the database host', () => {
  const killHost = () => running.app.evaluate(({ app }) => {
    const host = app.getAppMetrics().find((metric) => metric.type === 'Utility' && metric.name?.includes('おもてなし帳'))
    process.kill(host?.pid ?? 0, 'SIGKILL')
  })
  it('comes back with the shop after it has died', async () => {
    const { path } = await create('強い店')
    await killHost()
    await expect.poll(async () => (await state()).shop?.path, { timeout: 10_000 }).toBe(path)
    expect(await ask('customers.list', {})).toMatchObject({ ok: true })
  })
})

describe('files', () => {
  it('are known to the window by handle, name and size only', async () => {
    const file = join(folder, '注文.csv')
    writeFileSync(file, '12345')
    await answer({ open: [file, join(folder, 'gone.csv'), folder] })
    const [chosen, ...others] = await value('shell.chooseFiles', {})
    expect(others).toEqual([])
    expect(chosen).toEqual({ handle: expect.stringMatching(/^[0-9a-f-]{36}$/), name: '注文.csv', bytes: 5 })
  })

  it('become handles when they are dropped', async () => {
    const file = join(folder, 'dropped.csv')
    writeFileSync(file, '123')
    await running.page.evaluate(() => { document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'drop' })) })
    await running.page.setInputFiles('#drop', file)
    expect(await running.page.evaluate(() => window.shop.dropFiles([...(document.getElementById('drop') as HTMLInputElement).files ?? []])))
      .toEqual([{ handle: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'dropped.csv', bytes: 3 }])
  })
})

describe('menu and language', () => {
  it('follow the setting, also after a restart', async () => {
    expect(await menuLabels()).toEqual(['ファイル(&F)', '編集(&E)', '表示(&V)', 'ヘルプ(&H)'])
    expect(await value('shell.setLanguage', { language: 'en' })).toMatchObject({ language: 'en' })
    expect(await menuLabels()).toEqual(['&File', '&Edit', '&View', '&Help'])
    await restart()
    expect(await menuLabels()).toEqual(['&File', '&Edit', '&View', '&Help'])
  })

  it('send every command to the window', async () => {
    await running.page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard });
      window.shop.onMenu((command) => heard.push(command))
    })
    const commands = ['go.today', 'go.customers', 'go.imports', 'go.settings', 'import.choose', 'find', 'shop.new', 'shop.open', 'shop.sample', 'shop.close']
    await answer({}) // the page may follow a command and ask for a dialog
    await running.app.evaluate(({ Menu }, ids) => { for (const id of ids) Menu.getApplicationMenu()?.getMenuItemById(id)?.click() }, commands)
    await expect.poll(() => running.page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(commands)
  })

  it('open recent shops, and say so when one cannot be opened', async () => {
    const first = await create('朝の店')
    await create('夜の店')
    const clickRecent = (index: number) => running.app.evaluate(({ Menu }, at) => Menu.getApplicationMenu()?.getMenuItemById('recents')?.submenu?.items[at].click(), index)
    const reloaded = running.page.waitForEvent('load')
    await clickRecent(1)
    await reloaded
    expect((await state()).shop?.path).toBe(first.path)
    rmSync(join(folder, '夜の店.omotenashi'))
    await running.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async (...words: unknown[]) => { Object.assign(globalThis, { said: words.at(-1) }); return { response: 0, checkboxChecked: false } }
    })
    await clickRecent(1)
    await expect.poll(() => running.app.evaluate(() => (globalThis as unknown as { said?: { message: string } }).said?.message)).toContain('夜の店.omotenashi')
    expect((await state()).shop?.path).toBe(first.path)
  })
})

describe('the window', () => {
  it('comes back where and as it was', async () => {
    const bounds = { x: 60, y: 40, width: 1010, height: 707 }
    /** How the window stands; nothing while it is not shown yet: it can still be put elsewhere when it is. */
    const stands = () => running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return window.isVisible() ? [window.getNormalBounds(), window.getBounds(), window.webContents.getZoomLevel()] : null
    })
    await expect.poll(stands).not.toBeNull()
    await running.app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0].setBounds(wanted)
      BrowserWindow.getAllWindows()[0].webContents.setZoomLevel(1)
    }, bounds)
    // The X server moves the window in its own time, also after the start.
    await expect.poll(stands).toEqual([bounds, bounds, 1])
    await restart()
    await expect.poll(stands).toEqual([bounds, bounds, 1])
  })

  it('starts with a damaged memory', async () => {
    await running.stop()
    mkdirSync(running.userData, { recursive: true })
    writeFileSync(join(running.userData, 'state.json'), '{"window":{"x":-9999,')
    running = await launch({ userData: running.userData })
    await expect.poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getSize())).toEqual([1280, 800])
  })

  it('comes back after the page has died', async () => {
    const bridge = await running.app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]
      // Listened for only once the page is gone: the end of its first load may still be on its way, and a dead page answers nothing.
      const back = new Promise((loaded) => { webContents.once('render-process-gone', () => webContents.once('did-finish-load', () => loaded(null))) })
      webContents.forcefullyCrashRenderer()
      await back
      return webContents.executeJavaScript('typeof window.shop')
    })
    expect(bridge).toBe('object')
  })
})
