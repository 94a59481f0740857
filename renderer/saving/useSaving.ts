// Saving one thing calmly: say that it is saved, and offer to put it back.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AskError } from '../shop.ts'
import { askErrorOf } from '../shop.ts'

export type Saving =
  | { state: 'rest' }
  | { state: 'saved'; undo: () => void }
  | { state: 'undone' }
  | { state: 'failed'; error: AskError }

/** `save(write, undo)` runs the write; afterwards the undo can be pressed. Both are promises of the shop. */
export function useSaving(): { saving: Saving; save: (write: () => Promise<unknown>, undo: () => Promise<unknown>) => void } {
  const [saving, setSaving] = useState<Saving>({ state: 'rest' })
  const alive = useRef(true)
  useEffect(() => { alive.current = true; return () => { alive.current = false } }, [])
  const save = useCallback((write: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    const show = (next: Saving) => { if (alive.current) setSaving(next) }
    const fail = (failure: unknown) => show({ state: 'failed', error: askErrorOf(failure) })
    write().then(() => show({ state: 'saved', undo: () => { undo().then(() => show({ state: 'undone' }), fail) } }), fail)
  }, [])
  return { saving, save }
}
