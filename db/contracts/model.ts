// 定期: questions about subscriptions, and how they are shown and written down.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'

const id = z.number().int()
const cycleDays = z.number().int().min(1).max(366)
const plannedCount = z.number().int().min(1).max(120)

export const contractEventKinds = ['cancelled', 'paused', 'cycleChanged', 'resumed'] as const
/** 解約, 休止, 間隔変更, 再開. */
export type ContractEventKind = (typeof contractEventKinds)[number]

/** What a person says of a product: a 定期 or not, how many days lie between deliveries, how many deliveries are planned (頒布会). */
export const answerProduct = z.object({ productId: id, subscription: z.boolean(), cycleDays: cycleDays.nullable().optional(), plannedCount: plannedCount.nullable().optional() })
export const contractsOfCustomer = z.object({ id, asOf: dayText.optional() })
/** Without a day: today. Without a cycle: that of the product. */
export const addContract = z.object({
  customerId: id, productId: id, startedOn: dayText.optional(), cycleDays: cycleDays.nullable().optional(), plannedCount: plannedCount.nullable().optional(), asOf: dayText.optional(),
})
/** `contract`: a row's id, or the key of an estimated contract as `contracts.ofCustomer` gives it, which is then written down first. */
export const addContractEvent = z.object({
  customerId: id, contract: z.union([id, z.string().max(300)]), kind: z.enum(contractEventKinds), day: dayText.optional(),
  /** Last day of a pause; without it the pause is open until 再開. */
  untilDay: dayText.nullable().optional(),
  /** The new cycle; only for 間隔変更. */
  cycleDays: cycleDays.optional(),
  reason: z.string().max(200).default(''), asOf: dayText.optional(),
}).refine(({ kind, cycleDays: days }) => kind !== 'cycleChanged' || days !== undefined, { path: ['cycleDays'] })
export const removeContract = z.object({ id, asOf: dayText.optional() })
export const removeContractEvent = z.object({ id, asOf: dayText.optional() })
export const plansQuery = z.object({ asOf: dayText.optional() })

/** A product that looks like 定期 and about which nobody has been asked. `why`: its name says so, or orders that the file calls 定期 hold it. */
export interface ContractProposal { productId: number; code: string; name: string; orders: number; customers: number; why: 'name' | 'orders' }

export interface ContractEventRow {
  id: number
  kind: ContractEventKind
  day: string
  untilDay: string | null
  cycleDays: number | null
  reason: string
  /** How many deliveries there had been on that day. */
  k: number
}
export const contractStates = ['completed', 'cancelled', 'paused', 'running', 'stalled'] as const
/** 満了, 解約, 休止中, 継続中, 止まっています（要確認）. */
export type ContractState = (typeof contractStates)[number]
export interface ContractRow {
  /** null = estimated: recognised in the orders, not written down. */
  id: number | null
  /** Names the contract of this customer, also an estimated one. */
  key: string
  product: string
  productId: number | null
  startedOn: string
  cycleDays: number
  cycleFrom: 'contract' | 'product' | 'median' | 'default'
  deliveries: number
  last: string | null
  nextDue: string
  state: ContractState
  source: 'recorded' | 'estimated'
  planned: number | null
  events: ContractEventRow[]
}

/** The k-th delivery: what became of the contracts that reached it. */
export interface PlanStep {
  k: number
  reached: number
  /** k-th delivery + cycle + grace is over; without those that ended as planned at k, and those pausing at k. */
  matured: number
  /** Of these: got the next one. k回目継続率 = delivered ÷ matured. */
  delivered: number
  /** How those stand for whom the k-th is the last so far. waiting: running or pausing. */
  waiting: number
  cancelled: number
  stalled: number
  completed: number
}
/** 月間解約率: contracts that ran when the month began or began in it, and those of them cancelled in it. */
export interface PlanMonth { month: string; contracts: number; cancelled: number }
export interface Plans {
  asOf: string
  steps: PlanStep[]
  states: Record<ContractState, number>
  /** The twelve months to the day, oldest first; the last one up to the day. */
  months: PlanMonth[]
  reasons: { reason: string; k: number; contracts: number }[]
}
