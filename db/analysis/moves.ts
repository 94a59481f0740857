// Moves: the stage on one day × the stage on another, with the people behind each cell.
import { formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { tierCodes } from './model.ts'
import type { Moves, TierOrNone } from './model.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { NONE, tiersOf } from './tiers.ts'

const names: TierOrNone[] = [...tierCodes, 'none']

/** Stage numbers of all customers on a day, with the shop's settings. */
const tiersOn = (shop: Shop, day: Day): Uint8Array => tiersOf(historyOf({ ...shop, asOf: day }))

/**
 * The filled cells of the transition table from one day to another (the shop's own day is not used).
 * 'none' = not there yet; excluded customers, and those there on neither day, are in no cell.
 */
export function moves(shop: Shop, from: Day, to: Day): Moves {
  const before = tiersOn(shop, from)
  const after = tiersOn(shop, to)
  const size = NONE + 1
  const table = new Int32Array(size * size)
  for (let c = 0; c < before.length; c++) if (before[c] <= NONE) table[before[c] * size + after[c]]++
  const cells: Moves['cells'] = []
  names.forEach((a, i) => names.forEach((b, j) => {
    const customers = table[i * size + j]
    if (customers > 0 && !(i === NONE && j === NONE)) cells.push({ from: a, to: b, customers })
  }))
  return { from: formatDay(from), to: formatDay(to), cells }
}

/** Indexes of the customers in one cell, ascending; null = any stage on that day. */
export function movePeople(shop: Shop, fromDay: Day, toDay: Day, from: TierOrNone | null, to: TierOrNone | null): Int32Array {
  const before = tiersOn(shop, fromDay)
  const after = tiersOn(shop, toDay)
  const [a, b] = [from, to].map((name) => (name === null ? -1 : names.indexOf(name)))
  return customersWhere(before.length, (c) => before[c] <= NONE && (a < 0 || before[c] === a) && (b < 0 || after[c] === b) && !(before[c] === NONE && after[c] === NONE))
}
