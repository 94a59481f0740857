// The classes of the action matrix, read aloud from the definitions. Only for comparing.
import type { PlainShop } from './build.ts'
import { looseSales, slowOccasions, slowTiers, worth } from './slow.ts'
import { plusDays, plusYears } from './slowDates.ts'

/** Class → ids, and the sales of the 12 months of each customer by id. */
export function slowClasses(shop: PlainShop, D: string) {
  const from = plusYears(plusDays(D, 1), -1)
  const occasions = slowOccasions(shop, D)
  const ordersOf = (id: number) => (occasions.get(id) ?? []).flatMap(({ orders }) => orders).filter(({ day }) => day >= from && day <= D)
  const spent = (id: number): number => ordersOf(id).reduce((sum, o) => sum + worth(shop, o, D).sales, 0) + looseSales(shop, D, (customer, day) => customer === id && day >= from && day <= D)
  const buyers = [...occasions.keys()].filter((id) => ordersOf(id).length > 0).sort((a, b) => spent(b) - spent(a) || a - b)
  // Ten groups, the first ones take the extra.
  const first = buyers.slice(0, Math.ceil(buyers.length / 10))
  const classes: Record<string, number[]> = { best: [], customer: [], sleeping: [], prospect: [], reserve: [] }
  for (const [id, stage] of slowTiers(shop, D)) {
    if (stage === 'none') continue
    const customer = shop.customers.find((c) => c.id === id)!
    const sampled = shop.orders.some((o) => o.customer === id && o.day <= D && o.voidOn === 'unknown' && o.goods === 0)
    const name = stage === 'dormant' ? 'sleeping'
      : stage === 'prospect' ? ((customer.registered !== null && customer.registered <= D) || sampled ? 'prospect' : 'reserve')
      : occasions.get(id)!.length >= 3 && first.includes(id) ? 'best' : 'customer'
    classes[name].push(id)
  }
  return { classes, spent }
}
