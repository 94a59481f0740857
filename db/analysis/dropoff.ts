// 離脱: after which purchase customers stop, n by n.
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import type { ContactRow } from '../kpis/model.ts'
import { isDormant } from './contracts.ts'
import { HAS_ONE_OFF, HAS_SUBSCRIPTION } from './orderKinds.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { quantile } from './peak.ts'
import type { DropoffKind, DropoffStep } from './secondModel.ts'

const bitsOf: Record<DropoffKind, number> = { all: HAS_ONE_OFF | HAS_SUBSCRIPTION, oneOff: HAS_ONE_OFF, subscription: HAS_SUBSCRIPTION }

type Counted = Exclude<keyof DropoffStep, 'n' | 'medianDays'>

/** Calls back for each n a customer reached: the day, the day of the next (null = none). */
function walk({ start, day, kinds }: History, c: number, bits: number, each: (n: number, on: Day, next: Day | null) => void): void {
  let n = 0
  let last = 0
  for (let i = start[c]; i < start[c + 1]; i++) {
    if (!(kinds[i] & bits)) continue
    if (n > 0) each(n, last, day[i])
    n++
    last = day[i]
  }
  if (n > 0) each(n, last, null)
}

/** Steps from n = 1 to the highest n anybody reached. Occasions that hold nothing of the kind are passed over. */
export function dropoff(shop: Shop, kind: DropoffKind = 'oneOff'): DropoffStep[] {
  const past = historyOf(shop)
  const { asOf, settings: { dormantDays } } = shop
  const steps: DropoffStep[] = []
  // Per n: how often so many days to the next.
  const gaps: number[][] = []
  for (let c = 0; c + 1 < past.start.length; c++) {
    walk(past, c, bitsOf[kind], (n, on, next) => {
      const step = (steps[n - 1] ??= { n, reached: 0, bought: 0, waiting: 0, lost: 0, matured: 0, boughtMatured: 0, medianDays: null })
      const matured = on <= asOf - dormantDays
      step.reached++
      if (matured) step.matured++
      if (next === null) step[isDormant(past, c) ? 'lost' : 'waiting']++
      else {
        step.bought++
        if (matured) step.boughtMatured++
        ;(gaps[n - 1] ??= []).push(next - on)
      }
    })
  }
  steps.forEach((step, i) => { step.medianDays = gaps[i] ? median(gaps[i]) : null })
  return steps
}

/** Mean of the middle two where their number is even. */
function median(values: number[]): number {
  const counts = new Int32Array(values.reduce((most, days) => Math.max(most, days), 0) + 1)
  for (const days of values) counts[days]++
  return quantile(counts, 0.5)!
}

/** Customer indexes behind a step's count, ascending; 'stopped' = matured who did not buy again. */
export function dropoffPeople(shop: Shop, kind: DropoffKind, step: number, part: Counted | 'stopped'): Int32Array {
  const past = historyOf(shop)
  const ripe = shop.asOf - shop.settings.dormantDays
  return customersWhere(past.start.length - 1, (c) => {
    let is = false
    walk(past, c, bitsOf[kind], (n, on, next) => {
      if (n !== step) return
      switch (part) {
        case 'reached': is = true; break
        case 'bought': is = next !== null; break
        case 'waiting': is = next === null && !isDormant(past, c); break
        case 'lost': is = next === null && isDormant(past, c); break
        case 'matured': is = on <= ripe; break
        case 'boughtMatured': is = on <= ripe && next !== null; break
        case 'stopped': is = on <= ripe && next === null; break
      }
    })
    return is
  })
}

/** What was heard from customers who stood at n: voices, complaints, and why a 定期 was given up. */
export interface DropoffReason { n: number; voices: number[]; complaints: number[]; cancelled: Map<string, number[]> }

/** Per n, customer indexes (each once, ascending) of those of whom something was recorded up to the shop's day while the n-th was their last purchase. */
export function dropoffReasons(shop: Shop, kind: DropoffKind, contacts: readonly ContactRow[]): DropoffReason[] {
  const past = historyOf(shop)
  const { facts, asOf } = shop
  const reasons: DropoffReason[] = []
  const at = (customerId: number, day: Day): { c: number; reason: DropoffReason } | null => {
    const c = day <= asOf ? indexOfCustomer(facts, customerId) : -1
    let reached = 0
    if (c >= 0) walk(past, c, bitsOf[kind], (n, on) => { if (on <= day) reached = n })
    return reached === 0 ? null : { c, reason: (reasons[reached - 1] ??= { n: reached, voices: [], complaints: [], cancelled: new Map() }) }
  }
  for (const { kind: what, day, customerId } of contacts) {
    if (what !== 'voice' && what !== 'complaint') continue
    const found = at(customerId, day)
    found?.reason[what === 'voice' ? 'voices' : 'complaints'].push(found.c)
  }
  for (const { customerId, events } of facts.contracts) {
    for (const event of events) {
      const found = event.kind === 'cancelled' && event.reason !== '' ? at(customerId, event.day) : null
      if (found) found.reason.cancelled.set(event.reason, [...(found.reason.cancelled.get(event.reason) ?? []), found.c])
    }
  }
  const once = (list: number[]): number[] => [...new Set(list)].sort((a, b) => a - b)
  return reasons.filter(Boolean).map(({ n, voices, complaints, cancelled }) => ({ n, voices: once(voices), complaints: once(complaints), cancelled: new Map([...cancelled].map(([reason, list]) => [reason, once(list)])) }))
}
