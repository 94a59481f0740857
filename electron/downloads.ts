// New order files in the Downloads folder: which ones to offer. Looks at names, sizes and times only; opens nothing.
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Memory } from './memory.ts'

const extensions = new Set(['.csv', '.tsv', '.txt', '.xlsx'])
const largest = 200 * 1024 * 1024
const dayMs = 86_400_000
/** How far the very first look goes back, and how long a file is offered at all (days). */
const firstLookBack = 7
const offeredFor = 30
const mostOffered = 20
const mostRemembered = 500

/** One file as it is now: a new export under an old name is another file. */
const keyOf = (path: string, bytes: number, changedMs: number): string => `${path}|${bytes}|${Math.round(changedMs)}`

interface Found { path: string; key: string; at: number }

/**
 * Files in `folder` that came since the first look and have not been looked at or ignored, newest first.
 * None where the watch is off; a folder that cannot be read holds none.
 */
export async function newDownloads(folder: string, memory: Memory, now = Date.now()): Promise<string[]> {
  const { watchDownloads, downloadsSince, seenDownloads } = memory.get()
  if (!watchDownloads) return []
  const since = downloadsSince ?? now - firstLookBack * dayMs
  if (downloadsSince === null) memory.change({ downloadsSince: since })
  const seen = new Set(seenDownloads)
  const oldest = Math.max(since, now - offeredFor * dayMs)
  return (await listed(folder)).filter(({ at, key }) => at > oldest && !seen.has(key)).sort((a, b) => b.at - a.at).slice(0, mostOffered).map(({ path }) => path)
}

/** Offers these files no more, unless they are written anew. */
export async function ignoreDownloads(paths: readonly string[], memory: Memory): Promise<void> {
  const keys = (await Promise.all(paths.map(look))).filter((file) => file !== null).map(({ key }) => key)
  memory.change({ seenDownloads: [...memory.get().seenDownloads.filter((key) => !keys.includes(key)), ...keys].slice(-mostRemembered) })
}

async function listed(folder: string): Promise<Found[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.filter((name) => extensions.has(extname(name).toLowerCase()) && !/^[.~]/.test(name)).map((name) => look(join(folder, name))))
  return found.filter((file) => file !== null)
}

async function look(path: string): Promise<Found | null> {
  const file = await stat(path).catch(() => null)
  return file?.isFile() && file.size > 0 && file.size < largest ? { path, key: keyOf(path, file.size, file.mtimeMs), at: file.mtimeMs } : null
}
