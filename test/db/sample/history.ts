// The sample shop's orders by person, and its figures counted plainly: the measure for the sample, apart from the product's own analyses.
import type { Day } from '../../../db/facts/day.ts'
import type { OrderRecord } from '../../../db/imports/record.ts'
import type { SampleShop, SampleTruth } from '../../../db/sample/sample.ts'

export interface Sale { channel: string; marketplace: boolean; order: OrderRecord }

/** Every order with its channel. */
export function salesOf(shop: SampleShop): Sale[] {
  return shop.batches.flatMap(({ channel, orders }) => orders.map((order) => ({ channel: channel.code, marketplace: channel.marketplace, order })))
}

/** Orders per person, oldest first; anonymous ones left out. */
export function salesByPerson(shop: SampleShop, truth: SampleTruth): Sale[][] {
  const people = new Map<unknown, Sale[]>()
  for (const sale of salesOf(shop)) {
    const person = truth.personOf.get(`${sale.channel} ${sale.order.orderNo}`)
    if (person) people.set(person, [...(people.get(person) ?? []), sale])
  }
  return [...people.values()].map((sales) => sales.sort((a, b) => a.order.orderedDay - b.order.orderedDay))
}

/** Goods after what the shop takes off and gives back. */
export const yenOf = ({ order }: Sale): number => Math.max(0, order.goods! - order.discount! - order.points! - order.refund!)

/** Counts as a purchase on the last day. */
export function isPurchase({ order }: Sale, last: Day): boolean {
  const asked = order.goods! - order.discount! - order.points!
  return order.state === 'ok' && order.goods! > 0 && (order.refund === 0 || order.refund! < asked) && (order.paid! || last - order.orderedDay <= 14)
}

export interface Person { sales: Sale[]; days: Day[]; regularDays: Day[]; running: boolean; beganWithSubscription: boolean }

/** Purchases and their days; people without any have empty lists. */
export function peopleOf(shop: SampleShop, truth: SampleTruth, last: Day): Person[] {
  const daysOf = (sales: Sale[]): Day[] => [...new Set(sales.map(({ order }) => order.orderedDay))]
  return salesByPerson(shop, truth).map((all) => {
    const sales = all.filter((sale) => isPurchase(sale, last))
    return {
      sales, days: daysOf(sales), regularDays: daysOf(sales.filter(({ order }) => !order.subscription)),
      running: sales.some(({ order }) => order.subscription && last - order.orderedDay <= 45), beganWithSubscription: sales[0]?.order.subscription === true,
    }
  })
}
