// The panels of the tab 2回目と離脱: by hand, and against the slow reading on random shops, with the people behind every number.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { f2 } from '../../../db/analysis/f2.ts'
import type { F2Curve } from '../../../db/analysis/secondModel.ts'
import type { DropoffStep } from '../../../db/analysis/secondModel.ts'
import type { Intervals } from '../../../db/analysis/secondModel.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { answerPanel } from '../../../db/analysis/panel.ts'
import { panelOf } from '../../../db/analysis/panels/index.ts'
import { quantile } from '../../../db/analysis/peak.ts'
import { firstPurchases } from '../../../db/analysis/windows.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { asked, at, peopleOf } from './asked.ts'
import type { PlainShop } from './build.ts'
import { MONTHLY, shop } from './build.ts'
import { nothingGiven } from './given.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { slowCohort, slowDropoff, slowIntervals, slowPeak } from './slowSecond.ts'

const D = '2026-11-21'
const worked = () => shop()
  .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
  .customer().order('2025-03-01', 2000)
  .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
  .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
  .customer({ registered: '2026-05-05' })
const always = (claim: (plain: PlainShop, asOf: string) => void): void => fc.assert(fc.property(randomShop, (plain) => asOfDays.forEach((day) => claim(plain, day))), { seed: 20_261_128, numRuns: 200 })
interface Dropoff { kind: string; steps: (DropoffStep & { voices: number; complaints: number; cancelled: { reason: string; customers: number }[] })[] }

describe('the worked set', () => {
  test('the curve: A on day 30, of A and B', () => {
    const { result, idsOf, cells } = asked<F2Curve>('f2Curve', worked().asOf(D))
    expect([result.from, result.to, result.customers]).toEqual(['2024-11-22', '2025-11-21', 2])
    expect([result.bought[29], result.bought[30], result.bought[365]]).toEqual([0, 1, 1])
    expect(result.peak).toEqual({ from: 17, to: 30, customers: 1 })
    expect(result.windows.map(({ days, bought, matured, waiting }) => [days, bought, matured, waiting])).toEqual([[30, 0, 1, 1], [60, 1, 1, 1], [90, 0, 0, 2], [180, 0, 0, 2], [365, 1, 2, 2]])
    expect([idsOf({ from: 0, to: 30 }), idsOf({ matured: 365 }), idsOf({ waiting: 90 })]).toEqual([[1], [1, 2], [3, 4]])
    expect(cells.find((row) => row.days.kind === 'count' && row.days.count === 365)!.ownShare).toMatchObject({ numerator: 1, denominator: 2 })
  })

  test('the drop-off, with its people', () => {
    const { result, idsOf } = asked<Dropoff>('dropoff', worked().asOf(D))
    expect(result.steps).toEqual([
      { n: 1, reached: 4, bought: 2, waiting: 1, lost: 1, matured: 2, boughtMatured: 1, medianDays: 37, voices: 0, complaints: 0, cancelled: [] },
      { n: 2, reached: 2, bought: 1, waiting: 1, lost: 0, matured: 1, boughtMatured: 1, medianDays: 599, voices: 0, complaints: 0, cancelled: [] },
      { n: 3, reached: 1, bought: 0, waiting: 1, lost: 0, matured: 0, boughtMatured: 0, medianDays: null, voices: 0, complaints: 0, cancelled: [] },
    ])
    expect([idsOf({ n: 1, part: 'bought' }), idsOf({ n: 1, part: 'waiting' }), idsOf({ n: 1, part: 'lost' }), idsOf({ n: 1, part: 'stopped' }), idsOf({ n: 3, part: 'waiting' })]).toEqual([[1, 3], [4], [2], [2], [1]])
  })

  test('where most leave is said of thirty people or more only', () => {
    const say = (built: Pick<ReturnType<typeof worked>, 'asOf'>, day: string) => answerPanel('dropoff', panelOf('dropoff'), built.asOf(day), {}, nothingGiven).say
    // B left after the first, A went on; of D nothing can be said yet.
    expect(say(worked(), D)).toEqual({ key: 'few', values: { matured: { kind: 'people', count: 2 }, stopped: { kind: 'count', count: 1, unit: 'plain' }, waiting: { kind: 'people', count: 1 } } })
    expect(say(worked(), '2025-01-20')).toEqual({ key: 'early', values: { waiting: { kind: 'people', count: 1 } } })
    const many = shop()
    for (let i = 0; i < 30; i++) { many.customer().order('2025-01-10', 3000); if (i < 12) many.order('2025-02-10', 3000) }
    expect(say(many, D)).toMatchObject({ key: 'worst', values: { n: { value: 1 }, rate: { numerator: 18, denominator: 30 } } })
  })

  test('intervals: 30, 44; then 599', () => {
    const first = asked<Intervals>('intervals', worked().asOf(D))
    expect(first.result).toMatchObject({ n: 1, intervals: 2, customers: 2, q1: 33.5, median: 37, q3: 40.5, peak: { from: 17, to: 30, intervals: 1, customers: 1, now: 0 }, width: 7 })
    expect(first.result.bins[4]).toEqual({ from: 28, to: 34, intervals: 1, customers: 1, now: 0 })
    // D bought once, 16 days ago: the peak begins tomorrow.
    expect(first.result.bins[2]).toMatchObject({ from: 14, now: 1 })
    expect(first.idsOf({ which: 'had', from: 42, to: 48 })).toEqual([3])
    const all = asked<Intervals>('intervals', worked().asOf(D), { n: 'all' })
    expect(all.result).toMatchObject({ n: null, intervals: 3, customers: 2, median: 44, width: 30 })
  })
})

test('what was heard stands at the purchase it came after; a voice after the day is not known yet', () => {
  const heard = (kind: string, day: string, customerId: number) => ({ kind, day: parseDay(day), customerId, result: '', text: '' })
  const contacts = [heard('voice', '2025-01-20', 1), heard('voice', '2025-01-25', 1), heard('voice', '2025-02-09', 1), heard('complaint', '2026-09-02', 3), heard('voice', '2026-11-22', 4), heard('voice', '2026-08-01', 3), heard('call', '2025-03-02', 2), heard('voice', '2026-05-06', 5)]
  const { result, idsOf } = asked<Dropoff>('dropoff', worked().asOf(D), {}, { interactions: () => contacts })
  expect(result.steps.map(({ n, voices, complaints }) => [n, voices, complaints])).toEqual([[1, 1, 1], [2, 1, 0], [3, 0, 0]])
  expect([idsOf({ n: 1, part: 'voices' }), idsOf({ n: 1, part: 'complaints' }), idsOf({ n: 2, part: 'voices' })]).toEqual([[1], [3], [1]])
})

test('都度, 定期 and all are counted apart; why a 定期 ended stands at its delivery', () => {
  const mixed = shop()
    .customer().order('2026-01-01', 1000).order('2026-02-01', 1000, { lines: [MONTHLY] }).order('2026-03-01', 1000, { lines: [MONTHLY] })
    .customer().order('2026-01-01', 1000, { lines: [MONTHLY] })
    .asOf(D)
  mixed.facts.contracts.push({ id: 1, customerId: 1, key: '', productId: MONTHLY + 1, startedOn: parseDay('2026-02-01'), cycleDays: 30, plannedCount: null, events: [{ id: 1, kind: 'cancelled', day: parseDay('2026-03-05'), untilDay: null, cycleDays: null, reason: '味' }] })
  const steps = (kind: string) => asked<Dropoff>('dropoff', mixed, { kind }).result.steps
  expect(steps('oneOff').map(({ reached }) => reached)).toEqual([1])
  expect(steps('subscription').map(({ reached }) => reached)).toEqual([2, 1])
  expect(steps('all').map(({ reached }) => reached)).toEqual([2, 1, 1])
  expect(steps('subscription').map(({ cancelled }) => cancelled)).toEqual([[], [{ reason: '味', customers: 1 }]])
  const { cells, idsOf } = asked<Dropoff>('dropoff', mixed, { kind: 'subscription' })
  expect(cells.map(({ reasons }) => reasons)).toEqual([{ kind: 'each', items: [] }, { kind: 'each', items: [{ name: '味', count: 1, people: { n: 2, part: 'cancelled', reason: '味' } }] }])
  expect([idsOf({ n: 2, part: 'cancelled', reason: '味' }), idsOf({ n: 2, part: 'cancelled', reason: '量' }), idsOf({ n: 1, part: 'cancelled', reason: '味' })]).toEqual([[1], [], []])
})

test('quartiles as spreadsheets take them', () => {
  const counts = (values: number[]): Int32Array => { const c = new Int32Array(101); for (const v of values) c[v]++; return c }
  expect([0.25, 0.5, 0.75].map((share) => quantile(counts([1, 2, 3, 4]), share))).toEqual([1.75, 2.5, 3.25])
  expect([0.25, 0.5, 0.75].map((share) => quantile(counts([7]), share))).toEqual([7, 7, 7])
  expect([0, 0.5, 1].map((share) => quantile(counts([0, 0, 100]), share))).toEqual([0, 0, 100])
  expect(quantile(counts([]), 0.5)).toBeNull()
})

describe('random shops, as the definitions read', () => {
  test('the curve never falls, and at W is F2 of that window', () => always((plain, day) => {
    const shopOn = at(plain, day)
    const { result, idsOf } = asked<F2Curve>('f2Curve', shopOn)
    const cohort = slowCohort(plain, day)
    const within = (d: number): number[] => cohort.filter(({ gap }) => gap !== null && gap <= d).map(({ id }) => id)
    expect(result.customers).toBe(cohort.length)
    expect(result.bought).toEqual(Array.from({ length: 366 }, (_, d) => within(d).length))
    for (const d of [0, 30, 90, 365]) expect(idsOf({ from: 0, to: d })).toEqual(within(d))
    for (const W of [30, 60, 90, 180, 365]) {
      const { bought, matured } = f2(historyOf(shopOn), firstPurchases(shopOn.asOf, { from: result.from, to: result.to, f2Days: W }))
      expect([result.bought[W], result.customers]).toEqual([bought, matured])
    }
    const peak = slowPeak(cohort.flatMap(({ gap }) => (gap !== null && gap <= 365 ? [gap] : [])))
    expect(result.peak).toEqual(peak && { from: peak.from, to: peak.to, customers: peak.count })
  }))

  test('the drop-off of every kind', () => always((plain, day) => {
    for (const kind of ['all', 'oneOff', 'subscription'] as const) {
      const { cells, idsOf } = asked<Dropoff>('dropoff', at(plain, day), { kind })
      const slow = slowDropoff(plain, day, kind)
      expect(cells).toHaveLength(slow.length)
      slow.forEach((step, i) => {
        for (const part of ['reached', 'bought', 'waiting', 'lost', 'matured'] as const) expect(idsOf(peopleOf(cells[i][part])), `${kind} ${step.n} ${part}`).toEqual(step[part])
        expect(idsOf(peopleOf(cells[i].rate))).toEqual(step.boughtMatured)
        expect(idsOf(peopleOf(cells[i].dropRate))).toEqual(step.stopped)
        const { gaps } = step
        const median = gaps.length === 0 ? null : (gaps[Math.floor((gaps.length - 1) / 2)] + gaps[Math.floor(gaps.length / 2)]) / 2
        expect(cells[i].medianDays).toMatchObject({ value: median })
      })
    }
  }))

  test('intervals, their people and who stands there', () => always((plain, day) => {
    for (const n of ['1', '2', 'all'] as const) {
      const { result, cells, idsOf } = asked<Intervals>('intervals', at(plain, day), { n })
      const { gaps, now } = slowIntervals(plain, day, n === 'all' ? null : Number(n))
      const days = gaps.map(({ gap }) => gap).sort((a, b) => a - b)
      expect(result.intervals).toBe(gaps.length)
      expect(result.customers).toBe(new Set(gaps.map(({ id }) => id)).size)
      expect(result.median).toBe(days.length === 0 ? null : (days[Math.floor((days.length - 1) / 2)] + days[Math.floor(days.length / 2)]) / 2)
      const peak = slowPeak(days)
      expect(result.peak && [result.peak.from, result.peak.to, result.peak.intervals]).toEqual(peak && [peak.from, peak.to, peak.count])
      if (peak) expect(idsOf({ which: 'now', from: peak.from, to: peak.to })).toEqual(now.filter(({ ago }) => ago >= peak.from && ago <= peak.to).map(({ id }) => id))
      expect(result.bins.reduce((sum, bin) => sum + bin.intervals, 0)).toBe(gaps.length)
      for (const [i, bin] of result.bins.entries()) {
        const inside = (value: number): boolean => value >= bin.from && (bin.to === null || value <= bin.to)
        if (bin.to !== null) expect(bin.to - bin.from + 1).toBe(result.width)
        const had = [...new Set(gaps.filter(({ gap }) => inside(gap)).map(({ id }) => id))]
        if (bin.intervals !== gaps.filter(({ gap }) => inside(gap)).length || bin.customers !== had.length) throw new Error(`bin ${i}`)
        if (had.length > 0) expect(idsOf(peopleOf(cells[i].customers))).toEqual(had)
        if (bin.now > 0) expect(idsOf(peopleOf(cells[i].now))).toEqual(now.filter(({ ago }) => inside(ago)).map(({ id }) => id))
      }
    }
  }))
})
