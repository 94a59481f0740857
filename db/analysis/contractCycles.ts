// The cycle of a product's 定期: as the shop set it, else learned from the deliveries, else 30 days.
import type { Facts } from '../facts/facts.ts'
import type { ContractRow } from '../contracts/model.ts'
import type { Stream } from './contracts.ts'

/** Intervals from which on a cycle can be learned; below: 30 days. */
const ENOUGH = 20
const USUAL = 30

export interface Cycle { days: number; from: ContractRow['cycleFrom'] }
export type CycleOf = (product: number) => Cycle

/** Per product: its setting, else the median of at least 20 intervals between deliveries (half a day upwards), else 30. */
export function cyclesOf({ productCycle }: Facts, streams: readonly Stream[]): CycleOf {
  const gaps = new Map<number, number[]>()
  for (const { product, days } of streams) {
    const list = gaps.get(product) ?? []
    gaps.set(product, list)
    for (let k = 1; k < days.length; k++) list.push(days[k] - days[k - 1])
  }
  const cycles = new Map<number, Cycle>()
  for (const [product, list] of gaps) {
    const sorted = Int32Array.from(list).sort()
    const n = sorted.length
    cycles.set(product, product >= 0 && productCycle[product] > 0 ? { days: productCycle[product], from: 'product' }
      : n >= ENOUGH ? { days: Math.max(1, Math.round((sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2)), from: 'median' } : { days: USUAL, from: 'default' })
  }
  return (product) => cycles.get(product) ?? { days: USUAL, from: 'default' }
}
