// n-th purchase drop-off: the worked set by hand, and a slow second reading on random shops.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropoff } from '../../../db/analysis/dropoff.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { shop, toFacts } from './build.ts'
import type { PlainOrder, PlainShop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { counts, slowOccasions } from './slow.ts'
import { slowRunning } from './slowContracts.ts'
import { between } from './slowDates.ts'

test('the worked set', () => {
  const worked = shop()
    .customer().order('2025-01-10', 3000).order('2025-02-09', 4000).order('2026-10-01', 5000)
    .customer().order('2025-03-01', 2000)
    .customer().order('2026-09-01', 6000).order('2026-09-01', 1000).order('2026-10-15', 2000)
    .customer().order('2026-11-01', 8000, { voidOn: 'unknown' }).order('2026-11-05', 1500)
    .customer({ registered: '2026-05-05' })
    .asOf('2026-11-21')
  expect(dropoff(worked)).toEqual([
    { n: 1, reached: 4, bought: 2, waiting: 1, lost: 1, matured: 2, boughtMatured: 1, medianDays: 37 },
    { n: 2, reached: 2, bought: 1, waiting: 1, lost: 0, matured: 1, boughtMatured: 1, medianDays: 599 },
    { n: 3, reached: 1, bought: 0, waiting: 1, lost: 0, matured: 0, boughtMatured: 0, medianDays: null },
  ])
})

/** An order is 定期 alone when the file says so or each of its lines is a 定期 product. */
const oneOff = (plain: PlainShop, order: PlainOrder) =>
  !order.subscription && (order.lines.length === 0 || order.lines.some((line) => !plain.products[line].subscription))

function slow(plain: PlainShop, D: string) {
  const running = slowRunning(plain, plain.orders.filter((order) => counts(plain, order, D)), D)
  const histories = [...slowOccasions(plain, D)].map(([id, all]) => ({
    running: running.has(id), last: all.at(-1)?.day, days: all.filter((occasion) => occasion.orders.some((order) => oneOff(plain, order))).map((occasion) => occasion.day),
  }))
  const longest = Math.max(0, ...histories.map(({ days }) => days.length))
  return Array.from({ length: longest }, (_, i) => {
    const reached = histories.filter(({ days }) => days.length > i)
    const again = reached.filter(({ days }) => days.length > i + 1)
    const ends = reached.filter(({ days }) => days.length === i + 1)
    const dormant = (who: (typeof histories)[number]) => between(who.last!, D) >= plain.settings.dormantDays && !who.running
    const old = reached.filter(({ days }) => between(days[i], D) >= plain.settings.dormantDays)
    const gaps = again.map(({ days }) => between(days[i], days[i + 1])).sort((a, b) => a - b)
    return {
      n: i + 1, reached: reached.length, bought: again.length, waiting: ends.filter((who) => !dormant(who)).length, lost: ends.filter(dormant).length,
      matured: old.length, boughtMatured: old.filter(({ days }) => days.length > i + 1).length,
      medianDays: gaps.length === 0 ? null : (gaps[Math.floor((gaps.length - 1) / 2)] + gaps[Math.floor(gaps.length / 2)]) / 2,
    }
  })
}

test('random shops: equal to the slow reading; everyone who reached n is in exactly one place', () => {
  fc.assert(fc.property(randomShop, (plain) => {
    for (const D of asOfDays) {
      const fast = dropoff({ facts: toFacts(plain), settings: plain.settings, asOf: parseDay(D) })
      expect(fast).toEqual(slow(plain, D))
      for (const step of fast) expect(step.bought + step.waiting + step.lost).toBe(step.reached)
    }
  }), { seed: 20_261_121, numRuns: 200 })
})
