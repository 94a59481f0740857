// The panels of the tab 段階と動き: by hand, and against the slow reading on random shops.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LastYearNow } from '../../../db/analysis/stagesModel.ts'
import type { Moves } from '../../../db/analysis/model.ts'
import type { NewRepeatMonth } from '../../../db/analysis/stagesModel.ts'
import { asked, at, peopleOf } from './asked.ts'
import type { PlainShop } from './build.ts'
import { shop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { slowTiers } from './slow.ts'
import { monthEndBefore, plusYears } from './slowDates.ts'
import { slowLastYear, slowNewRepeat } from './slowStages.ts'

const worked = shop()
  .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
  .customer().order('2025-03-01', 2000)
  .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
  .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
  .customer({ registered: '2026-05-05' })
const D = '2026-11-21'
const always = (claim: (plain: PlainShop, asOf: string) => void): void => fc.assert(fc.property(randomShop, (plain) => asOfDays.forEach((day) => claim(plain, day))), { seed: 20_261_128, numRuns: 200 })

describe('the worked set', () => {
  test('stages, their halves and shares', () => {
    const { cells, idsOf } = asked('tiers', worked.asOf(D))
    const ids = cells.map((row) => [row.stage.kind === 'word' ? row.stage.key : '', idsOf(peopleOf(row.customers))])
    expect(ids).toEqual([
      ['firstTime', [4]], ['repeat', [3]], ['second', [3]], ['thirdOrMore', []], ['oneYear', [1]], ['dormant', [2]], ['dormantOnce', [2]], ['dormantMore', []], ['prospect', [5]], ['total', [1, 2, 3, 4, 5]],
      ['slipping', []], ['seasonal', []], ['subscribing', []],
    ])
    expect(cells[0].share).toMatchObject({ numerator: 1, denominator: 5 })
  })

  test('moves since the end of October: nobody but the newcomer; since a year ago: all', () => {
    expect(asked<Moves>('moves', worked.asOf(D)).result).toEqual({ from: '2026-10-31', to: D, cells: [
      { from: 'prospect', to: 'prospect', customers: 1 }, { from: 'repeat', to: 'repeat', customers: 1 }, { from: 'oneYear', to: 'oneYear', customers: 1 },
      { from: 'dormant', to: 'dormant', customers: 1 }, { from: 'none', to: 'firstTime', customers: 1 },
    ] })
    const { cells, idsOf } = asked('moves', worked.asOf(D), { since: 'year' })
    // A had bought twice by then (リピート), B once; the others were not there.
    expect(idsOf(peopleOf(cells.find((row) => row.from.kind === 'word' && row.from.key === 'none')!.all))).toEqual([3, 4, 5])
    expect(idsOf({ from: 'repeat', to: 'oneYear' })).toEqual([1])
    expect(idsOf({ from: 'firstTime', to: 'dormant' })).toEqual([2])
    expect(asked<Moves>('moves', worked.asOf(D), { since: 'threeMonths' }).result.from).toBe('2026-08-21')
  })

  test('moves between any two days', () => {
    // On 8 Feb 2025 A had bought once. On 28 Feb 2026 A had been away for 384 days, B (1 Mar 2025) for 364; C, D and E were not there.
    const { result, idsOf } = asked<Moves>('moves', worked.asOf(D), { since: 'days', from: '2025-02-08', to: '2026-02-28' })
    expect(result).toEqual({ from: '2025-02-08', to: '2026-02-28', cells: [{ from: 'firstTime', to: 'dormant', customers: 1 }, { from: 'none', to: 'firstTime', customers: 1 }] })
    expect([idsOf({ from: 'firstTime', to: 'dormant' }), idsOf({ from: 'none', to: 'firstTime' })]).toEqual([[1], [2]])
    // Never beyond the shop's day; without days the end of the month before; the days of another choice are not looked at.
    const days = (options: object) => { const { from, to } = asked<Moves>('moves', worked.asOf(D), { ...options }).result; return [from, to] }
    expect(days({ since: 'days', from: '2026-01-01', to: '2027-01-01' })).toEqual(['2026-01-01', D])
    expect(days({ since: 'days' })).toEqual(['2026-10-31', D])
    expect(days({ since: 'year', from: '2026-01-01', to: '2026-02-01' })).toEqual(['2025-11-21', D])
    for (const from of ['2026-02-01', '2026-01-01']) expect(() => asked('moves', worked.asOf(D), { since: 'days', from, to: '2026-01-01' })).toThrow('badInput')
  })

  test('new and repeat by month', () => {
    const { months } = asked<{ months: NewRepeatMonth[] }>('newRepeat', worked.asOf(D)).result
    expect(months.map(({ month }) => month).slice(0, 2)).toEqual(['2024-12', '2025-01'])
    const filled = months.filter((m) => m.firstSales + m.repeatSales > 0)
    expect(filled).toEqual([
      { month: '2025-01', firstSales: 3000, repeatSales: 0, returns: 0, firstBuyers: 1, repeatBuyers: 0 },
      { month: '2025-02', firstSales: 0, repeatSales: 4000, returns: 0, firstBuyers: 0, repeatBuyers: 1 },
      { month: '2025-03', firstSales: 2000, repeatSales: 0, returns: 0, firstBuyers: 1, repeatBuyers: 0 },
      { month: '2026-09', firstSales: 7000, repeatSales: 0, returns: 0, firstBuyers: 1, repeatBuyers: 0 },
      { month: '2026-10', firstSales: 0, repeatSales: 7000, returns: 0, firstBuyers: 0, repeatBuyers: 2 },
      { month: '2026-11', firstSales: 1500, repeatSales: 0, returns: 0, firstBuyers: 1, repeatBuyers: 0 },
    ])
  })

  test('this time last year: the edges of the windows', () => {
    const edges = shop()
      .customer().order('2025-11-07', 1000) // 379 days before: the first day of the window
      .customer().order('2025-11-06', 1000) // one day too early
      .customer().order('2025-12-05', 1000).order('2026-09-23', 500) // 351 days before: the last day; 59 days before: within the sixty
      .customer().order('2025-12-06', 1000) // one day too late
      .customer().order('2025-11-21', 1000).order('2025-11-22', 300).order('2026-09-22', 500) // sixty days before: not yet
      .asOf(D)
    const { result, idsOf } = asked<LastYearNow>('lastYearNow', edges)
    expect(result).toEqual({ from: '2025-11-07', to: '2025-12-05', recentFrom: '2026-09-23', states: [
      { state: 'notSince', customers: 1, sales: 1000 }, { state: 'notYet', customers: 1, sales: 1300 }, { state: 'already', customers: 1, sales: 1000 },
    ] })
    expect([idsOf({ state: 'notSince' }), idsOf({ state: 'notYet' }), idsOf({ state: 'already' }), idsOf({ state: 'all' })]).toEqual([[1], [5], [3], [1, 3, 5]])
  })
})

describe('random shops, as the definitions read', () => {
  test('stages', () => always((plain, day) => {
    const slow = slowTiers(plain, day)
    const { cells, idsOf } = asked('tiers', at(plain, day))
    for (const row of cells) {
      const stage = row.stage.kind === 'word' ? row.stage.key : ''
      if (stage === 'total') expect(idsOf(peopleOf(row.customers))).toEqual([...slow].filter(([, s]) => s !== 'none').map(([id]) => id))
      else if (['prospect', 'firstTime', 'repeat', 'oneYear', 'dormant'].includes(stage)) expect(idsOf(peopleOf(row.customers))).toEqual([...slow].filter(([, s]) => s === stage).map(([id]) => id))
    }
  }))

  test('moves, with totals of rows and columns', () => always((plain, day) => {
    for (const [since, before] of [['monthEnd', monthEndBefore(day, 1)], ['year', plusYears(day, -1)]] as const) {
      const [then, now] = [slowTiers(plain, before), slowTiers(plain, day)]
      const { cells, idsOf } = asked('moves', at(plain, day), { since })
      for (const row of cells) for (const to of ['prospect', 'firstTime', 'repeat', 'oneYear', 'dormant', 'all']) {
        const from = row.from.kind === 'word' ? row.from.key : ''
        const expected = [...now].filter(([id, s]) => s !== 'none' && (to === 'all' || s === to) && (from === 'all' || then.get(id) === from)).map(([id]) => id)
        expect(idsOf(peopleOf(row[to])), `${from} ${to}`).toEqual(expected)
      }
    }
  }))

  test('new and repeat', () => always((plain, day) => {
    const slow = slowNewRepeat(plain, day)
    const { result: { months }, cells, idsOf } = asked<{ months: NewRepeatMonth[] }>('newRepeat', at(plain, day))
    expect(months).toEqual(slow.map(({ first, repeat, ...sums }) => ({ ...sums, firstBuyers: first.length, repeatBuyers: repeat.length })))
    cells.forEach((row, i) => {
      expect(idsOf(peopleOf(row.firstBuyers))).toEqual(slow[i].first)
      expect(idsOf(peopleOf(row.repeatBuyers))).toEqual(slow[i].repeat)
    })
  }))

  test('this time last year', () => always((plain, day) => {
    const slow = slowLastYear(plain, day)
    const { result, idsOf } = asked<LastYearNow>('lastYearNow', at(plain, day))
    expect(result).toEqual({ from: slow.from, to: slow.to, recentFrom: slow.recent, states: (['notSince', 'notYet', 'already'] as const).map((state) => ({ state, customers: slow.states[state].length, sales: slow.sales[state] })) })
    for (const { state } of result.states) expect(idsOf({ state })).toEqual(slow.states[state])
  }))
})
