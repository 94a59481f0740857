// Targets and own figures in the shop file: reading.
import { formatDay } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { Settings } from '../settings/model.ts'
import { ownFigures, ownUnits } from './model.ts'
import type { ContactRow, OwnFigure, OwnKpi, TargetRow } from './model.ts'

/** Targets there ever were, oldest first. One that only the settings know (from before there was a history) has no day. */
export function targetsOf(sqlite: Sqlite, settings: Settings): TargetRow[] {
  const rows = sqlite.prepare('SELECT kpi, value, setOn, note FROM target ORDER BY setOn, id').all() as { kpi: string; value: number | null; setOn: number; note: string }[]
  const known = new Set(rows.map(({ kpi }) => kpi))
  const undated = Object.entries(settings).flatMap(([key, value]) => {
    const kpi = key.startsWith('target.') ? key.slice('target.'.length) : ''
    return kpi !== '' && typeof value === 'number' && !known.has(kpi) ? [{ kpi, value, setOn: '', note: '' }] : []
  })
  return [...undated, ...rows.map((row) => ({ ...row, setOn: formatDay(row.setOn) }))]
}

/** The shop's own figures, in the order they were made. */
export function ownKpisOf(sqlite: Sqlite): OwnKpi[] {
  const rows = sqlite.prepare('SELECT id, name, unit, numerator, denominator FROM ownKpi WHERE removedAt IS NULL ORDER BY id').all() as ({ id: number } & Record<'name' | 'unit' | 'numerator' | 'denominator', string>)[]
  return rows.map(({ id, name, unit, numerator, denominator }) => ({
    id, name, unit: ownUnits.find((one) => one === unit) ?? 'times', numerator: figureIn(numerator), denominator: figureIn(denominator),
  }))
}
/** A part that a later version wrote and this one does not know counts as 1. */
const figureIn = (json: string): OwnFigure => ownFigures.find((one) => one === (JSON.parse(json) as { figure?: string }).figure) ?? 'one'

/** What was said, written and heard, oldest first, each with the customer it now belongs to. */
export function contactsOf(sqlite: Sqlite): ContactRow[] {
  return sqlite.prepare(`SELECT interaction.kind, interaction.day, contact.customerId, interaction.result, interaction.text FROM interaction
    JOIN contact ON contact.id = interaction.contactId ORDER BY interaction.day, interaction.id`).all() as ContactRow[]
}
