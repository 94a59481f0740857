// What the tests of panels share: a panel asked of a random shop, and every figure of its table opened.
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Panel, PanelGiven } from '../../../db/analysis/panel.ts'
import { checked, nothingGiven } from '../../../db/analysis/panel.ts'
import type { Cell, CellKey } from '../../../db/analysis/panelModel.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { toFacts } from './build.ts'
import type { PlainShop } from './build.ts'
import { asOfDays, randomShop } from './randomShop.ts'

export const seed = 20_261_121
export const runs = 240

const facts = new WeakMap<PlainShop, Shop['facts']>()
export function at(plain: PlainShop, asOf: string): Shop {
  if (!facts.has(plain)) facts.set(plain, toFacts(plain))
  return { facts: facts.get(plain)!, settings: plain.settings, asOf: parseDay(asOf) }
}

/** Checks a claim for random shops on all the as-of dates. */
export function always(claim: (plain: PlainShop, asOf: string) => void, shops: fc.Arbitrary<PlainShop> = randomShop, days = asOfDays): void {
  fc.assert(fc.property(shops, (plain) => days.forEach((asOf) => claim(plain, asOf))), { seed, numRuns: runs })
}

const keysOf = (cell: Cell): { count: number; key: CellKey }[] => [
  ...((cell.kind === 'people' || cell.kind === 'mean') && cell.people ? [{ count: cell.count, key: cell.people }] : []),
  ...(cell.kind === 'each' ? cell.items.map(({ count, people }) => ({ count, key: people })) : []),
  ...(cell.kind === 'rate' && cell.people ? [{ count: cell.numerator, key: cell.people }] : []),
  ...(cell.kind === 'rate' && cell.base ? [{ count: cell.denominator, key: cell.base }] : []),
]

/** The people behind a cell, by id. */
export function idsBehind(one: Panel, shop: Shop, options: unknown, cell: CellKey, given: PanelGiven = nothingGiven): number[] {
  return Array.from(one.people(shop, checked(one, options), cell, given), (c) => shop.facts.customerId[c])
}

/** Every figure of the table opens onto as many people as it says, nobody twice; nothing in the answer is NaN or infinite. Returns the result. */
export function opened<R>(any: Panel, shop: Shop, options: unknown = {}, given: PanelGiven = nothingGiven): R {
  const chosen = checked(any, options)
  const result = any.compute(shop, chosen, given)
  const table = any.table(result, shop, chosen)
  const numbers = JSON.stringify([result, table, any.say(result, shop, chosen), any.base(result, shop, chosen)], (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value))
  expect(numbers).not.toContain('NOT FINITE')
  for (const row of table.rows) {
    expect(row).toHaveLength(table.columns.length)
    for (const { count, key } of row.flatMap(keysOf)) {
      const ids = idsBehind(any, shop, options, key, given)
      expect(ids.length, JSON.stringify(key)).toBe(count)
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    }
  }
  return result as R
}

/** Up to three random shops in one: eighteen customers, so that tenths and fifths have somebody in them; products in categories or not. */
export const largerShop: fc.Arbitrary<PlainShop> = fc.tuple(fc.array(randomShop, { minLength: 1, maxLength: 3 }), fc.constantFrom<string[]>([], ['茶', '茶', '菓子', '', '器'], ['', '', '', '', '器'])).map(([parts, categories]) => {
  const shifted = parts.map((part, i) => {
    const moved = <T extends { customer: number | null }>(row: T): T => ({ ...row, customer: row.customer === null ? null : row.customer + 6 * i })
    return { customers: part.customers.map((c) => ({ ...c, id: c.id + 6 * i })), orders: part.orders.map(moved), returns: (part.returns ?? []).map(moved) }
  })
  return {
    ...parts[0], customers: shifted.flatMap(({ customers }) => customers), orders: shifted.flatMap(({ orders }) => orders), returns: shifted.flatMap(({ returns }) => returns),
    products: parts[0].products.map((product, i) => ({ ...product, category: categories[i] ?? '' })),
  }
})
