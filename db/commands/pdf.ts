// A finished page of HTML as a PDF, by the desktop runtime.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ShopError } from '../errors.ts'

const printer = join(import.meta.dirname, '../../electron/runtime/paper.mjs')
const folderName = 'omotenashi-paper-'
/** No page is printed for longer (ms). */
const oneHour = 3_600_000

/** The page lies in a folder of its own that nobody else may look into, and only as long as it is printed. Throws desktopMissing (what is missing stands on stderr). */
export function pdfOf(html: string): Uint8Array {
  removeForgotten()
  const folder = mkdtempSync(join(tmpdir(), folderName))
  try {
    const [page, file] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, html, { mode: 0o600 })
    // What the runtime says goes to stderr: stdout holds this command's answer alone.
    const { status } = spawnSync(process.execPath, [printer, page, file], { stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new ShopError('desktopMissing')
    return readFileSync(file)
  } finally { rmSync(folder, { recursive: true, force: true }) }
}

/** Pages of a run that was killed hold names and addresses: the next run takes them away. */
function removeForgotten(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(folderName)) continue
    const folder = join(tmpdir(), name)
    try { if (Date.now() - statSync(folder).mtimeMs > oneHour) rmSync(folder, { recursive: true, force: true }) } catch { /* somebody else's */ }
  }
}
