// What was decided last about who is who, so that it can be said and put back from wherever one is.
import { create } from 'zustand'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf, touch } from '../shop.ts'

export type Said = 'merged' | 'parted' | 'putOff' | 'splitDone'
export type Decided =
  | { state: 'rest' }
  | { state: 'busy' }
  /** `home`: the customer's page to go back to when it is undone; null = stay. */
  | { state: 'done'; said: Said; decision: number; home: number | null }
  | { state: 'undone' }
  | { state: 'failed'; error: AskError }

export const useDecided = create<Decided>()(() => ({ state: 'rest' }))
const show = (decided: Decided) => useDecided.setState(decided, true)

/** Runs one decision; while it is being stored no second one is taken (whoever presses twice has not seen the next). Resolves to its answer, or null where it did not happen. */
export async function decide<A extends { decision: number }>(said: Said, write: () => Promise<A>, home: number | null = null): Promise<A | null> {
  if (useDecided.getState().state === 'busy') return null
  show({ state: 'busy' })
  try {
    const answer = await write()
    show({ state: 'done', said, decision: answer.decision, home })
    return answer
  } catch (failure) {
    fail(failure)
    return null
  }
}

/** Takes a decision back. Resolves to whether it worked. */
export async function undecide(decision: number): Promise<boolean> {
  show({ state: 'busy' })
  try {
    await ask('customers.undoDecision', { decision })
    show({ state: 'undone' })
    return true
  } catch (failure) {
    fail(failure)
    return false
  }
}

export function forgetDecided(): void {
  show({ state: 'rest' })
}

function fail(failure: unknown): void {
  show({ state: 'failed', error: askErrorOf(failure) })
  // Somebody else may have decided it meanwhile: show things as they are.
  touch(['orders'])
}
