// Asking where to, and writing a file so that an earlier one stays until the new one is whole.
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BrowserWindow, SaveDialogOptions } from 'electron'
import { app, dialog } from 'electron'
import type { Reply } from '../db/contract.ts'
import { fileNameOf } from './shopFiles.ts'

/** The save dialog, beginning in the documents. Gives the path, or undefined where it was closed. */
export async function whereTo(owner: BrowserWindow | undefined, title: string, name: string, filter: { name: string; extensions: string[] }): Promise<string | undefined> {
  const options: SaveDialogOptions = { title, defaultPath: join(app.getPath('documents'), fileNameOf(name) + '.' + filter.extensions[0]), filters: [filter] }
  const { canceled, filePath } = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options))
  return canceled || !filePath ? undefined : filePath
}

/** Writes beside and renames. Gives the refusal where that failed, else null; a failure leaves nothing behind. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<Reply | null> {
  const draft = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeFile(draft, content)
    await rename(draft, path)
    return null
  } catch (error) {
    console.error(error)
    await rm(draft, { force: true }).catch(() => undefined)
    return { ok: false, code: 'writeFailed', params: { path } }
  }
}
