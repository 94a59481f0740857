// Channels month by month, one-year value by origin, areas, and the filter: by hand, and against a slow reading over random shops.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaPeople, areas } from '../../../db/analysis/areas.ts'
import { channelBuyers, channelMix } from '../../../db/analysis/channelMix.ts'
import { decileMembers, deciles } from '../../../db/analysis/decile.ts'
import { figureFilter } from '../../../db/analysis/filterModel.ts'
import { filterShop } from '../../../db/analysis/filter.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { sourceLtv, sourcePeople } from '../../../db/analysis/sourceLtv.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { MONTHLY, attributesOfPlain, channelCodes, shop, toFacts } from './build.ts'
import type { PlainShop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'
import { slowAreas, slowMix, slowSources } from './slowChannels.ts'

const at = (plain: PlainShop, asOf: string): Shop => ({ facts: toFacts(plain), settings: plain.settings, asOf: parseDay(asOf), attributes: () => attributesOfPlain(plain) })
const always = (claim: (plain: PlainShop, asOf: string) => void): void => fc.assert(fc.property(randomShop, (plain) => asOfDays.forEach((asOf) => claim(plain, asOf))), { seed: 20_261_121, numRuns: 200 })
const ids = (s: Shop, people: Int32Array): number[] => Array.from(people, (c) => s.facts.customerId[c])

describe('by hand, as of 21 November 2026', () => {
  const plain = shop()
    .customer({ prefecture: 26, medium: '紹介' }).order('2025-03-01', 1000, { channel: 1 }).order('2026-10-02', 3000, { channel: 0 }).order('2026-10-03', 500, { channel: 0 })
    .customer({ prefecture: 13 }).order('2026-10-31', 2000, { channel: 1 })
    .anonymous('2026-10-05', 700, { channel: 2 }).plain()
  test('channels by month', () => {
    const mix = channelMix(at(plain, '2026-11-21'))
    expect(mix.months.at(-1)).toBe('2026-11')
    expect(mix.months).toHaveLength(24)
    const of = (channel: string) => mix.channels.find((row) => row.channel === channel)!
    expect([of('colorme').orders[22], of('colorme').sales[22], of('colorme').customers[22]]).toEqual([2, 3500, 1])
    expect([of('rakuten').sales[22], of('rakuten').sales[3]]).toEqual([2000, 1000])
    expect([of('store').orders[22], of('store').customers[22]]).toEqual([1, 0])
    expect(mix.customers).toBe(2)
  })
  test('one-year value by first channel and by medium', () => {
    expect(sourceLtv(at(plain, '2026-11-21'), 'channel', 90)).toEqual([{ source: 'rakuten', customers: 2, ltv: { sales: 1000, customers: 1, grossProfit: 370 }, f2: { bought: 0, matured: 0 } }])
    expect(sourceLtv(at(plain, '2026-11-21'), 'medium', 90).map(({ source, customers }) => [source, customers])).toEqual([['紹介', 1], ['', 1]])
  })
  test('areas', () => {
    expect(areas(at(plain, '2026-11-21'))).toEqual([
      { prefecture: 13, customers: 1, buyers: 1, repeaters: 0, sales: 2000 }, { prefecture: 26, customers: 1, buyers: 1, repeaters: 1, sales: 3500 },
    ])
  })
})

describe('as read slowly, over random shops', () => {
  test('channels', () => always((plain, asOf) => {
    const s = at(plain, asOf)
    const [fast, slow] = [channelMix(s), slowMix(plain, asOf)]
    expect(fast.months).toEqual(slow.months)
    expect(fast.returns.map((yen) => yen + 0)).toEqual(slow.returns.map((yen) => yen + 0))
    expect(new Map(fast.channels.map((row) => [row.channel, row]))).toEqual(new Map(slow.rows.map((row) => [row.channel, row])))
    for (const { channel, customers } of fast.channels) customers.forEach((count, m) => {
      if (count > 0) expect(ids(s, channelBuyers(s, channel, fast.months[m]))).toEqual(slow.names(channelCodes.indexOf(channel), fast.months[m]))
    })
  }))
  test.each(['channel', 'medium'] as const)('origins by %s', (by) => always((plain, asOf) => {
    const s = at(plain, asOf)
    const [fast, slow] = [sourceLtv(s, by, 60), slowSources(plain, asOf, by, 60)]
    expect(fast.map(({ source }) => source).sort()).toEqual(slow.map(({ source }) => source).sort())
    for (const row of fast) {
      const other = slow.find(({ source }) => source === row.source)!
      expect([row.customers, row.ltv.customers, row.ltv.sales, row.f2.bought, row.f2.matured]).toEqual([other.customers.length, other.ltv.length, other.sales, other.f2Bought.length, other.f2Matured.length])
      for (const part of ['customers', 'ltv', 'f2Bought', 'f2Matured'] as const) expect(ids(s, sourcePeople(s, by, 60, row.source, part))).toEqual(other[part].sort((a, b) => a - b))
    }
  }))
  test('areas', () => always((plain, asOf) => {
    const s = at(plain, asOf)
    const [fast, slow] = [areas(s), slowAreas(plain, asOf)]
    expect(fast.map(({ prefecture }) => prefecture).sort()).toEqual(slow.map(({ prefecture }) => prefecture).sort())
    for (const row of fast) {
      const other = slow.find(({ prefecture }) => prefecture === row.prefecture)!
      expect(row.sales).toBe(other.sales)
      for (const part of ['customers', 'buyers', 'repeaters'] as const) expect([row[part], ids(s, areaPeople(s, row.prefecture, part))]).toEqual([other[part].length, other[part]])
    }
  }))
})

describe('a filter gives the figures of the smaller shop', () => {
  const figures = (s: Shop) => [kpis(s, { f2Days: 60 }), tierCounts(s), deciles(s), decileMembers(s).members.map((list) => ids(s, list)), areas(s), channelMix(s)]
  test('orders of some channels', () => always((plain, asOf) => {
    const filter = figureFilter.parse({ channels: ['colorme', 'store'] })
    // Returns look for their orders in the whole shop: left out here, they have a test of their own.
    const whole = { ...plain, returns: [] }
    const smaller: PlainShop = { ...whole, customers: plain.customers.map((c) => ({ ...c, registered: null })), orders: plain.orders.filter((o) => o.channel !== 1) }
    expect(figures(filterShop(at(whole, asOf), filter))).toEqual(figures(at(smaller, asOf)))
  }))
  test('orders that hold a product, and 都度 orders', () => always((plain, asOf) => {
    const whole = { ...plain, returns: [] }
    const nobody = plain.customers.map((c) => ({ ...c, registered: null }))
    expect(figures(filterShop(at(whole, asOf), figureFilter.parse({ products: [2] })))).toEqual(figures(at({ ...whole, customers: nobody, orders: plain.orders.filter((o) => o.lines.includes(1)) }, asOf)))
    const oneOff = plain.orders.filter((o) => !o.subscription && (o.lines.length === 0 || o.lines.some((l) => !plain.products[l].subscription)))
    expect(figures(filterShop(at(whole, asOf), figureFilter.parse({ orderKind: 'oneOff' })))).toEqual(figures(at({ ...whole, customers: nobody, orders: oneOff }, asOf)))
  }))
  test('customers of an area: nobody else, and no anonymous orders', () => always((plain, asOf) => {
    const customers = plain.customers.map((c) => ({ ...c, excluded: c.excluded || c.prefecture !== 26 }))
    const smaller: PlainShop = { ...plain, customers, orders: plain.orders.filter((o) => o.customer !== null), returns: (plain.returns ?? []).filter((r) => r.customer !== null) }
    const small = figures(filterShop(at(plain, asOf), figureFilter.parse({ prefectures: [26] })))
    expect(small).toEqual(figures(at(smaller, asOf)))
  }))
  test('members of a segment, and the same facts again for the same members', () => {
    const plain = shop().customer().order('2026-10-01', 1000).customer().order('2026-10-02', 2000).plain()
    const members = Int32Array.of(1)
    const filter = figureFilter.parse({ segment: 7 })
    const s = at(plain, '2026-11-21')
    expect(kpis(filterShop(s, filter, members)).salesPerCustomer).toEqual({ sales: 2000, customers: 1 })
    expect(filterShop(s, filter, members).facts).toBe(filterShop(s, filter, members).facts)
    expect(filterShop(s, figureFilter.parse({}))).toBe(s)
  })
  test('a 定期 contract goes with its deliveries: none of them left, none left', () => {
    const plain = shop().customer().order('2026-10-01', 1000, { channel: 0, lines: [MONTHLY] }).order('2026-10-20', 500, { channel: 1 }).plain()
    const s = at(plain, '2026-11-21')
    const contract = { id: 1, customerId: 1, key: '', productId: MONTHLY + 1, startedOn: parseDay('2026-10-01'), cycleDays: null, plannedCount: null, events: [] }
    const whole = { ...s, facts: { ...s.facts, contracts: [contract] } }
    expect(filterShop(whole, figureFilter.parse({ channels: ['colorme'] })).facts.contracts).toEqual([contract])
    expect(filterShop(whole, figureFilter.parse({ channels: ['rakuten'] })).facts.contracts).toEqual([])
    expect(filterShop(whole, figureFilter.parse({ prefectures: [0] })).facts.contracts).toEqual([contract])
  })
})
