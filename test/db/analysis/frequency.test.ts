// Deciles and frequency: cases by hand, and random shops against the slow reading.
import { describe, expect, test } from 'vitest'
import type { DecileGroup, FrequencyResult } from '../../../db/analysis/groupModel.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { decile } from '../../../db/analysis/panels/people/decile.ts'
import { frequency } from '../../../db/analysis/panels/people/frequency.ts'
import { shop } from './build.ts'
import { always, at, idsBehind, largerShop, opened } from './panelShops.ts'
import { slowDeciles, slowFrequency } from './slowGroups.ts'

const decilePanel = decile as unknown as Panel
const frequencyPanel = frequency as unknown as Panel

describe('deciles', () => {
  test('twelve buyers: the first two groups take the extra; ties by id; who bought before the year is in none', () => {
    const built = shop().customer().order('2025-11-21', 99_000)
    for (let i = 0; i < 12; i++) built.customer().order('2025-11-22', i < 2 ? 5000 : 1000 * (14 - i))
    const groups = opened<DecileGroup[]>(decilePanel, built.asOf('2026-11-21'))
    expect(groups.map(({ customers }) => customers)).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1])
    expect(groups[0]).toEqual({ group: 1, customers: 2, sales: 23_000, lowest: 11_000 })
    // 5,000 three times: customers 2, 3 and 11.
    expect([7, 8, 9].map((group) => idsBehind(decilePanel, built.asOf('2026-11-21'), {}, { group }))).toEqual([[3], [11], [12]])
    expect(idsBehind(decilePanel, built.asOf('2026-11-21'), {}, { group: 6 })).toEqual([2])
    expect(() => idsBehind(decilePanel, built.asOf('2026-11-21'), {}, { group: 11 })).toThrow('badInput')
  })
  test('as the definitions read', () => always((plain, asOf) => {
    const built = at(plain, asOf)
    const slow = slowDeciles(plain, asOf)
    expect(opened<DecileGroup[]>(decilePanel, built)).toEqual(slow.map(({ ids, sales, lowest }, i) => ({ group: i + 1, customers: ids.length, sales, lowest })))
    slow.forEach(({ ids }, i) => expect(idsBehind(decilePanel, built, {}, { group: i + 1 })).toEqual(ids))
  }, largerShop))
})

describe('frequency', () => {
  test('by hand: ten and more together, months that are over, categories of the year', () => {
    const built = shop()
    built.customer()
    for (let i = 1; i <= 11; i++) built.order(`2026-10-${String(i).padStart(2, '0')}`, 100)
    built.customer().order('2026-10-01', 300, { lines: [0, 1] }).order('2026-11-01', 200, { lines: [0] })
    built.customer().order('2025-11-21', 500)
    built.plain().products = [{ trial: false, subscription: false, category: '茶' }, { trial: false, subscription: false, category: '器' }, { trial: false, subscription: false }]
    built.customer().order('2026-09-30', 700, { lines: [2] })
    const result = opened<FrequencyResult>(frequencyPanel, built.asOf('2026-11-21'))
    expect([result.from, result.to]).toEqual(['2025-11-22', '2026-11-21'])
    expect(result.year.filter(({ customers }) => customers > 0)).toEqual([{ times: 1, customers: 1, sales: 700 }, { times: 2, customers: 1, sales: 500 }, { times: 10, customers: 1, sales: 1100 }])
    expect(result.months).toHaveLength(12)
    expect(result.months.slice(-2)).toEqual([{ month: '2026-09', once: 1, twice: 0, more: 0, occasions: 1 }, { month: '2026-10', once: 1, twice: 0, more: 1, occasions: 12 }])
    expect(result.categories).toEqual([{ categories: 0, customers: 1, sales: 700 }, { categories: 1, customers: 1, sales: 1100 }, { categories: 2, customers: 1, sales: 500 }])
    expect(idsBehind(frequencyPanel, built.asOf('2026-11-21'), {}, { times: 10 })).toEqual([1])
    expect(idsBehind(frequencyPanel, built.asOf('2026-11-21'), {}, { month: '2026-10', times: 1 })).toEqual([2])
    expect(() => idsBehind(frequencyPanel, built.asOf('2026-11-21'), {}, { month: '2026-11' })).toThrow('badInput')
    expect(() => idsBehind(frequencyPanel, built.asOf('2026-11-21'), {}, {})).toThrow('badInput')
  })
  test('no product in a category: a sentence, no table', () => {
    const built = shop().customer().order('2026-10-01', 100).asOf('2026-11-21')
    const options = { view: 'categories' }
    const result = opened<FrequencyResult>(frequencyPanel, built, options)
    expect(result.categories).toBeNull()
    expect(frequencyPanel.table(result, built, options).rows).toEqual([])
    expect(frequencyPanel.say(result, built, options)).toEqual({ key: 'noCategories', values: {} })
  })
  test('as the definitions read', () => always((plain, asOf) => {
    const built = at(plain, asOf)
    const slow = slowFrequency(plain, asOf)
    const fast = opened<FrequencyResult>(frequencyPanel, built)
    for (const view of ['month', 'categories']) expect(opened<FrequencyResult>(frequencyPanel, built, { view })).toEqual(fast)
    expect(fast.year).toEqual(Array.from({ length: 10 }, (_, i) => ({ times: i + 1, customers: slow.year.get(i + 1)?.ids.length ?? 0, sales: slow.year.get(i + 1)?.sales ?? 0 })))
    for (const [times, { ids }] of slow.year) expect(idsBehind(frequencyPanel, built, {}, { times })).toEqual(ids)
    expect(fast.months).toEqual(slow.months.map(({ month, ids: [once, twice, more], occasions }) => ({ month, once: once.length, twice: twice.length, more: more.length, occasions })))
    for (const { month, ids } of slow.months) ids.forEach((own, i) => expect(idsBehind(frequencyPanel, built, {}, { month, times: i + 1 })).toEqual(own))
    if (slow.categories === null) expect(fast.categories).toBeNull()
    else {
      for (const { categories, customers, sales } of fast.categories!) expect([customers, sales]).toEqual([slow.categories.get(categories)?.ids.length ?? 0, slow.categories.get(categories)?.sales ?? 0])
      expect(fast.categories!.reduce((n, { customers }) => n + customers, 0)).toBe([...slow.categories.values()].reduce((n, { ids }) => n + ids.length, 0))
      for (const [categories, { ids }] of slow.categories) expect(idsBehind(frequencyPanel, built, { view: 'categories' }, { categories })).toEqual(ids)
    }
  }, largerShop, ['2024-02-29', '2024-12-31', '2025-03-01', '2025-08-31', '2021-06-15', '2028-02-29']))
})
