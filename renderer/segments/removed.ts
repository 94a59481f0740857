// The segment taken away last, so that it can be brought back; or why it was not.
import { create } from 'zustand'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'

interface RemovedState {
  last: { id: number; name: string } | null
  error: AskError | null
  removed: (segment: { id: number; name: string }, failure?: unknown) => void
  forget: (failure?: unknown) => void
}

/** Takes a segment away, and remembers it for the way back. */
export function removeSegment({ id, name }: { id: number; name: string }): void {
  const { removed } = useRemoved.getState()
  ask('segments.remove', { id }).then(() => removed({ id, name }), (error: unknown) => removed({ id, name }, error))
}

export const useRemoved = create<RemovedState>()((set) => ({
  last: null,
  error: null,
  removed: (last, failure) => set(failure === undefined ? { last, error: null } : { last: null, error: askErrorOf(failure) }),
  forget: (failure) => set({ last: null, error: failure === undefined ? null : askErrorOf(failure) }),
}))
