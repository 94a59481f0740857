// Long work in slices: a generator yields wherever others may have their turn.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ShopError } from './errors.ts'

/** Work that may be left for a moment at every yield. */
export type Work<T> = Generator<void, T>

/** Milliseconds of work before others are let in. */
const SLICE = 25

/** Lets others in. Throws cancelled where the signal is raised. */
export async function turn(signal: AbortSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new ShopError('cancelled')
}
/** For work that nobody can stop. */
export const neverStopped = (): AbortSignal => new AbortController().signal

/** Runs work to its end, letting other questions in between. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  for (let started = performance.now(); ;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - started < SLICE) continue
    await nextTurn()
    started = performance.now()
  }
}

/** Runs work to its end without a pause. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
