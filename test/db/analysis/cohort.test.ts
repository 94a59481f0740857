// Cohorts: cases by hand, and random shops against the slow reading.
import { expect, test } from 'vitest'
import { cohort } from '../../../db/analysis/panels/cohorts/cohort.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { nothingGiven } from './given.ts'
import { shop } from './build.ts'
import { always, at, idsBehind, opened } from './panelShops.ts'
import { apart, slowCohorts } from './slowCohort.ts'

const one = cohort as unknown as Panel

test('three people by hand: who came back when, and what they had brought by then', () => {
  const built = shop()
    .customer().order('2026-01-31', 1000).order('2026-02-01', 500).order('2026-02-28', 300).order('2026-04-01', 200)
    .customer().order('2026-01-01', 2000)
    .customer().order('2026-03-15', 4000).order('2026-03-16', 100)
    .asOf('2026-04-29')
  const result = opened(one, built)
  expect(result).toEqual({
    months: ['2026-01', '2026-03'], size: [2, 1],
    // 29 April: April is not over.
    retained: [[2, 1, 0, null], [1, null]],
    sales: [[3000, 3800, 3800, null], [4100, null]],
  })
  expect(idsBehind(one, built, {}, { month: '2026-01', k: 1 })).toEqual([1])
  expect(idsBehind(one, built, {}, { month: '2026-01' })).toEqual([1, 2])
  expect(idsBehind(one, built, {}, { month: 'all', k: 0 })).toEqual([1, 2, 3])
  expect(() => idsBehind(one, built, {}, { month: '2026-01', k: 3 })).toThrow('badInput')
  expect(() => idsBehind(one, built, {}, { month: 'soon' })).toThrow('badInput')
})

test('on its last day a month is over', () => {
  const built = shop().customer().order('2026-04-30', 1000).asOf('2026-04-30')
  expect(one.compute(built, one.options.parse({}), nothingGiven)).toMatchObject({ retained: [[1]], sales: [[1000]] })
})

test('nobody yet: no rows, nothing to say', () => {
  for (const built of [shop().asOf('2026-04-30'), shop().customer().order('2026-05-01', 1000).asOf('2026-04-30')]) {
    const result = opened(one, built)
    expect(result).toEqual({ months: [], size: [], retained: [], sales: [] })
    expect(one.table(result, built, one.options.parse({})).rows).toEqual([])
    expect(one.say(result, built, one.options.parse({}))).toBeNull()
  }
})

test('thirteen or twenty-five months are shown, gaps too', () => {
  const built = shop().customer().order('2024-01-10', 1000).order('2025-06-10', 500).customer().order('2026-01-10', 1000).asOf('2026-04-30')
  for (const [reach, rows] of [[12, 13], [24, 25]]) expect(one.table(one.compute(built, one.options.parse({}), nothingGiven), built, one.options.parse({ reach })).rows).toHaveLength(rows + 1)
  // Shown are the months from April 2025 on: only the second person.
  expect(idsBehind(one, built, {}, { month: 'all' })).toEqual([2])
})

test('as the definitions read', () => always((plain, asOf) => {
  const built = at(plain, asOf)
  const slow = slowCohorts(plain, asOf)
  for (const options of [{}, { view: 'sales', reach: 24 }, { view: 'profit' }]) {
    expect(opened(one, built, options)).toEqual({
      months: slow.map(({ month }) => month), size: slow.map(({ ids }) => ids.length),
      retained: slow.map(({ retained }) => retained.map((ids) => ids && ids.length)), sales: slow.map(({ sales }) => sales),
    })
  }
  for (const { month, ids, retained } of slow) {
    expect(idsBehind(one, built, {}, { month })).toEqual(ids)
    retained.forEach((then, k) => { if (then) expect(idsBehind(one, built, {}, { month, k })).toEqual(then) })
  }
  const recent = slow.filter(({ month }) => apart(month, asOf.slice(0, 7)) <= 24)
  expect(idsBehind(one, built, { reach: 24 }, { month: 'all' })).toEqual(recent.flatMap(({ ids }) => ids).sort((a, b) => a - b))
  expect(idsBehind(one, built, { reach: 24 }, { month: 'all', k: 1 })).toEqual(recent.flatMap(({ retained }) => retained[1] ?? []).sort((a, b) => a - b))
}))
