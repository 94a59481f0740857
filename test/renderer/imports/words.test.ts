// Columns by their headings, orders by their changes, sales by their steps; help is complete in both languages.
import { expect, test } from 'vitest'
import type { Mapping } from '../../../db/imports/model.ts'
import { mappingFields } from '../../../db/imports/model.ts'
import { bridgeRows, bridgeSteps } from '../../../renderer/imports/bridge.ts'
import { dateOrderOpen, pickableHeadings, valuesOf, withField } from '../../../renderer/imports/chosen.ts'
import helpEn from '../../../resources/help/en.json' with { type: 'json' }
import helpJa from '../../../resources/help/ja.json' with { type: 'json' }
import en from '../../../resources/texts/en.json' with { type: 'json' }
import ja from '../../../resources/texts/ja.json' with { type: 'json' }

const mapping: Mapping = { columns: {}, dateFormat: 'auto', cancelledStatuses: [], channel: 'till', marketplace: false, pointsBy: 'shop', couponsBy: 'shop', taxIncluded: true, members: false }

test('a heading that stands twice is picked by its number, and its own values are found', () => {
  const headings = ['状態', '', '状態']
  expect(pickableHeadings(headings)).toEqual(['状態', '状態#2'])
  const rows = [['a', '', '取消'], ['b', '', '済'], ['b', '', '']]
  expect(valuesOf({ headings, rows }, withField(mapping, 'status', ['状態#2']), 'status')).toEqual(['取消', '済'])
  expect(valuesOf({ headings, rows }, withField(mapping, 'status', ['状態']), 'status')).toEqual(['a', 'b'])
  expect(withField(withField(mapping, 'status', ['状態']), 'status', []).columns).toEqual({})
})

test('only dates that end in the year leave their order open', () => {
  expect(dateOrderOpen(['2026/03/04'])).toBe(false)
  expect(dateOrderOpen(['2026/03/04', '03/04/2026'])).toBe(true)
})

test('the steps lead from the total down to the sales without a gap', () => {
  const rows = bridgeRows({ channel: null, gross: 1000, cancelled: 100, unfinished: 0, test: 0, returned: 0, unpaid: 0, zeroYen: 0, excluded: 0, shipping: 200, fees: 0, discounts: 50, points: 0, refunds: 0, sales: 650 })
  expect(rows.map(({ step }) => step)).toEqual(['gross', 'cancelled', 'shipping', 'discounts', 'sales'])
  for (let i = 2; i < rows.length - 1; i++) expect(rows[i].to).toBe(rows[i - 1].from)
  expect(rows.at(-2)!.from).toBe(rows.at(-1)!.to)
})

test.each([['ja', ja], ['en', en]] as const)('every field and step is worded: %s', (_language, { imports }) => {
  expect(Object.keys(imports.columns.field).sort()).toEqual([...mappingFields].sort())
  expect(Object.keys(imports.health.steps).sort()).toEqual(['gross', 'sales', ...bridgeSteps].sort())
})

test('help has the same carts and as many steps in both languages', () => {
  expect(Object.keys(helpEn)).toEqual(Object.keys(helpJa))
  for (const [cart, page] of Object.entries(helpJa)) {
    expect(helpEn[cart as 'base'].steps, cart).toHaveLength(page.steps.length)
    for (const text of [page.file, page.settings, page.encoding, ...page.steps]) expect(text.trim()).not.toBe('')
  }
})
