// The forecast of a shop: what it takes from the orders, its columns, why there is none, the check on the past, and the thread.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alive, expectedPurchases } from '../../../db/analysis/bgNbd.ts'
import { fitPurchases, forecast, forecastRow } from '../../../db/analysis/forecast.ts'
import { checkInputs, forecastCheck } from '../../../db/analysis/forecastCheck.ts'
import { forecastInputs } from '../../../db/analysis/forecastInputs.ts'
import { expectedValue } from '../../../db/analysis/gammaGamma.ts'
import { formatDay, parseDay } from '../../../db/facts/day.ts'
import { forecastInBackground } from '../../../db/forecast/background.ts'
import { asked, peopleOf } from './asked.ts'
import { MONTHLY, REGULAR, shop, toFacts } from './build.ts'
import type { PlainOrder, PlainShop, ShopBuilder } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { slowOccasions, worth } from './slow.ts'
import { between, plusDays } from './slowDates.ts'
import { simulate } from './slowForecast.ts'

test('by hand: once; on one day twice; with 定期 first, between and beside; nothing; left out', () => {
  const made = shop()
    .customer().order('2026-01-01', 1000)
    .customer().order('2026-01-01', 1000).order('2026-02-01', 300).order('2026-02-01', 500).order('2026-03-03', 1000)
    .customer().order('2026-01-01', 9000, { lines: [MONTHLY] }).order('2026-01-11', 1000).order('2026-01-21', 9000, { lines: [MONTHLY] }).order('2026-01-31', 700).order('2026-01-31', 9000, { lines: [MONTHLY] })
    .customer().order('2026-01-01', 9000, { subscription: true })
    .customer({ excluded: true }).order('2026-01-01', 1000)
    .customer().order('2026-01-01', 1000, { voidOn: '2026-02-15' }).order('2026-02-10', 2000).order('2026-03-12', 4000)
    .customer().order('2026-04-01', 1000)
  const at = (day: string) => {
    const { id, x, txDays, TDays, repeatYen } = forecastInputs(made.asOf(day))
    return [...id].map((_, i) => [id[i], x[i], txDays[i], TDays[i], repeatYen[i]])
  }
  expect(at('2026-03-12')).toEqual([[1, 0, 0, 70, 0], [2, 2, 61, 70, 1800], [3, 1, 20, 60, 700], [6, 1, 30, 30, 4000]])
  expect(at('2026-02-14')).toEqual([[1, 0, 0, 44, 0], [2, 1, 31, 44, 800], [3, 1, 20, 34, 700], [6, 1, 40, 44, 2000]])
})

/** An order is 定期 alone when the file says so or each of its lines is a 定期 product. */
const oneOff = (plain: PlainShop, order: PlainOrder) => !order.subscription && (order.lines.length === 0 || order.lines.some((line) => !plain.products[line].subscription))

test('random shops: the inputs are those of a slow reading, and so is what was bought since', () => {
  fc.assert(fc.property(randomShop, (plain) => {
    const read = (D: string) => [...slowOccasions(plain, D)].map(([id, all]) => ({ id, all: all.filter((occasion) => occasion.orders.some((order) => oneOff(plain, order))) })).filter(({ all }) => all.length > 0)
    const sales = (order: PlainOrder & { number: number }, D: string) => { const { goods, shipping } = worth(plain, order, D); return plain.settings.salesIncludeShipping ? goods + shipping : goods }
    for (const D of asOfDays) {
      const now = { facts: toFacts(plain), settings: plain.settings, asOf: parseDay(D) }
      const { id, x, txDays, TDays, repeatYen } = forecastInputs(now)
      expect([...id].map((_, i) => [id[i], x[i], txDays[i], TDays[i], repeatYen[i]])).toEqual(read(D).map(({ id: who, all }) => [
        who, all.length - 1, between(all[0].day, all.at(-1)!.day), between(all[0].day, D),
        all.slice(1).flatMap(({ orders }) => orders).filter((order) => oneOff(plain, order)).reduce((sum, order) => sum + sales(order, D), 0),
      ]))
      const then = plusDays(D, -365)
      const { known, bought } = checkInputs(now)
      const after = new Map(read(D).map(({ id: who, all }) => [who, all.filter(({ day }) => day > then).length]))
      expect([...known.id].map((who, i) => [who, bought[i]])).toEqual(read(then).map(({ id: who }) => [who, after.get(who) ?? 0]))
    }
  }), { numRuns: 100 })
})

/** 600 simulated customers over three years in days to 2026-11-21, the last of which is the year of the check. */
const LAST = parseDay('2026-11-21')
const people = simulate({ r: 0.6, alpha: 40, a: 0.8, b: 3 }, 600, 1000, 0, 11, 1)
function built(zero = 0): ShopBuilder {
  const builder = shop()
  people.x.forEach((x, i) => {
    builder.customer()
    for (let n = 0; n <= x; n++) builder.order(formatDay(LAST - people.T[i] + (x === 0 ? 0 : Math.round((people.tx[i] * n) / x))), n > 0 && i < zero ? 0 : Math.max(1, Math.round(people.mean[i]) + (n % 2) * 100), { lines: [REGULAR] })
  })
  return builder
}
const made = built().asOf('2026-11-21')

describe('600 simulated customers', () => {
  const inputs = forecastInputs(made)
  const result = forecast(inputs)
  const { purchases, values, columns } = result
  test('everyone has a row, and it is that of the model', () => {
    expect(result).toMatchObject({ unit: 'week', asOf: '2026-11-21', customers: 600, repeaters: people.x.filter((x) => x > 0).length, reason: null, withoutValue: 0 })
    expect(values!.customers).toBe(result.repeaters)
    inputs.id.forEach((id, i) => {
      const [x, tx, T] = [inputs.x[i], inputs.txDays[i] / 7, inputs.TDays[i] / 7]
      const row = forecastRow(columns, i)
      expect(row).toMatchObject({ id, x, tx, T, alive: x === 0 ? null : alive(purchases!, x, tx, T), next90: expectedPurchases(purchases!, x, tx, T, 90 / 7), next365: expectedPurchases(purchases!, x, tx, T, 365 / 7) })
      expect(row.clv).toBe(Math.round(row.next365 * expectedValue(values!, x, x === 0 ? 0 : inputs.repeatYen[i] / x)))
      expect(row.next90 >= 0 && row.next90 <= row.next365).toBe(true)
    })
  })
  test('in days it says the same', () => {
    const inDays = forecast(inputs, 'day')
    expect(inDays.purchases!.alpha / purchases!.alpha).toBeCloseTo(7, 3)
    inDays.columns.next365.forEach((next, i) => expect(Math.abs(next - columns.next365[i])).toBeLessThan(1e-4 * (1 + next)))
    expect([...inDays.columns.T]).toEqual([...inputs.TDays])
  })
  test('made a year ago, it is compared with what then happened', () => {
    const check = forecastCheck(checkInputs(made))
    const known = forecastInputs({ ...made, asOf: LAST - 365 })
    expect(check).toMatchObject({ from: '2025-11-22', to: '2026-11-21', customers: known.id.length, reason: null })
    expect(check.groups.map(({ group }) => group)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(check.groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(known.id.length)
    expect(check.groups.reduce((sum, { actual }) => sum + actual, 0)).toBe(check.actual)
    expect(check.groups.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(check.expected, 6)
    for (let g = 1; g < 10; g++) expect(check.groups[g].expected / check.groups[g].customers).toBeLessThanOrEqual(check.groups[g - 1].expected / check.groups[g - 1].customers + 1e-12)
    const now = forecastInputs(made)
    const more = now.x.reduce((sum, x, i) => sum + (known.id.includes(now.id[i]) ? x : 0), 0) - known.x.reduce((sum, x) => sum + x, 0)
    expect(check.actual).toBe(more)
  })
  test('each group of the check opens onto its own people, and their purchases are the group\'s', () => {
    const then = { ...made, asOf: LAST - 365 }
    const known = forecastInputs(then)
    const now = forecastInputs(made)
    const timesAt = (inputs: typeof now, id: number) => inputs.x[inputs.id.indexOf(id)] + 1
    const { result, cells, idsOf } = asked<{ groups: { group: number; customers: number; actual: number }[] }>('forecastCheck', made)
    expect(JSON.stringify(result)).not.toContain('ids')
    const groups = cells.map(({ customers }) => idsOf(peopleOf(customers)))
    expect(groups.flat().sort((a, b) => a - b)).toEqual([...known.id])
    groups.forEach((ids, g) => {
      expect(ids).toHaveLength(result.groups[g].customers)
      expect(ids.reduce((sum, id) => sum + timesAt(now, id) - timesAt(known, id), 0)).toBe(result.groups[g].actual)
    })
    // Nobody of a lower group was expected to buy more than anybody of a higher one.
    const { model } = fitPurchases(known, 'day').fitted!
    const expectedOf = (id: number) => { const i = known.id.indexOf(id); return expectedPurchases(model, known.x[i], known.txDays[i], known.TDays[i], 365) }
    for (let g = 1; g < groups.length; g++) expect(Math.max(...groups[g].map(expectedOf))).toBeLessThanOrEqual(Math.min(...groups[g - 1].map(expectedOf)) + 1e-12)
    expect(() => idsOf({ group: 11 })).toThrow('badInput')
  })
  test('the thread says the same, phase by phase, and can be stopped', async () => {
    const phases: string[] = []
    const threaded = await forecastInBackground(made, 'week', { signal: new AbortController().signal, onPhase: (phase) => phases.push(phase) })
    expect(threaded).toEqual({ forecast: result, check: forecastCheck(checkInputs(made)) })
    expect(phases).toEqual(['purchases', 'values', 'customers', 'purchases'])
    const stopped = new AbortController()
    stopped.abort()
    await expect(forecastInBackground(made, 'week', { signal: stopped.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })
})

test('who came back for 0 yen each time is not among the values, and is expected to spend less than the others', () => {
  const some = forecast(forecastInputs(built(60).asOf('2026-11-21')))
  const zero = people.x.slice(0, 60).filter((x) => x > 0).length
  expect(some).toMatchObject({ withoutValue: zero, values: { customers: some.repeaters - zero } })
  const i = people.x.findIndex((x) => x > 0)
  const row = forecastRow(some.columns, i)
  expect(row.clv).toBeLessThan(row.next365 * expectedValue(some.values!, 0, 0))
})

test('why there is no forecast', () => {
  const few = shop()
  for (let i = 0; i < 99; i++) few.customer().order('2026-01-01', 1000).order('2026-02-01', 1000 + i)
  few.customer().order('2026-03-01', 1000)
  const none = { purchases: null, values: null, columns: { id: new Int32Array(0), clv: new Float64Array(0) } }
  expect(forecast(forecastInputs(few.asOf('2026-11-21')))).toMatchObject({ ...none, customers: 100, repeaters: 99, reason: 'fewRepeaters' })
  expect(forecastCheck(checkInputs(few.asOf('2026-11-21')))).toMatchObject({ customers: 0, repeaters: 0, reason: 'fewRepeaters', expected: 0, actual: 0, groups: [] })
  const alike = shop()
  for (let i = 0; i < 100; i++) alike.customer().order('2026-01-01', 1000).order('2026-02-01', 1000)
  expect(forecast(forecastInputs(alike.asOf('2026-11-21')))).toMatchObject({ ...none, repeaters: 100, reason: 'noFit' })
  expect(forecast(forecastInputs(shop().asOf('2026-11-21')))).toMatchObject({ ...none, customers: 0, reason: 'fewRepeaters' })
})

test('where all values are the same, times are forecast and values are not', () => {
  const same = shop()
  people.x.forEach((x, i) => { same.customer(); for (let n = 0; n <= x; n++) same.order(formatDay(LAST - people.T[i] + (x === 0 ? 0 : Math.round((people.tx[i] * n) / x))), 1000) })
  const result = forecast(forecastInputs(same.asOf('2026-11-21')))
  expect(result).toMatchObject({ reason: null, values: null })
  expect(forecastRow(result.columns, 0)).toMatchObject({ clv: null })
  expect(forecastRow(result.columns, 0).next365).toBeGreaterThan(0)
})
