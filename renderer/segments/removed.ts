// The segment taken away last, so that it can be brought back; or why it was not.
import { create } from 'zustand'
import type { AskError } from '../shop.ts'
import { askErrorOf } from '../shop.ts'

interface RemovedState {
  last: { id: number; name: string } | null
  error: AskError | null
  removed: (segment: { id: number; name: string }, failure?: unknown) => void
  forget: (failure?: unknown) => void
}

export const useRemoved = create<RemovedState>()((set) => ({
  last: null,
  error: null,
  removed: (last, failure) => set(failure === undefined ? { last, error: null } : { last: null, error: askErrorOf(failure) }),
  forget: (failure) => set({ last: null, error: failure === undefined ? null : askErrorOf(failure) }),
}))
