// Conditions at their edges, counted by hand.
import { expect, test } from 'vitest'
import { membersOf } from '../../../db/segments/evaluate.ts'
import { regionOf } from '../../../db/segments/conditions.ts'
import { ageOn } from '../../../db/segments/figures.ts'
import type { Ground } from '../../../db/segments/ground.ts'
import type { Rule } from '../../../db/segments/model.ts'
import { overlapsOf, warningsOf } from '../../../db/segments/warnings.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { shop } from '../analysis/build.ts'
import type { ShopBuilder } from '../analysis/build.ts'

const nobody = { contact: () => { throw new Error('not asked for') }, organisation: () => { throw new Error('not asked for') }, care: () => { throw new Error('not asked for') }, people: () => new Int32Array(0), segment: () => null }
const among = (built: ShopBuilder, asOf: string) => {
  const at = built.asOf(asOf)
  const ground: Ground = { ...nobody, shop: at, masks: new Map() }
  return (rule: Rule) => Array.from(membersOf(ground, rule), (c) => at.facts.customerId[c])
}

test('the worked set of the definitions, as of 2026-11-21', () => {
  // A 1, B 2, C 3, D 4, E 5; one more is left out of everything.
  const who = among(shop()
    .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
    .customer().order('2025-03-01', 2000)
    .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
    .customer().order('2026-11-01', 8000, { voidOn: '2026-11-03' }).order('2026-11-05', 1500)
    .customer({ registered: '2026-05-05' })
    .customer({ excluded: true }).order('2026-11-01', 90_000), '2026-11-21')
  expect(who({ all: [] })).toEqual([1, 2, 3, 4, 5])
  expect(who({ any: [] })).toEqual([])
  expect(who({ kind: 'occasions', from: 2 })).toEqual([1, 3])
  expect(who({ kind: 'occasions', to: 0 })).toEqual([5])
  expect(who({ kind: 'sinceLast', from: 51, to: 51 })).toEqual([1])
  expect(who({ kind: 'sinceLast', from: 52 })).toEqual([2])
  expect(who({ kind: 'sinceFirst', to: 81 })).toEqual([3, 4])
  expect(who({ kind: 'sinceFirst', to: 80 })).toEqual([4])
  expect(who({ kind: 'sales', over: 'ever', from: 9000 })).toEqual([1, 3])
  expect(who({ kind: 'sales', over: 'year', from: 5000 })).toEqual([1, 3])
  expect(who({ kind: 'sales', over: 'year', from: 5001 })).toEqual([3])
  expect(who({ kind: 'perOccasion', from: 4500, to: 4500 })).toEqual([3])
  // 12,000 over three occasions.
  expect(who({ kind: 'perOccasion', from: 4000 })).toEqual([1, 3])
  expect(who({ kind: 'perOccasion', from: 4001 })).toEqual([3])
  // 30 and 599 days: 314.5.
  expect(who({ kind: 'interval', from: 314, to: 315 })).toEqual([1])
  expect(who({ kind: 'interval', from: 315 })).toEqual([])
  expect(who({ all: [{ kind: 'stage', stages: ['repeat', 'firstTime'] }, { not: { kind: 'occasions', from: 2 } }] })).toEqual([4])
  expect(who({ not: { any: [{ kind: 'stage', stages: ['prospect'] }, { kind: 'stage', stages: ['dormantOnce'] }] } })).toEqual([1, 3, 4])
})

test('24 months are counted back from the day after, in calendar months', () => {
  const who = among(shop().customer().order('2024-11-21', 1000).customer().order('2024-11-22', 1000), '2026-11-21')
  expect(who({ kind: 'sales', over: 'twoYears', from: 1 })).toEqual([2])
  expect(who({ kind: 'sales', over: 'twoYears', to: 0 })).toEqual([1])
})

test('full years, also of those born on 29 February', () => {
  const age = (birth: string, day: string) => ageOn(parseDay(birth), parseDay(day))
  expect([age('1980-11-22', '2026-11-21'), age('1980-11-21', '2026-11-21'), age('2000-02-29', '2026-02-28'), age('2000-02-29', '2026-03-01'), age('1950-12-31', '1951-12-30')]).toEqual([45, 46, 25, 26, 0])
})

test('eight regions hold the 47 prefectures', () => {
  expect([0, 1, 2, 7, 8, 14, 15, 23, 24, 30, 31, 35, 36, 39, 40, 47].map(regionOf)).toEqual([null, 'hokkaido', 'tohoku', 'tohoku', 'kanto', 'kanto', 'chubu', 'chubu', 'kinki', 'kinki', 'chugoku', 'chugoku', 'shikoku', 'shikoku', 'kyushu', 'kyushu'])
})

test('what is doubtful is said', () => {
  const place: Rule = { all: [{ kind: 'prefecture', codes: [13] }, { not: { kind: 'age', from: 60 } }] }
  expect(warningsOf(place, 40, 1000)).toEqual(['noBehaviour'])
  expect(warningsOf({ all: [place, { kind: 'occasions', from: 2 }] }, 40, 1000)).toEqual([])
  expect([0, 9, 10, 600, 601].map((count) => warningsOf({ kind: 'consent' }, count, 1000))).toEqual([['nobody'], ['tooSmall'], [], [], ['everybody']])
  expect(warningsOf({ all: [] }, 1000, 1000)).toEqual([])
  expect(warningsOf({ any: Array<Rule>(9).fill({ kind: 'consent' }) }, 40, 1000)).toEqual(['tooFine'])
  expect(warningsOf({ all: [{ any: [{ all: [{ any: [{ kind: 'consent' }] }] }] }] }, 40, 1000)).toEqual(['tooFine'])
})

test('nearly the same people: four fifths of those in either', () => {
  const people = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i)
  expect(overlapsOf([{ id: 7, people: people(0, 10) }, { id: 8, people: people(0, 8) }, { id: 9, people: people(1, 8) }, { id: 10, people: people(50, 60) }, { id: 11, people: new Int32Array(0) }], 100))
    .toEqual([{ a: 7, b: 8, shared: 8, of: 10 }, { a: 8, b: 9, shared: 7, of: 8 }])
})
