// The database host: a process of its own, so that neither a long analysis nor its death takes the window along.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { UtilityProcess } from 'electron'
import { app, utilityProcess } from 'electron'
import type { Reply } from '../db/contract.ts'
import type { Progress } from '../db/imports/model.ts'

/** What arrives from the host. */
type FromHost = { id: number; reply: Reply } | { id: number; progress: Progress }
/** What goes to it. Handles are granted, never chosen by the window. */
type ToHost = { id: number; question: string; input: unknown } | { id: number; cancel: true } | { grant: { handle: string; path: string } }

export interface CallOptions { onProgress?: (progress: Progress) => void; /** Raised: the host is asked to stop. */ signal?: AbortSignal }
export interface DbHost {
  /** Asks the host; starts it where it is not running. The reply never rejects: a dead host answers `hostDied`. */
  call: (question: string, input: unknown, options?: CallOptions) => Promise<Reply>
  grant: (handle: string, path: string) => void
  /** The generation of the newest reply. */
  generation: () => number
  running: () => boolean
  stop: () => void
}
interface Waiting { answer: (reply: Reply) => void; onProgress?: (progress: Progress) => void }

// A release carries no addon of its own here: better-sqlite3 then loads its prebuilt one.
function sqliteBinding(): Record<string, string> {
  const packed = join(process.resourcesPath, 'better_sqlite3.node')
  return app.isPackaged && existsSync(packed) ? { APP_SQLITE_BINDING: packed } : {}
}

/**
 * Manages the host process.
 * @param entry path of the built db/host.ts
 * @param onDied called after a death that nobody asked for, when all waiting calls have been answered
 */
export function createDbHost(entry: string, onDied: () => void): DbHost {
  const waiting = new Map<number, Waiting>()
  const grants = new Map<string, string>()
  let child: UtilityProcess | null = null
  let lastId = 0
  let generation = 0

  function heard(message: FromHost): void {
    const call = waiting.get(message.id)
    if (!call) return
    if ('progress' in message) { call.onProgress?.(message.progress); return }
    waiting.delete(message.id)
    if (message.reply.ok) generation = Math.max(generation, message.reply.generation)
    call.answer(message.reply)
  }
  function start(): UtilityProcess {
    const started = utilityProcess.fork(entry, [], { serviceName: 'おもてなし帳 データ', stdio: 'inherit', env: { ...process.env, ...sqliteBinding() } })
    started.on('message', heard)
    started.on('exit', (code) => {
      if (child !== started) return // stopped on purpose
      child = null
      console.error(`The database host ended unexpectedly (code ${code}).`)
      const lost = [...waiting.values()]
      waiting.clear()
      for (const call of lost) call.answer({ ok: false, code: 'hostDied', params: {} })
      onDied()
    })
    for (const [handle, path] of grants) started.postMessage({ grant: { handle, path } } satisfies ToHost)
    return started
  }
  const send = (message: ToHost): void => {
    child ??= start()
    child.postMessage(message)
  }
  return {
    async call(question, input, { onProgress, signal } = {}) {
      const id = ++lastId
      const reply = new Promise<Reply>((answer) => { waiting.set(id, { answer, onProgress }) })
      const cancel = (): void => { if (waiting.has(id)) send({ id, cancel: true }) }
      send({ id, question, input })
      if (signal?.aborted) cancel()
      signal?.addEventListener('abort', cancel)
      try { return await reply } finally { signal?.removeEventListener('abort', cancel) }
    },
    grant(handle, path) {
      grants.set(handle, path)
      if (child) send({ grant: { handle, path } })
    },
    generation: () => generation,
    running: () => child !== null,
    stop() {
      const stopping = child
      child = null
      stopping?.kill()
    },
  }
}
