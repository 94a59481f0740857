// Targets and own figures in the shop file.
import type { z } from 'zod'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import { changeSettings } from '../settings/change.ts'
import { settingsPatch } from '../settings/model.ts'
import type { Settings } from '../settings/model.ts'
import { today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { ownCode, ownFigures, ownUnits } from './model.ts'
import type { ContactRow, OwnFigure, OwnKpi, TargetRow, removeOwnKpi, saveOwnKpi, setTarget } from './model.ts'

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

/** Sets or gives up (null) a target from today on; returns its history. Throws notFound for an own figure that is not there, badInput for a value that does not fit the figure. */
export function saveTarget(open: OpenShop, { kpi, value, note }: z.output<typeof setTarget>): TargetRow[] {
  const { sqlite } = open.db
  if (kpi.startsWith('own:')) {
    const own = ownKpisOf(sqlite).find(({ id }) => ownCode(id) === kpi)
    if (!own) throw new ShopError('notFound')
    if (own.unit === 'rate' && value !== null && value > 100) throw new ShopError('badInput', { field: 'value' })
    sqlite.prepare('INSERT INTO target (kpi, value, setOn, note) VALUES (?, ?, ?, ?)').run(kpi, value, today(open), note)
  } else {
    const patch = settingsPatch.safeParse({ [`target.${kpi}`]: value })
    if (!patch.success) throw new ShopError('badInput', { field: 'value' })
    changeSettings(open, patch.data, note)
  }
  return targetsOf(sqlite, open.settings).filter((row) => row.kpi === kpi)
}

/** Makes or changes an own figure; a removed one comes back. Throws notFound. */
export function saveOwn(open: OpenShop, { id, name, unit, numerator, denominator }: z.output<typeof saveOwnKpi>): OwnKpi[] {
  const { sqlite } = open.db
  const parts = [name, unit, JSON.stringify({ figure: numerator }), JSON.stringify({ figure: denominator })]
  if (id === undefined) sqlite.prepare('INSERT INTO ownKpi (name, unit, numerator, denominator, createdAt, removedAt) VALUES (?, ?, ?, ?, ?, NULL)').run(...parts, new Date().toISOString())
  else if (sqlite.prepare('UPDATE ownKpi SET name = ?, unit = ?, numerator = ?, denominator = ?, removedAt = NULL WHERE id = ?').run(...parts, id).changes === 0) throw new ShopError('notFound')
  return ownKpisOf(sqlite)
}

/** Takes an own figure off the board; its targets stay in the file. Throws notFound. */
export function removeOwn(open: OpenShop, { id }: z.output<typeof removeOwnKpi>): OwnKpi[] {
  const { changes } = open.db.sqlite.prepare('UPDATE ownKpi SET removedAt = ? WHERE id = ? AND removedAt IS NULL').run(new Date().toISOString(), id)
  if (changes === 0) throw new ShopError('notFound')
  return ownKpisOf(open.db.sqlite)
}
