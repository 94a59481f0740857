// The window's only way out: typed questions over window.shop, and the news of what a write changed.
import type { Answer, FileHandle, Input, Part, QuestionName, Reply, ShopBridge } from '../db/contract.ts'
import { contract, shellContract } from '../db/contract.ts'
import type { ErrorCode, ErrorParams } from '../db/errors.ts'
import { errorCodes } from '../db/errors.ts'
import type { Progress } from '../db/imports/model.ts'

declare global {
  interface Window { shop: ShopBridge }
}

/** A failed question. `code` is worded in texts (errors.<code>). */
export class AskError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code)
    this.name = 'AskError'
    this.code = code
    this.params = params
  }
}

/** Any failure as an AskError; one that nobody planned becomes `internal`. */
export function askErrorOf(failure: unknown): AskError {
  if (failure instanceof AskError) return failure
  console.error(failure)
  return new AskError('internal')
}

export interface AskOptions {
  /** Aborting asks the other side to stop; the promise settles only when it has (a stopped import has rolled back). */
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

let lastId = 0

/** Asks one question. Resolves to its answer, or rejects with an AskError. */
export async function ask<Q extends QuestionName>(question: Q, input: Input<Q>, options: AskOptions = {}): Promise<Answer<Q>> {
  const { signal, onProgress } = options
  if (signal?.aborted) throw new AskError('cancelled')
  const id = ++lastId
  const stopListening = onProgress && window.shop.onProgress((event) => { if (event.id === id) onProgress(event.progress) })
  const cancel = () => window.shop.cancel(id)
  signal?.addEventListener('abort', cancel)
  try {
    const reply = (await window.shop.ask(id, question, input)) as Reply<Answer<Q>>
    if (!reply.ok) throw new AskError(errorCodes.includes(reply.code) ? reply.code : 'internal', reply.params)
    noteGeneration(question, reply.generation)
    return reply.value
  } catch (failure) {
    throw askErrorOf(failure)
  } finally {
    stopListening?.()
    signal?.removeEventListener('abort', cancel)
  }
}

/** Turns files that were dropped on the window into handles. */
export function dropFiles(files: File[]): Promise<FileHandle[]> {
  return window.shop.dropFiles(files)
}

// ---- What has changed: one counter per part of the shop. Reads remember the counters they were asked under.

const allParts: readonly Part[] = ['orders', 'settings', 'shop', 'care', 'segments']
const versions: Record<Part, number> = { orders: 0, settings: 0, shop: 0, care: 0, segments: 0 }
const listeners = new Set<() => void>()
let generation: number | null = null

/** Counts up the parts and wakes the reads that look at them. */
export function touch(parts: readonly Part[]): void {
  for (const part of parts) versions[part]++
  for (const listener of [...listeners]) listener()
}

/** One number that differs whenever one of the parts has changed. */
export function versionOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + versions[part], 0)
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** After our own write: what it changes. A generation that rose without us (another process wrote): everything. */
function noteGeneration(question: QuestionName, reported: number): void {
  const changes = ({ ...contract, ...shellContract })[question].changes
  const fromHost = question in contract
  if (changes?.includes('shop')) generation = null
  const foreign = fromHost && !changes && generation !== null && reported > generation
  if (fromHost) generation = Math.max(generation ?? 0, reported)
  if (changes) touch(changes)
  else if (foreign) touch(allParts)
}
