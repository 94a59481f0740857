// Products, hours and prices against a slow, separate reading of the definitions, over random shops.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { calendar, calendarPeople } from '../../../db/analysis/calendar.ts'
import { crossSell, crossSellPeople, pairsByProduct } from '../../../db/analysis/crossSell.ts'
import { entryPeople, entryProducts } from '../../../db/analysis/entryProducts.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { nextProductPeople, nextProducts, stepsByProduct } from '../../../db/analysis/nextProduct.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { checked } from '../../../db/analysis/panel.ts'
import type { Panel } from '../../../db/analysis/panel.ts'
import { nothingGiven } from './given.ts'
import type { Cell, CellKey } from '../../../db/analysis/panelModel.ts'
import { calendar as calendarPanels } from '../../../db/analysis/panels/calendar/index.ts'
import { products as productPanels } from '../../../db/analysis/panels/products/index.ts'
import { priceBandPeople, priceBands } from '../../../db/analysis/priceBands.ts'
import { productSales, productSalesPeople } from '../../../db/analysis/productSales.ts'
import { pairsOf, together, togetherPeople } from '../../../db/analysis/together.ts'
import { useUp } from '../../../db/analysis/useUp.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { productShop, toProductFacts } from './productShop.ts'
import type { ProductShop } from './productShop.ts'
import { asOfDays } from './randomShop.ts'
import { plusDays, plusYears } from './slowDates.ts'
import { slowBand, slowCross, slowDays, slowEntry, slowHours, slowNext, slowSales, slowTogether } from './slowProducts.ts'

const seed = 20_261_121
const runs = 200
const days = ['2024-02-29', '2024-12-31', '2025-08-31', '2021-06-15', '2028-02-29']
const met: Record<string, number> = {}
const meet = (what: string, n: number): void => { met[what] = (met[what] ?? 0) + n }
afterAll(() => { console.info(`random shops: fast-check seed ${seed}, ${runs} shops, met ${JSON.stringify(met)}`) })

const facts = new WeakMap<ProductShop, Shop['facts']>()
function at(shop: ProductShop, asOf: string): Shop {
  if (!facts.has(shop)) facts.set(shop, toProductFacts(shop))
  return { facts: facts.get(shop)!, settings: shop.plain.settings, asOf: parseDay(asOf) }
}
const always = (claim: (shop: ProductShop, asOf: string) => void): void =>
  fc.assert(fc.property(productShop, (shop) => days.forEach((asOf) => claim(shop, asOf))), { seed, numRuns: runs })
const idsOf = (shop: Shop, people: Int32Array | null): number[] => Array.from(people ?? [-1], (c) => shop.facts.customerId[c])
const byPair = <T extends { from: number; to: number }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.from - b.from || a.to - b.to)

describe('as the definitions read', () => {
  test('the days are among those that hurt', () => { for (const day of days) expect(asOfDays).toContain(day) })

  test('the next product: people, base, lift, days', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const slow = slowNext(plain, asOf)
    const fast = byPair(nextProducts(shop))
    meet('next', fast.length)
    expect(fast.map(({ from, to, customers, base, medianDays }) => ({ from, to, customers, base, medianDays })))
      .toEqual(slow.map(({ from, to, people, base, medianDays }) => ({ from, to, customers: people.length, base: base.length, medianDays })))
    slow.forEach((pair, i) => {
      expect(fast[i].lift).toBeCloseTo(pair.lift, 9)
      expect(idsOf(shop, nextProductPeople(shop, pair.from, pair.to))).toEqual(pair.people)
      expect(idsOf(shop, nextProductPeople(shop, pair.from, -1))).toEqual(pair.base)
    })
    for (const only of [0, 4]) expect(byPair(nextProducts(shop, only))).toEqual(fast.filter(({ from }) => from === only))
    expect(stepsByProduct(historyOf(shop), -1)).toEqual(nextProducts(shop))
  }))

  test('cross-selling within 180 days', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const slow = slowCross(plain, asOf)
    const fast = byPair(crossSell(shop))
    meet('cross', fast.length)
    expect(fast).toEqual(slow.map(({ from, to, people, base }) => ({ from, to, customers: people.length, base: base.length })))
    for (const pair of slow) {
      expect(idsOf(shop, crossSellPeople(shop, pair.from, pair.to))).toEqual(pair.people)
      expect(idsOf(shop, crossSellPeople(shop, pair.from, -1))).toEqual(pair.base)
    }
    for (const only of [0, 4]) expect(byPair(crossSell(shop, only))).toEqual(fast.filter(({ from }) => from === only))
    expect(pairsByProduct(historyOf(shop), -1)).toEqual(crossSell(shop))
  }))

  test('bought together', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const slow = slowTogether(plain, asOf)
    const fast = together(shop).map((one) => ({ ...one, pair: [one.from, one.to].sort((a, b) => a - b) })).sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])
    meet('together', fast.length)
    expect(fast.map(({ pair, occasions, customers, base, toBase }) => ({ pair, occasions, customers, counts: [base, toBase] })))
      .toEqual(slow.map(({ pair, occasions, people, counts }) => ({ pair, occasions, customers: people.length, counts })))
    slow.forEach((one, i) => {
      expect(fast[i].lift).toBeCloseTo(one.lift, 9)
      expect(idsOf(shop, togetherPeople(shop, one.pair[0], one.pair[1]))).toEqual(one.people)
    })
    expect(pairsOf(historyOf(shop), false)).toEqual(together(shop))
  }))

  test.each(['product', 'category'] as const)('entry by %s: F2 and 1年LTV of their own windows', (by) => always((plain, asOf) => {
    const shop = at(plain, asOf)
    for (const W of [90, 365]) {
      const fast = new Map(entryProducts(shop, by, W).map((group) => [String(group.key as number), group]))
      const slow = slowEntry(plain, asOf, by, W)
      meet(`entry ${by}`, slow.length)
      expect([...fast.keys()].sort()).toEqual(slow.map(({ label }) => label).sort())
      for (const group of slow) {
        const { key, customers, f2, oneYearLtv } = fast.get(group.label)!
        expect([customers, f2.bought, f2.matured, f2.waiting, oneYearLtv.customers, oneYearLtv.sales])
          .toEqual([group.customers.length, group.bought.length, group.matured.length, group.waiting.length, group.ltv.length, group.ltvSales])
        for (const part of ['customers', 'bought', 'matured', 'waiting', 'ltv'] as const) expect(idsOf(shop, entryPeople(shop, by, W, key, part)), part).toEqual(group[part])
      }
    }
  }))

  test('entry by price: every first purchase in exactly one band', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const groups = entryProducts(shop, 'priceBand', 90)
    const { f2, oneYearLtv, repeatEver } = kpis(shop, { f2Days: 90 })
    const total = (of: (group: (typeof groups)[number]) => number): number => groups.reduce((sum, group) => sum + of(group), 0)
    expect([total((g) => g.customers), total((g) => g.f2.bought), total((g) => g.f2.matured), total((g) => g.f2.waiting), total((g) => g.oneYearLtv.sales), total((g) => g.oneYearLtv.customers)])
      .toEqual([repeatEver.denominator, f2.bought, f2.matured, f2.waiting, oneYearLtv.sales, oneYearLtv.customers])
  }))

  test('sales, buyers, days per piece and who falls due', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const { products, rest, total } = productSales(shop)
    const slow = slowSales(plain, asOf)
    expect([...useUp(shop).days]).toEqual(slowDays(plain, asOf))
    const { averageOrderValue, salesPerCustomer } = kpis(shop)
    expect(total).toEqual({ sales: averageOrderValue.sales, orders: averageOrderValue.orders, customers: salesPerCustomer.customers })
    expect(products.reduce((sum, { sales }) => sum + sales, rest)).toBe(averageOrderValue.sales)
    slow.forEach((one, p) => {
      const fast = products.find(({ product }) => product === p) ?? { sales: 0, orders: 0, customers: 0, repeaters: 0, due: 0 }
      expect([fast.sales, fast.orders, fast.customers, fast.repeaters, fast.due]).toEqual([one.sales, one.orders, one.customers.length, one.repeaters.length, one.due.length])
      meet('due', one.due.length)
      for (const part of ['customers', 'repeaters', 'due'] as const) expect(idsOf(shop, productSalesPeople(shop, p, part)), part).toEqual(one[part])
      expect(idsOf(shop, productSalesPeople(shop, p, 'new'))).toEqual(one.customers.filter((id) => !one.repeaters.includes(id)))
    })
    expect(productSalesPeople(shop, -1, 'customers')).toHaveLength(total.customers)
    meet('learned', useUp(shop).from.filter((from) => from === 'learned').length)
  }))

  test.each(['all', 'year'] as const)('hours and price bands of %s', (period) => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const since = period === 'all' ? '0001-01-01' : plusYears(plusDays(asOf, 1), -1)
    const fast = calendar(shop, period)
    const slow = slowHours(plain, asOf, since)
    expect(fast.withoutTime).toBe(slow.withoutTime)
    expect([fast.orders, fast.customers]).toEqual([slow.at(null, null).orders, slow.at(null, null).people.length])
    for (let weekday = 0; weekday < 7; weekday++) {
      expect(fast.weekdayCustomers[weekday]).toBe(slow.at(weekday, null).people.length)
      for (const hour of [0, 9, 10, 11, 23]) {
        const cell = slow.at(weekday, hour)
        expect(fast.hours[weekday][hour]).toBe(cell.orders)
        expect(idsOf(shop, calendarPeople(shop, period, weekday, hour))).toEqual(cell.people)
        expect(fast.hourCustomers[hour]).toBe(slow.at(null, hour).people.length)
      }
    }
    const bands = priceBands(shop, period)
    for (const [i, band] of bands.entries()) {
      const one = slowBand(plain, asOf, since, band.from, band.to ?? Infinity)
      expect([band.orders, band.sales, band.customers]).toEqual([one.orders, one.sales, one.people.length])
      expect(idsOf(shop, priceBandPeople(shop, period, band))).toEqual(one.people)
      if (i > 0) expect(band.from).toBe(bands[i - 1].to! + 1)
    }
    const whole = slowBand(plain, asOf, since, 0, Infinity)
    expect([bands.reduce((sum, { orders }) => sum + orders, 0), bands.reduce((sum, { sales }) => sum + sales, 0)]).toEqual([whole.orders, whole.sales])
  }))

  test('every count of people in every table opens onto exactly those people', () => {
    const panels: [Panel, object][] = [
      ...(['product', 'category', 'priceBand'] as const).map((by): [Panel, object] => [productPanels.entryProducts as unknown as Panel, { by }]),
      ...[productPanels.nextProduct, productPanels.crossSell, productPanels.together, productPanels.productSales, calendarPanels.calendar, calendarPanels.priceBands].map((one): [Panel, object] => [one as unknown as Panel, {}]),
    ]
    always((plain, asOf) => {
      const shop = at(plain, asOf)
      for (const [one, given] of panels) {
        const options = checked(one, given)
        const result = one.compute(shop, options, nothingGiven)
        expect(JSON.stringify([result, one.say(result, shop, options), one.base(result, shop, options)])).not.toMatch(/null,null|NaN|Infinity/)
        for (const row of one.table(result, shop, options).rows) {
          for (const { count, key } of row.flatMap(counted)) {
            const people = one.people(shop, options, key, nothingGiven)
            expect(people.length, JSON.stringify(key)).toBe(count)
            for (let i = 1; i < people.length; i++) expect(people[i]).toBeGreaterThan(people[i - 1])
          }
        }
      }
    })
  })

  test('how many customers each panel looks at', () => always((plain, asOf) => {
    const shop = at(plain, asOf)
    const base = (any: unknown, given: object = {}): number => { const one = any as Panel; const options = checked(one, given); return one.base(one.compute(shop, options, nothingGiven), shop, options) }
    const ever = kpis(shop).repeatEver.denominator
    expect([base(productPanels.entryProducts), base(productPanels.together)]).toEqual([ever, ever])
    const since = { all: '0001-01-01', year: plusYears(plusDays(asOf, 1), -1) }
    for (const period of ['all', 'year'] as const) expect(base(calendarPanels.priceBands, { period })).toBe(slowBand(plain, asOf, since[period], 0, Infinity).people.length)
    // Whom the panel of one product looks at is whom that of all products looks at.
    expect(base(productPanels.nextProduct, { from: shop.facts.productId[0] })).toBe(base(productPanels.nextProduct))
    for (const { base: some } of nextProducts(shop)) expect(some).toBeLessThanOrEqual(base(productPanels.nextProduct))
  }))

  test('the random shops hold what is claimed about them', () => {
    for (const what of ['next', 'cross', 'together', 'entry product']) expect(met[what], what).toBeGreaterThan(200)
    for (const what of ['due', 'learned']) expect(met[what], what).toBeGreaterThan(40)
  })
})

function counted(cell: Cell): { count: number; key: CellKey }[] {
  const list: { count: number; key: CellKey | undefined }[] = cell.kind === 'people' ? [{ count: cell.count, key: cell.people }]
    : cell.kind === 'rate' ? [{ count: cell.numerator, key: cell.people }, { count: cell.denominator, key: cell.base }] : cell.kind === 'mean' ? [{ count: cell.count, key: cell.people }] : []
  return list.flatMap(({ count, key }) => (key ? [{ count, key }] : []))
}
