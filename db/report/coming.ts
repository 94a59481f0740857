// Blocks of the diagnosis that have nothing to say yet: which they are, from how many people on they will, how many there are by now.
import type { PanelCode } from '../analysis/panelModel.ts'
import { LEAST_SUPPORT } from '../analysis/pairs.ts'
import type { DropoffStep } from '../analysis/secondModel.ts'
import type { ReportContent } from './content.ts'
import { monthsDrawn } from './sheets/stages.ts'
import { drawTable, weightOf } from './tables.ts'
import { block, nothing, sayLine } from './writing.ts'
import type { Piece } from './writing.ts'

/** `now` null: not counted. */
export interface Coming { code: PanelCode; least: number; now: number | null }

/** In the order in which they would stand. */
export function comingOf({ panel, before }: ReportContent): Coming[] {
  const least = LEAST_SUPPORT
  const all: Coming[] = [
    { code: 'moves', least: 1, now: before.tiers.total },
    { code: 'dropoff', least, now: (panel('dropoff')?.result as { steps: DropoffStep[] } | undefined)?.steps[0]?.matured ?? 0 },
    { code: 'f2Curve', least, now: panel('f2Curve')?.base ?? 0 },
    { code: 'intervals', least, now: panel('intervals', { n: '1' })?.base ?? 0 },
    { code: 'newRepeat', least: 2, now: filled(panel('newRepeat', { show: 'sales' }), ['firstSales', 'repeatSales'], monthsDrawn) },
    { code: 'cohort', least, now: summed(panel('cohort', { view: 'retention', reach: 12 }), 'k1') },
    { code: 'ltvCurve', least, now: panel('ltvCurve', { view: 'curve', reach: 12 })?.base ?? 0 },
    { code: 'entryProducts', least, now: panel('entryProducts')?.base ?? 0 },
    { code: 'nextProduct', least, now: panel('nextProduct') ? least : null },
    { code: 'sourceLtv', least, now: panel('sourceLtv', { by: 'channel' })?.base ?? 0 },
    { code: 'areas', least, now: placed(panel('areas')) },
  ]
  return all.filter(({ least: wanted, now }) => now === null || now < wanted)
}

type Answer = ReturnType<ReportContent['panel']>

/** Of the last rows those with something in one of the columns. */
function filled(answer: Answer, keys: readonly string[], last: number): number {
  const places = keys.map((key) => answer?.table.columns.findIndex((column) => column.key === key) ?? -1)
  return answer?.table.rows.slice(-last).filter((row) => places.some((i) => i >= 0 && weightOf(row[i]) > 0)).length ?? 0
}

/** The denominators of a column of rates, without the rows that sum up. */
function summed(answer: Answer, key: string): number {
  const place = answer?.table.columns.findIndex((column) => column.key === key) ?? -1
  return answer?.table.rows.reduce((sum, row, r) => { const cell = row[place]; return sum + (cell?.kind === 'rate' && !answer.table.totals?.includes(r) ? cell.denominator : 0) }, 0) ?? 0
}

/** Customers whose prefecture is known. */
function placed(answer: Answer): number {
  const people = answer?.table.columns.findIndex(({ key }) => key === 'customers') ?? -1
  return answer?.table.rows.reduce((sum, row) => { const [place, count] = [row[0], row[people]]; return sum + (place.kind === 'prefecture' && Number(place.code) > 0 && count?.kind === 'people' ? count.count : 0) }, 0) ?? 0
}

/** One line for each of them; and for the changes since the report before, where there is none. */
export function comingBlock({ w, yearAgo, open, earlier }: ReportContent, coming: readonly Coming[]): Piece {
  if (coming.length === 0) return nothing
  const { say, number, date } = w
  return block(say('report.coming.title'), sayLine(say('report.coming.say')), drawTable([
    { head: say('report.coming.what'), width: 58 }, { head: say('report.coming.from'), width: 98 }, { head: say('report.coming.now'), width: 22, right: true },
  ], [...coming.map(({ code, least, now }) => ({ cells: [
    say(`panels.${code}.name`), say(`report.coming.need.${code}`, { count: least, day: date(yearAgo), days: open.settings.dormantDays }), now === null ? say('common.none') : number(now),
  ] })), ...(earlier ? [] : [{ cells: [say('report.changes.title'), say('report.coming.next'), ''] }])]))
}
