// Targets and own figures in the shop file: setting, changing, taking off.
import type { z } from 'zod'
import { ShopError } from '../errors.ts'
import { changeSettings } from '../settings/change.ts'
import { settingsPatch } from '../settings/model.ts'
import { today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { ownCode } from './model.ts'
import type { OwnKpi, TargetRow, removeOwnKpi, saveOwnKpi, setTarget } from './model.ts'
import { ownKpisOf, targetsOf } from './queries.ts'

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
