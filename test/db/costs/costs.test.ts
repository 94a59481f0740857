// Advertising costs: saved all or none, read back, taken back; only what can be a month, a medium and yen.
import { expect, test } from 'vitest'
import { contract } from '../../../db/contract.ts'
import { listCosts, saveCosts } from '../../../db/costs/queries.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import type { LtvCurve } from '../../../db/analysis/ltvCurve.ts'
import { newShop } from '../careShop.ts'

test('cells are written, changed and emptied; the cells of before lead back', () => {
  const { sqlite } = newShop().db
  expect(listCosts(sqlite)).toEqual({ media: [''], cells: [] })
  const first = [{ month: '2026-09', medium: '', yen: 30_000 }, { month: '2026-09', medium: '折込', yen: 0 }]
  expect(saveCosts(sqlite, { cells: first })).toEqual({ media: ['', '折込'], cells: first })
  expect(saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: null }, { month: '2026-08', medium: '折込', yen: 500 }] }).cells).toEqual([{ month: '2026-08', medium: '折込', yen: 500 }, first[1]])
  saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: 30_000 }, { month: '2026-08', medium: '折込', yen: null }] })
  expect(listCosts(sqlite).cells).toEqual(first)
})

test('one wrong cell and none is written', () => {
  const { sqlite } = newShop().db
  expect(() => saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: 1 }, { month: '2026-10', medium: '', yen: 0.5 }] })).toThrow()
  expect(listCosts(sqlite).cells).toEqual([])
})

test.each([
  ['a month that is none', [{ month: '2026-13', medium: '', yen: 1 }]], ['a day', [{ month: '2026-01-01', medium: '', yen: 1 }]], ['half a yen', [{ month: '2026-01', medium: '', yen: 0.5 }]],
  ['less than nothing', [{ month: '2026-01', medium: '', yen: -1 }]], ['a medium with a tab', [{ month: '2026-01', medium: 'a\tb', yen: 1 }]],
  ['one cell twice', [{ month: '2026-01', medium: '', yen: 1 }, { month: '2026-01', medium: '', yen: 2 }]], ['nothing', []],
])('refused: %s', (_, cells) => {
  expect(contract['costs.save'].input.safeParse({ cells }).success).toBe(false)
})

test('the panel knows them', () => {
  const open = newShop()
  saveCosts(open.db.sqlite, { cells: [{ month: '2026-09', medium: '', yen: 30_000 }, { month: '2026-09', medium: '折込', yen: 5000 }] })
  const { result, say } = askPanel(open, { panel: 'ltvCurve', options: { view: 'costs' }, asOf: '2026-11-21' })
  expect((result as LtvCurve).months).toEqual([{ month: '2026-09', cost: 35_000, newBuyers: 0, yearProfit: null, net: null, paidBack: null }])
  // Nobody was won: there is no CPO to speak of.
  expect(say).toBeNull()
})
