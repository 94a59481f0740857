// What was printed or written, for whom: each run once, and from there on everybody's timeline.
import type { PeopleRef } from '../analysis/model.ts'
import { formatDay } from '../facts/day.ts'
import { bulkInsert } from '../imports/insert.ts'
import type { Medium } from '../interactions/model.ts'
import { mayWrite, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { AnyOutputKind, OutputHistoryRow } from './model.ts'

export interface OutputRun {
  kind: AnyOutputKind
  medium: Medium
  people: PeopleRef
  /** Customer ids in the order printed: the piece's place says where to go on after a jam. */
  recipients: readonly number[]
  /** The printer, or the name of the file. */
  target: string
  /** Whether it is shown on everybody's timeline: what only staff see is not. */
  timeline: boolean
}

/** Writes a run down, all of it or nothing. Returns its id. Throws shopReadOnly, busyImporting. */
export function writeOutput(open: OpenShop, { kind, medium, people, recipients, target, timeline }: OutputRun): number {
  mayWrite(open)
  const { sqlite } = open.db
  return sqlite.transaction(() => {
    const id = Number(sqlite.prepare('INSERT INTO output (kind, medium, day, madeAt, people, count, target) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(kind, medium, today(open), new Date().toISOString(), choiceText(people), recipients.length, target).lastInsertRowid)
    const items = bulkInsert(sqlite, 'outputItem', ['outputId', 'seq', 'contactId'])
    // A customer's id is that of one of their contact blocks, so what was sent stays theirs when records join or part.
    if (timeline) recipients.forEach((customerId, seq) => items.add([id, seq, customerId]))
    items.flush()
    return id
  }).immediate()
}

/** How the people were chosen, as JSON; of hand-picked ones only that they were (who they are stands in the items). */
function choiceText(people: PeopleRef): string {
  return JSON.stringify(people.kind === 'ids' ? { kind: 'ids' } : people)
}

/** All runs, newest first. */
export function outputHistory(open: OpenShop): OutputHistoryRow[] {
  const rows = open.db.sqlite.prepare('SELECT id, kind, day, count, people FROM output ORDER BY id DESC').all() as (Omit<OutputHistoryRow, 'day'> & { day: number })[]
  return rows.map((row) => ({ ...row, day: formatDay(row.day) }))
}
