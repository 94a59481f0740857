// Worker thread that looks at every page of a large shop file while the first questions are already being answered.
import { parentPort, workerData } from 'node:worker_threads'
import { ShopError } from './errors.ts'
import type { ErrorCode, ErrorParams } from './errors.ts'
import { checkPages, connect, wordSqlite } from './open.ts'

/** null = the file is whole. */
export type CheckerMessage = { code: ErrorCode; params: ErrorParams } | null

const { path } = workerData as { path: string }
const verdict = (): CheckerMessage => {
  try {
    const sqlite = connect(path, { readOnly: true })
    try { checkPages(sqlite, path) } finally { sqlite.close() }
    return null
  } catch (error) {
    const worded = wordSqlite(error, path)
    if (worded instanceof ShopError) return { code: worded.code, params: worded.params }
    throw error
  }
}
parentPort!.postMessage(verdict())
