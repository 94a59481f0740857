// Workbooks (.xlsx) for the import: read in a worker that is stopped when it takes too long and cannot take much memory.
import { Worker } from 'node:worker_threads'
import { ShopError, type ErrorCode } from '../errors.ts'
import type { XlsxData, XlsxMessage } from '../xlsxWorker.ts'
import type { RowBatch } from './rows.ts'
import type { SheetHead } from './xlsxRows.ts'

/** A worker that says nothing for so long is stopped. */
const LONGEST_SILENCE = 60_000
const limits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 }

/** Whether a file is a workbook, or another office file in the same kind of container. `head`: its first 64 KB. */
export function isWorkbook(head: Uint8Array): boolean {
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 65_536)).toString('latin1')
  return latin.startsWith('PK\x03\x04') && (latin.includes('xl/') || latin.includes('[Content_Types].xml'))
}

/**
 * The first 64 rows of every visible sheet that are not empty, as texts, and the row numbers they stand on: to find the sheet and its
 * headings. Throws ShopError: fileNotFound, fileEmpty, fileIsOldExcel, fileIsExcel (.xlsb), fileIsZip, xlsxDamaged, xlsxTooLarge, xlsxUnsafe.
 */
export async function sheetsOf(path: string): Promise<SheetHead[]> {
  for await (const message of messagesOf({ path, sheet: null })) if ('heads' in message) return message.heads
  throw new ShopError('internal')
}

/**
 * The rows of one sheet that are not empty, about 500 at a time and all as wide as the widest of the first 64; `lines` are row numbers.
 * Throws ShopError as sheetsOf does; further fileTooManyColumns and fileLineTooLong, which name the row.
 */
export async function* sheetRows(path: string, sheet: string): AsyncGenerator<RowBatch> {
  for await (const message of messagesOf({ path, sheet })) if ('batch' in message) yield message.batch
}

/** What the worker says until it is done. It reads on only as its batches are taken, and ends with this generator, however that ends. */
async function* messagesOf(workerData: XlsxData): AsyncGenerator<XlsxMessage> {
  // Built code stands beside us as xlsxWorker.js; run from source it is ../xlsxWorker.ts.
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? '../xlsxWorker.ts' : './xlsxWorker.js', import.meta.url), { workerData, resourceLimits: limits })
  const waiting: XlsxMessage[] = []
  const failures: Error[] = []
  let wake = (): void => {}
  worker.on('message', (message: XlsxMessage) => {
    waiting.push(message)
    wake()
  })
  const fail = (error: Error): void => {
    failures.push(error)
    wake()
  }
  worker.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ShopError('xlsxTooLarge') : error))
  worker.on('exit', () => fail(new ShopError('internal')))
  try {
    for (;;) {
      const message = waiting.shift()
      if (message === undefined) {
        if (failures.length > 0) throw failures[0]
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => fail(new ShopError('xlsxTooLarge')), LONGEST_SILENCE)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      } else if ('done' in message) return
      else if ('failed' in message) {
        if (message.failed.stack) console.error(message.failed.stack)
        throw new ShopError(message.failed.code as ErrorCode, message.failed.params)
      } else {
        if ('batch' in message) worker.postMessage('more')
        yield message
      }
    }
  } finally {
    await worker.terminate()
  }
}
