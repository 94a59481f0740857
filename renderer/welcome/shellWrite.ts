// Opening, making and closing shops: one at a time, with its failure kept for the first page to show.
import { create } from 'zustand'
import type { AskError } from '../shop.ts'
import { askErrorOf } from '../shop.ts'

export const useShellWrite = create<{ busy: boolean; error: AskError | null }>()(() => ({ busy: false, error: null }))

/** Runs a question that changes which shop is open; a second one is ignored while one is under way. */
export function runShellWrite(write: () => Promise<unknown>): void {
  if (useShellWrite.getState().busy) return
  useShellWrite.setState({ busy: true, error: null })
  write().then(
    () => useShellWrite.setState({ busy: false }),
    (failure: unknown) => useShellWrite.setState({ busy: false, error: askErrorOf(failure) }),
  )
}
