// 定期 by the number of deliveries: how many contracts reach the k-th and go on (definitions §8.5).
import { addMonths, formatDay, partsOf } from '../facts/day.ts'
import type { PlanStep, Plans } from '../contracts/model.ts'
import { contractStates } from '../contracts/model.ts'
import { contractsOf } from './contracts.ts'
import type { Contract } from './contracts.ts'
import { cancelledOn, graceOf } from './contractStreams.ts'
import type { History } from './occasions.ts'

/** Steps from k = 1 to the highest k any contract reached. Who got the next delivery before its time was over is in `reached` only. */
export function planSteps(past: History): PlanStep[] {
  const steps: PlanStep[] = []
  for (const { deliveries, state, cycleDays } of contractsOf(past)) {
    deliveries.forEach((day, i) => {
      const step = (steps[i] ??= { k: i + 1, reached: 0, matured: 0, delivered: 0, waiting: 0, cancelled: 0, stalled: 0, completed: 0 })
      const last = i === deliveries.length - 1
      step.reached++
      if (last) step[state === 'running' || state === 'paused' ? 'waiting' : state]++
      if (day + cycleDays + graceOf(cycleDays) > past.shop.asOf || (last && (state === 'completed' || state === 'paused'))) return
      step.matured++
      if (!last) step.delivered++
    })
  }
  return steps
}

/** The steps, how the contracts stand, 月間解約率 of the twelve months to the day, and the reasons by k. */
export function plans(past: History): Plans {
  const contracts = contractsOf(past)
  const { asOf } = past.shop
  const states = Object.fromEntries(contractStates.map((state) => [state, 0])) as Plans['states']
  for (const { state } of contracts) states[state]++
  const monthStart = asOf - partsOf(asOf).date + 1
  const months = Array.from({ length: 12 }, (_, i) => {
    const from = addMonths(monthStart, i - 11)
    const to = Math.min(asOf, addMonths(from, 1) - 1)
    const live = contracts.filter((contract) => contract.startedOn <= to && endOf(contract, asOf) >= from)
    return { month: formatDay(from).slice(0, 7), contracts: live.length, cancelled: live.filter(({ entered }) => { const day = cancelledOn(entered, asOf); return day !== null && day <= to }).length }
  })
  const reasons = new Map<string, Plans['reasons'][number]>()
  for (const { entered, deliveries } of contracts) {
    const cancelled = entered?.events.find(({ kind, day }) => kind === 'cancelled' && day <= asOf)
    if (!cancelled) continue
    const k = deliveries.filter((day) => day <= cancelled.day).length
    const key = `${k}:${cancelled.reason}`
    const row = reasons.get(key) ?? { reason: cancelled.reason, k, contracts: 0 }
    row.contracts++
    reasons.set(key, row)
  }
  return { asOf: formatDay(asOf), steps: planSteps(past), states, months, reasons: [...reasons.values()].sort((a, b) => a.k - b.k || b.contracts - a.contracts || (a.reason < b.reason ? -1 : 1)) }
}

/** The last day on which a contract was one: its cancellation or last planned delivery; one that stopped: when the next was long due. */
function endOf({ entered, state, deliveries, startedOn, nextDue, cycleDays }: Contract, asOf: number): number {
  if (state === 'cancelled') return cancelledOn(entered, asOf)!
  if (state === 'completed') return deliveries.at(-1) ?? startedOn
  return state === 'stalled' ? nextDue + graceOf(cycleDays) : asOf
}
