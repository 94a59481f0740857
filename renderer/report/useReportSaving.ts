// Saving the report or all tables, one at a time, and what came of it.
import { useEffect, useRef, useState } from 'react'
import type { BundleFormat, ReportRequest } from '../../db/report/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'

export type Outcome = { state: 'rest' } | { state: 'saved'; path: string } | { state: 'bundled'; path: string; tables: number } | { state: 'failed'; error: AskError }
export interface ReportSaving { busy: boolean; outcome: Outcome; save: () => void; bundle: (format: BundleFormat) => void }

/** What came of it stays until something else is chosen. */
export function useReportSaving(request: ReportRequest): ReportSaving {
  const key = JSON.stringify(request)
  const [busy, setBusy] = useState(false)
  const [now, setNow] = useState<{ for: string; outcome: Outcome }>({ for: key, outcome: { state: 'rest' } })
  const alive = useRef(true)
  useEffect(() => { alive.current = true; return () => { alive.current = false } }, [])
  const run = (work: () => Promise<Outcome>) => {
    if (busy) return
    setBusy(true)
    const show = (outcome: Outcome) => { if (alive.current) { setBusy(false); setNow({ for: key, outcome }) } }
    work().then(show, (failure: unknown) => show({ state: 'failed', error: askErrorOf(failure) }))
  }
  return {
    busy,
    outcome: now.for === key ? now.outcome : { state: 'rest' },
    save: () => run(async () => { const saved = await ask('shell.saveReport', request); return saved ? { state: 'saved', path: saved.path } : { state: 'rest' } }),
    bundle: (format) => run(async () => { const saved = await ask('shell.saveBundle', { format, ...(request.asOf !== undefined && { asOf: request.asOf }) }); return saved ? { state: 'bundled', ...saved } : { state: 'rest' } }),
  }
}
