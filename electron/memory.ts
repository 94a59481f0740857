// What the shell remembers between runs: last shop, recent shops, window, zoom, language. One small file, written whole.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const number = z.number().finite()
const remembered = z.object({
  lastShop: z.string().nullable().catch(null),
  recents: z.array(z.object({ name: z.string(), path: z.string() })).catch([]),
  window: z.object({ x: number, y: number, width: number, height: number }).nullable().catch(null),
  maximized: z.boolean().catch(false),
  zoom: number.min(-5).max(5).catch(0),
  language: z.enum(['ja', 'en']).nullable().catch(null),
  /** Whether new files in the Downloads folder are offered, since when (ms), and which were looked at or ignored. */
  watchDownloads: z.boolean().catch(true),
  downloadsSince: number.nullable().catch(null),
  seenDownloads: z.array(z.string()).catch([]),
})
export type Remembered = z.infer<typeof remembered>

const mostRecents = 10

export interface Memory {
  get: () => Remembered
  change: (patch: Partial<Remembered>) => void
  /** Puts a shop first among the recent ones and makes it the one to open at the next start. */
  opened: (name: string, path: string) => void
  forget: (path: string) => void
}

function read(file: string): unknown {
  try { return JSON.parse(readFileSync(file, 'utf8')) } catch { return {} } // first start, or a damaged file: start afresh
}

function write(file: string, value: Remembered): void {
  mkdirSync(dirname(file), { recursive: true })
  const whole = openSync(`${file}.new`, 'w')
  try {
    writeSync(whole, JSON.stringify(value, null, 1))
    fsyncSync(whole)
  } finally { closeSync(whole) }
  renameSync(`${file}.new`, file)
}

/** Loads what `file` holds; unreadable parts fall back to their defaults. A failed write is logged and costs nothing else. */
export function loadMemory(file: string): Memory {
  const parsed = remembered.safeParse(read(file))
  let now = parsed.success ? parsed.data : remembered.parse({})
  const change = (patch: Partial<Remembered>): void => {
    now = { ...now, ...patch }
    try { write(file, now) } catch (error) { console.error('state.json could not be written:', error) }
  }
  const others = (path: string): Remembered['recents'] => now.recents.filter((recent) => recent.path !== path)
  return {
    get: () => now,
    change,
    opened: (name, path) => change({ lastShop: path, recents: [{ name, path }, ...others(path)].slice(0, mostRecents) }),
    forget: (path) => change({ recents: others(path) }),
  }
}
