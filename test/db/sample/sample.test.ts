// The sample shop is the same on every machine, ends on its last day and is written like files of its channels.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { addMonths, formatDay, parseDay, partsOf, weekdayOf } from '../../../db/facts/day.ts'
import { sampleShop } from '../../../db/sample/sample.ts'
import { settingsPatch } from '../../../db/settings/model.ts'
import { salesOf } from './history.ts'

const lastDay = parseDay('2026-11-21')
const shop = sampleShop(lastDay)
const sales = salesOf(shop)
const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test('the same last day gives the same shop, on every machine', () => {
  expect(hash(sampleShop(lastDay))).toBe(hash(shop))
  // A change of the sample is a decision: look at the figures, then write the new hash here.
  expect(hash(shop)).toBe('a4ee27cf3974405cac57ab01ef313fb738dcd5fd53bb160ea40cbe4f544c7407')
})

test.each(['2026-11-21', '2026-03-31', '2027-01-10', '2028-02-29', '2026-05-02', '2026-11-25'])('three years that end on %s: nothing is dated later', (text) => {
  const last = parseDay(text)
  const other = sampleShop(last)
  const days = salesOf(other).map(({ order }) => order.orderedDay)
  expect(Math.max(...days)).toBeGreaterThanOrEqual(last - 1)
  expect(Math.max(...days)).toBeLessThanOrEqual(last)
  expect(Math.min(...days)).toBeGreaterThanOrEqual(addMonths(last, -36))
  expect(Math.max(...salesOf(other).flatMap(({ order }) => [order.shippedDay ?? 0, order.cancelledDay ?? 0]))).toBeLessThanOrEqual(last)
  expect(Math.max(...other.registered.map(({ registeredDay }) => registeredDay))).toBeLessThanOrEqual(last)
})

test('the settings are accepted and all five channels sell', () => {
  expect(settingsPatch.parse(shop.settings)).toEqual(shop.settings)
  expect(shop.batches.map(({ channel }) => [channel.code, channel.marketplace])).toEqual([['till', false], ['shopify', false], ['rakuten', true], ['amazon', true], ['phone', false]])
  for (const { orders } of shop.batches) expect(orders.length).toBeGreaterThan(200)
  expect(sales.length).toBeGreaterThan(6000)
  expect(sales.length).toBeLessThan(8000)
})

test('every order number stands once in its file, lines count up, money adds up', () => {
  for (const { orders } of shop.batches) {
    expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(orders.length)
    let line = 2
    for (const order of orders) {
      expect(order.line).toBe(line)
      line += order.lines!.length
      for (const item of order.lines!) expect(item.amount).toBe(item.quantity * item.unitPrice)
      expect(order.lines!.reduce((sum, item) => sum + item.amount, 0)).toBe(order.goods)
      expect(order.discount! + order.points!).toBeLessThanOrEqual(order.goods! + order.shipping! + order.fee!)
      expect(order.refund!).toBeLessThanOrEqual(order.goods! + order.shipping! + order.fee!)
    }
  }
})

test('products of the lines are the shop\'s own, but for the free sample', () => {
  const known = new Set(shop.products.map(({ code }) => code))
  expect(known.size).toBe(25)
  const sold = new Set(sales.flatMap(({ order }) => order.lines!.map(({ productCode }) => productCode)))
  expect([...sold].filter((code) => !known.has(code))).toEqual(['SAMPLE'])
  expect([...known].filter((code) => !sold.has(code))).toEqual([])
  expect(shop.products.filter(({ trial }) => trial).map(({ code }) => code)).toEqual(['ST-001', 'ST-002'])
})

test('a shop that grows, with its seasons, closed on Wednesdays', () => {
  const inYear = (from: string, to: string): number => sales.filter(({ order }) => order.orderedDay >= parseDay(from) && order.orderedDay <= parseDay(to)).length
  const years = [inYear('2023-11-22', '2024-11-21'), inYear('2024-11-22', '2025-11-21'), inYear('2025-11-22', '2026-11-21')]
  expect(years[1]).toBeGreaterThan(1.3 * years[0])
  expect(years[2]).toBeGreaterThan(1.2 * years[1])
  expect(inYear('2025-12-01', '2025-12-31')).toBeGreaterThan(1.3 * inYear('2026-01-01', '2026-01-31'))
  expect(sales.filter(({ channel }) => channel === 'till').every(({ order }) => weekdayOf(order.orderedDay) !== 2)).toBe(true)
  const hours = sales.filter(({ order }) => order.minute >= 0).map(({ order }) => Math.floor(order.minute / 60))
  expect(hours.filter((hour) => hour === 21).length).toBeGreaterThan(3 * hours.filter((hour) => hour === 7).length)
})

test('new tea is sold from April to June and sent from May on', () => {
  const newTea = sales.filter(({ order }) => order.state === 'ok' && order.lines!.some(({ productCode }) => productCode === 'SE-090') && order.goods! > 0)
  expect(newTea.length).toBeGreaterThan(100)
  expect(new Set(newTea.map(({ order }) => partsOf(order.orderedDay).month))).toEqual(new Set([4, 5, 6]))
  const early = newTea.filter(({ channel, order }) => partsOf(order.orderedDay).month === 4 && channel === 'shopify')
  expect(early.length).toBeGreaterThan(10)
  expect(new Set(early.map(({ order }) => partsOf(order.shippedDay!).month))).toEqual(new Set([5]))
})

test.each([['2026-11-21', ['2026-06-01', '2026-07-21', '2026-09-20']], ['2026-12-01', ['2026-06-11', '2026-07-31', '2026-09-30']]])('髙橋 美咲 as told, ending on %s', (last, dates) => {
  const hers = salesOf(sampleShop(parseDay(last))).filter(({ order }) => order.contact?.name === '髙橋 美咲').sort((a, b) => a.order.orderedDay - b.order.orderedDay)
  expect(hers.map(({ order }) => formatDay(order.orderedDay))).toEqual(dates)
  expect(hers.map(({ channel, order }) => [channel, order.goods, order.lines!.map((line) => `${line.productName} ×${line.quantity}`)])).toEqual([
    ['till', 1944, ['お試し3種セット（煎茶・玄米茶・ほうじ茶 各20g） ×1', '宇治煎茶 50g ×1']],
    ['shopify', 4860, ['宇治煎茶 100g ×3']],
    ['rakuten', 11980, ['宇治煎茶 100g ×4', '常滑急須 300ml ×1']],
  ])
  expect(hers.every(({ order }) => order.state === 'ok' && order.discount === 0 && order.points === 0 && order.refund === 0)).toBe(true)
  expect(hers[2].order.shippedDay).toBe(null)
})
