// Every awkward case is in the sample shop, in the promised number, whatever its last day.
import { describe, expect, test } from 'vitest'
import { parseDay, partsOf } from '../../../db/facts/day.ts'
import { makeSample } from '../../../db/sample/sample.ts'
import { salesByPerson, salesOf } from './history.ts'

describe.each(['2026-11-21', '2026-03-31', '2027-01-10'])('up to %s', (text) => {
  const last = parseDay(text)
  const { shop, truth } = makeSample(last)
  const sales = salesOf(shop)
  const people = salesByPerson(shop, truth)
  const count = (fits: (sale: (typeof sales)[number]) => boolean): number => sales.filter(fits).length

  test('people of marketplaces, of the shop, and of both', () => {
    const kinds = people.map((all) => [...new Set(all.map(({ channel }) => channel))])
    const only = (code: string): number => kinds.filter((codes) => codes.length === 1 && codes[0] === code).length
    expect([only('rakuten'), only('amazon')]).toEqual([190, 70])
    expect(kinds.filter((codes) => codes.some((code) => code === 'rakuten' || code === 'amazon') && codes.some((code) => code !== 'rakuten' && code !== 'amazon')).length).toBe(85)
    expect(kinds.filter((codes) => codes.includes('rakuten') && codes.includes('amazon')).length).toBe(0)
  })

  test('gifts, coupons, points', () => {
    expect(count(({ order }) => order.gift === true)).toBe(220)
    expect(count(({ order }) => order.discount! > 0)).toBe(60)
    const due = ({ order }: (typeof sales)[number]): number => order.goods! + order.shipping! + order.fee!
    expect(count((sale) => sale.channel === 'rakuten' && sale.order.outsidePayment! > 0 && sale.order.outsidePayment! < due(sale))).toBe(25)
    expect(count((sale) => due(sale) > 0 && sale.order.points! + sale.order.outsidePayment! === due(sale))).toBe(5)
  })

  test('sent again, samples, refunds, unpaid, cancelled, returned', () => {
    const free = (sale: (typeof sales)[number]): boolean => sale.order.goods === 0
    expect(count((sale) => free(sale) && sale.order.lines![0].productCode !== 'SAMPLE')).toBe(7)
    expect(people.filter((all) => all.every((sale) => free(sale))).length).toBe(45)
    const refunded = sales.filter(({ order }) => order.state === 'ok' && order.refund! > 0)
    expect(refunded.length).toBe(11)
    expect(refunded.filter(({ order }) => order.refund === order.goods && order.shipping! > 0).length).toBe(2)
    expect(count(({ order }) => order.state === 'ok' && order.paid === false)).toBe(6)
    expect(count(({ order }) => order.state === 'cancelled')).toBe(42)
    expect(count(({ order }) => order.state === 'cancelled' && order.cancelledDay === null)).toBe(16)
    expect(count(({ order }) => order.state === 'returned')).toBe(12)
    expect(count(({ order }) => order.state === 'unfinished')).toBe(4)
  })

  test('34 people buy every December and never else', () => {
    const yearly = people.filter((all) => all.length >= 2 && all.every(({ order }) => partsOf(order.orderedDay).month === 12)
      && new Set(all.filter(({ order }) => order.state === 'ok').map(({ order }) => partsOf(order.orderedDay).year)).size >= 3)
    expect(yearly.length).toBe(34)
  })

  test('70 contracts: 41 running, 22 stopped, 3 paused, 4 stalled', () => {
    const states = Object.fromEntries(['running', 'stopped', 'paused', 'stalled'].map((state) => [state, truth.contracts.filter((contract) => contract.state === state)]))
    expect(Object.values(states).map((list) => list.length)).toEqual([41, 22, 3, 4])
    for (const { state, deliveries } of truth.contracts) {
      const idle = last - deliveries[deliveries.length - 1].day
      if (state === 'running') expect(idle).toBeLessThan(45)
      else expect(idle).toBeGreaterThan(45)
    }
    expect(count(({ order }) => order.subscription === true)).toBe(truth.contracts.reduce((sum, { deliveries }) => sum + deliveries.length, 0))
    expect(people.filter((all) => all.some(({ order }) => order.subscription)).length).toBe(70)
  })

  test('members who never bought, and sales to nobody named', () => {
    const mails = new Set(sales.map(({ order }) => order.contact?.email))
    expect(shop.registered.length).toBe(15)
    expect(shop.registered.filter(({ contact }) => mails.has(contact.email)).length).toBe(0)
    expect(count(({ order }) => order.contact === null)).toBe(260)
  })
})
