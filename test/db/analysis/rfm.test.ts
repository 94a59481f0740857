// RFM and CPM: cases by hand, and random shops against the slow reading.
import { describe, expect, test } from 'vitest'
import { proposedX } from '../../../db/analysis/cpm.ts'
import { cpmClasses } from '../../../db/analysis/groupModel.ts'
import type { CpmRow, Rfm } from '../../../db/analysis/groupModel.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { cpm } from '../../../db/analysis/panels/people/cpm.ts'
import { rfm } from '../../../db/analysis/panels/people/rfm.ts'
import { nextPlainNumber, plainNumber } from '../../../db/analysis/quintiles.ts'
import { shop } from './build.ts'
import { always, at, idsBehind, largerShop, opened } from './panelShops.ts'
import { slowCpm, slowRfm, slowX } from './slowGroups.ts'

const rfmPanel = rfm as unknown as Panel
const cpmPanel = cpm as unknown as Panel
const D = '2026-11-21'
/** Days before D. */
const ago = (days: number): string => new Date(Date.UTC(2026, 10, 21 - days)).toISOString().slice(0, 10)

test('round numbers one would name', () => {
  expect([0, 1, 7, 12, 96, 512, 7340, 12_300, 12_500, 23_456, 99_999].map(plainNumber)).toEqual([1, 1, 7, 10, 95, 500, 7500, 10_000, 15_000, 25_000, 100_000])
  expect([1, 7, 10, 95, 1000, 9500].map(nextPlainNumber)).toEqual([2, 8, 15, 100, 1500, 10_000])
})

describe('RFM', () => {
  test('thresholds to the day', () => {
    const built = shop()
    for (const days of [30, 31, 90, 91, 180, 181, 365, 366]) built.customer().order(ago(days), 1000)
    const { cells } = opened<Rfm>(rfmPanel, built.asOf(D))
    expect(cells.map(({ r, customers }) => [r, customers])).toEqual([[5, 1], [4, 2], [3, 2], [2, 2], [1, 1]])
    expect(idsBehind(rfmPanel, built.asOf(D), {}, { r: 4 })).toEqual([2, 3])
    expect(() => idsBehind(rfmPanel, built.asOf(D), {}, { r: 6 })).toThrow('badInput')
    expect(() => idsBehind(rfmPanel, built.asOf(D), {}, { x: 1 })).toThrow('badInput')
  })
  test('the window ends what counts for F and M, not for R', () => {
    const built = shop().customer().order('2024-11-21', 9000).order('2024-11-22', 500).order('2026-11-20', 500).asOf(D)
    expect(opened<Rfm>(rfmPanel, built).cells).toEqual([expect.objectContaining({ r: 5, f: 2, sales: 1000 })])
    expect(opened<Rfm>(rfmPanel, built, { window: 12 }).cells).toEqual([expect.objectContaining({ r: 5, f: 1, sales: 500 })])
    expect(opened<Rfm>(rfmPanel, built, { window: 'all' }).cells).toEqual([expect.objectContaining({ r: 5, f: 3, sales: 10_000 })])
  })
  test('quintiles: ten people one fifth each two; equal ones share the worst rank', () => {
    const built = shop()
    for (let i = 0; i < 10; i++) built.customer().order(ago(100 - i), 1000 * (i + 1))
    const { cells, money, window } = opened<Rfm>(rfmPanel, built.asOf(D), { method: 'quintiles' })
    // Everybody bought once: all share rank 0.
    expect(cells).toEqual([5, 4, 3, 2, 1].map((s) => ({ r: s, f: 1, m: s, customers: 2, sales: 1000 * (4 * s - 1) })))
    expect([money, window]).toEqual([[], 'all'])
  })
  test('limits of M come from the fifths of those who bought in the window', () => {
    const built = shop().customer().order('2020-01-01', 900_000)
    for (const yen of [1000, 2000, 3000, 4000, 5000]) built.customer().order('2026-11-01', yen + 40)
    expect(opened<Rfm>(rfmPanel, built.asOf(D)).money).toEqual([1000, 2000, 3000, 4000])
  })
  test('nobody', () => {
    for (const built of [shop().asOf(D), shop().customer({ registered: '2026-01-01' }).asOf(D), shop().customer().order('2026-11-22', 1).asOf(D)]) {
      expect(opened<Rfm>(rfmPanel, built).cells).toEqual([])
      expect(rfmPanel.say(rfmPanel.compute(built, { method: 'thresholds', window: 24 }, undefined as never), built, {})).toBeNull()
    }
  })
  test('as the definitions read', () => always((plain, asOf) => {
    const built = at(plain, asOf)
    for (const options of [{}, { window: 12 }, { window: 'all' }, { method: 'quintiles' }] as { window?: 12 | 'all'; method?: string }[]) {
      const { scores, money } = slowRfm(plain, asOf, options.method ?? 'thresholds', options.window ?? 24)
      const fast = opened<Rfm>(rfmPanel, built, options)
      expect(fast.money).toEqual(money)
      expect(fast.cells.reduce((n, { customers }) => n + customers, 0)).toBe(scores.size)
      for (const { r, f, m, customers, sales } of fast.cells) {
        const own = [...scores].filter(([, s]) => s.r === r && s.f === f && s.m === m)
        expect(idsBehind(rfmPanel, built, options, { r, f, m })).toEqual(own.map(([id]) => id))
        expect([customers, sales]).toEqual([own.length, own.reduce((n, [, s]) => n + s.sales, 0)])
        expect(idsBehind(rfmPanel, built, options, { r, f })).toEqual([...scores].filter(([, s]) => s.r === r && s.f === f).map(([id]) => id))
      }
    }
  }, largerShop, ['2024-02-29', '2025-03-01', '2025-08-31', '2021-06-15', '2028-02-29']))
})

describe('CPM', () => {
  test('each class at its edges', () => {
    const built = shop()
      .customer().order(ago(500), 200_000)
      .customer().order(ago(329), 50_000).order(ago(240), 50_000)
      .customer().order(ago(329), 30_000).order(ago(239), 39_999)
      .customer().order(ago(449), 30_000).order(ago(240), 40_000)
      .customer().order(ago(449), 30_000).order(ago(239), 40_000)
      .asOf(D)
    // Days first → last: –, 89, 90, 209, 210.
    const rows = opened<CpmRow[]>(cpmPanel, built, { x: 70_000 })
    expect(rows.filter(({ customers }) => customers > 0)).toEqual([
      { class: 'first', active: false, customers: 1, sales: 200_000 }, { class: 'beginner', active: false, customers: 1, sales: 100_000 }, { class: 'steady', active: true, customers: 1, sales: 69_999 },
      { class: 'trendy', active: false, customers: 1, sales: 70_000 }, { class: 'loyal', active: true, customers: 1, sales: 70_000 },
    ])
    expect(rows).toHaveLength(10)
    expect(idsBehind(cpmPanel, built, { x: 70_000 }, { class: 'loyal', active: 1 })).toEqual([5])
    expect(() => idsBehind(cpmPanel, built, {}, { class: 'best' })).toThrow('badInput')
  })
  test('X: four of five who came again spent no more, to 5,000', () => {
    const built = shop()
    for (const yen of [10_000, 20_000, 30_000, 42_600, 90_000]) built.customer().order('2026-01-01', yen - 1).order('2026-02-01', 1)
    built.customer().order('2026-01-01', 500_000)
    expect(proposedX(built.asOf(D))).toBe(45_000)
    expect(proposedX(shop().asOf(D))).toBe(5000)
  })
  test('as the definitions read', () => always((plain, asOf) => {
    const built = at(plain, asOf)
    expect(proposedX(built)).toBe(slowX(plain, asOf))
    for (const options of [{}, { x: 70_000 }, { x: 8000 }]) {
      const slow = [...slowCpm(plain, asOf, options.x ?? slowX(plain, asOf))]
      const rows = opened<CpmRow[]>(cpmPanel, built, options)
      expect(rows.map((row) => [row.class, row.active])).toEqual(cpmClasses.flatMap((name) => [[name, true], [name, false]]))
      for (const row of rows) {
        const own = slow.filter(([, one]) => one.class === row.class && one.active === row.active)
        expect([row.customers, row.sales]).toEqual([own.length, own.reduce((n, [, { sales }]) => n + sales, 0)])
        expect(idsBehind(cpmPanel, built, options, { class: row.class, active: row.active ? 1 : 0 })).toEqual(own.map(([id]) => id))
      }
    }
  }, largerShop, ['2024-02-29', '2025-03-01', '2025-08-31', '2021-06-15', '2028-02-29']))
})
