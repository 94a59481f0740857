// Customers as the list and the customer page show them.
import { z } from 'zod'
import { dayText, peopleRef } from '../analysis/model.ts'
import type { Tier } from '../analysis/model.ts'
import type { CareState, TimelineRow } from '../interactions/model.ts'
import type { TraitRow } from '../segments/model.ts'
import type { TaskRow } from '../tasks/model.ts'
import type { FormerRow, HouseholdRow, Origins } from './whoModel.ts'

export { candidateReasons, decisionKinds, pinFields } from './whoModel.ts'
export type { CandidatePair, CandidateReason, Candidates, CandidateSide, DecisionKind, DecisionRow, FormerRow, HouseholdRow, Origin, Origins, PinField } from './whoModel.ts'

const customerSorts = ['name', 'lastDay', 'firstDay', 'occasions', 'sales', 'orders', 'id'] as const
export const customersQuery = z.object({
  find: z.string().max(200).default(''),
  people: peopleRef.nullable().default(null),
  sort: z.enum(customerSorts).default('lastDay'),
  descending: z.boolean().default(true),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
  asOf: dayText.optional(),
})
export type CustomersQuery = z.input<typeof customersQuery>

export interface CustomerListRow {
  id: number
  name: string
  kana: string
  company: string
  prefecture: string
  phone: string
  email: string
  tier: Tier
  /** Left out of every figure; `tier` then says nothing. */
  excluded: boolean
  /** Marks beside the stage. */
  drifting: boolean
  seasonal: boolean
  /** 定期中: a contract is running. */
  subscribed: boolean
  occasions: number
  orders: number
  validOrders: number
  sales: number
  firstDay: string | null
  lastDay: string | null
  channels: string[]
}
export interface CustomerListPage { asOf: string; total: number; rows: CustomerListRow[] }

export interface OrderLineRow { productCode: string; productName: string; quantity: number; unitPrice: number; amount: number }
export interface OrderRow {
  id: number
  orderNo: string
  channel: string
  day: string
  /** '08:31', null where the source has only a date. */
  time: string | null
  state: 'ok' | 'cancelled' | 'unfinished' | 'returned' | 'test'
  /** Counts as of the day asked for; if not, `why` says why. */
  valid: boolean
  why: 'cancelled' | 'unfinished' | 'returned' | 'test' | 'unpaid' | 'zeroYen' | 'excluded' | null
  /** n of the n-th purchase this order belongs to; null if it does not count. */
  occasion: number | null
  sales: number
  total: number
  refund: number
  discount: number
  shipping: number
  fee: number
  points: number
  outsidePayment: number
  paymentMethod: string
  note: string
  gift: boolean
  subscription: boolean
  lines: OrderLineRow[]
}
/** One stored contact block that was joined into this customer. */
export interface SourceRow {
  id: number
  channel: string
  channelCustomerId: string
  name: string
  kana: string
  email: string
  phone: string
  postalCode: string
  prefecture: string
  address1: string
  address2: string
  company: string
  birthday: string
  orders: number
  /** The last order or list of members that showed it. */
  lastDay: string | null
}
export interface CustomerPage extends CustomerListRow {
  asOf: string
  postalCode: string
  address1: string
  address2: string
  birthday: string
  total: number
  salesPerOccasion: { sales: number; occasions: number }
  /** Median days between purchase occasions, null under two occasions. */
  medianInterval: number | null
  daysSinceLast: number | null
  orderRows: OrderRow[]
  sources: SourceRow[]
  /** Which source gives which field. */
  origins: Origins
  /** Others at the same address. */
  household: HouseholdRow[]
  /** A company, a school, a clinic: no person's name, or a legal form in it. */
  organisation: boolean
  /** Earlier names and addresses, newest first. */
  former: FormerRow[]
  care: CareState
  /** 好み・用途・きっかけ・ご家族, as they hold now. */
  traits: TraitRow[]
  /** Everything but the orders, newest first. */
  timeline: TimelineRow[]
  /** The open task of today, if there is one: what to say now. */
  task: TaskRow | null
}
export const customerQuery = z.object({ id: z.number().int(), asOf: dayText.optional() })
