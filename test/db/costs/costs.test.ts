// Advertising costs: saved all or none, read back, taken back; only what can be a month, a medium and yen.
import { expect, test } from 'vitest'
import { contract } from '../../../db/contract.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { before, pasted, readYen } from '../../../db/costs/rules.ts'
import { listCosts, saveCosts } from '../../../db/costs/queries.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import type { LtvCurve } from '../../../db/analysis/cohortModel.ts'
import { newShop } from '../careShop.ts'

const today = parseDay('2026-11-21')

test('cells are written, changed and emptied; the cells of before lead back', () => {
  const { sqlite } = newShop().db
  expect(listCosts(sqlite, today)).toMatchObject({ media: [''], cells: [] })
  const first = [{ month: '2026-09', medium: '', yen: 30_000 }, { month: '2026-09', medium: '折込', yen: 0 }]
  saveCosts(sqlite, { cells: first })
  expect(listCosts(sqlite, today)).toMatchObject({ media: ['', '折込'], cells: first })
  saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: null }, { month: '2026-08', medium: '折込', yen: 500 }] })
  expect(listCosts(sqlite, today).cells).toEqual([{ month: '2026-08', medium: '折込', yen: 500 }, first[1]])
  saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: 30_000 }, { month: '2026-08', medium: '折込', yen: null }] })
  expect(listCosts(sqlite, today).cells).toEqual(first)
})

test('24 months to today are offered, and earlier ones with costs', () => {
  const { sqlite } = newShop().db
  saveCosts(sqlite, { cells: [{ month: '2023-01', medium: '', yen: 5 }] })
  const { months } = listCosts(sqlite, today)
  expect([months.length, months[0], months[1], months[24]]).toEqual([25, '2023-01', '2024-12', '2026-11'])
})

test('what is typed and pasted', () => {
  expect(['', ' 12,000円 ', '１２３', '0', '-1', '1.5', '3.00', 'abc', '9999999999'].map(readYen)).toEqual([null, 12_000, 123, 0, undefined, undefined, 3, undefined, undefined])
  const [months, media] = [['2026-01', '2026-02', '2026-03'], ['', '折込']]
  expect(pasted('1,000\t2\r\n\t4\r\n', months, media, 0, 0)).toEqual({ left: 0, cells: [{ month: '2026-01', medium: '', yen: 1000 }, { month: '2026-01', medium: '折込', yen: 2 }, { month: '2026-02', medium: '', yen: null }, { month: '2026-02', medium: '折込', yen: 4 }] })
  expect(pasted('1\t2\n3\t4', months, media, 2, 1)).toEqual({ left: 3, cells: [{ month: '2026-03', medium: '折込', yen: 1 }] })
  expect(pasted('1\n広告', months, media, 0, 0)).toEqual({ bad: { row: 2, column: 1, text: '広告' } })
  expect(before([{ month: '2026-01', medium: '', yen: 3 }, { month: '2026-02', medium: '', yen: 4 }], [{ month: '2026-01', medium: '', yen: 1 }])).toEqual([{ month: '2026-01', medium: '', yen: 1 }, { month: '2026-02', medium: '', yen: null }])
})

test('one wrong cell and none is written', () => {
  const { sqlite } = newShop().db
  expect(() => saveCosts(sqlite, { cells: [{ month: '2026-09', medium: '', yen: 1 }, { month: '2026-10', medium: '', yen: 0.5 }] })).toThrow()
  expect(listCosts(sqlite, today).cells).toEqual([])
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
