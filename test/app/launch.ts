// Starts the built app on a data folder of its own, and drives it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { _electron } from 'playwright-core'
import { findElectron } from '../../electron/runtime/find.mjs'

const root = resolve(import.meta.dirname, '../..')
let electron: ReturnType<typeof findElectron> | undefined

export interface LaunchOptions {
  /** A data folder to go on with (see `stop`); otherwise a new one, removed at the end. */
  userData?: string
  /** More words for the program, for example a shop file. */
  args?: string[]
  env?: Record<string, string>
}
export interface Launched {
  app: ElectronApplication
  page: Page
  userData: string
  /** Console errors and uncaught errors of the page, oldest first. */
  errors: string[]
  /** What the program wrote to stderr. */
  log: () => string
  /** Ends the program and leaves its data folder. */
  stop: () => Promise<void>
  /** Ends the program and removes its data folder. */
  close: () => Promise<void>
}

/** The command that starts the app in Japanese, in Japan's time zone. */
export async function programFor(userData: string, args: string[] = [], env: Record<string, string> = {}) {
  if (!existsSync(join(root, 'out/main/main.js'))) throw new Error('out/ is missing. First run: npm run build')
  const found = await (electron ??= findElectron(root))
  // A child that inherited these would take itself for a part of the test runner.
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !/^(VITEST|NODE_OPTIONS|NODE_ENV|ELECTRON_RENDERER_URL)/.test(entry[0]))
  return {
    executablePath: found.executable,
    args: [...found.args, ...args],
    env: { ...Object.fromEntries(inherited), ...found.env, LANG: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo', APP_USER_DATA: userData, ...env },
  }
}

/** Starts the app; resolves when its window has loaded. */
export async function launch({ userData = mkdtempSync(join(tmpdir(), 'omotenashi-')), args = [], env = {} }: LaunchOptions = {}): Promise<Launched> {
  const app = await _electron.launch(await programFor(userData, args, env))
  let log = ''
  app.process().stderr?.on('data', (text) => { log += String(text) })
  const page = await app.firstWindow()
  const errors: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.waitForLoadState('load')

  const stop = () => app.close()
  const close = async () => {
    await stop()
    rmSync(userData, { recursive: true, force: true })
  }
  return { app, page, userData, errors, log: () => log, stop, close }
}

/** What the person would choose in the system's dialogs, which no test can click. `null` = closes the dialog. */
export interface DialogAnswers { open?: string[]; save?: string | null; button?: number }

/** Answers every coming system dialog of the app this way. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open = [], save = null, button = 0 }) => {
    dialog.showOpenDialog = async () => ({ canceled: open.length === 0, filePaths: open })
    dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' })
    dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false })
    dialog.showMessageBoxSync = () => button
  }, answers)
}
