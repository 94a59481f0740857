// Saving and printing what lies on the desk, one at a time, and what came of it.
import type { OutputFile, OutputRequest } from '../../db/letters/model.ts'
import type { Outcome } from '../saving/useOutcome.ts'
import { useOutcome } from '../saving/useOutcome.ts'
import { ask } from '../shop.ts'

export type Made =
  | { how: 'pdf' | 'list'; path: string; written: number }
  | { how: 'print'; pages: number; written: number }
  /** The sheet for the printer's position: nobody's timeline. */
  | { how: 'calibration'; path: string }
type Left =
  | { state: 'made'; made: Made }
  /** Characters the encoding lacks: nothing written yet. */
  | { state: 'unwritable'; request: OutputRequest; people: OutputFile['unwritable'] }

export interface Making {
  busy: boolean
  outcome: Outcome<Left>
  savePdf: () => void
  print: () => void
  saveList: (writeAnyway: boolean) => void
  calibrate: (pdf: boolean, sheet: { paper: 'a4' | 'postcard'; offsetX: number; offsetY: number }) => void
  clear: () => void
}

/** `request` null = nothing to make. What came of it stays until the request changes. */
export function useMaking(request: OutputRequest | null): Making {
  const { busy, outcome, run, clear } = useOutcome<Left>(JSON.stringify(request))
  const rest = { state: 'rest' } as const
  return {
    busy, outcome, clear,
    savePdf: () => { if (request) run(async () => { const saved = await ask('shell.savePdf', request); return saved ? { state: 'made', made: { how: 'pdf', ...saved } } : rest }) },
    print: () => { if (request) run(async () => { const printed = await ask('shell.printPaper', request); return printed ? { state: 'made', made: { how: 'print', ...printed } } : rest }) },
    saveList: (writeAnyway) => {
      if (!request) return
      run(async () => {
        const saved = await ask('shell.saveList', { ...request, writeAnyway })
        if (!saved) return rest
        return saved.unwritable.length > 0 && !writeAnyway ? { state: 'unwritable', request, people: saved.unwritable } : { state: 'made', made: { how: 'list', ...saved } }
      })
    },
    calibrate: (pdf, sheet) => run(async () => { const saved = await ask('shell.printCalibration', { pdf, ...sheet }); return saved ? { state: 'made', made: { how: 'calibration', path: saved.path } } : rest }),
  }
}
