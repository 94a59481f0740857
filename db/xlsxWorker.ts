// Worker thread that reads a workbook: whatever a file does to it, it can be stopped and has only so much memory.
import { parentPort, workerData } from 'node:worker_threads'
import { ShopError } from './errors.ts'
import type { ErrorParams } from './errors.ts'
import type { RowBatch } from './imports/rows.ts'
import { batchesOf, headsOf, type SheetHead } from './imports/xlsxRows.ts'

/** `sheet`: the one to read; null = the beginnings of all. */
export interface XlsxData { path: string; sheet: string | null }
/** The worker sends two batches, and one more for every message that it gets. */
export type XlsxMessage =
  | { heads: SheetHead[] }
  | { batch: RowBatch }
  | { alive: true }
  | { done: true }
  | { failed: { code: string; params: ErrorParams; stack: string } }

const port = parentPort!
const post = (message: XlsxMessage): void => port.postMessage(message)
const { path, sheet } = workerData as XlsxData

let sent = performance.now()
const alive = (): void => {
  if (performance.now() - sent < 5_000) return
  sent = performance.now()
  post({ alive: true })
}

let allowed = 2
let wake = (): void => {}
port.on('message', () => {
  allowed++
  wake()
})

try {
  if (sheet === null) post({ heads: await headsOf(path, alive) })
  else {
    for await (const batch of batchesOf(path, sheet, alive)) {
      while (allowed === 0) await new Promise<void>((resolve) => { wake = resolve })
      allowed--
      sent = performance.now()
      post({ batch })
    }
    post({ done: true })
  }
} catch (error) {
  if (error instanceof ShopError) post({ failed: { code: error.code, params: error.params, stack: '' } })
  else post({ failed: { code: 'internal', params: {}, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) } })
}
port.close()
