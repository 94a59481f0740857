// The command line's printer: one finished page of HTML in, one PDF out, then it ends. Words: PAGE.html OUT.pdf.
import { readFile, writeFile } from 'node:fs/promises'
import { app, protocol, session } from 'electron'
import { lockPages, lockSession } from './guard.ts'
import { createPrinter } from './print.ts'
import { appOrigin } from './protocol.ts'

const [page, file] = process.argv.slice(-2)

async function print(): Promise<void> {
  await app.whenReady()
  const printer = createPrinter(appOrigin)
  lockSession(session.defaultSession)
  protocol.handle('app', printer.answer)
  await writeFile(file, await printer.toPdf(await readFile(page, 'utf8')))
}

if (process.env.APP_USER_DATA) app.setPath('userData', process.env.APP_USER_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
// With --no-sandbox (root, containers) this would make every child process crash in a loop.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND') // no name leads anywhere
lockPages(app)
app.on('window-all-closed', () => undefined) // the page's window closes before its PDF is written
void print().then(() => app.exit(0), (error: unknown) => {
  console.error('The page could not be printed:', error)
  app.exit(1)
})
