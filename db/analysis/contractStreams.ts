// Cuts the deliveries of one customer and product into contracts, and says how each of them stands.
import type { Day } from '../facts/day.ts'
import type { EnteredContract, Shop } from '../facts/facts.ts'
import type { ContractState } from '../contracts/model.ts'
import type { Contract, Stream } from './contracts.ts'
import type { Cycle, CycleOf } from './contractCycles.ts'

/** First and last day of a pause, both included. */
interface Pause { from: Day; to: Day }

/** Half a cycle of patience. */
export const graceOf = (cycleDays: number): number => Math.ceil(cycleDays / 2)

/** The contracts of a stream. A contract entered by hand takes the deliveries from its start on. */
export function splitStream({ facts, asOf }: Shop, stream: Stream, cycleOf: CycleOf): Contract[] {
  const entered = [...stream.entered].sort((a, b) => a.startedOn - b.startedOn || a.id - b.id)
  const contracts: Contract[] = []
  let current: Draft | null = null
  let next = 0
  const open = (row: EnteredContract | null, startedOn: Day): Draft => {
    const product = row?.productId === undefined || row.productId === null ? stream.product : facts.productId.indexOf(row.productId)
    return { row, startedOn, deliveries: [], product, planned: row?.plannedCount ?? (product >= 0 ? facts.productPlanned[product] : 0) }
  }
  const close = () => { if (current) contracts.push(standing(stream, current, cycleOf(current.product), asOf)); current = null }
  for (const day of stream.days) {
    while (next < entered.length && entered[next].startedOn <= day) { close(); current = open(entered[next], entered[next].startedOn); next++ }
    if (current !== null && endsBefore(stream, current, day, cycleOf(current.product), asOf)) close()
    current ??= open(null, day)
    current.deliveries.push(day)
  }
  while (next < entered.length) { close(); current = open(entered[next], entered[next].startedOn); next++ }
  close()
  return contracts
}

interface Draft { row: EnteredContract | null; startedOn: Day; deliveries: Day[]; product: number; planned: number }

/** A 解約 starts a new contract; without a number also a gap of more than three cycles (pauses apart) and a planned count that is full. */
function endsBefore({ key }: Stream, { row, startedOn, deliveries, planned }: Draft, day: Day, usual: Cycle, asOf: Day): boolean {
  const ended = cancelledOn(row, asOf)
  if (ended !== null && ended < day) return true
  if (key !== '') return false
  if (planned > 0 && deliveries.length >= planned) return true
  const last = deliveries.at(-1) ?? startedOn
  return day - last - pausedBetween(pausesOf(row, asOf), last, day) > 3 * cycleAt(row, usual, day).days
}

function standing(stream: Stream, { row, startedOn, deliveries, product, planned }: Draft, usual: Cycle, asOf: Day): Contract {
  const cycle = cycleAt(row, usual, asOf)
  const pauses = pausesOf(row, asOf)
  const nextDue = dueAfter(deliveries.at(-1) ?? startedOn, cycle.days, pauses)
  const state: ContractState = planned > 0 && deliveries.length >= planned ? 'completed'
    : cancelledOn(row, asOf) !== null ? 'cancelled'
    : pauses.some(({ from, to }) => from <= asOf && asOf <= to) ? 'paused'
    : asOf <= nextDue + graceOf(cycle.days) ? 'running' : 'stalled'
  return { customer: stream.customer, product, key: stream.key, entered: row, startedOn, deliveries, cycleDays: cycle.days, cycleFrom: cycle.from, planned, nextDue, state }
}

/** The day of the 解約 that is known by then. */
export function cancelledOn(row: EnteredContract | null, asOf: Day): Day | null {
  return row?.events.find(({ kind, day }) => kind === 'cancelled' && day <= asOf)?.day ?? null
}

/** The newest 間隔変更, else the contract's own cycle, else the product's. */
function cycleAt(row: EnteredContract | null, usual: Cycle, asOf: Day): Cycle {
  const changed = row?.events.findLast(({ kind, day, cycleDays }) => kind === 'cycleChanged' && day <= asOf && cycleDays !== null)?.cycleDays ?? row?.cycleDays
  return changed ? { days: changed, from: 'contract' } : usual
}

/** Pauses known by a day; a 再開 ends one early, and one without an end is open up to that day. */
function pausesOf(row: EnteredContract | null, asOf: Day): Pause[] {
  if (!row) return []
  return row.events.filter(({ kind, day }) => kind === 'paused' && day <= asOf).map(({ day, untilDay }) => {
    const resumed = row.events.find((event) => event.kind === 'resumed' && event.day >= day && event.day <= asOf)
    return { from: day, to: Math.min(untilDay ?? asOf, resumed ? resumed.day - 1 : Infinity) }
  })
}

/** Last + cycle + the days paused: those of pauses that begin before the delivery would have come. */
function dueAfter(last: Day, cycleDays: number, pauses: readonly Pause[]): Day {
  let due = last + cycleDays
  let counted = last
  for (const { from, to } of pauses) {
    if (from > due || to <= counted) continue
    due += to - Math.max(from - 1, counted)
    counted = to
  }
  return due
}

/** Days of pauses after one day and up to another. */
function pausedBetween(pauses: readonly Pause[], after: Day, upTo: Day): number {
  let days = 0
  let counted = after
  for (const { from, to } of pauses) {
    const end = Math.min(to, upTo)
    if (end <= counted) continue
    days += Math.max(0, end - Math.max(from - 1, counted))
    counted = end
  }
  return days
}
