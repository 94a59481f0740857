// Saving the report or all tables, one at a time, and what came of it. Closing the dialog stops what is still being made.
import type { BundleFormat, ReportRequest } from '../../db/report/model.ts'
import type { Outcome } from '../saving/useOutcome.ts'
import { useOutcome } from '../saving/useOutcome.ts'
import { ask } from '../shop.ts'

type Saved = { state: 'saved'; path: string } | { state: 'bundled'; path: string; tables: number }
export interface ReportSaving { busy: boolean; outcome: Outcome<Saved>; save: () => void; bundle: (format: BundleFormat) => void }

/** What came of it stays until something else is chosen. */
export function useReportSaving(request: ReportRequest): ReportSaving {
  const { busy, outcome, run } = useOutcome<Saved>(JSON.stringify(request))
  const { asOf } = request
  return {
    busy, outcome,
    save: () => run(async (signal) => { const saved = await ask('shell.saveReport', request, { signal }); return saved ? { state: 'saved', path: saved.path } : { state: 'rest' } }),
    bundle: (format) => run(async (signal) => { const saved = await ask('shell.saveBundle', { format, ...(asOf !== undefined && { asOf }) }, { signal }); return saved ? { state: 'bundled', ...saved } : { state: 'rest' } }),
  }
}
