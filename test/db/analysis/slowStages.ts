// New and repeat by month, and the people of this time last year, read aloud from the definitions. Only for comparing.
import type { PlainShop } from './build.ts'
import { counts, looseSales, slowOccasions, worth } from './slow.ts'
import { monthEndBefore, plusDays } from './slowDates.ts'

/** The 24 months up to D's own: what first and later occasions brought, and the ids of who bought. */
export function slowNewRepeat(shop: PlainShop, D: string) {
  const histories = [...slowOccasions(shop, D)]
  const months = Array.from({ length: 24 }, (_, i) => monthEndBefore(D, 23 - i).slice(0, 7))
  const orders = histories.flatMap(([, occasions]) => occasions.flatMap((o) => o.orders.filter((order) => counts(shop, order, D)).map((order) => ({ n: o.n, day: order.day, sales: worth(shop, order, D).sales }))))
  return months.map((month) => {
    const sales = (wanted: (n: number) => boolean): number => orders.filter((o) => wanted(o.n) && o.day.startsWith(month)).reduce((sum, o) => sum + o.sales, 0)
    const inMonth = histories.map(([id, occasions]) => ({ id, numbers: occasions.filter((o) => o.day.startsWith(month)).map((o) => o.n) })).filter(({ numbers }) => numbers.length > 0)
    const repeat = inMonth.filter(({ numbers }) => numbers.some((n) => n > 1)).map(({ id }) => id)
    return {
      month, firstSales: sales((n) => n === 1), repeatSales: sales((n) => n > 1), returns: looseSales(shop, D, (customer, day) => customer !== null && day.startsWith(month)),
      repeat, first: inMonth.map(({ id }) => id).filter((id) => !repeat.includes(id)),
    }
  })
}

/** Who bought within 14 days of D − 365: ids by what they did since. */
export function slowLastYear(shop: PlainShop, D: string) {
  const [from, to, recent] = [plusDays(D, -379), plusDays(D, -351), plusDays(D, -59)]
  const states = { notSince: [] as number[], notYet: [] as number[], already: [] as number[] }
  const sales = { notSince: 0, notYet: 0, already: 0 }
  for (const [id, occasions] of slowOccasions(shop, D)) {
    const then = occasions.filter((o) => o.day >= from && o.day <= to)
    if (then.length === 0) continue
    const state = occasions.some((o) => o.day >= recent) ? 'already' : occasions.some((o) => o.day > to) ? 'notYet' : 'notSince'
    states[state].push(id)
    sales[state] += then.flatMap((o) => o.orders).reduce((sum, o) => sum + worth(shop, o, D).sales, 0)
  }
  return { from, to, recent, states, sales }
}
