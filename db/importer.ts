// Worker thread of an import, or of taking one back: its own writing connection, so that the host goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { ShopError } from './errors.ts'
import { dataVersion } from './facts/build.ts'
import type { Facts } from './facts/facts.ts'
import { connect } from './open.ts'
import { runImport } from './imports/run.ts'
import type { FileToImport } from './imports/run.ts'
import type { ImportResult, Progress, UndoResult } from './imports/model.ts'
import { undoImport } from './imports/undo.ts'

export type ImportJob = { kind: 'import'; files: FileToImport[]; dryRun: boolean } | { kind: 'undo'; importId: number; dryRun: boolean }
export interface ImporterData { path: string; job: ImportJob; timeZone: string; currency: string; now: string; cancel: SharedArrayBuffer }
export type ImporterMessage =
  | { progress: Progress }
  /** `facts` only where something was stored. */
  | { done: { result: ImportResult | UndoResult; facts: Facts | null; dataVersion: number } }
  | { failed: { code: string; params: Record<string, string | number>; stack: string } }

const port = parentPort!
const post = (message: ImporterMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
const data = workerData as ImporterData
const flag = new Int32Array(data.cancel)

try {
  const sqlite = connect(data.path)
  try {
    let last = 0
    const { job } = data
    const options = {
      now: new Date(data.now), dryRun: job.dryRun,
      cancelled: () => Atomics.load(flag, 0) === 1,
      onProgress(progress: Progress) {
        const now = performance.now()
        if (now - last < 60 && progress.phase === 'reading') return
        last = now
        post({ progress })
      },
    }
    const { result, facts } = job.kind === 'undo'
      ? undoImport(sqlite, job.importId, options)
      : await runImport(sqlite, job.files, { ...options, timeZone: data.timeZone, currency: data.currency })
    const version = dataVersion(sqlite)
    port.once('message', () => { // the host has moved on to the new state: now the log can be folded into the file
      try { sqlite.pragma('wal_checkpoint(TRUNCATE)') } finally { sqlite.close(); port.close() }
    })
    if (job.dryRun) post({ done: { result, facts: null, dataVersion: version } })
    else post({ done: { result, facts, dataVersion: version } }, Object.values(facts).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [])))
  } catch (error) {
    sqlite.close()
    throw error
  }
} catch (error) {
  if (error instanceof ShopError) post({ failed: { code: error.code, params: error.params, stack: '' } })
  else post({ failed: { code: 'internal', params: {}, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) } })
}
