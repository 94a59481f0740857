// The sample shop's figures are believable, and hold for other last days too.
import { describe, expect, test } from 'vitest'
import data from '../../../resources/sample/products.json' with { type: 'json' }
import { parseDay } from '../../../db/facts/day.ts'
import { makeSample } from '../../../db/sample/sample.ts'
import { peopleOf, yenOf } from './history.ts'

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)

describe.each(['2026-11-21', '2026-03-31', '2027-01-10', '2028-02-29'])('up to %s', (text) => {
  const last = parseDay(text)
  const { shop, truth } = makeSample(last)
  const all = peopleOf(shop, truth, last)
  const buyers = all.filter(({ days }) => days.length > 0)
  const inYear = buyers.filter(({ days }) => days[days.length - 1] > last - 365)

  test('all stages are well filled', () => {
    const stages = { none: shop.registered.length + all.length - buyers.length, dormant: 0, oneYear: 0, repeat: 0, firstTime: 0 }
    for (const { days, running } of buyers) {
      const [first, latest] = [days[0], days[days.length - 1]]
      stages[last - latest >= 365 && !running ? 'dormant' : days.length > 1 && latest - first >= 365 ? 'oneYear' : days.length > 1 ? 'repeat' : 'firstTime']++
    }
    const total = sum(Object.values(stages))
    expect(total).toBe(1842)
    expect(stages.none).toBeGreaterThanOrEqual(58)
    expect(stages.none).toBeLessThanOrEqual(63)
    for (const stage of ['dormant', 'oneYear', 'repeat', 'firstTime'] as const) expect(stages[stage] / total).toBeGreaterThanOrEqual(0.12)
  })

  test('F2 in 90 days 30–36 %', () => {
    const seen = buyers.filter(({ days, beganWithSubscription }) => !beganWithSubscription && days[0] >= last - 454 && days[0] <= last - 90)
    const rate = seen.filter(({ regularDays: [first, second] }) => second - first <= 90).length / seen.length
    expect(rate).toBeGreaterThanOrEqual(0.3)
    expect(rate).toBeLessThanOrEqual(0.36)
  })

  test('repeat buyers 42–50 %, sales per customer 9,000–13,000 yen, first year 8,000–15,000 yen', () => {
    const repeaters = inYear.filter(({ days }) => days[0] <= last - 365 || days.length >= 2).length
    expect(repeaters / inYear.length).toBeGreaterThanOrEqual(0.42)
    expect(repeaters / inYear.length).toBeLessThanOrEqual(0.5)
    const perCustomer = sum(inYear.flatMap(({ sales }) => sales.filter(({ order }) => order.orderedDay > last - 365).map(yenOf))) / inYear.length
    expect(perCustomer).toBeGreaterThanOrEqual(9000)
    expect(perCustomer).toBeLessThanOrEqual(13000)
    const cohort = buyers.filter(({ days }) => days[0] > last - 730 && days[0] <= last - 365)
    const firstYear = sum(cohort.flatMap(({ sales, days }) => sales.filter(({ order }) => order.orderedDay < days[0] + 365).map(yenOf))) / cohort.length
    expect(firstYear).toBeGreaterThanOrEqual(8000)
    expect(firstYear).toBeLessThanOrEqual(15000)
  })

  test.each(data.followOn.map(([from, to, percent]) => [String(from), String(to), Number(percent)] as const))('after %s comes %s: %i %%', (from, to, percent) => {
    let support = 0
    let chosen = 0
    for (const { sales, regularDays } of all) {
      const holds = (i: number, code: string): boolean =>
        sales.some(({ order }) => order.orderedDay === regularDays[i] && !order.subscription && order.lines!.some((line) => line.productCode === code))
      for (let i = 0; i + 1 < regularDays.length; i++) {
        if (!holds(i, from)) continue
        support++
        if (holds(i + 1, to)) chosen++
      }
    }
    expect(support).toBeGreaterThanOrEqual(100)
    expect(Math.abs((100 * chosen) / support - percent)).toBeLessThanOrEqual(4)
  })

  test('first orders hold the products by their weights', () => {
    const firsts = buyers.map(({ sales }) => sales[0].order.lines![0].productCode)
    for (const { code, firstOrderWeight } of data.products) {
      expect(Math.abs((100 * firsts.filter((first) => first === code).length) / firsts.length - firstOrderWeight)).toBeLessThanOrEqual(2)
    }
  })
})
