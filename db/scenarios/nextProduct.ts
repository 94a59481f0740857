// Which product people choose next after another: the panel 次に選ばれた商品, for the one recommendation a scenario may make. Pure.
import type { Shop } from '../facts/facts.ts'
import { nextProducts } from '../analysis/nextProduct.ts'
import type { NextProduct } from '../analysis/nextProduct.ts'

/** More products asked about than this are counted all at once, as the panel does; fewer one at a time. */
const FEW = 6

/**
 * For each product asked about (places in the facts), the steps from it as the panel shows them: at least five customers, most of them
 * first. Yields now and then, so that whoever waits gets a turn.
 */
export function* followers(shop: Shop, asked: ReadonlySet<number>): Generator<void, Map<number, readonly NextProduct[]>> {
  const steps = new Map<number, readonly NextProduct[]>()
  const all = asked.size > FEW ? nextProducts(shop) : null
  for (const from of asked) {
    yield
    steps.set(from, all ? all.filter((step) => step.from === from) : nextProducts(shop, from))
  }
  return steps
}

/** The first step whose product fits; null = none. */
export function bestNext(steps: readonly NextProduct[] | undefined, fits: (product: number) => boolean): NextProduct | null {
  return steps?.find(({ to }) => fits(to)) ?? null
}
