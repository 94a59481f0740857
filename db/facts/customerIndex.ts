// Finds a customer's place in the columns.
import type { Facts } from './facts.ts'

/** Place of a customer id in the facts, −1 if there is none. */
export function indexOfCustomer(facts: Facts, id: number): number {
  let low = 0
  let high = facts.customerId.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (facts.customerId[middle] === id) return middle
    if (facts.customerId[middle] < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}
