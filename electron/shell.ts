// What the shell answers itself: which shop is open, dialogs, recent shops, language, clipboard.
import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BrowserWindow, OpenDialogOptions } from 'electron'
import { app, clipboard, dialog, shell as desktop } from 'electron'
import type { z } from 'zod'
import type { Reply, ShellState, shellContract } from '../db/contract.ts'
import type { ErrorCode } from '../db/errors.ts'
import type { ShopInfo } from '../db/shops/model.ts'
import type { DbHost } from './dbHost.ts'
import { handOut } from './handles.ts'
import { createImportDesk } from './importDesk.ts'
import type { Language, ShellTexts } from './language.ts'
import { fill, shellTexts } from './language.ts'
import type { Memory } from './memory.ts'
import { createPanelDesk } from './panelDesk.ts'
import { createReportDesk } from './reportDesk.ts'
import { createPaperDesk } from './paperDesk.ts'
import type { Printer } from './print.ts'
import { fileNameOf, shopExtension, withExtension } from './shopFiles.ts'

export type ShellQuestion = keyof typeof shellContract
type ParsedInput<Q extends ShellQuestion> = z.output<(typeof shellContract)[Q]['input']>
type Answers = { [Q in ShellQuestion]: (input: ParsedInput<Q>, signal: AbortSignal) => Promise<Reply> }

export interface ShellParts {
  host: DbHost
  memory: Memory
  /** The language of a machine that was never told one. */
  machineLanguage: Language
  window: () => BrowserWindow | undefined
  printer: Printer
  /** Called when language or recent shops changed, so that the menu can follow. */
  onChange: () => void
}
/** The open shop, as the host was told to open it. */
export interface OpenShop { path: string; readOnly: boolean }
export interface Shell {
  /** `signal`: raised when the window asks to stop; work of the host is stopped by it. */
  answer: (question: ShellQuestion, input: unknown, signal: AbortSignal) => Promise<Reply>
  texts: () => ShellTexts
  /** Opens a shop file named by the desktop (recent shops, a double click); says so in a dialog when it cannot. */
  openFromDesktop: (path: string) => Promise<void>
  /** Opens the last shop again, if it is still there: at the start, and once after the host has died. */
  reopen: (shop: OpenShop | null) => Promise<void>
  current: () => OpenShop | null
  /** Resolves when no shop is being opened or closed. */
  settled: () => Promise<void>
}

/** The part of the program that owns dialogs and files. */
export function createShell({ host, memory, machineLanguage, window, printer, onChange }: ShellParts): Shell {
  let open: OpenShop | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const language = (): Language => memory.get().language ?? machineLanguage
  const texts = (): ShellTexts => shellTexts[language()]
  const done = (value: unknown): Reply => ({ ok: true, value, generation: host.generation() })

  // Opening and closing happen one after the other; questions of the window wait for them.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }
  const bringIn = (question: string, input: { path: string; [name: string]: unknown }): Promise<Reply> => inTurn(async () => {
    const reply = await host.call(question, input)
    printer.forget() // no page of the shop before may be seen any more
    if (reply.ok) {
      const info = reply.value as ShopInfo
      open = { path: info.path, readOnly: info.readOnly }
      memory.opened(info.name, info.path)
      onChange()
      void closeIfDamaged(open)
    } else if (open && !(await host.call('host.open', open)).ok) open = null // a refused file leaves the shop of before
    return reply
  })
  /** Large files are looked at while they are already open: one that turns out to be damaged is closed again, and that is said. */
  async function closeIfDamaged(opened: OpenShop): Promise<void> {
    const reply = await host.call('host.checked', {})
    if (reply.ok || reply.code === 'hostDied') return
    const closed = await closeShop(opened)
    if (!closed.ok || open !== null) return
    window()?.webContents.reload()
    await sayNotOpened(opened.path, reply.code)
  }
  /** `only`: that shop, unless another one has been opened meanwhile. */
  const closeShop = (only?: OpenShop): Promise<Reply> => inTurn(async () => {
    if (only && open !== only) return done(null)
    const reply = await host.call('host.close', {})
    if (!reply.ok) return reply
    open = null
    printer.forget()
    memory.change({ lastShop: null })
    return done(null)
  })
  async function sayNotOpened(path: string, code: ErrorCode): Promise<void> {
    const words = texts().openFailed
    const known = Object.hasOwn(words, code) ? words[code as 'shopNotFound'] : fill(words.other, { code })
    await ask({ type: 'warning', message: fill(words.message, { file: basename(path) }), detail: known, buttons: [texts().ok] })
  }
  async function openShop(path: string): Promise<Reply> {
    const reply = await bringIn('host.open', { path })
    if (reply.ok || reply.code !== 'shopInUse') return reply
    const { message, detail, readOnly, cancel } = texts().inUse
    const choice = await ask({ type: 'question', message, detail: fill(detail, { file: basename(path) }), buttons: [readOnly, cancel], defaultId: 1, cancelId: 1 })
    return choice === 0 ? bringIn('host.open', { path, readOnly: true }) : done(null)
  }
  async function ask(options: Electron.MessageBoxOptions): Promise<number> {
    const owner = window()
    return (await (owner ? dialog.showMessageBox(owner, options) : dialog.showMessageBox(options))).response
  }
  async function choose(options: OpenDialogOptions): Promise<string[]> {
    const owner = window()
    return (await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options))).filePaths
  }
  async function state(): Promise<Reply> {
    await queue
    const info = open === null ? null : await host.call('shop.info', {})
    const recents = memory.get().recents.map((recent) => ({ ...recent, missing: !existsSync(recent.path) }))
    return done({ version: app.getVersion(), language: language(), recents, shop: info?.ok ? info.value as ShopInfo | null : null, platform: process.platform, watchDownloads: memory.get().watchDownloads } satisfies ShellState)
  }
  const shopFilter = () => [{ name: texts().shopFiles, extensions: [shopExtension] }]

  const answers: Answers = {
    'shell.state': state,
    'shell.setLanguage': async ({ language: wanted }) => {
      memory.change({ language: wanted })
      onChange()
      return state()
    },
    'shell.createShop': async ({ name }) => {
      const owner = window()
      const options = { title: texts().createTitle, defaultPath: join(app.getPath('documents'), `${fileNameOf(name)}.${shopExtension}`), filters: shopFilter() }
      const { filePath } = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options))
      return filePath ? bringIn('host.create', { path: withExtension(filePath), name }) : done(null)
    },
    'shell.openShop': async () => {
      const [path] = await choose({ title: texts().openTitle, properties: ['openFile'], filters: [...shopFilter(), { name: texts().allFiles, extensions: ['*'] }] })
      return path ? openShop(path) : done(null)
    },
    // Only what this program itself has listed: the window cannot make it open other paths.
    'shell.openRecent': async ({ path }) => memory.get().recents.some((recent) => recent.path === path)
      ? openShop(path) : { ok: false, code: 'shopNotFound', params: { path } },
    'shell.forgetRecent': async ({ path }) => {
      memory.forget(path)
      onChange()
      return state()
    },
    'shell.sampleShop': async () => {
      const path = join(app.getPath('userData'), 'samples', `${texts().sampleFile}.${shopExtension}`)
      if (existsSync(path)) return openShop(path)
      mkdirSync(dirname(path), { recursive: true })
      return bringIn('host.sample', { path }) // it ends today, in the shop's own time zone
    },
    'shell.closeShop': () => closeShop(),
    'shell.chooseFiles': async () => {
      const filters = [{ name: texts().orderFiles, extensions: ['csv', 'tsv', 'txt', 'xlsx'] }, { name: texts().allFiles, extensions: ['*'] }]
      return done(await handOut(await choose({ title: texts().chooseTitle, properties: ['openFile', 'multiSelections'], filters }), host.grant))
    },
    'shell.showShopFile': async () => {
      if (open === null) return { ok: false, code: 'shopNotOpen', params: {} }
      desktop.showItemInFolder(open.path)
      return done(null)
    },
    ...createPaperDesk({ host, printer, window, texts, language, shop: () => open?.path ?? null, done }),
    ...createReportDesk({ host, printer, window, texts, language, shop: () => open?.path ?? null, done }),
    ...createPanelDesk({ host, window, texts, language, done }),
    ...createImportDesk({ host, memory, window, texts, language, state, done }),
    'shell.copy': async ({ text }) => {
      await clipboard.writeText(text)
      return done(null)
    },
  }
  return {
    answer: <Q extends ShellQuestion>(question: Q, input: unknown, signal: AbortSignal) => answers[question](input as ParsedInput<Q>, signal),
    texts,
    async openFromDesktop(path) {
      const reply = await openShop(path)
      if (reply.ok) { window()?.webContents.reload(); return } // the page asks everything anew
      await sayNotOpened(path, reply.code)
    },
    async reopen(shop) {
      open = null
      if (shop && existsSync(shop.path)) await bringIn('host.open', { ...shop })
    },
    current: () => open,
    settled: async () => { await queue },
  }
}
