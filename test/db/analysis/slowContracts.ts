// 定期 without contract numbers, read aloud and slowly. Only for comparing.
import type { PlainOrder, PlainShop } from './build.ts'
import { between } from './slowDates.ts'

export interface SlowContract { customer: number; product: number; days: string[]; cycle: number; running: boolean }
const half = (cycle: number): number => Math.ceil(cycle / 2)

/** Contracts of valid orders up to D: customer + product; more than three cycles apart is a new one. Orders hold a 定期 product, or are 定期 as a whole. */
export function slowContracts(shop: PlainShop, valid: PlainOrder[], D: string): SlowContract[] {
  const days = new Map<string, string[]>()
  const inTime = [...valid].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const order of inTime) {
    if (order.customer === null) continue
    const marked = order.lines.filter((p) => shop.products[p].subscription)
    const products = marked.length > 0 ? marked : !order.subscription ? [] : order.lines.length > 0 ? order.lines : [-1]
    for (const product of new Set(products)) {
      const key = `${order.customer}/${product}`
      const list = days.get(key) ?? []
      if (!list.includes(order.day)) list.push(order.day)
      days.set(key, list)
    }
  }
  const cycleOf = (product: number): number => {
    const gaps = [...days].filter(([key]) => key.endsWith(`/${product}`)).flatMap(([, list]) => list.slice(1).map((d, i) => between(list[i], d))).sort((a, b) => a - b)
    if (gaps.length < 20) return 30
    const middle = gaps.length / 2
    return Math.max(1, Math.round(gaps.length % 2 ? gaps[Math.floor(middle)] : (gaps[middle - 1] + gaps[middle]) / 2))
  }
  return [...days].flatMap(([key, list]) => {
    const [customer, product] = key.split('/').map(Number)
    const cycle = cycleOf(product)
    const parts: string[][] = []
    for (const d of list) {
      const current = parts.at(-1)
      if (current && between(current.at(-1)!, d) <= 3 * cycle) current.push(d)
      else parts.push([d])
    }
    return parts.map((part) => ({ customer, product, days: part, cycle, running: between(part.at(-1)!, D) <= cycle + half(cycle) }))
  })
}

/** Customers with a running contract. */
export const slowRunning = (shop: PlainShop, valid: PlainOrder[], D: string): Set<number> => new Set(slowContracts(shop, valid, D).filter((c) => c.running).map((c) => c.customer))

/** k → [reached, matured, delivered], counted contract by contract. */
export function slowPlans(shop: PlainShop, valid: PlainOrder[], D: string): number[][] {
  const contracts = slowContracts(shop, valid, D)
  const longest = Math.max(0, ...contracts.map((c) => c.days.length))
  return Array.from({ length: longest }, (_, i) => {
    const reached = contracts.filter((c) => c.days.length > i)
    const matured = reached.filter((c) => between(c.days[i], D) >= c.cycle + half(c.cycle))
    return [reached.length, matured.length, matured.filter((c) => c.days.length > i + 1).length]
  })
}
