// Something that leaves the program, one at a time, and what came of it: shown until something else is chosen.
import { useEffect, useRef, useState } from 'react'
import type { AskError } from '../shop.ts'
import { askErrorOf } from '../shop.ts'
import { isFocusLost } from '../ui/focus.ts'

export type Outcome<Done> = { state: 'rest' } | Done | { state: 'failed'; error: AskError }
export interface Making<Done> {
  outcome: Outcome<Done>
  busy: boolean
  /** `signal` is raised when the place where it was asked for is left. */
  run: (work: (signal: AbortSignal) => Promise<Outcome<Done>>) => void
  clear: () => void
}

/** `about`: what is being made; another one begins with nothing to say. */
export function useOutcome<Done extends { state: string }>(about: string): Making<Done> {
  const [busy, setBusy] = useState(false)
  const [now, setNow] = useState<{ about: string; outcome: Outcome<Done> }>({ about, outcome: { state: 'rest' } })
  const alive = useRef(true)
  const running = useRef<AbortController>(null)
  /** What was pressed. It cannot be pressed while it is at work, and gets the focus back afterwards. */
  const pressed = useRef<Element | null>(null)
  useEffect(() => { if (!busy && pressed.current instanceof HTMLElement && isFocusLost()) pressed.current.focus() }, [busy])
  useEffect(() => { alive.current = true; return () => { alive.current = false; running.current?.abort() } }, [])
  return {
    busy,
    outcome: now.about === about ? now.outcome : { state: 'rest' },
    run: (work) => {
      if (busy) return
      pressed.current = document.activeElement
      setBusy(true)
      setNow({ about, outcome: { state: 'rest' } })
      running.current = new AbortController()
      const show = (outcome: Outcome<Done>) => { if (alive.current) { setBusy(false); setNow({ about, outcome }) } }
      work(running.current.signal).then(show, (failure: unknown) => show({ state: 'failed', error: askErrorOf(failure) }))
    },
    clear: () => setNow({ about, outcome: { state: 'rest' } }),
  }
}
