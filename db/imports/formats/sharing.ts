// Amounts shared out over the lines of an order, so that lines that a till prices otherwise still sum to its total.
import type { LineRecord, OrderRecord } from '../record.ts'

/** The sum of the amounts of an order's lines. */
export const sumOf = (lines: readonly LineRecord[]): number => lines.reduce((sum, line) => sum + line.amount, 0)

/** Shares a whole amount in proportion to weights: whole parts that sum to it exactly, what rounding leaves over goes to the largest. */
export function share(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const parts = weights.map((weight) => Math.round(total * weight / all))
  const largest = weights.reduce((best, weight, i) => (Math.abs(weight) > Math.abs(weights[best] ?? 0) ? i : best), 0)
  parts[largest] = (parts[largest] ?? 0) + total - parts.reduce((sum, part) => sum + part, 0)
  return parts
}

/**
 * Lines priced without tax → with it, so that they sum to `goods`. First each price at one rate (10, then 8 %), as tills print
 * it; where no rate fits all of them, the amounts are shared in proportion and the rate stays unknown.
 */
export function includeTax(order: OrderRecord, goods: number): void {
  const lines = order.lines ?? []
  if (lines.length === 0 || sumOf(lines) === goods) return
  for (const rate of [10, 8] as const) {
    for (const round of [Math.round, Math.floor, Math.ceil]) {
      const prices = lines.map((line) => round(line.unitPrice * (100 + rate) / 100))
      if (lines.reduce((sum, line, i) => sum + (prices[i] ?? 0) * line.quantity, 0) !== goods) continue
      lines.forEach((line, i) => {
        line.unitPrice = prices[i] ?? 0
        line.amount = line.unitPrice * line.quantity
        line.taxPercent = rate
      })
      return
    }
  }
  shareOver(lines, goods)
}

/** Brings lines to a sum, in proportion to their amounts. */
export function shareOver(lines: LineRecord[], goods: number): void {
  const parts = share(goods, lines.map((line) => line.amount))
  lines.forEach((line, i) => {
    line.amount = parts[i] ?? 0
    line.unitPrice = line.quantity === 0 ? line.amount : Math.round(line.amount / line.quantity)
  })
}
