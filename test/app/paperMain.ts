// A small Electron program around the real paper part of the shell, for paper.test.ts.
import { join } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { lockPages, lockSession } from '../../electron/guard.ts'
import { createPrinter } from '../../electron/print.ts'
import { appOrigin, servePages } from '../../electron/protocol.ts'

const printer = createPrinter(appOrigin)
const pages = servePages(join(import.meta.dirname, 'pages'))
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
lockPages(app)
app.on('window-all-closed', () => { /* the test ends it */ })
void app.whenReady().then(() => {
  lockSession(session.defaultSession)
  protocol.handle('app', (request) => new URL(request.url).host === 'paper' ? printer.answer(request) : pages(request))
  Object.assign(globalThis, { printer, BrowserWindow })
})
