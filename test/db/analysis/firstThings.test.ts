// The first three things: a shop by hand, and random shops against the slow reading, with the people behind each.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstThings } from '../../../db/analysis/firstThings.ts'
import type { PeopleRef } from '../../../db/analysis/model.ts'
import { checked } from '../../../db/analysis/panel.ts'
import { nothingGiven } from './given.ts'
import { panelOf } from '../../../db/analysis/panels/index.ts'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { SLIPPING, marksOf } from '../../../db/analysis/marks.ts'
import { kpiCards } from '../../../db/analysis/today.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { minutesEach } from '../../../db/today/firstThingsModel.ts'
import type { FirstThing } from '../../../db/today/firstThingsModel.ts'
import { shop } from './build.ts'
import type { PlainShop } from './build.ts'
import { plusDays } from './slowDates.ts'
import { at, largerShop, runs, seed } from './panelShops.ts'
import { slowThings } from './slowThings.ts'
import type { SlowOptions } from './slowThings.ts'

const D = '2026-11-21'
const ago = (days: number): string => new Date(Date.UTC(2026, 10, 21 - days)).toISOString().slice(0, 10)

function things(shop: Shop, { f2Days = 90, basis = 'repeatBuyers', targets = {}, least = 30 }: Partial<SlowOptions> = {}): FirstThing[] {
  return firstThings(shop, kpiCards(shop, { f2Days, repeatRateBasis: basis, targets }), f2Days, least)
}
/** The ids that a ref opens. */
function opened(shop: Shop, ref: PeopleRef): number[] {
  const people = ref.kind === 'panel' ? panelOf(ref.panel).people(shop, checked(panelOf(ref.panel), ref.options), ref.cell, nothingGiven)
    : ref.kind === 'kpi' ? peopleBehind(shop, ref)
    : ref.kind === 'rule' && 'kind' in ref.rule && ref.rule.kind === 'mark' && ref.rule.mark === 'slipping' ? Int32Array.from([...marksOf(shop)].flatMap((bits, c) => (bits & SLIPPING ? [c] : [])))
    : expect.unreachable(ref.kind)
  return Array.from(people, (c) => shop.facts.customerId[c])
}

/**
 * 40 who bought once 400 days ago and never again, 20 who bought 400 days ago and 40 days later, 6 who bought once 35 days ago.
 * Every order 3,000 yen; the year holds the 20 second purchases (360 days ago) and the 6.
 */
function built() {
  const made = shop()
  for (let i = 0; i < 40; i++) made.customer().order(ago(400), 3000)
  for (let i = 0; i < 20; i++) made.customer().order(ago(400), 3000).order(ago(360), 3000)
  for (let i = 0; i < 6; i++) made.customer().order(ago(35), 3000)
  return made
}

describe('by hand', () => {
  const perOccasion = { from: '2025-11-22', to: D, sales: 78_000, occasions: 26 }

  test('the leak, the people of its peak who are the same, the lever to the target', () => {
    const at = built().asOf(D)
    const found = things(at, { targets: { repeatBuyers: 90 }, least: 20 })
    // Leak: 6 people × 20 of 60 × 3,000 = 6,000 in 30 minutes. The peak 27–40 days after the first holds the same six: it does not
    // stand twice, and nobody else is in a peak. Lever: 20 slipping away × (90 % − 20 of 26) × 3,000 = 7,846 in 100 minutes.
    expect(found.map(({ code, people, expectedYen, minutes, way, alsoAbove }) => [code, people, expectedYen, minutes, way, alsoAbove])).toEqual([
      ['leak', 6, 6000, 30, 'call', 0], ['lever', 20, 7846, 100, 'call', 0],
    ])
    expect(found[0].why).toEqual({ n: 1, matured: 60, boughtMatured: 20, medianDays: 40, overdue: 0, onTimeYen: 6000, lossYen: 120_000, perOccasion })
    expect(found[1].why).toEqual({ kpi: 'repeatBuyers', unit: 'rate', numerator: 20, denominator: 26, from: '2025-11-22', to: D, days: null, goal: { numerator: 90, denominator: 100 }, goalFrom: 'target', yearYen: 10_200, group: 'slipping', perOccasion })
    expect(opened(at, found[0].ref!)).toEqual([61, 62, 63, 64, 65, 66])
    expect(opened(at, found[1].ref!)).toEqual(Array.from({ length: 20 }, (_, i) => 41 + i))
  })
  test('who has waited longer is past the middle, and less is expected by the days passed', () => {
    const made = built()
    for (let i = 0; i < 2; i++) made.customer().order(ago(200), 3000)
    const found = things(made.asOf(D), { targets: { repeatBuyers: 1 }, least: 20 })
    const leak = found.find(({ code }) => code === 'leak')!
    // 8 × 20 of 60 × 3,000 = 8,000; on day 200 nobody came any more: 6 × 20 of 60 × 3,000 stay.
    expect(leak).toMatchObject({ people: 8, expectedYen: 8000, why: { overdue: 2, onTimeYen: 6000 } })
    // Now the six of the peak are others than the eight: of 60 who had not bought by day 27, 20 did by day 40. As much a minute.
    expect(found.find(({ code }) => code === 'peak')).toMatchObject({ people: 6, expectedYen: 6000, minutes: 30, alsoAbove: 6, why: { n: 1, from: 27, to: 40, still: 60, came: 20 } })
    expect(leak.alsoAbove).toBe(0)
    expect(found.map(({ code }) => code)).toEqual(['leak', 'peak', 'setTarget'])
    expect(found[2]).toEqual({ code: 'setTarget', why: { reason: 'reached' }, people: 0, expectedYen: null, minutes: 0, way: null, ref: null, alsoAbove: 0 })
  })
  test('without a target the figure of a year ago, where that was better', () => {
    // A year ago: 40 buyers of 3,000 each, none again. Now: 40 of them bought for 2,000, and 20 new ones for 2,000.
    const made = shop()
    for (let i = 0; i < 40; i++) made.customer().order(ago(500), 3000).order(ago(100), 2000)
    for (let i = 0; i < 20; i++) made.customer().order(ago(100), 2000)
    const lever = things(made.asOf(D)).find(({ code }) => code === 'lever')!
    expect(lever).toMatchObject({ people: 60, expectedYen: 60_000, minutes: 120, way: 'postcard', why: { kpi: 'salesPerCustomer', numerator: 120_000, denominator: 60, goal: { numerator: 120_000, denominator: 40 }, goalFrom: 'yearAgo', yearYen: 60_000, group: 'onceAYear' } })
    // Nothing to compare with: a target is what is missing.
    const first = shop()
    for (let i = 0; i < 40; i++) first.customer().order(ago(10), 3000)
    expect(things(first.asOf(D))).toEqual([{ code: 'setTarget', why: { reason: 'none' }, people: 0, expectedYen: null, minutes: 0, way: null, ref: null, alsoAbove: 0 }])
  })
  test('those of this time last year, where no peak has people', () => {
    // 30 bought two years ago, of them 3 again 20 days after this day a year ago; 31 bought a year ago and have not come.
    const made = shop()
    for (let i = 0; i < 30; i++) { made.customer().order(ago(730), 1000); if (i < 3) made.order(ago(345), 1000) }
    for (let i = 0; i < 31; i++) made.customer().order(ago(365), 1000)
    const at = made.asOf(D)
    const found = things(at).find(({ code }) => code === 'lastYear')!
    // 31 × 3 of 30 × 1,000; the three of 345 days ago stand outside of last year's window (351–379).
    expect(found).toMatchObject({ people: 31, expectedYen: 3100, minutes: 62, way: 'postcard', why: { from: '2025-11-07', to: '2025-12-05', still: 30, came: 3, days: 30 } })
    expect(opened(at, found.ref!)).toHaveLength(31)
  })
  test('fewer than thirty buyers: nothing; fewer behind a rate: no yen', () => {
    const made = shop()
    for (let i = 0; i < 29; i++) made.customer().order(ago(400), 3000)
    expect(things(made.asOf(D))).toEqual([])
    expect(things(shop().asOf(D))).toEqual([])
    made.customer().order(ago(10), 3000)
    // 30 buyers, one of them in the year: 顧客単価 stands on one person.
    expect(things(made.asOf(D), { targets: { salesPerCustomer: 5000 } })).toEqual([expect.objectContaining({ code: 'lever', people: 1, expectedYen: null, why: expect.objectContaining({ denominator: 1, goalFrom: 'target' }) })])
  })
})

describe('random shops', () => {
  const options = fc.record({
    f2Days: fc.constantFrom(30, 90, 180), basis: fc.constantFrom('repeatBuyers' as const, 'retention' as const),
    targets: fc.record({ f2: fc.constantFrom(null, null, 20, 35.5, 100), repeatBuyers: fc.constantFrom(null, null, 60), retention: fc.constantFrom(null, null, 60), salesPerCustomer: fc.constantFrom(null, null, 1, 30_000) }),
  })
  /** Every customer some times over: enough people for the shop's real limits. */
  const times = (plain: PlainShop, copies: number): PlainShop => {
    const most = Math.max(...plain.customers.map(({ id }) => id))
    const all = Array.from({ length: copies }, (_, i) => i)
    const moved = <T extends { customer: number | null }>(row: T, i: number): T => ({ ...row, customer: row.customer === null ? null : row.customer + most * i })
    return { ...plain, customers: all.flatMap((i) => plain.customers.map((c) => ({ ...c, id: c.id + most * i }))), orders: all.flatMap((i) => plain.orders.map((o) => moved(o, i))), returns: all.flatMap((i) => (plain.returns ?? []).map((r) => moved(r, i))) }
  }
  const seen = new Map<string, number>()

  function claim(plain: PlainShop, asOf: string, chosen: SlowOptions): void {
    const shop = at(plain, asOf)
    const found = things(shop, chosen)
    expect(JSON.stringify(found, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value))).not.toContain('NOT FINITE')
    const slow = slowThings(plain, asOf, chosen)
    expect(found.map(({ code }) => code).sort()).toEqual(slow.map(({ code }) => code).sort())
    const above = new Set<number>()
    for (const thing of found) {
      const one = slow.find(({ code }) => code === thing.code)!
      const ids = thing.ref === null ? [] : opened(shop, thing.ref)
      expect(ids).toEqual(one.ids)
      expect(thing.people).toBe(ids.length)
      expect(thing.expectedYen === null).toBe(one.yen === null)
      expect(Math.abs((thing.expectedYen ?? 0) - (one.yen ?? 0))).toBeLessThanOrEqual(1)
      expect(Number.isInteger(thing.expectedYen ?? 0)).toBe(true)
      expect(thing.minutes).toBe(one.minutes)
      if (thing.way) expect(thing.minutes).toBe(thing.people * minutesEach[thing.way])
      expect(thing.alsoAbove).toBe(ids.filter((id) => above.has(id)).length)
      for (const id of ids) above.add(id)
      const about = thing.code === 'lever' ? thing.why.kpi : thing.code === 'leak' ? String(thing.why.n) : thing.code === 'peak' ? [thing.why.n, thing.why.from, thing.why.to, thing.why.still, thing.why.came].join(' ') : thing.code === 'lastYear' ? `${thing.why.still} ${thing.why.came}` : thing.why.reason
      expect(about).toBe(one.about)
      const more = thing.code === 'lever' ? [thing.why.yearYen] : thing.code === 'leak' ? [thing.why.overdue, thing.why.onTimeYen, thing.why.lossYen] : []
      expect(more).toHaveLength(one.more.length)
      more.forEach((value, i) => expect(Math.abs(value - one.more[i])).toBeLessThanOrEqual(1))
      seen.set(thing.code, (seen.get(thing.code) ?? 0) + 1)
    }
    // The most for a minute first, those without yen behind them.
    const worth = found.map(({ code, expectedYen, minutes }) => (code === 'setTarget' ? -2 : expectedYen === null ? -1 : expectedYen / minutes))
    expect(worth).toEqual([...worth].sort((a, b) => b - a))
    expect(new Set(found.map(({ ref, code }) => (ref === null ? code : opened(shop, ref).join()))).size).toBe(found.length)
  }

  test('small shops, with small limits', () => {
    fc.assert(fc.property(largerShop, options, (plain, chosen) => ['2024-02-29', '2025-03-01', '2025-08-31', '2021-06-15'].forEach((asOf) => claim(plain, asOf, { ...chosen, least: 2 }))), { seed, numRuns: runs })
  })
  /** Customers on a rhythm of about a month, some of whom stand in it on 2025-08-31. */
  const rhythm = fc.tuple(largerShop, fc.array(fc.record({ last: fc.integer({ min: 0, max: 60 }), times: fc.integer({ min: 1, max: 4 }), gap: fc.integer({ min: 25, max: 45 }), back: fc.constantFrom(0, 400, 800), goods: fc.integer({ min: 1, max: 9000 }) }), { minLength: 4, maxLength: 8 }))
    .map(([plain, people]): PlainShop => {
      const most = Math.max(...plain.customers.map(({ id }) => id))
      return {
        ...plain, customers: [...plain.customers, ...people.map((_, i) => ({ id: most + 1 + i, registered: null, excluded: false }))],
        orders: [...plain.orders, ...people.flatMap(({ last, times: n, gap, back, goods }, i) => Array.from({ length: n }, (_unused, k) => ({
          customer: most + 1 + i, day: plusDays('2025-08-31', -last - back - gap * k), goods, shipping: 0, minute: -1, voidOn: null, unpaid: false, subscription: false, lines: [0],
        })))],
      }
    })
  test('larger shops, with the real limits', () => {
    fc.assert(fc.property(rhythm, options, (plain, chosen) => claim(times(plain, 6), '2025-08-31', { ...chosen, least: 30 })), { seed, numRuns: runs })
    fc.assert(fc.property(largerShop, options, (plain, chosen) => { const large = times(plain, 6); ['2024-12-31', '2025-08-31'].forEach((asOf) => claim(large, asOf, { ...chosen, least: 30 })) }), { seed, numRuns: 60 })
    expect([...seen.keys()].sort()).toEqual(['lastYear', 'leak', 'lever', 'peak', 'setTarget'])
  })
})
