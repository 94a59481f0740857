// Customer classes: by hand, and against the slow reading on random shops, with the people of each.
import { describe, expect, test } from 'vitest'
import { customerClasses } from '../../../db/analysis/groupModel.ts'
import type { ClassRow } from '../../../db/analysis/groupModel.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { classes } from '../../../db/analysis/panels/people/classes.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { shop } from './build.ts'
import { always, at, idsBehind, largerShop, opened } from './panelShops.ts'
import { slowClasses } from './slowClasses.ts'

const panel = classes as unknown as Panel
const D = '2026-11-21'

describe('by hand', () => {
  const built = () => shop()
    // 1: three times, the most yen of the year → best. 2: three times, but not in the first tenth.
    .customer().order('2026-01-10', 5000).order('2026-03-10', 5000).order('2026-06-10', 5000)
    .customer().order('2026-01-10', 100).order('2026-03-10', 100).order('2026-06-10', 100)
    // 3: exactly 365 days → sleeping. 4: a day less → customer.
    .customer().order('2025-11-21', 9000)
    .customer().order('2025-11-22', 900)
    // 5: member. 6: a free sample only. 7: a cancelled order only. 8: not there yet. 9: left out.
    .customer({ registered: '2026-05-05' })
    .customer().order('2026-05-05', 0, { voidOn: 'unknown' })
    .customer().order('2026-05-05', 3000, { voidOn: 'unknown' })
    .customer({ registered: '2026-12-01' })
    .customer({ excluded: true }).order('2026-05-05', 3000)

  test('each class has its people', () => {
    const at = built().asOf(D)
    expect(opened<ClassRow[]>(panel, at)).toEqual([
      { class: 'best', customers: 1, sales: 15_000 }, { class: 'customer', customers: 2, sales: 1200 }, { class: 'sleeping', customers: 1, sales: 0 },
      { class: 'prospect', customers: 2, sales: 0 }, { class: 'reserve', customers: 1, sales: 0 },
    ])
    expect(customerClasses.map((name) => idsBehind(panel, at, {}, { class: name }))).toEqual([[1], [2, 4], [3], [5, 6], [7]])
    expect(() => idsBehind(panel, at, {}, { class: 'outside' })).toThrow('badInput')
  })
  test('a year without sales has no share of them', () => {
    const at = shop().customer().order('2025-01-10', 9000).customer().order('2025-02-10', 100).asOf(D)
    expect(panel.say(opened<ClassRow[]>(panel, at), at, {})).toEqual({ key: 'noSales', values: { sleeping: { kind: 'people', count: 2 }, sleepingShare: { kind: 'rate', numerator: 2, denominator: 2 } } })
  })
  test('the most yen of the year in two purchases are not enough', () => {
    const at = shop().customer().order('2026-01-10', 9000).order('2026-02-10', 9000).customer().order('2026-02-10', 100).asOf(D)
    expect(opened<ClassRow[]>(panel, at).map(({ customers }) => customers)).toEqual([0, 2, 0, 0, 0])
  })
  test('an empty shop has no rows', () => {
    const at = shop().asOf(D)
    expect(panel.table(opened(panel, at), at, {}).rows).toEqual([])
  })
})

test('as the definitions read; together all customers of the stages', () => always((plain, asOf) => {
  const shop = at(plain, asOf)
  const rows = opened<ClassRow[]>(panel, shop)
  const slow = slowClasses(plain, asOf)
  for (const { class: name, customers, sales } of rows) {
    const ids = slow.classes[name].sort((a, b) => a - b)
    expect(customers).toBe(ids.length)
    expect(idsBehind(panel, shop, {}, { class: name })).toEqual(ids)
    expect(sales).toBe(ids.reduce((sum, id) => sum + slow.spent(id), 0))
  }
  expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(tierCounts(shop).total)
}, largerShop))
