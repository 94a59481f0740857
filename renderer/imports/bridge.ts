// 取消→送料→値引→売上 as steps from the top to the bottom.
import type { HealthBridge } from '../../db/imports/model.ts'

export const bridgeSteps = ['cancelled', 'unfinished', 'test', 'returned', 'unpaid', 'zeroYen', 'excluded', 'shipping', 'fees', 'discounts', 'points', 'refunds'] as const
export type BridgeStep = (typeof bridgeSteps)[number]
export interface BridgeRow { step: 'gross' | BridgeStep | 'sales'; amount: number; /** Where its bar begins and ends, of the gross amount. */ from: number; to: number }

/** The rows of the waterfall: gross, what is taken off (steps of nothing are left out), sales. The last step ends where the sales begin. */
export function bridgeRows(bridge: HealthBridge): BridgeRow[] {
  let left = bridge.gross
  const taken = bridgeSteps.filter((step) => bridge[step] !== 0).map((step): BridgeRow => {
    const from = left
    left -= bridge[step]
    return { step, amount: -bridge[step], from: Math.min(left, from), to: Math.max(left, from) }
  })
  return [{ step: 'gross', amount: bridge.gross, from: 0, to: bridge.gross }, ...taken, { step: 'sales', amount: bridge.sales, from: 0, to: bridge.sales }]
}
