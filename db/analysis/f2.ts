// F2転換率: of the first purchases of a window, those with a second within W days. 都度 only.
import type { Kpis } from './model.ts'
import { formatDay } from '../facts/day.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF, HAS_SUBSCRIPTION } from './orderKinds.ts'
import type { FirstPurchases } from './windows.ts'

/** Where a customer stands in the figure; OUT = not part of it. BOUGHT is among the matured. */
export const OUT = 0
export const WAITING = 1
export const MATURED = 2
export const BOUGHT = 3

/** Whether the customer's first occasion lies in the window's matured days, or in the waiting ones. */
export function stand({ start, day }: History, { matured, waiting }: FirstPurchases, c: number): number {
  const j = start[c]
  if (j === start[c + 1]) return OUT
  const first = day[j]
  if (first >= matured.from && first <= matured.to) return MATURED
  return first >= waiting.from && first <= waiting.to ? WAITING : OUT
}

/**
 * A customer's part in F2. Who begins with 定期 (an order of the first occasion holds 定期) has none;
 * the second purchase is the next occasion with something bought 都度.
 */
export function f2Part(past: History, window: FirstPurchases, c: number): number {
  const part = stand(past, window, c)
  const j = past.start[c]
  if (part === OUT || past.kinds[j] & HAS_SUBSCRIPTION) return OUT
  if (part === MATURED) {
    const last = past.day[j] + window.days
    for (let next = j + 1; next < past.start[c + 1] && past.day[next] <= last; next++) if (past.kinds[next] & HAS_ONE_OFF) return BOUGHT
  }
  return part
}

/** The window asked for last of each history, with everybody's part in it. */
const lastParts = new WeakMap<History, { window: FirstPurchases; parts: Uint8Array }>()
const sameWindow = (a: FirstPurchases, b: FirstPurchases): boolean =>
  a.days === b.days && a.matured.from === b.matured.from && a.matured.to === b.matured.to && a.waiting.from === b.waiting.from && a.waiting.to === b.waiting.to

/** Everybody's part in F2, one per customer. */
export function f2Parts(past: History, window: FirstPurchases): Uint8Array {
  const last = lastParts.get(past)
  if (last && sameWindow(last.window, window)) return last.parts
  const parts = new Uint8Array(past.start.length - 1)
  for (let c = 0; c < parts.length; c++) parts[c] = f2Part(past, window, c)
  lastParts.set(past, { window, parts })
  return parts
}

/** F2 as counts of customers. */
export function f2(past: History, window: FirstPurchases): Kpis['f2'] {
  const counts = new Int32Array(4)
  const parts = f2Parts(past, window)
  for (let c = 0; c < parts.length; c++) counts[parts[c]]++
  return {
    days: window.days, from: formatDay(window.matured.from), to: formatDay(window.matured.to),
    bought: counts[BOUGHT], matured: counts[MATURED] + counts[BOUGHT], waiting: counts[WAITING],
  }
}
