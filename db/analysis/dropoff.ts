// 離脱: after which purchase customers stop, n by n.
import type { Shop } from '../facts/facts.ts'
import { isDormant } from './contracts.ts'
import { medianWithin } from './median.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { historyOf } from './occasions.ts'

/** The n-th purchase: how many reached it and what became of them. Rates only over matured people. */
export interface DropoffStep {
  n: number
  reached: number
  /** Bought an (n + 1)-th time. */
  bought: number
  /** これから: not yet, and not dormant. */
  waiting: number
  /** Not, and dormant. */
  lost: number
  /** n-th purchase long enough ago (≥ the dormancy days) to judge, and those of them who bought again. */
  matured: number
  boughtMatured: number
  /** Median days from the n-th to the next; null where nobody bought again. */
  medianDays: number | null
}

/** Steps from n = 1 to the highest n anybody reached. 都度 purchases only: occasions that hold nothing but 定期 are passed over. */
export function dropoff(shop: Shop): DropoffStep[] {
  const past = historyOf(shop)
  const { start, day, kinds } = past
  const { asOf, settings: { dormantDays } } = shop
  const steps: DropoffStep[] = []
  const gaps: number[][] = []
  for (let c = 0; c + 1 < start.length; c++) {
    let n = 0
    let last = 0
    const dormant = isDormant(past, c)
    const close = (next: number | null) => {
      const step = (steps[n - 1] ??= { n, reached: 0, bought: 0, waiting: 0, lost: 0, matured: 0, boughtMatured: 0, medianDays: null })
      const matured = last <= asOf - dormantDays
      step.reached++
      if (matured) step.matured++
      if (next === null) step[dormant ? 'lost' : 'waiting']++
      else {
        step.bought++
        if (matured) step.boughtMatured++
        ;(gaps[n - 1] ??= []).push(next - last)
      }
    }
    for (let i = start[c]; i < start[c + 1]; i++) {
      if (!(kinds[i] & HAS_ONE_OFF)) continue
      if (n > 0) close(day[i])
      n++
      last = day[i]
    }
    if (n > 0) close(null)
  }
  steps.forEach((step, i) => { step.medianDays = gaps[i] ? medianWithin(new Int32Array(gaps[i]), 0, gaps[i].length) : null })
  return steps
}
