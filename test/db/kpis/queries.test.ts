// Targets with their history, in the settings and on the board alike; figures of the shop's own, kept, changed, taken off, brought back.
import { expect, test } from 'vitest'
import type { BoardRow } from '../../../db/analysis/boardModel.ts'
import { addInteraction } from '../../../db/interactions/record.ts'
import { contactsOf, ownKpisOf, targetsOf } from '../../../db/kpis/queries.ts'
import { removeOwn, saveOwn, saveTarget } from '../../../db/kpis/record.ts'
import { boardKpis } from '../../../db/kpis/model.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { changeSettings } from '../../../db/settings/change.ts'
import { settingsSchema } from '../../../db/settings/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const rows = (open: OpenShop): BoardRow[] => askPanel(open, { panel: 'kpiBoard', options: {}, asOf }).result as BoardRow[]
const rowOf = (open: OpenShop, kpi: string) => rows(open).find((row) => row.kpi === kpi)!

test('every figure of the board has its target among the settings', () => {
  expect(Object.keys(settingsSchema.shape).filter((key) => key.startsWith('target.')).sort()).toEqual(boardKpis.map((kpi) => `target.${kpi}`).sort())
})

test('a target set on the board is the one of the settings; one set in the settings stands in the history', () => {
  const open = newShop()
  expect(saveTarget(open, { kpi: 'f2', value: 35.5, note: '緑川' })).toEqual([{ kpi: 'f2', value: 35.5, setOn: asOf, note: '緑川' }])
  expect(open.settings['target.f2']).toBe(35.5)
  changeSettings(open, { 'target.f2': 40, 'target.retention': 50 })
  changeSettings(open, { 'target.f2': 40, f2Days: 60 })
  saveTarget(open, { kpi: 'f2', value: null, note: '' })
  expect(targetsOf(open.db.sqlite, open.settings).map(({ kpi, value }) => [kpi, value])).toEqual([['f2', 35.5], ['f2', 40], ['retention', 50], ['f2', null]])
  expect(open.settings['target.f2']).toBeNull()
  expect(rowOf(open, 'retention').target).toBe(50)
  expect(rowOf(open, 'f2')).toMatchObject({ target: null, targetSetOn: null })
})

test('what does not fit a figure is refused, and nothing is written', () => {
  const open = newShop()
  for (const [kpi, value] of [['f2', 101], ['oneYearLtv', 12.5]] as const) expect(() => saveTarget(open, { kpi, value, note: '' })).toThrow('badInput')
  expect(() => saveTarget(open, { kpi: 'own:1', value: 3, note: '' })).toThrow('notFound')
  expect(targetsOf(open.db.sqlite, open.settings)).toEqual([])
})

test('a target from before there was a history is on the board, without a day', () => {
  const open = newShop()
  open.db.sqlite.prepare(`INSERT INTO setting (key, value) VALUES ('target.f2', '33')`).run()
  open.settings = { ...open.settings, 'target.f2': 33 }
  expect(rowOf(open, 'f2')).toMatchObject({ target: 33, targetSetOn: null })
  changeSettings(open, { 'target.f2': 34 })
  expect(rowOf(open, 'f2')).toMatchObject({ target: 34, targetSetOn: asOf })
})

test('own figures: made, aimed at, changed, taken off, brought back', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: { name: '見本 太郎', email: 'a@example.jp' } }, { no: 'B', contact: { name: '見本 花子', email: 'b@example.jp' } }])
  for (const [no, kind] of [['A', 'voice'], ['A', 'voice'], ['B', 'call']] as const) addInteraction(open, { customerId: ownerOf(open, no), kind, inbound: true, selling: false, result: '', text: '', staff: '' })
  expect(contactsOf(open.db.sqlite).map(({ kind, day }) => [kind, day])).toEqual([['voice', parseDay(asOf)], ['voice', parseDay(asOf)], ['call', parseDay(asOf)]])
  const [own] = saveOwn(open, { name: 'お声の数', unit: 'times', numerator: 'interactions.voice', denominator: 'buyers' })
  expect(own).toMatchObject({ name: 'お声の数', numerator: 'interactions.voice' })
  saveTarget(open, { kpi: `own:${own.id}`, value: 2, note: '' })
  expect(rowOf(open, `own:${own.id}`)).toMatchObject({ name: 'お声の数', now: { numerator: 2, denominator: 2 }, yearAgo: { numerator: 0, denominator: 0 }, target: 2 })
  expect(saveOwn(open, { id: own.id, name: '年の売上', unit: 'yen', numerator: 'sales', denominator: 'one' })).toHaveLength(1)
  expect(rowOf(open, `own:${own.id}`)).toMatchObject({ unit: 'yen', now: { numerator: 2000, denominator: 1 } })
  expect(removeOwn(open, { id: own.id })).toEqual([])
  expect(() => removeOwn(open, { id: own.id })).toThrow('notFound')
  expect(() => saveTarget(open, { kpi: `own:${own.id}`, value: 3, note: '' })).toThrow('notFound')
  expect(saveOwn(open, { id: own.id, name: '年の売上', unit: 'yen', numerator: 'sales', denominator: 'one' })).toHaveLength(1)
  expect(rowOf(open, `own:${own.id}`).target).toBe(2)
  expect(() => saveOwn(open, { id: 99, name: 'x', unit: 'yen', numerator: 'sales', denominator: 'one' })).toThrow('notFound')
  // A part that only a later version knows counts as 1.
  open.db.sqlite.prepare('UPDATE ownKpi SET denominator = ?').run('{"figure":"of the future"}')
  expect(ownKpisOf(open.db.sqlite)[0].denominator).toBe('one')
})
