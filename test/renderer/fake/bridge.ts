// A window.shop for tests of the window alone: answers from a table, remembers what was asked and cancelled.
import type { FileHandle, MenuCommand, ProgressEvent, Reply, ShopBridge } from '../../../db/contract.ts'

export type FakeAnswer = (input: unknown, call: { id: number; progress: (progress: ProgressEvent['progress']) => void; cancelled: Promise<void> }) => Reply | Promise<Reply>

export interface FakeBridge extends ShopBridge {
  asked: { id: number; question: string; input: unknown }[]
  cancelled: number[]
  menu: (command: MenuCommand) => void
  /** How many listen for progress at the moment. */
  listening: () => number
}

/** Puts a fake in the place of window.shop and returns it. A question without an answer fails like an unplanned error. */
export function fakeBridge(answers: Record<string, FakeAnswer>): FakeBridge {
  const progressListeners = new Set<(event: ProgressEvent) => void>()
  const menuListeners = new Set<(command: MenuCommand) => void>()
  const stops = new Map<number, () => void>()
  const bridge: FakeBridge = {
    asked: [],
    cancelled: [],
    listening: () => progressListeners.size,
    menu: (command) => { for (const listener of menuListeners) listener(command) },
    async ask(id, question, input) {
      bridge.asked.push({ id, question, input })
      const answer = answers[question]
      if (!answer) throw new Error(`no answer to ${question}`)
      const cancelled = new Promise<void>((resolve) => stops.set(id, resolve))
      return answer(input, { id, cancelled, progress: (progress) => { for (const listener of progressListeners) listener({ id, progress }) } })
    },
    cancel(id) { bridge.cancelled.push(id); stops.get(id)?.() },
    onProgress(listener) { progressListeners.add(listener); return () => progressListeners.delete(listener) },
    onMenu(listener) { menuListeners.add(listener); return () => menuListeners.delete(listener) },
    dropFiles: async (files) => files.map((file, index): FileHandle => ({ handle: `f${index}`, name: file.name, bytes: file.size })),
  }
  ;(globalThis as { window?: unknown }).window = { shop: bridge }
  return bridge
}
