// 定期: what is asked about products, the contracts of a customer, and how contracts go on.
import { contractsAt } from '../analysis/contracts.ts'
import type { Contract } from '../analysis/contracts.ts'
import { historyOf } from '../analysis/occasions.ts'
import { plans } from '../analysis/plans.ts'
import { ShopError } from '../errors.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { formatDay } from '../facts/day.ts'
import { SUBSCRIPTION } from '../facts/facts.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { ContractProposal, ContractRow, Plans } from './model.ts'

/** Whether a product's name says 定期 (definitions §8): it is asked once per product whether that is so. */
export const looksSubscribed = (name: string): boolean => /【定期】|定期便|定期購入|定期コース|頒布会/.test(name.normalize('NFKC'))

/** Products that look like 定期 and about which nobody has answered yet, those in most orders first. */
export function proposals({ db, facts }: OpenShop): ContractProposal[] {
  const products = db.sqlite.prepare('SELECT id, code, name FROM product WHERE subscriptionAsked = 0 AND subscription = 0').all() as { id: number; code: string; name: string }[]
  const open = new Map(products.map((product) => [product.id, { ...product, orders: 0, called: false, customers: new Set<number>() }]))
  for (let i = 0; i < facts.orderId.length; i++) {
    for (const place of new Set(facts.lineProduct.subarray(facts.lineStart[i], facts.lineStart[i + 1]))) {
      const product = open.get(facts.productId[place])
      if (!product) continue
      product.orders++
      if (facts.orderFlags[i] & SUBSCRIPTION) product.called = true
      if (facts.orderCustomer[i] >= 0) product.customers.add(facts.orderCustomer[i])
    }
  }
  return [...open.values()].map(({ called, ...product }) => ({ ...product, why: looksSubscribed(product.name) ? 'name' as const : called ? 'orders' as const : null }))
    .filter((product): product is typeof product & { why: 'name' | 'orders' } => product.why !== null)
    .map(({ id, code, name, orders, customers, why }) => ({ productId: id, code, name, orders, customers: customers.size, why }))
    .sort((a, b) => b.orders - a.orders || a.productId - b.productId)
}

/** Names a contract among those of its customer, also one that nobody has written down. */
export function contractKey(open: OpenShop, { entered, key, product, startedOn }: Contract): string {
  if (entered) return `id:${entered.id}`
  return key !== '' ? `key:${key}:${formatDay(startedOn)}` : `product:${product < 0 ? '' : open.facts.productId[product]}:${formatDay(startedOn)}`
}

/** A customer's contracts as of a day, the newest first. Throws notFound. */
export function contractsOfCustomer(open: OpenShop, id: number, asOf?: string): ContractRow[] {
  const { facts } = open
  const customer = indexOfCustomer(facts, id)
  if (customer < 0) throw new ShopError('notFound')
  const shop = asOfShop(open, asOf)
  const name = open.db.sqlite.prepare('SELECT name FROM product WHERE id = ?').pluck()
  return contractsAt(shop).filter((contract) => contract.customer === customer).reverse().map((contract): ContractRow => {
    const { entered, product, deliveries } = contract
    const productId = product < 0 ? null : facts.productId[product]
    return {
      id: entered?.id ?? null, key: contractKey(open, contract), product: productId === null ? '' : (name.get(productId) as string), productId,
      startedOn: formatDay(contract.startedOn), cycleDays: contract.cycleDays, cycleFrom: contract.cycleFrom, deliveries: deliveries.length,
      last: deliveries.length === 0 ? null : formatDay(deliveries.at(-1)!), nextDue: formatDay(contract.nextDue), state: contract.state,
      source: entered ? 'recorded' : 'estimated', planned: contract.planned || null,
      events: (entered?.events ?? []).filter(({ day }) => day <= shop.asOf).map((event) => ({
        id: event.id, kind: event.kind as ContractRow['events'][number]['kind'], day: formatDay(event.day), untilDay: event.untilDay === null ? null : formatDay(event.untilDay),
        cycleDays: event.cycleDays, reason: event.reason, k: deliveries.filter((day) => day <= event.day).length,
      })),
    }
  })
}

/** How the contracts go on, delivery by delivery. */
export function plansOf(open: OpenShop, asOf?: string): Plans {
  return plans(historyOf(asOfShop(open, asOf)))
}
