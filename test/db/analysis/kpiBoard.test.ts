// The board: the worked set by hand, every figure on every month's end against the slow reading, own figures, targets as of a day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardRow } from '../../../db/analysis/boardModel.ts'
import type { Kpis, Ratio } from '../../../db/analysis/model.ts'
import { answerPanel } from '../../../db/analysis/panel.ts'
import { nothingGiven } from './given.ts'
import { panelOf } from '../../../db/analysis/panels/index.ts'
import { ownFigures } from '../../../db/kpis/model.ts'
import type { OwnFigure, OwnKpi } from '../../../db/kpis/model.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { asked, at } from './asked.ts'
import type { PlainShop } from './build.ts'
import { SAMPLE, REGULAR, shop } from './build.ts'
import { randomShop } from './randomShop.ts'
import { slowKpis, slowOccasions, slowTiers } from './slow.ts'
import { monthEndBefore, plusDays, plusYears } from './slowDates.ts'

const D = '2026-11-21'
const worked = () => shop()
  .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
  .customer().order('2025-03-01', 2000)
  .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
  .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
  .customer({ registered: '2026-05-05' })
const rowOf = (rows: BoardRow[], kpi: string) => rows.find((row) => row.kpi === kpi)!
const pair = ({ numerator, denominator }: Ratio) => [numerator, denominator]

test('the worked set', () => {
  const { result } = asked<BoardRow[]>('kpiBoard', worked().with({ acquisitionCost: 3000, retentionCost: 600 }).asOf(D))
  expect(Object.fromEntries(result.map((row) => [row.kpi, pair(row.now)]))).toEqual({
    oneYearLtv: [9000, 2], oneYearProfit: [3333, 2], f2: [0, 0], f2d30: [0, 1], f2d60: [1, 1], f2d180: [0, 0], f2d365: [1, 2],
    upgrade: [0, 0], upgradeDirect: [0, 0], toSubscription: [0, 0], repeatBuyers: [2, 3], repeatEver: [2, 4], retention: [1, 2], repeatSales: [7000, 15500],
    salesPerCustomer: [15500, 3], salesPerOccasion: [15500, 4], frequency: [4, 3], averageOrderValue: [15500, 5], formulaLtv: [10333, 1], formulaMultiple: [31000 / 3 / 4200, 1],
  })
})

test('trial and another product at once are told apart from trial alone', () => {
  const { result, idsOf } = asked<BoardRow[]>('kpiBoard', shop()
    .customer().order('2026-03-01', 500, { lines: [SAMPLE] }).order('2026-04-01', 900, { lines: [REGULAR] })
    .customer().order('2026-03-01', 500, { lines: [SAMPLE, REGULAR] })
    .customer().order('2026-03-01', 500, { lines: [SAMPLE] })
    .asOf(D))
  expect([pair(rowOf(result, 'upgrade').now), pair(rowOf(result, 'upgradeDirect').now)]).toEqual([[1, 2], [1, 3]])
  expect([idsOf({ kpi: 'upgradeDirect', part: 'numerator' }), idsOf({ kpi: 'upgradeDirect', part: 'denominator' })]).toEqual([[2], [1, 2, 3]])
})

describe('targets', () => {
  const targets = [{ kpi: 'f2', value: 30, setOn: '2026-01-10' }, { kpi: 'f2', value: 35, setOn: '2026-06-01' }, { kpi: 'f2', value: null, setOn: '2026-10-01' }, { kpi: 'retention', value: 60, setOn: '2026-01-10', note: '緑川' }]
  test.each([['2025-05-05', 30], ['2026-05-31', 30], ['2026-06-01', 35], ['2026-09-30', 35], ['2026-10-01', null]])('as of %s: %s', (day, value) => {
    const { result } = asked<BoardRow[]>('kpiBoard', worked().asOf(day), {}, { targets })
    expect(rowOf(result, 'f2').target).toBe(value)
    expect(rowOf(result, 'f2').targets).toHaveLength(3)
  })
  test('gap and change, in points and yen', () => {
    const { cells } = asked('kpiBoard', worked().asOf(D), {}, { targets: [...targets, { kpi: 'salesPerCustomer', value: 6000, setOn: '2026-01-01' }] })
    const cell = (kpi: string) => cells.find((row) => row.kpi.kind === 'word' && row.kpi.key === kpi)!
    expect([cell('retention').gap, cell('retention').target, cell('salesPerCustomer').gap, cell('f2').gap]).toEqual([
      { kind: 'number', value: -10, digits: 1 }, { kind: 'number', value: 60, digits: 1 }, { kind: 'yen', yen: -833 }, { kind: 'none' },
    ])
    // A year ago A and B had bought, A twice: 1/2; now 2/3.
    expect(cell('repeatBuyers').change).toEqual({ kind: 'number', value: 16.7, digits: 1 })
  })
  test('the sentence counts the figures with a target, and those that reached it', () => {
    const { say } = answerPanel('kpiBoard', panelOf('kpiBoard'), worked().asOf('2026-09-30'), {}, { ...nothingGiven, targets: [...targets, { kpi: 'averageOrderValue', value: 100, setOn: '2026-01-01' }, { kpi: 'upgrade', value: 1, setOn: '2026-01-01' }] })
    // F2 and 年間維持率 are short, 注文単価 is reached, 引き上げ率 has nothing to divide by.
    expect(say).toEqual({ key: 'targets', values: { all: { kind: 'number', value: 2, digits: 0 }, reached: { kind: 'number', value: 1, digits: 0 } } })
  })
})

/** Own figures read aloud. */
function slowFigure(plain: PlainShop, day: string, contacts: { kind: string; day: string; customerId: number }[], figure: OwnFigure): number {
  const k = slowKpis(plain, day).figures as unknown as Kpis
  const tiers = [...slowTiers(plain, day)]
  const from = plusYears(plusDays(day, 1), -1)
  const occasions = slowOccasions(plain, day)
  const often = (id: number): number => occasions.get(id)?.length ?? 0
  switch (figure) {
    case 'one': return 1
    case 'buyers': return k.repeatBuyers.denominator
    case 'repeaters': return k.repeatBuyers.numerator
    case 'everBought': return k.repeatEver.denominator
    case 'orders': return k.averageOrderValue.orders
    case 'sales': return k.averageOrderValue.sales
    case 'occasions': return k.frequency.occasions
    case 'namedSales': return k.salesPerCustomer.sales
    case 'repeatSales': return k.repeatSales.numerator
    case 'customers': return tiers.filter(([, stage]) => stage !== 'none').length
    case 'firstPurchases': return [...occasions.values()].filter(([first]) => first !== undefined && first.day >= from).length
    case 'tier.second': return tiers.filter(([id, stage]) => stage === 'repeat' && often(id) === 2).length
    case 'tier.thirdOrMore': return tiers.filter(([id, stage]) => stage === 'repeat' && often(id) > 2).length
    case 'tier.dormantOnce': return tiers.filter(([id, stage]) => stage === 'dormant' && often(id) === 1).length
    case 'tier.dormantMore': return tiers.filter(([id, stage]) => stage === 'dormant' && often(id) > 1).length
    default: return figure.startsWith('tier.') ? tiers.filter(([, stage]) => stage === figure.slice(5)).length
      : contacts.filter((c) => `interactions.${c.kind}` === figure && c.day >= from && c.day <= day && !plain.customers.some(({ id, excluded }) => id === c.customerId && excluded)).length
  }
}

test('random shops: every figure on every month\'s end and a year ago, the people behind it, own figures of every kind', () => {
  const ownKpis: OwnKpi[] = ownFigures.map((numerator, i) => ({ id: i + 1, name: numerator, unit: 'times', numerator, denominator: 'buyers' }))
  fc.assert(fc.property(randomShop, (plain) => {
    for (const asOf of ['2024-02-29', '2025-03-01', '2025-08-31']) {
      const contacts = [{ kind: 'call', day: asOf, customerId: 1 }, { kind: 'call', day: plusDays(asOf, -40), customerId: 2 }, { kind: 'voice', day: plusDays(asOf, -366), customerId: 3 }, { kind: 'voice', day: plusDays(asOf, 1), customerId: 3 }]
      const { result, cells, idsOf } = asked<BoardRow[]>('kpiBoard', at(plain, asOf), {}, {
        f2Days: 60, ownKpis, interactions: () => contacts.map((contact) => ({ ...contact, day: parseDay(contact.day), result: '', text: '' })),
      })
      const days = [...Array.from({ length: 12 }, (_, i) => monthEndBefore(asOf, 12 - i)), asOf]
      const own = (day: string): Record<string, number[]> => Object.fromEntries(ownKpis.map(({ id, numerator }) => [`own:${id}`, [slowFigure(plain, day, contacts, numerator), slowFigure(plain, day, contacts, 'buyers')]]))
      const pairs = (day: string): Record<string, number[]> => {
        const k = slowKpis(plain, day, { f2Days: 60 }).figures as unknown as Kpis
        const f2 = (f2Days: number) => { const { bought, matured } = (slowKpis(plain, day, { f2Days }).figures as unknown as Kpis).f2; return [bought, matured] }
        return {
          oneYearLtv: [k.oneYearLtv.sales, k.oneYearLtv.customers], f2: f2(60), f2d30: f2(30), f2d90: f2(90), f2d180: f2(180), f2d365: f2(365),
          upgrade: [k.upgrade.bought, k.upgrade.matured], toSubscription: [k.toSubscription.bought, k.toSubscription.matured],
          repeatBuyers: pair(k.repeatBuyers), repeatEver: pair(k.repeatEver), retention: pair(k.retention), repeatSales: pair(k.repeatSales),
          salesPerCustomer: [k.salesPerCustomer.sales, k.salesPerCustomer.customers], salesPerOccasion: [k.salesPerOccasion.sales, k.salesPerOccasion.occasions],
          frequency: [k.frequency.occasions, k.frequency.customers], averageOrderValue: [k.averageOrderValue.sales, k.averageOrderValue.orders],
        }
      }
      const months = days.map(pairs)
      const before = pairs(plusYears(asOf, -1))
      for (const [kpi, now] of Object.entries(months[12])) {
        const row = rowOf(result, kpi)
        expect(pair(row.now), kpi).toEqual(now)
        expect(row.series.map(pair), kpi).toEqual(months.map((month) => month[kpi]))
        expect(row.series.map(({ day }) => day)).toEqual(days)
        expect(pair(row.yearAgo), kpi).toEqual(before[kpi])
      }
      const formula = (day: string) => (slowKpis(plain, day).figures as unknown as Kpis).formulaLtv
      days.forEach((day, i) => {
        const slow = formula(day)
        const [yen, multiple] = [rowOf(result, 'formulaLtv').series[i], rowOf(result, 'formulaMultiple').series[i]]
        expect(yen.denominator).toBe(slow.yen === null ? 0 : 1)
        if (slow.yen !== null) expect(Math.abs(yen.numerator - slow.yen)).toBeLessThanOrEqual(0.500001)
        expect(multiple.denominator).toBe(slow.multiple === null ? 0 : 1)
        if (slow.multiple !== null) expect(Math.abs(multiple.numerator - slow.multiple)).toBeLessThanOrEqual(1e-6 * Math.max(1, slow.multiple))
      })
      // Own figures: today and at one month's end; people where the figure counts people (asked() has compared the counts).
      for (const [day, d] of [[asOf, 12], [days[7], 7]] as const) for (const [kpi, expected] of Object.entries(own(day))) expect(pair(rowOf(result, kpi).series[d]), `${kpi} ${day}`).toEqual(expected)
      const { names } = slowKpis(plain, asOf, { f2Days: 60 })
      for (const kpi of ['f2', 'upgrade', 'toSubscription', 'repeatBuyers', 'repeatEver', 'retention']) for (const part of ['numerator', 'denominator']) expect(idsOf({ kpi, part }), `${kpi} ${part}`).toEqual(names[`${kpi}.${part}`])
      expect(idsOf({ kpi: 'f2', part: 'waiting' })).toEqual(names['f2.waiting'])
      expect(cells).toHaveLength(result.length)
    }
  }), { seed: 20_261_128, numRuns: 200 })
})
