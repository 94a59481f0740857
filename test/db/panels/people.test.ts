// Every figure of every panel of the sample shop opens onto exactly as many people as it says.
import { rmSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cell, CellKey, PanelCode } from '../../../db/analysis/panelModel.ts'
import { builtPanels, panelOf } from '../../../db/analysis/panels/index.ts'
import { figureFilter } from '../../../db/analysis/filterModel.ts'
import { textsIn } from '../../../db/texts.ts'
import { panelCommands } from '../../../db/commands/panels.ts'
import { editCustomer } from '../../../db/customers/edit.ts'
import { chosenPeople } from '../../../db/customers/chosen.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { asOfShop } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, openSample } from '../../../db/shops/lifecycle.ts'

const folder = mkdtempSync(join(tmpdir(), 'panels-'))
let open: OpenShop
beforeAll(async () => { open = await openSample(join(folder, '見本.omotenashi'), '2026-11-21') })
afterAll(async () => { await closeShop(open); rmSync(folder, { recursive: true }) })

/** Each count of people in a cell, with the key that opens it. */
function counted(cell: Cell): { count: number; key: CellKey }[] {
  const list: { count: number; key: CellKey }[] = []
  const put = (count: number, key: CellKey | undefined) => { if (key) list.push({ count, key }) }
  if (cell.kind === 'people') put(cell.count, cell.people)
  if (cell.kind === 'each') for (const { count, people } of cell.items) put(count, people)
  if (cell.kind === 'rate') { put(cell.numerator, cell.people); put(cell.denominator, cell.base) }
  // Of a mean the people are those it is taken over.
  if (cell.kind === 'mean') put(cell.count, cell.people)
  return list
}

/** The panel as it comes, and with each value of each of its choices. */
const variants = (panel: PanelCode): Record<string, string | number>[] => [{}, ...(panelOf(panel).choices ?? []).flatMap(({ option, values }) => values.map((value) => ({ [option]: value })))]

describe.each(builtPanels)('%s', (panel) => {
  test.each(['2026-11-21', '2025-02-28', '2019-01-01'])('as of %s', (asOf) => {
    const shop = asOfShop(open, asOf)
    let some = false
    for (const options of variants(panel)) {
      const { table, result } = askPanel(open, { panel, options, asOf })
      expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
      for (const row of table.rows) {
        expect(row).toHaveLength(table.columns.length)
        for (const cell of row) {
          for (const { count, key } of counted(cell)) {
            const people = chosenPeople(open, shop, { kind: 'panel', panel, options, cell: key })
            expect(people.length, JSON.stringify([options, key])).toBe(count)
            expect([...people]).toEqual([...new Set(people)].sort((a, b) => a - b))
            some ||= count > 0
          }
          for (const value of Object.values(cell)) if (typeof value === 'number') expect(Number.isFinite(value), JSON.stringify(cell)).toBe(true)
        }
      }
    }
    if (asOf === '2026-11-21') expect(some, 'some people').toBe(true)
  })
})

// Words are put together from codes while running: the compiler does not know whether they are there.
test.each(Object.entries(panelCommands))('the command %s speaks, in both languages', async (_name, command) => {
  for (const language of ['ja', 'en'] as const) {
    const { json, text } = await command({ shop: open, asOf: '2026-11-21', options: {}, rest: [], say: await textsIn(language), note: () => {} })
    expect(json).toBeDefined()
    expect(text.split('\n').length).toBeGreaterThan(2)
    expect(text).not.toMatch(/panels\.\w|\{\{|NaN|undefined/)
  }
})

test('a corrected prefecture counts at once under the filter by area', async () => {
  const prefectures = [26]
  const count = () => askPanel(open, { panel: 'tiers', options: {}, asOf: '2026-11-21', filter: figureFilter.parse({ prefectures }) }).base
  const before = count()
  const { id } = open.db.sqlite.prepare("SELECT id FROM customer WHERE prefecture = '東京都' AND excluded = 0 ORDER BY id LIMIT 1").get() as { id: number }
  editCustomer(open, { id, fields: { prefecture: '京都府' } })
  expect(count()).toBe(before + 1)
  editCustomer(open, { id, fields: { prefecture: '東京都' } })
  expect(count()).toBe(before)
})

test('under a filter no advertising costs are set against part of the customers', () => {
  const months = (filter?: object) => (askPanel(open, { panel: 'ltvCurve', options: {}, asOf: '2026-11-21', ...(filter && { filter: figureFilter.parse(filter) }) }).result as { months: { cost: number | null }[] }).months
  expect(months().some(({ cost }) => cost !== null)).toBe(true)
  expect(months({ channels: ['rakuten'] }).every(({ cost }) => cost === null)).toBe(true)
})
