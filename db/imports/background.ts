// Runs an import in a worker thread while the host answers from the state before it.
import { Worker } from 'node:worker_threads'
import { ShopError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'
import type { ImporterData, ImporterMessage, ImportJob } from '../importer.ts'
import { mayWrite, renew } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { ImportResult, Progress, UndoResult } from './model.ts'
import type { FileToImport } from './run.ts'

export interface Background { signal: AbortSignal; onProgress: (progress: Progress) => void }

/** Imports files into the open shop, or finds out what that would do. See `inBackground`. */
export async function importInBackground(shop: OpenShop, files: FileToImport[], dryRun: boolean, context: Background): Promise<ImportResult> {
  return await inBackground(shop, { kind: 'import', files, dryRun }, context) as ImportResult
}

/** Takes an import back, or finds out what would be lost. See `inBackground`. */
export async function undoInBackground(shop: OpenShop, importId: number, dryRun: boolean, context: Background): Promise<UndoResult> {
  return await inBackground(shop, { kind: 'undo', importId, dryRun }, context) as UndoResult
}

/**
 * Does long work in a worker thread with its own writing connection. Resolves when the new state is what every question sees.
 * Throws what the work throws; the shop is then as it was. While it runs nothing else may be written.
 */
async function inBackground(shop: OpenShop, job: ImportJob, { signal, onProgress }: Background): Promise<ImportResult | UndoResult> {
  mayWrite(shop)
  const { sqlite, path } = shop.db
  shop.importing = true
  try { await shop.db.checked } catch (error) { shop.importing = false; throw error }
  // A reading transaction opened now goes on seeing the shop as it is before the import.
  sqlite.exec('BEGIN')
  sqlite.prepare('SELECT count(*) FROM meta').get()
  const cancel = new SharedArrayBuffer(4)
  const stop = () => Atomics.store(new Int32Array(cancel), 0, 1)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const workerData: ImporterData = { path, job, timeZone: shop.settings.timeZone, currency: shop.settings.currency, now: new Date().toISOString(), cancel }
  // Built code stands beside us as importer.js; run from source it is ../importer.ts.
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? '../importer.ts' : './importer.js', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 1024 } })
  const release = () => { if (sqlite.inTransaction) sqlite.exec('COMMIT') }
  try {
    const done = await new Promise<Extract<ImporterMessage, { done: unknown }>['done']>((resolve, reject) => {
      worker.on('message', (message: ImporterMessage) => {
        if ('progress' in message) onProgress(message.progress)
        else if ('done' in message) resolve(message.done)
        else {
          if (message.failed.stack) console.error(message.failed.stack)
          reject(new ShopError(message.failed.code as ErrorCode, message.failed.params))
        }
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new ShopError('internal')))
    })
    release()
    if (done.facts) renew(shop, done.facts)
    worker.postMessage('checkpoint')
    return done.result
  } finally {
    release()
    shop.importing = false
    signal.removeEventListener('abort', stop)
  }
}
