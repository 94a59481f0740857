// Postcards, labels and lists as PDF: the page is made here, the desktop runtime turns it into paper.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ShopError } from '../errors.ts'
import { outputKinds, outputOptions } from '../letters/model.ts'
import type { OutputKind } from '../letters/model.ts'
import { produce, produces, recordOutput } from '../letters/registry.ts'
import { leftCounts, leftTable, segmentPeople } from './chosen.ts'
import type { Command } from './command.ts'
import { writeBytes } from './written.ts'

const printer = join(import.meta.dirname, '../../electron/runtime/paper.mjs')

/** `--segment S --kind KIND --out X.pdf`. Throws usage, desktopMissing (what is missing stands on stderr), writeFailed. Where nobody is left no file is written. */
export const paper: Command = (input) => {
  const { shop, asOf, options, say, note } = input
  const { kind, out } = options
  if (!out) throw new ShopError('usage', { argument: '--out' })
  if (!isPaper(kind)) throw new ShopError('usage', { argument: `--kind ${kind ?? ''}` })
  const people = segmentPeople(input)
  const request = { kind, people, options: outputOptions.parse({}), without: [], ...(asOf !== undefined && { asOf }) }
  const { check, paper } = produce(shop, request, options.lang === 'en' ? 'en' : 'ja')
  if (paper) {
    writeBytes(out, pdfOf(paper.html))
    if (shop.db.readOnly) note(say('cli.notRecorded') + '\n')
    else recordOutput(shop, kind, request, paper.recipients, basename(out))
  }
  const [written, pages] = [check.send.length, paper?.pages ?? 0]
  return { json: { pages, written, left: leftCounts(check) }, text: (paper ? say('cli.printed', { count: written, pages, file: out }) : say('cli.nothing')) + leftTable(check, say) }
}

function isPaper(kind: string | undefined): kind is OutputKind {
  return (outputKinds as readonly (string | undefined)[]).includes(kind) && produces(kind as OutputKind) === 'paper'
}

const folderName = 'omotenashi-paper-'
/** No page is printed for longer (ms). */
const oneHour = 3_600_000

/** The page lies in a folder of its own that nobody else may look into, and only as long as it is printed. */
function pdfOf(html: string): Uint8Array {
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
