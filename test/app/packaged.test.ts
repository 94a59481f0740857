// The packaged program, as it would be installed: it starts sandboxed, opens its data, imports, and cannot be misused.
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileHandle } from '../../db/contract.ts'
import type { ImportResult } from '../../db/imports/model.ts'
import { sandboxWorks } from '../../electron/runtime/find.mjs'
import { reply } from './screen.ts'

const root = resolve(import.meta.dirname, '../..')
const orders = join(root, 'test/samples/base/order_list.csv')
const folder = mkdtempSync(join(tmpdir(), 'omotenashi-packaged-'))
const executable = join(folder, 'linux-unpacked/omotenashi-cho')
const env = { ...process.env, NODE_OPTIONS: '', LANG: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo', APP_USER_DATA: join(folder, 'data'), APP_SQLITE_BINDING: '' }

let program: ChildProcess | undefined
let browser: Browser | undefined
let page: Page

/** The program's inspector is off by fuse, so Playwright reaches its page through Chromium's own port. */
async function start(): Promise<string> {
  const started = spawn(executable, ['--remote-debugging-port=0', ...sandboxWorks(executable) ? [] : ['--no-sandbox']], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  program = started
  return new Promise((found, failed) => {
    let said = ''
    started.stderr.on('data', (text) => {
      said += String(text)
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) found(address)
    })
    started.on('exit', () => failed(new Error(said)))
  })
}
const ask = (question: string, input: unknown = {}) => reply(page, question, input)

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packaged program', () => {
  beforeAll(async () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'electron/runtime/dist.mjs'), 'dir', '--out', folder], { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    browser = await chromium.connectOverCDP(await start())
    page = browser.contexts()[0].pages()[0] ?? await browser.contexts()[0].waitForEvent('page')
    await page.waitForLoadState('load')
  })
  afterAll(async () => {
    await browser?.close()
    if (!program) return
    const ending = program
    await new Promise((ended) => {
      ending.once('exit', ended)
      ending.kill()
    })
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens the sample shop with the database addon it carries', async () => {
    expect(page.url()).toBe('app://main/index.html')
    expect(await ask('shell.sampleShop')).toMatchObject({ ok: true, value: { sample: true } })
    expect(await ask('customers.list')).toMatchObject({ ok: true })
  })

  it('imports a file in its worker, out of the archive', async () => {
    await page.evaluate(() => { document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'drop' })) })
    const session = await page.context().newCDPSession(page) // unlike setInputFiles, this keeps the file's path
    const { root: top } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: top.nodeId, selector: '#drop' })
    await session.send('DOM.setFileInputFiles', { files: [orders], nodeId })
    const [file] = await page.evaluate<FileHandle[]>(() => window.shop.dropFiles([...(document.getElementById('drop') as HTMLInputElement).files ?? []]))
    const answer = await ask('imports.run', { files: [{ handle: file.handle }] })
    expect(answer).toMatchObject({ ok: true })
    expect((answer as { value: ImportResult }).value.orders.new).toBeGreaterThan(0)
  })

  it('runs no script of its caller: the fuses are blown', () => {
    const misuse = spawnSync(executable, ['-e', 'console.log("ran")'], { env: { ...env, ELECTRON_RUN_AS_NODE: '1', APP_USER_DATA: join(folder, 'data') }, encoding: 'utf8', timeout: 20_000 })
    expect(misuse.stdout).not.toContain('ran')
    const fuses = spawnSync(process.execPath, [join(root, 'node_modules/@electron/fuses/dist/bin.js'), 'read', '--app', executable], { encoding: 'utf8' }).stdout
    for (const off of ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments', 'GrantFileProtocolExtraPrivileges']) expect(fuses).toContain(`${off} is Disabled`)
    for (const on of ['OnlyLoadAppFromAsar', 'EnableEmbeddedAsarIntegrityValidation', 'EnableCookieEncryption']) expect(fuses).toContain(`${on} is Enabled`)
  })
})
