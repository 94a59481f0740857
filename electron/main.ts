// Start-up and quit, in order. What each part does is in its own file.
import { join, resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, protocol, session } from 'electron'
import type { MenuCommand } from '../db/contract.ts'
import { createDbHost } from './dbHost.ts'
import { isOurPage, lockPages, lockSession } from './guard.ts'
import { fill, machineLanguage } from './language.ts'
import { loadMemory } from './memory.ts'
import { showMenu } from './menu.ts'
import { appOrigin, servePages } from './protocol.ts'
import { createPrinter, paperOrigin } from './print.ts'
import { route } from './router.ts'
import { createShell } from './shell.ts'
import { shopArgument } from './shopFiles.ts'
import { createWindow } from './window.ts'

const here = import.meta.dirname
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
/** How long a shop may take to close when the program ends (ms). The file is safe either way. */
const patience = 5000

let window: BrowserWindow | undefined

function focus(): void {
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

async function start(): Promise<void> {
  await app.whenReady()
  lockSession(session.defaultSession, devUrl)
  const printer = createPrinter(devUrl === undefined ? appOrigin : new URL(devUrl).origin)
  const pages = servePages(resolve(here, '../renderer'))
  protocol.handle('app', (request) => (request.url.startsWith(`${paperOrigin}/`) ? printer.answer(request) : pages(request)))

  const memory = loadMemory(join(app.getPath('userData'), 'state.json'))
  let reopening = false
  const host = createDbHost(join(here, 'host.js'), () => {
    // Once: a shop that kills the host while opening would kill it again.
    const again = reopening ? null : shell.current()
    reopening = true
    void shell.reopen(again).finally(() => { reopening = false })
  })
  const shell = createShell({ host, memory, machineLanguage: machineLanguage(process.platform, process.env, app.getPreferredSystemLanguages()), window: () => window, printer, onChange: updateMenu })
  const router = route((address) => isOurPage(address, devUrl), shell, host)

  function about(): void {
    const { title, detail } = shell.texts().about
    const options = { type: 'info' as const, message: fill(title, { version: app.getVersion() }), detail: fill(detail, process.versions as Record<string, string>), buttons: [shell.texts().ok] }
    void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  }
  function updateMenu(): void {
    showMenu({
      texts: shell.texts().menu, appName: shell.texts().appName, recents: memory.get().recents, developer: !app.isPackaged,
      send: (command: MenuCommand) => window?.webContents.send('menu', command),
      openRecent: (path) => void shell.openFromDesktop(path),
      about,
    })
  }
  function mayClose(): boolean {
    if (!window || !['imports.preview', 'imports.run', 'imports.undo'].some(router.isRunning)) return true
    const { message, detail, stay, quit } = shell.texts().quitImporting
    return dialog.showMessageBoxSync(window, { type: 'question', message, detail, buttons: [stay, quit], defaultId: 0, cancelId: 0 }) === 1
  }

  app.on('second-instance', (_event, words, folder) => {
    focus()
    const path = shopArgument(words, folder)
    if (path !== null) void shell.openFromDesktop(path)
  })
  app.on('open-file', (event, path) => { // macOS
    event.preventDefault()
    void shell.openFromDesktop(path)
  })
  let ending = false
  app.on('will-quit', (event) => {
    if (ending || !host.running()) return
    ending = true
    event.preventDefault()
    const closed = host.call('host.close', {})
    void Promise.race([closed, new Promise((waited) => setTimeout(waited, patience))]).then(() => {
      host.stop()
      app.quit()
    })
  })

  updateMenu()
  const named = shopArgument(process.argv, process.cwd())
  const { lastShop } = memory.get()
  if (named === null && lastShop !== null) void shell.reopen({ path: lastShop, readOnly: false })
  window = createWindow({ memory, preload: join(here, '../preload/preload.cjs'), address: devUrl ?? `${appOrigin}/index.html`, devTools: !app.isPackaged, mayClose })
  window.on('closed', () => { window = undefined })
  if (named !== null) void shell.openFromDesktop(named)
}

app.setPath('userData', process.env.APP_USER_DATA ?? join(app.getPath('appData'), 'omotenashi-cho'))
if (process.env.APP_DOWNLOADS) app.setPath('downloads', process.env.APP_DOWNLOADS)
if (!app.requestSingleInstanceLock()) app.quit()
else {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
  // With --no-sandbox (root, containers) this would make every child process crash in a loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  if (devUrl === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND') // no name leads anywhere
  lockPages(app, devUrl)
  app.on('window-all-closed', () => app.quit())
  // Never awaited at the top: Electron emits 'ready' only after this module has been evaluated.
  void start().catch((error: unknown) => {
    console.error('The program could not start:', error)
    app.exit(1)
  })
}
