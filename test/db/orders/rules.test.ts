// Amounts and validity of single orders, against cases worked out by hand.
import { expect, test } from 'vitest'
import { ALWAYS, NEVER } from '../../../db/facts/facts.ts'
import { amountsOf, spreadReduction, voidDayOf, whyNotCounted } from '../../../db/orders/rules.ts'

const order = (parts: object) => ({ goods: 0, shipping: 0, fee: 0, discount: 0, points: 0, refund: 0, state: 'ok', cancelledDay: null, ...parts })

test.each([
  ['the 楽天 example: shop coupon off, marketplace means of payment not', { goods: 5000, shipping: 600, discount: 300 }, 4700, 5300],
  ['shop points are taken off', { goods: 1000, points: 1000, shipping: 500 }, 0, 500],
  ['a refund takes goods first', { goods: 3000, shipping: 600, refund: 3200 }, 0, 400],
  ['a partial refund', { goods: 3000, shipping: 600, refund: 1000 }, 2000, 2600],
  ['never below zero', { goods: 1000, discount: 1500, refund: 200 }, 0, 0],
  ['cancelled on a known day: the refund that reaches the goods is the cancellation\'s', { goods: 1000, shipping: 600, refund: 1600, state: 'cancelled', cancelledDay: 20000 }, 1000, 1600],
  ['cancelled, a smaller refund came before', { goods: 1000, refund: 300, state: 'cancelled', cancelledDay: 20000 }, 700, 700],
  ['cancelled, nobody knows when', { goods: 1000, refund: 1000, state: 'cancelled' }, 0, 0],
  ['a return is less than nothing', { goods: -1000, state: 'return' }, -1000, -1000],
  ['of a return what had been taken off is not given back', { goods: -1000, discount: 100, shipping: -600, state: 'return' }, -900, -1500],
  ['unknown parts count as nothing', { goods: 800, shipping: null, fee: null, discount: null, points: null, refund: null }, 800, 800],
])('%s', (_, parts, sales, total) => {
  expect(amountsOf(order(parts))).toMatchObject({ sales, total })
})

test('shipping that is left for sales with shipping', () => {
  expect(amountsOf(order({ goods: 3000, shipping: 600, refund: 3200 })).shipping).toBe(400)
  expect(amountsOf(order({ goods: 3000, shipping: 600, discount: 3300 })).shipping).toBe(300)
  expect(amountsOf(order({ goods: 3000, shipping: 600 })).shipping).toBe(600)
})

test.each([
  ['a plain order', { goods: 1000 }, null, NEVER],
  ['cancelled on a known day', { goods: 1000, state: 'cancelled', cancelledDay: 20000 }, 'cancelled', 20000],
  ['cancelled on a known day and paid back', { goods: 1000, refund: 1000, state: 'cancelled', cancelledDay: 20000 }, 'cancelled', 20000],
  ['cancelled, day unknown', { goods: 1000, state: 'cancelled' }, 'cancelled', ALWAYS],
  ['unfinished checkout', { goods: 1000, state: 'unfinished' }, 'unfinished', ALWAYS],
  ['a test order', { goods: 1000, state: 'test' }, 'test', ALWAYS],
  ['wholly returned though the shipping was kept', { goods: 1000, shipping: 600, refund: 1000 }, 'returned', ALWAYS],
  ['returned after a coupon: refund reaches the goods after reductions', { goods: 1000, discount: 300, refund: 700 }, 'returned', ALWAYS],
  ['partly returned stays', { goods: 1000, refund: 999 }, null, NEVER],
  ['all paid with shop points is a purchase', { goods: 1000, points: 1000 }, null, NEVER],
  ['a return without its purchase is none', { goods: -1000 }, 'zeroYen', ALWAYS],
  ['a return is no order', { goods: -1000, state: 'return' }, 'returned', ALWAYS],
  ['a replacement for nothing is none', { goods: 0, shipping: 600 }, 'zeroYen', ALWAYS],
])('%s', (_, parts, why, day) => {
  expect(whyNotCounted(order(parts))).toBe(why)
  expect(voidDayOf(order(parts))).toBe(day)
})

test('a reduction is spread by amount, the rest to the largest line, to the last yen', () => {
  expect(spreadReduction([1000, 2000], 300)).toEqual([900, 1800])
  expect(spreadReduction([1000, 1000, 1000], 100)).toEqual([966, 967, 967])
  expect(spreadReduction([500], 800)).toEqual([0])
  expect(spreadReduction([0, 0], 100)).toEqual([0, 0])
  for (let seed = 1; seed < 200; seed++) {
    const amounts = [seed * 37 % 501, seed * 91 % 997, seed * 13 % 89]
    const reduction = (seed * 53) % 1200
    const left = spreadReduction(amounts, reduction)
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
    expect(sum(left)).toBe(Math.max(0, sum(amounts) - reduction))
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
  }
})
