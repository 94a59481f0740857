// Files the user chose or dropped: the window gets a handle and a name, only the host learns the path.
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileHandle } from '../db/contract.ts'

/**
 * Turns paths into handles and tells the host which path each one means. Folders and missing files are left out.
 * @param grant registers a handle with the host
 */
export async function handOut(paths: readonly string[], grant: (handle: string, path: string) => void): Promise<FileHandle[]> {
  const files: FileHandle[] = []
  for (const path of paths) {
    const found = path === '' ? null : await stat(path).catch(() => null)
    if (!found?.isFile()) continue
    const handle = randomUUID()
    grant(handle, path)
    files.push({ handle, name: basename(path), bytes: found.size })
  }
  return files
}
