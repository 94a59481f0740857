// Everything that was said, sent and decided around one customer, newest first; orders stand beside it on the page.
import { dayIn, formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { OpenShop } from '../shop.ts'
import type { TimelineRow } from './model.ts'

type Row = Omit<TimelineRow, 'day' | 'inbound' | 'open' | 'ended'> & { day: number | string; inbound: number; open: number; ended: number }

/**
 * One query over all contact blocks of the customer. What stands on several blocks (a stop, a mark) is one line; what was
 * taken back is a second line on its day. Of an edit that pins a whole address only the changed fields are lines.
 */
const select = `
WITH own AS (SELECT id FROM contact WHERE customerId = @customerId)
SELECT kind, id, day, inbound, result AS detail, text, staff, open, 0 AS ended FROM interaction WHERE contactId IN own
UNION ALL SELECT 'output', id, day, 0, kind, '', '', 0, 0 FROM output WHERE id IN (SELECT outputId FROM outputItem WHERE contactId IN own)
UNION ALL SELECT 'task', id, closedOn, 0, scenario, closedWhy, owner, 0, state = 'skipped' FROM task WHERE contactId IN own AND state IN ('done', 'skipped') AND closedOn IS NOT NULL
UNION ALL SELECT 'stop', min(id), since, 0, medium, source, '', 0, 0 FROM stop WHERE contactId IN own GROUP BY medium, since, source
UNION ALL SELECT 'stop', min(id), endedOn, 0, medium, '', '', 0, 1 FROM stop WHERE contactId IN own AND endedOn IS NOT NULL GROUP BY medium, endedOn
UNION ALL SELECT 'consent', min(id), givenOn, 0, medium, how, '', 0, 0 FROM consent WHERE contactId IN own GROUP BY medium, givenOn, how
UNION ALL SELECT 'consent', min(id), endedOn, 0, medium, '', '', 0, 1 FROM consent WHERE contactId IN own AND endedOn IS NOT NULL GROUP BY medium, endedOn
UNION ALL SELECT 'mark', min(id), since, 0, kind, note, '', 0, 0 FROM mark WHERE contactId IN own GROUP BY kind, since, note
UNION ALL SELECT 'mark', min(id), endedOn, 0, kind, '', '', 0, 1 FROM mark WHERE contactId IN own AND endedOn IS NOT NULL GROUP BY kind, endedOn
UNION ALL SELECT 'trait', min(id), since, 0, kind, value, '', 0, 0 FROM trait WHERE contactId IN own GROUP BY kind, value, since
UNION ALL SELECT 'trait', min(id), endedOn, 0, kind, value, '', 0, 1 FROM trait WHERE contactId IN own AND endedOn IS NOT NULL GROUP BY kind, value, endedOn
UNION ALL SELECT 'edit', id, editedAt, 0, field, coalesce(nullif(before, ''), '—') || ' → ' || coalesce(nullif(value, ''), '—'), '', 0, 0 FROM edit WHERE contactId IN own AND value <> before`


/** Within a day, below what was said (which is in none of these). */
const groups: readonly string[] = ['output', 'task', 'stop', 'consent', 'mark', 'trait', 'edit']

/** Rows dated up to the as-of day; within a day the last written of its kind first. */
export function timelineOf(open: OpenShop, customerId: number, asOfDay: Day): TimelineRow[] {
  const rows = open.db.sqlite.prepare(select).all({ customerId }) as Row[]
  return rows
    // An edit is stamped with its instant, everything else with its day.
    .map((row) => ({ ...row, day: typeof row.day === 'string' ? dayIn(open.settings.timeZone, new Date(row.day)) : row.day }))
    .filter((row) => row.day <= asOfDay)
    .sort((a, b) => b.day - a.day || groups.indexOf(a.kind) - groups.indexOf(b.kind) || b.id - a.id || b.ended - a.ended)
    .map((row) => ({ ...row, day: formatDay(row.day), inbound: row.inbound === 1, open: row.open === 1, ended: row.ended === 1 }))
}
