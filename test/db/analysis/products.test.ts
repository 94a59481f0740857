// Products, hours and prices: cases counted by hand.
import { describe, expect, test } from 'vitest'
import { bandsFor } from '../../../db/analysis/bands.ts'
import { BOUGHT_BY_SUBSCRIPTION, BOUGHT_ONE_OFF, NO_PURCHASE, lineKinds } from '../../../db/analysis/baskets.ts'
import { calendar, calendarPeople } from '../../../db/analysis/calendar.ts'
import { crossSell } from '../../../db/analysis/crossSell.ts'
import { entryProducts } from '../../../db/analysis/entryProducts.ts'
import { nextProductPeople, nextProducts } from '../../../db/analysis/nextProduct.ts'
import { Beside, Notes } from '../../../db/analysis/pairs.ts'
import { priceBands } from '../../../db/analysis/priceBands.ts'
import { productSales, productSalesPeople } from '../../../db/analysis/productSales.ts'
import { together } from '../../../db/analysis/together.ts'
import { useUp } from '../../../db/analysis/useUp.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { MONTHLY, REGULAR, SAMPLE, shop } from './build.ts'
import type { PlainShop, ShopBuilder } from './build.ts'
import { plainly, toProductFacts } from './productShop.ts'
import type { PlainLine } from './productShop.ts'
import { plusDays } from './slowDates.ts'

const D = '2026-11-21'
/** Two more products beside those of every built shop. */
const [TEA, POT] = [3, 4]
const withTea = (builder: ShopBuilder): ShopBuilder => {
  builder.plain().products.push({ trial: false, subscription: false, name: '玉露', category: '茶', days: 10 }, { trial: false, subscription: false, name: '急須', category: '道具' })
  return builder
}
/** `times` customers, each with these days and products. */
const many = (builder: ShopBuilder, times: number, orders: [day: string, lines: number[]][]): ShopBuilder => {
  for (let n = 0; n < times; n++) {
    builder.customer()
    for (const [day, lines] of orders) builder.order(day, 1000, { lines })
  }
  return builder
}
const empty = shop().asOf(D)
const before = many(withTea(shop()), 5, [['2026-11-22', [TEA]], ['2026-11-23', [POT]]]).asOf(D)

describe('what a line is', () => {
  const kindsOf = (lines: PlainLine[], parts = {}): number[] => {
    const plain: PlainShop = shop().customer().order('2026-11-01', 1000, { ...parts, lines: lines.map(({ product }) => product) }).plain()
    return [...lineKinds(toProductFacts({ plain, lines: [lines] }))]
  }
  const line = (product: number, pieces: number, yen: number): PlainLine => ({ product, pieces, yen })

  test('a sample of zero yen beside something bought is none; alone it is what was bought', () => {
    expect(kindsOf([line(REGULAR, 1, 900), line(SAMPLE, 1, 0)])).toEqual([BOUGHT_ONE_OFF, NO_PURCHASE])
    expect(kindsOf([line(REGULAR, 1, 0), line(SAMPLE, 1, 0)])).toEqual([BOUGHT_ONE_OFF, BOUGHT_ONE_OFF])
  })
  test('no pieces, or less than nothing, is no purchase', () => {
    expect(kindsOf([line(REGULAR, 0, 900), line(REGULAR, -1, -900), line(SAMPLE, 1, 500), line(REGULAR, 1, -100)])).toEqual([NO_PURCHASE, NO_PURCHASE, BOUGHT_ONE_OFF, NO_PURCHASE])
  })
  test('定期 by its product, or because the whole order is', () => {
    expect(kindsOf([line(REGULAR, 1, 900), line(MONTHLY, 1, 900)])).toEqual([BOUGHT_ONE_OFF, BOUGHT_BY_SUBSCRIPTION])
    expect(kindsOf([line(REGULAR, 1, 900), line(MONTHLY, 1, 900)], { subscription: true })).toEqual([BOUGHT_BY_SUBSCRIPTION, BOUGHT_BY_SUBSCRIPTION])
  })
})

describe('next product', () => {
  test('by hand: customers, base, days, and the share of all next occasions', () => {
    // Five go from tea to a pot after 30 days, one of them again after 10; three to the regular product; two never come again.
    const builder = withTea(shop())
    many(builder, 4, [['2026-01-01', [TEA]], ['2026-01-31', [POT]]])
    many(builder, 1, [['2026-01-01', [TEA]], ['2026-01-31', [POT, TEA]], ['2026-02-10', [POT]]])
    many(builder, 3, [['2026-01-01', [TEA]], ['2026-03-01', [REGULAR]]])
    many(builder, 2, [['2026-01-01', [TEA]]])
    // Steps: 4 + 2 + 3 = 9, six of them to a pot, all nine from tea (the middle occasion holds it too): lift (6/9) ÷ (6/9).
    expect(nextProducts(builder.asOf(D))).toEqual([{ from: TEA, to: POT, customers: 5, base: 8, steps: 6, baseSteps: 9, lift: 1, medianDays: 30 }])
    expect([...nextProductPeople(builder.asOf(D), TEA, POT)]).toEqual([0, 1, 2, 3, 4])
    expect([...nextProductPeople(builder.asOf(D), TEA, -1)]).toHaveLength(8)
    // As of the day before the pots: nobody has a next purchase.
    expect(nextProducts(builder.asOf('2026-01-30'))).toEqual([])
  })
  test('lift weighs by occasions: one who comes ten times makes nothing likelier', () => {
    // Five people alternate tea and pot without end: after tea always a pot. Of all next occasions half are pots: lift 2.
    const builder = withTea(shop())
    many(builder, 5, Array.from({ length: 9 }, (_, k): [string, number[]] => [plusDays('2026-01-01', k * 10), [k % 2 === 0 ? TEA : POT]]))
    expect(nextProducts(builder.asOf(D)).map(({ from, to, customers, lift }) => [from, to, customers, lift])).toEqual([[TEA, POT, 5, 2], [POT, TEA, 5, 2]])
  })
  test('定期 is passed over: the next is the next bought 都度', () => {
    const builder = many(withTea(shop()), 5, [['2026-01-01', [TEA]], ['2026-01-05', [MONTHLY]], ['2026-01-21', [POT, MONTHLY]]])
    expect(nextProducts(builder.asOf(D))).toMatchObject([{ from: TEA, to: POT, customers: 5, base: 5, medianDays: 20 }])
  })
  test('four people are hidden, a customer left out is none', () => {
    const builder = many(withTea(shop()), 4, [['2026-01-01', [TEA]], ['2026-01-31', [POT]]])
    builder.customer({ excluded: true }).order('2026-01-01', 1000, { lines: [TEA] }).order('2026-01-31', 1000, { lines: [POT] })
    expect(nextProducts(builder.asOf(D))).toEqual([])
  })
})

test('cross-selling: 180 days to the day, of those whose 180 days are over', () => {
  const builder = withTea(shop())
  many(builder, 5, [['2026-01-01', [TEA, REGULAR]], [plusDays('2026-01-01', 180), [POT]]])
  many(builder, 1, [['2026-01-01', [TEA]], [plusDays('2026-01-01', 181), [POT]]])
  // 180 days before the day: judged; 179: not yet. With tea and pot at once no pot came after.
  many(builder, 1, [[plusDays(D, -180), [TEA, POT]]])
  many(builder, 1, [[plusDays(D, -179), [TEA]], [plusDays(D, -100), [POT]]])
  expect(crossSell(builder.asOf(D))).toEqual([{ from: REGULAR, to: POT, customers: 5, base: 5 }, { from: TEA, to: POT, customers: 5, base: 7 }])
})

test('together: support, both confidences, lift', () => {
  const builder = withTea(shop())
  many(builder, 2, [['2026-01-01', [TEA, POT]], ['2026-02-01', [TEA, POT, POT]], ['2026-03-01', [TEA]]])
  many(builder, 1, [['2026-01-01', [POT, TEA]], ['2026-04-01', [REGULAR]], ['2026-05-01', []]])
  // Five of eight occasions with a product hold both; tea is on 7, a pot on 5.
  expect(together(builder.asOf(D))).toEqual([{ from: POT, to: TEA, occasions: 5, customers: 3, base: 5, toBase: 7, all: 8, lift: (5 * 8) / (5 * 7) }])
})

test('entry: the first occasion decides, each figure in its own window', () => {
  const builder = withTea(shop())
  // F2 90 as of D: firsts from 2025-08-24 to 2026-08-23. 1年LTV: firsts from 2024-11-22 to 2025-11-21.
  many(builder, 1, [['2025-10-01', [TEA]], ['2025-12-30', [POT]]]) // bought on day 90; 1年LTV 2,000
  many(builder, 1, [['2026-08-23', [TEA, POT]], ['2026-11-21', [TEA]]]) // day 90; not in 1年LTV
  many(builder, 1, [['2026-08-24', [TEA]]]) // still open
  many(builder, 1, [['2024-12-01', [POT]], ['2025-11-30', [TEA]], ['2025-12-01', [TEA]]]) // 364 days: in; 365: out
  many(builder, 1, [['2025-09-01', [MONTHLY]], ['2025-09-20', [TEA]]]) // begins with 定期: not in F2
  const groups = entryProducts(builder.asOf(D), 'product', 90)
  expect(groups).toEqual([
    { key: TEA, customers: 3, f2: { bought: 2, matured: 2, waiting: 1 }, oneYearLtv: { sales: 2000, customers: 1 } },
    { key: POT, customers: 2, f2: { bought: 1, matured: 1, waiting: 0 }, oneYearLtv: { sales: 2000, customers: 1 } },
    { key: MONTHLY, customers: 1, f2: { bought: 0, matured: 0, waiting: 0 }, oneYearLtv: { sales: 2000, customers: 1 } },
  ])
  expect(entryProducts(builder.asOf(D), 'category', 90).map(({ key, customers }) => [key, customers])).toEqual([['茶', 3], ['道具', 2], ['', 1]])
  expect(entryProducts(builder.asOf(D), 'priceBand', 90).map(({ key, customers }) => [key, customers])).toEqual([[{ from: 1000, to: 1999 }, 5]])
})

describe('sales by product', () => {
  test('what was taken off is spread, what belongs to no product stands apart', () => {
    const builder = withTea(shop()).with({ salesIncludeShipping: true })
    builder.customer().order('2026-11-01', 1000, { lines: [TEA, POT, SAMPLE] }).anonymous('2026-11-02', 700, { lines: [] }).anonymous('2026-11-03', 500, { lines: [TEA], shipping: 600 })
    builder.customer().order('2024-01-01', 1000, { lines: [TEA] }).order('2026-10-01', 1000, { lines: [TEA] })
    const lines: PlainLine[][] = [
      // 2,000 of lines, 1,000 left (500 + 500 given back): half of each; the sample is no purchase.
      [{ product: TEA, pieces: 1, yen: 1501 }, { product: POT, pieces: 2, yen: 499 }, { product: SAMPLE, pieces: 1, yen: 0 }],
      [], [{ product: TEA, pieces: 1, yen: 500 }], [{ product: TEA, pieces: 1, yen: 1000 }], [{ product: TEA, pieces: 1, yen: 1000 }],
    ]
    const one: Shop = { facts: toProductFacts({ plain: builder.plain(), lines }), settings: builder.plain().settings, asOf: parseDay(D) }
    const { products, rest, total } = productSales(one)
    expect(products.map(({ product, sales, orders, customers, repeaters }) => [product, sales, orders, customers, repeaters])).toEqual([[TEA, 750 + 500 + 1000, 3, 2, 1], [POT, 250, 1, 1, 0]])
    expect(rest).toBe(700 + 600)
    expect(total).toEqual({ sales: 3800, orders: 4, customers: 2 })
  })

  test('entered days: due when 3 + days × pieces have passed, in 14 days at most', () => {
    const due = (day: string, pieces: number): number => {
      const plain = withTea(shop()).customer().order(day, 1000, { lines: [TEA] }).plain()
      const one: Shop = { facts: toProductFacts({ plain, lines: [[{ product: TEA, pieces, yen: 1000 }]] }), settings: plain.settings, asOf: parseDay(D) }
      return productSalesPeople(one, TEA, 'due').length
    }
    // 玉露 lasts ten days a piece.
    expect([due(plusDays(D, -13), 1), due(plusDays(D, -14), 1), due(plusDays(D, -14), 2), due(D, 1), due(plusDays(D, -19), 3), due(plusDays(D, -18), 3)]).toEqual([1, 0, 1, 1, 1, 0])
  })

  test('learned days: from twenty intervals on, by piece', () => {
    const of = (people: number): ReturnType<typeof useUp> => {
      const builder = withTea(shop())
      many(builder, people, [['2026-01-01', [POT, POT]], ['2026-02-10', [POT]]])
      const { plain, lines } = plainly(builder.plain())
      return useUp({ facts: toProductFacts({ plain, lines }), settings: plain.settings, asOf: parseDay(D) })
    }
    // Two pieces lasted forty days.
    expect([of(20).days[POT], of(20).from[POT]]).toEqual([20, 'learned'])
    expect([of(19).days[POT], of(19).from[POT]]).toEqual([0, null])
    expect([of(20).days[TEA], of(20).from[TEA]]).toEqual([10, 'entered'])
  })
})

describe('hours and prices', () => {
  test('Monday is 0, an order of a date only is left out and counted', () => {
    const one = shop().customer().order('2026-11-16', 1000, { minute: 0 }).order('2026-11-16', 1000, { minute: 59 }).order('2026-11-15', 1000, { minute: 1439 })
      .order('2026-11-15', 1000).anonymous('2026-11-16', 500, { minute: 60 }).customer({ excluded: true }).order('2026-11-16', 1000, { minute: 60 }).asOf(D)
    const { hours, orders, withoutTime, customers, hourCustomers, weekdayCustomers } = calendar(one, 'all')
    expect(hours.flatMap((row, weekday) => row.flatMap((n, hour) => (n > 0 ? [[weekday, hour, n]] : [])))).toEqual([[0, 0, 2], [0, 1, 1], [6, 23, 1]])
    expect([orders, withoutTime, customers, hourCustomers[0], hourCustomers[1], weekdayCustomers[0]]).toEqual([4, 1, 1, 1, 0, 1])
    expect([...calendarPeople(one, 'all', 0, 0)]).toEqual([0])
    expect([...calendarPeople(one, 'all', 0, 1)]).toEqual([])
  })

  test('the last 12 months alone', () => {
    const one = shop().customer().order('2025-11-21', 1000, { minute: 0 }).order('2025-11-22', 3000, { minute: 0 }).asOf(D)
    expect([calendar(one, 'all').orders, calendar(one, 'year').orders]).toEqual([2, 1])
    expect(priceBands(one, 'year')).toEqual([{ from: 3000, to: 4999, orders: 1, sales: 3000, customers: 1 }])
  })

  test('bands: 1, 2, 3, 5, 10; edges belong to the higher one', () => {
    expect(bandsFor([1000, 1999, 2000, 9999, 10_000]).bands).toEqual([{ from: 1000, to: 1999 }, { from: 2000, to: 2999 }, { from: 3000, to: 4999 }, { from: 5000, to: 9999 }, { from: 10_000, to: 19_999 }])
    expect(bandsFor([]).bands).toEqual([])
    expect(bandsFor([0]).bands).toEqual([{ from: 0, to: 99 }])
    expect(bandsFor([2_000_000_000]).bands).toEqual([{ from: 1_000_000_000, to: null }])
  })
  test('what is rarer than one in a hundred is gathered at both ends', () => {
    const usual = Array<number>(300).fill(4000)
    const { bands, of } = bandsFor([0, 150, ...usual, 70_000, 800_000])
    expect(bands).toEqual([{ from: 0, to: 2999 }, { from: 3000, to: 4999 }, { from: 5000, to: null }])
    expect([...of.slice(0, 3), ...of.slice(-2)]).toEqual([0, 0, 1, 2, 2])
    // Three of 300 are one in a hundred: they keep their band.
    expect(bandsFor([...usual.slice(3), 150, 150, 150]).bands[0]).toEqual({ from: 100, to: 199 })
  })
})

test('an empty shop, and a day before the first order', () => {
  for (const one of [empty, before]) {
    expect([nextProducts(one), crossSell(one), together(one), entryProducts(one, 'product', 90), entryProducts(one, 'priceBand', 90), priceBands(one, 'all')]).toEqual([[], [], [], [], [], []])
    expect(productSales(one)).toEqual({ products: [], rest: 0, total: { sales: 0, orders: 0, customers: 0 } })
    expect(calendar(one, 'all').orders).toBe(0)
  }
})

describe('counters', () => {
  test('occasions and customers beside a product, forgotten for the next', () => {
    const beside = new Beside(4)
    expect([[2, 0], [2, 0], [3, 0], [2, 1]].map(([product, customer]) => beside.add(product, customer))).toEqual([true, false, true, true])
    expect([[...beside.met.subarray(0, beside.size)], [...beside.occasions], [...beside.customers]]).toEqual([[2, 3], [0, 0, 3, 1], [0, 0, 2, 1]])
    beside.clear()
    expect(beside.size).toBe(0)
    expect(beside.add(2, 1)).toBe(true)
    expect([[...beside.occasions], [...beside.customers]]).toEqual([[0, 0, 1, 0], [0, 0, 1, 0]])
  })
  test('medians by group', () => {
    const notes = new Notes('any')
    for (const [group, value] of [[2, 30], [0, 5], [2, 10], [0, 6], [2, 20]]) notes.add(group, value)
    expect([...notes.medians(4)]).toEqual([5.5, -1, 20, -1])
    expect([...notes.medians(4, 3)]).toEqual([-1, -1, 20, -1])
  })
})
