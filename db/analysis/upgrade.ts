// 引き上げ率 (お試し→本品) and 定期引き上げ率: F2's window, another second step.
import { BOUGHT, MATURED, OUT, stand } from './f2.ts'
import type { Kpis } from './model.ts'
import type { History } from './occasions.ts'
import { HAS_REGULAR, HAS_SUBSCRIPTION, HAS_TRIAL, orderKinds } from './orderKinds.ts'
import type { FirstPurchases } from './windows.ts'

/** Whether a counting order holding `kind` lies at least `after` and at most `within` days after the first purchase. By the order's own day. */
function followedBy({ shop, orderOccasion, start, day }: History, c: number, kind: number, after: number, within: number): boolean {
  const { customerStart, orderDay } = shop.facts
  const kinds = orderKinds(shop.facts)
  const first = day[start[c]]
  for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] - first <= within; i++) {
    if (orderOccasion[i] > 0 && kinds[i] & kind && orderDay[i] - first >= after) return true
  }
  return false
}

/** First occasion only trial products → any other product with 0 < days ≤ W. A first occasion with both is no part of it. */
export function upgradePart(past: History, window: FirstPurchases, c: number): number {
  if (stand(past, window, c) !== MATURED) return OUT
  if ((past.kinds[past.start[c]] & (HAS_TRIAL | HAS_REGULAR)) !== HAS_TRIAL) return OUT
  return followedBy(past, c, HAS_REGULAR, 1, window.days) ? BOUGHT : MATURED
}

/** First occasion without 定期 → a 定期 order within W days. */
export function subscriptionPart(past: History, window: FirstPurchases, c: number): number {
  if (stand(past, window, c) !== MATURED || past.kinds[past.start[c]] & HAS_SUBSCRIPTION) return OUT
  return followedBy(past, c, HAS_SUBSCRIPTION, 0, window.days) ? BOUGHT : MATURED
}

/** 引き上げ率 and 定期引き上げ率 as counts of customers. */
export function upgrades(past: History, window: FirstPurchases): Pick<Kpis, 'upgrade' | 'toSubscription'> {
  const counted = (partOf: typeof upgradePart): Kpis['upgrade'] => {
    const counts = new Int32Array(4)
    for (let c = 0; c + 1 < past.start.length; c++) counts[partOf(past, window, c)]++
    return { bought: counts[BOUGHT], matured: counts[MATURED] + counts[BOUGHT] }
  }
  return { upgrade: counted(upgradePart), toSubscription: counted(subscriptionPart) }
}
