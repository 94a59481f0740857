// What was done last with a task, so that every room can say it and offer to put it back.
import { create } from 'zustand'
import type { AskError } from '../shop.ts'
import { askErrorOf, touch } from '../shop.ts'

export type Acted =
  | { state: 'rest' }
  | { state: 'done'; customer: number; say: string; undo: () => Promise<unknown>; undone: string }
  | { state: 'undone'; customer: number; say: string }
  | { state: 'failed'; customer: number; error: AskError }

export const useActed = create<Acted>()(() => ({ state: 'rest' }))
const show = (acted: Acted) => useActed.setState(acted, true)

/** Runs a write on a task; `undo` null = it was itself an undo. Resolves to whether it worked; a failure is kept for the screen. */
export async function act(words: { customer: number; say: string; undone: string }, write: () => Promise<unknown>, undo: (() => Promise<unknown>) | null): Promise<boolean> {
  try {
    await write()
    show(undo ? { state: 'done', ...words, undo } : { state: 'undone', customer: words.customer, say: words.undone })
    return true
  } catch (failure) {
    show({ state: 'failed', customer: words.customer, error: askErrorOf(failure) })
    // Somebody else may have finished it meanwhile: show the list as it is.
    touch(['care'])
    return false
  }
}

/** Puts back what was done last. */
export async function undoLast(): Promise<void> {
  const acted = useActed.getState()
  if (acted.state !== 'done') return
  show({ state: 'rest' })
  try {
    await acted.undo()
    show({ state: 'undone', customer: acted.customer, say: acted.undone })
  } catch (failure) {
    show({ state: 'failed', customer: acted.customer, error: askErrorOf(failure) })
  }
}

export function forgetActed(): void {
  show({ state: 'rest' })
}
