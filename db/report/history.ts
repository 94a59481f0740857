// Reports that were made, and the one a new report is compared with.
import { formatDay, parseDay } from '../facts/day.ts'
import { mayWrite } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { reportFigures, reportKinds } from './model.ts'
import type { EarlierReport, ReportFigures, ReportKind, ReportRow } from './model.ts'

interface Row { id: number; asOf: number; madeAt: string; kind: string; figures: string }
const isKind = (kind: string): kind is ReportKind => (reportKinds as readonly string[]).includes(kind)
const headOf = ({ id, asOf, madeAt, kind }: Row): ReportRow => ({ id, kind: isKind(kind) ? kind : 'full', asOf: formatDay(asOf), madeAt })

/** The reports made so far, newest first. */
export function listReports({ db }: OpenShop): ReportRow[] {
  return (db.sqlite.prepare('SELECT id, asOf, madeAt, kind, \'\' AS figures FROM report ORDER BY id DESC LIMIT 200').all() as Row[]).map(headOf)
}

/**
 * The latest report of an earlier day, one of the same kind first; null where there is none. Made again on the same day, a report
 * would find no difference: it is compared with the one before. Figures of another version are passed over.
 */
export function earlierReport({ db }: OpenShop, kind: ReportKind, asOf: string): EarlierReport | null {
  const rows = db.sqlite.prepare('SELECT * FROM report WHERE asOf < ? ORDER BY kind = ? DESC, asOf DESC, id DESC').iterate(parseDay(asOf), kind) as IterableIterator<Row>
  for (const row of rows) {
    const figures = figuresIn(row.figures)
    if (figures) return { ...headOf(row), figures }
  }
  return null
}

function figuresIn(json: string): ReportFigures | null {
  try { return reportFigures.parse(JSON.parse(json)) } catch { return null }
}

/** Notes a report that was saved. Returns its id. Throws shopReadOnly, busyImporting. */
export function noteReport(open: OpenShop, kind: ReportKind, figures: ReportFigures, now = new Date()): number {
  mayWrite(open)
  return Number(open.db.sqlite.prepare('INSERT INTO report (asOf, madeAt, kind, figures) VALUES (?, ?, ?, ?)').run(parseDay(figures.asOf), now.toISOString(), kind, JSON.stringify(figures)).lastInsertRowid)
}
