// Random small shops for the comparison with the slow reading: days crowd around the edges of the definitions.
import fc from 'fast-check'
import type { PlainOrder, PlainReturn, PlainShop } from './build.ts'
import { priceOf } from './build.ts'
import { plusDays } from './slowDates.ts'

/** As-of dates that are likely to hurt: leap days and the days beside them, month ends, before the first order, far after the last. */
export const asOfDays = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-12-31', '2025-02-28', '2025-03-01', '2025-08-31', '2021-06-15', '2028-02-29']

/** Days before an as-of date at which something changes: ends of windows, dormancy, the year, W, and a day to each side. */
const edges = [0, 30, 60, 90, 120, 180, 240, 364, 365, 366, 394, 395, 425, 454, 455, 729, 730, 731, 1095, 1096]
const day = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...asOfDays.slice(0, 7)), fc.constantFrom(...edges), fc.integer({ min: -2, max: 2 })).map(([d, back, by]) => plusDays(d, by - back)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1500 }).map((n) => plusDays('2021-12-30', n)) },
)

const order = fc.record({
  customer: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
  goods: fc.integer({ min: 1, max: 20_000 }),
  shipping: fc.constantFrom(0, 0, 600),
  minute: fc.constantFrom(-1, 0, 599, 1439),
  unpaid: fc.boolean(),
  subscription: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  channel: fc.integer({ min: 0, max: 2 }),
  lines: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
})
const end = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant('unknown' as const) }, { weight: 2, arbitrary: fc.constantFrom(0, 1, 5, 40, 400) })

/** An order and, sometimes, its shadows a few days later by the same customer. */
const orders = fc.tuple(order, day, end, fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), order, end), { maxLength: 2 }))
  .map(([first, start, ended, later]) => [[0, first, ended] as const, ...later].map(([by, o, stop]): PlainOrder => {
    const on = plusDays(start, by)
    return { ...o, customer: first.customer, day: on, voidOn: typeof stop === 'number' ? plusDays(on, stop) : stop }
  }))

/** Something given back some days after an order that was made: the same product at its price, its amount, or something nobody bought. */
const returns = (list: readonly PlainOrder[]): fc.Arbitrary<PlainReturn[]> => (list.length === 0 ? fc.constant([]) : fc.array(
  fc.record({
    order: fc.constantFrom(...list), after: fc.constantFrom(0, 1, 5, 30, 59, 60, 61), minute: fc.constantFrom(-1, 0, 700, 1439), anonymous: fc.integer({ min: 0, max: 6 }),
    lines: fc.array(fc.tuple(fc.constantFrom('price', 'goods', 'other'), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 2 }),
  }).map(({ order, after, minute, anonymous, lines }) => ({
    customer: anonymous === 0 ? null : order.customer, day: plusDays(order.day, after), minute,
    lines: lines.map(([how, product]) => (how === 'price' ? { product: order.lines[0] ?? product, yen: priceOf(order.lines[0] ?? product) } : how === 'goods' ? { product: 90, yen: order.goods } : { product, yen: 333 })),
  })), { maxLength: 5 }))

const settings = fc.record({
  sameDayOrders: fc.constantFrom('one' as const, 'separate' as const),
  addOnDays: fc.constantFrom(0, 0, 1, 2, 3),
  unpaidGraceDays: fc.constantFrom(null, 0, 7, 30),
  salesIncludeShipping: fc.boolean(),
  dormantDays: fc.constantFrom(365, 365, 180, 30),
  oneYearDays: fc.constantFrom(365, 365, 90),
  acquisitionCost: fc.constantFrom(0, 3000),
  retentionCost: fc.constantFrom(0, 600),
  grossMargin: fc.constantFrom(40, 33.3, 0, 100),
  taxPercent: fc.constantFrom(8, 10, 0),
})

/** Six customers, five products (regular, trial, 定期, a trial one sold as 定期, regular), up to about forty orders. */
export const randomShop: fc.Arbitrary<PlainShop> = fc.record({
  customers: fc.array(fc.record({ registered: fc.option(day, { freq: 1 }), excluded: fc.integer({ min: 0, max: 6 }).map((n) => n === 0), prefecture: fc.constantFrom(0, 13, 26, 26), medium: fc.constantFrom('', '', '紹介', '雑誌') }), { minLength: 6, maxLength: 6 })
    .map((list) => list.map((c, i) => ({ id: i + 1, ...c }))),
  products: fc.constant<PlainShop['products']>([
    { trial: false, subscription: false }, { trial: true, subscription: false }, { trial: false, subscription: true },
    { trial: true, subscription: true }, { trial: false, subscription: false },
  ]),
  orders: fc.array(orders, { maxLength: 16 }).map((list) => list.flat()),
  settings,
}).chain((shop) => returns(shop.orders).map((list) => ({ ...shop, returns: list })))
