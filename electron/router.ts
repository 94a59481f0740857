// The only way in from the window: checks who asks, answers what concerns the shell, passes the rest on unread.
import type { IpcMainInvokeEvent } from 'electron'
import { ipcMain } from 'electron'
import { z } from 'zod'
import type { ProgressEvent, Reply } from '../db/contract.ts'
import { contract, shellContract } from '../db/contract.ts'
import type { ErrorCode } from '../db/errors.ts'
import type { DbHost } from './dbHost.ts'
import { handOut } from './handles.ts'
import type { Shell, ShellQuestion } from './shell.ts'

const id = z.number().int()
const envelope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), id, question: z.string().max(100), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id }),
  z.object({ kind: z.literal('drop'), paths: z.array(z.string().max(4000)).max(50) }),
])
const refuse = (code: ErrorCode, params = {}): Reply => ({ ok: false, code, params })
const isShellQuestion = (question: string): question is ShellQuestion => Object.hasOwn(shellContract, question)

export interface Router {
  /** Whether a question of this name is being answered. */
  isRunning: (question: string) => boolean
}

/**
 * Starts answering the window.
 * @param isOurs whether an address is the window's own page; only its top frame is answered
 */
export function route(isOurs: (address: string) => boolean, shell: Shell, host: DbHost): Router {
  const running = new Map<number, { question: string; cancel: () => void }>()

  async function forward(event: IpcMainInvokeEvent, callId: number, question: string, input: unknown, signal: AbortSignal): Promise<Reply> {
    await shell.settled()
    return host.call(question, input, { signal, onProgress: (progress) => {
      if (!event.sender.isDestroyed()) event.sender.send('progress', { id: callId, progress } satisfies ProgressEvent)
    } })
  }
  /** Work of the host or of the shell, which the window can stop while it runs. */
  async function stoppable(callId: number, question: string, work: (signal: AbortSignal) => Promise<Reply>): Promise<Reply> {
    const stop = new AbortController()
    const entry = { question, cancel: () => stop.abort() }
    running.set(callId, entry)
    try { return await work(stop.signal) } finally {
      if (running.get(callId) === entry) running.delete(callId) // a reloaded page counts from the start again
    }
  }

  function answer(event: IpcMainInvokeEvent, callId: number, question: string, input: unknown): Promise<Reply> | Reply {
    if (Object.hasOwn(contract, question)) return stoppable(callId, question, (signal) => forward(event, callId, question, input, signal))
    if (!isShellQuestion(question)) return refuse('unknownQuestion', { question })
    const parsed = shellContract[question].input.safeParse(input)
    if (!parsed.success) return refuse('badInput', { field: parsed.error.issues[0].path.join('.') })
    return stoppable(callId, question, (signal) => shell.answer(question, parsed.data, signal).catch((error: unknown) => {
      console.error(`${question} failed:`, error)
      return refuse('internal')
    }))
  }

  ipcMain.handle('shop', (event, message: unknown) => {
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !isOurs(frame.url)) throw new Error('This page may not ask.')
    const parsed = envelope.safeParse(message)
    if (!parsed.success) return refuse('badInput')
    const asked = parsed.data
    switch (asked.kind) {
      case 'ask': return answer(event, asked.id, asked.question, asked.input)
      case 'cancel': return running.get(asked.id)?.cancel()
      case 'drop': return handOut(asked.paths, host.grant)
    }
  })
  return { isRunning: (question) => [...running.values()].some((call) => call.question === question) }
}
