// Channels, origins and areas read slowly from the definitions. Only for comparing.
import type { PlainShop } from './build.ts'
import { channelCodes } from './build.ts'
import { counts, looseSales, slowKpis, slowOccasions, slowTiers, worth } from './slow.ts'
import { plusDays, plusYears } from './slowDates.ts'

const within = (day: string, from: string, to: string): boolean => day >= from && day <= to
const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0)

/** The 24 months up to D's, 'YYYY-MM'. */
export function slowMonths(D: string): string[] {
  const [year, month] = D.split('-').map(Number)
  return [...Array(24).keys()].map((i) => { const m = year * 12 + month - 1 - 23 + i; return `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}` })
}

export function slowMix(shop: PlainShop, D: string) {
  const orders = shop.orders.map((o, i) => ({ ...o, number: i + 1 })).filter((o) => counts(shop, o, D))
  const months = slowMonths(D)
  const cell = (channel: number, month: string) => orders.filter((o) => (o.channel ?? 0) === channel && o.day.startsWith(month))
  const names = (channel: number, month: string): number[] => [...new Set(cell(channel, month).flatMap((o) => (o.customer === null ? [] : [o.customer])))].sort((a, b) => a - b)
  return {
    months, names,
    rows: channelCodes.map((channel, ch) => ({
      channel, orders: months.map((m) => cell(ch, m).length), sales: months.map((m) => sum(cell(ch, m).map((o) => worth(shop, o, D).sales))), customers: months.map((m) => names(ch, m).length),
    })).filter((row) => sum(row.orders) > 0),
    returns: months.map((m) => looseSales(shop, D, (_, day) => day.startsWith(m))),
  }
}

export function slowSources(shop: PlainShop, D: string, by: 'channel' | 'medium', f2Days: number) {
  const occasions = [...slowOccasions(shop, D)].filter(([, list]) => list.length > 0)
  const { names } = slowKpis(shop, D, { f2Days })
  const sourceOf = (id: number): string => {
    if (by === 'medium') return shop.customers.find((c) => c.id === id)?.medium ?? ''
    return channelCodes[occasions.find(([one]) => one === id)![1][0].orders[0].channel ?? 0]
  }
  return [...new Set(occasions.map(([id]) => sourceOf(id)))].map((source) => {
    const mine = (list: number[]): number[] => list.filter((id) => sourceOf(id) === source)
    const grown = mine(names['oneYearLtv.numerator'])
    const spent = grown.map((id) => {
      const list = occasions.find(([one]) => one === id)![1]
      const [first, until] = [list[0].day, plusDays(list[0].day, 364)]
      return sum(list.flatMap((o) => o.orders).filter((o) => o.day <= until).map((o) => worth(shop, o, D).sales)) + looseSales(shop, D, (c, day) => c === id && within(day, first, until))
    })
    return { source, customers: mine(occasions.map(([id]) => id)), ltv: grown, sales: sum(spent), f2Bought: mine(names['f2.numerator']), f2Matured: mine(names['f2.denominator']) }
  })
}

export function slowAreas(shop: PlainShop, D: string) {
  const from = plusYears(plusDays(D, 1), -1)
  const tiers = slowTiers(shop, D)
  const all = slowOccasions(shop, D)
  const here = shop.customers.filter((c) => !c.excluded && tiers.get(c.id) !== 'none')
  return [...new Set(here.map((c) => c.prefecture ?? 0))].map((prefecture) => {
    const mine = here.filter((c) => (c.prefecture ?? 0) === prefecture).map((c) => c.id).sort((a, b) => a - b)
    const bought = (id: number) => all.get(id)!.filter((o) => within(o.day, from, D))
    const buyers = mine.filter((id) => bought(id).length > 0)
    return {
      prefecture, customers: mine, buyers, repeaters: buyers.filter((id) => bought(id).some((o) => o.n >= 2)),
      sales: sum(mine.map((id) => sum(all.get(id)!.flatMap((o) => o.orders).filter((o) => within(o.day, from, D)).map((o) => worth(shop, o, D).sales)) + looseSales(shop, D, (c, day) => c === id && within(day, from, D)))),
    }
  })
}
