// Saving and printing what lies on the desk, one at a time, and what came of it.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputFile, OutputRequest } from '../../db/letters/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'

export type Made =
  | { how: 'pdf' | 'list'; path: string; written: number }
  | { how: 'print'; pages: number; written: number }
  /** The sheet for the printer's position: nobody's timeline. */
  | { how: 'calibration'; path: string }
export type MakingState =
  | { state: 'rest' }
  | { state: 'made'; made: Made }
  /** Characters the encoding lacks: nothing written yet. */
  | { state: 'unwritable'; request: OutputRequest; people: OutputFile['unwritable'] }
  | { state: 'failed'; error: AskError }

export interface Making {
  busy: boolean
  outcome: MakingState
  savePdf: () => void
  print: () => void
  saveList: (writeAnyway: boolean) => void
  calibrate: (pdf: boolean, sheet: { paper: 'a4' | 'postcard'; offsetX: number; offsetY: number }) => void
  clear: () => void
}

/** `request` null = nothing to make. What came of it stays until the request changes. */
export function useMaking(request: OutputRequest | null): Making {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ for: string; now: MakingState }>({ for: '', now: { state: 'rest' } })
  const key = JSON.stringify(request)
  const alive = useRef(true)
  useEffect(() => { alive.current = true; return () => { alive.current = false } }, [])

  const run = useCallback((work: () => Promise<MakingState | null>) => {
    setBusy(true)
    setOutcome({ for: key, now: { state: 'rest' } })
    const show = (now: MakingState | null) => {
      if (!alive.current) return
      setBusy(false)
      if (now) setOutcome({ for: key, now })
    }
    work().then(show, (failure: unknown) => show({ state: 'failed', error: askErrorOf(failure) }))
  }, [key])

  return {
    busy,
    outcome: outcome.for === key ? outcome.now : { state: 'rest' },
    savePdf: () => { if (request && !busy) run(async () => { const saved = await ask('shell.savePdf', request); return saved && { state: 'made', made: { how: 'pdf', ...saved } } }) },
    print: () => { if (request && !busy) run(async () => { const printed = await ask('shell.printPaper', request); return printed && { state: 'made', made: { how: 'print', ...printed } } }) },
    saveList: (writeAnyway) => {
      if (!request || busy) return
      run(async () => {
        const saved = await ask('shell.saveList', { ...request, writeAnyway })
        if (!saved) return null
        return saved.unwritable.length > 0 && !writeAnyway ? { state: 'unwritable', request, people: saved.unwritable } : { state: 'made', made: { how: 'list', ...saved } }
      })
    },
    calibrate: (pdf, sheet) => { if (!busy) run(async () => { const saved = await ask('shell.printCalibration', { pdf, ...sheet }); return saved && { state: 'made', made: { how: 'calibration', path: saved.path } } }) },
    clear: () => setOutcome({ for: key, now: { state: 'rest' } }),
  }
}
