// The lines of an order being typed: sums, what is missing, and the price this customer paid last.
import type { OrderRow } from '../../db/customers/model.ts'

export interface Line { key: number; code: string; name: string; quantity: string | number; price: string | number }

export const emptyLine = (key: number): Line => ({ key, code: '', name: '', quantity: 1, price: '' })

/** Whole yen of a typed amount; anything that is no number counts as 0. */
export function readYen(typed: string | number): number {
  const yen = Math.round(Number(String(typed).normalize('NFKC').replace(/[,円¥\s]/g, '')))
  return Number.isFinite(yen) && yen >= 0 ? yen : 0
}

export function lineTotal(line: Line): number {
  return readYen(line.price) * readYen(line.quantity)
}

/** The first thing a line lacks, null when it can be stored. */
export function lineProblem(line: Line): 'name' | 'quantity' | 'price' | null {
  if (line.name.trim() === '') return 'name'
  if (readYen(line.quantity) < 1) return 'quantity'
  return line.price === '' ? 'price' : null
}

/** What the customer paid for this product last time; null if never bought. Rows come newest first. */
export function priceBefore(orders: readonly OrderRow[], code: string, name: string): number | null {
  for (const order of orders) {
    const line = order.lines.find((one) => (code !== '' && one.productCode === code) || one.productName === name)
    if (line) return line.unitPrice
  }
  return null
}
