// Which product people choose next after another: for the one recommendation a scenario may make. Pure.
import type { History } from '../analysis/occasions.ts'

/** Fewer people than this say nothing. */
const SUPPORT = 5

/**
 * Counts, for the products asked about, in how many steps from one purchase to the next another product followed.
 * Yields now and then, so that whoever waits gets a turn.
 */
export function* followers(past: History, asked: ReadonlySet<number>): Generator<void, Map<number, Map<number, number>>> {
  const { facts } = past.shop
  const counts = new Map<number, Map<number, number>>([...asked].map((product) => [product, new Map<number, number>()]))
  for (let c = 0; asked.size > 0 && c + 1 < past.start.length; c++) {
    if (c % 128 === 0) yield
    const n = past.start[c + 1] - past.start[c]
    if (n < 2) continue
    const held = Array.from({ length: n + 1 }, () => new Set<number>())
    for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
      for (let line = facts.lineStart[i]; past.orderOccasion[i] > 0 && line < facts.lineStart[i + 1]; line++) held[past.orderOccasion[i]].add(facts.lineProduct[line])
    }
    for (let k = 1; k < n; k++) {
      for (const product of held[k]) {
        const next = counts.get(product)
        if (next) for (const other of held[k + 1]) next.set(other, (next.get(other) ?? 0) + 1)
      }
    }
  }
  return counts
}

/** The most chosen product that has enough people behind it and fits; equals by their place. null = none. */
export function bestNext(counts: ReadonlyMap<number, number> | undefined, fits: (product: number) => boolean): number | null {
  let [best, most] = [null as number | null, SUPPORT - 1]
  for (const [product, count] of [...(counts ?? [])].sort((a, b) => a[0] - b[0])) if (count > most && fits(product)) [best, most] = [product, count]
  return best
}
