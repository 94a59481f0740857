// Files that a command writes: whole under their name, or not there at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ShopError } from '../errors.ts'

/** Writes beside the wanted name first; what stood there before stays until all is written. Throws diskFull, writeFailed. */
export function writeBytes(out: string, bytes: Uint8Array): void {
  const draft = join(dirname(out), `.${basename(out)}.part`)
  try {
    writeFileSync(draft, bytes)
    renameSync(draft, out)
  } catch (error) {
    rmSync(draft, { force: true })
    throw new ShopError((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'diskFull' : 'writeFailed', { path: out })
  }
}
