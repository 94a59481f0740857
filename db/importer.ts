// Worker thread of an import: its own writing connection, so that the host goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { ShopError } from './errors.ts'
import { dataVersion } from './facts/build.ts'
import type { Facts } from './facts/facts.ts'
import { connect } from './open.ts'
import { runImport } from './imports/run.ts'
import type { ImportResult, Progress } from './imports/model.ts'

export interface ImporterData { path: string; files: string[]; timeZone: string; currency: string; now: string; cancel: SharedArrayBuffer }
export type ImporterMessage =
  | { progress: Progress }
  | { done: { result: ImportResult; facts: Facts; dataVersion: number } }
  | { failed: { code: string; params: Record<string, string | number>; stack: string } }

const port = parentPort!
const post = (message: ImporterMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
const data = workerData as ImporterData
const flag = new Int32Array(data.cancel)

try {
  const sqlite = connect(data.path)
  try {
    let last = 0
    const { result, facts } = await runImport(sqlite, data.files, {
      timeZone: data.timeZone, currency: data.currency, now: new Date(data.now),
      cancelled: () => Atomics.load(flag, 0) === 1,
      onProgress(progress) {
        const now = performance.now()
        if (now - last < 60 && progress.phase === 'reading') return
        last = now
        post({ progress })
      },
    })
    const version = dataVersion(sqlite)
    port.once('message', () => { // the host has moved on to the new state: now the log can be folded into the file
      try { sqlite.pragma('wal_checkpoint(TRUNCATE)') } finally { sqlite.close(); port.close() }
    })
    post({ done: { result, facts, dataVersion: version } }, Object.values(facts).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [])))
  } catch (error) {
    sqlite.close()
    throw error
  }
} catch (error) {
  if (error instanceof ShopError) post({ failed: { code: error.code, params: error.params, stack: '' } })
  else post({ failed: { code: 'internal', params: {}, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) } })
}
