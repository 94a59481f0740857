// Tidying the shop's own data: how full and how plausible it is, what can be fixed at once, and how healthy the imported orders are.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'
import type { Moves } from '../analysis/model.ts'

/** What the report looks at. `address` is the street line (without it nothing arrives), `postalCode` apart from it. */
export const reportFields = ['name', 'kana', 'postalCode', 'address', 'phone', 'email', 'birthday', 'sex'] as const
export type ReportField = (typeof reportFields)[number]

/** Why a value that is there cannot be right. */
export const problemKinds = [
  'nameDigits', 'nameHonorific', 'nameFullWidth', 'kanaNotKana', 'postalCodeLength', 'postalCodeUnknown', 'postalCodeElsewhere', 'prefectureMissing',
  'addressNoNumber', 'phoneDigitsLost', 'phoneTooLong', 'phoneDummy', 'phoneUnassigned', 'emailSyntax', 'emailTypo', 'emailFullWidth', 'birthdayFuture', 'birthdayTooOld',
] as const
export type ProblemKind = (typeof problemKinds)[number]

export const cleansingQuery = z.object({ asOf: dayText.optional() })
export interface FieldFullness { field: ReportField; filled: number; missing: number; /** Of the filled ones. */ implausible: number }
export interface ProblemPerson { id: number; name: string; value: string }
export interface ProblemRow { kind: ProblemKind; field: ReportField; count: number; /** The first 100, smallest number first. */ people: ProblemPerson[] }
/** Somebody to ask at the next contact: bought within the 12 months to the day and lacks something. */
export interface AskRow { id: number; name: string; /** Missing or implausible. */ fields: ReportField[]; sales: number; lastDay: string }
export interface CleansingReport {
  asOf: string
  /** Customers who exist as of the day and are not left out. */
  customers: number
  fields: FieldFullness[]
  problems: ProblemRow[]
  /** Whom to ask for what, the most valuable (sales of the 12 months) first: the first 200 of `total`. */
  ask: { total: number; rows: AskRow[] }
}

export const fixKinds = ['postalFromAddress', 'addressFromPostal', 'prefectureFromPostal', 'restoreZero', 'trimName', 'emailTypo', 'kanaWidth'] as const
export type FixKind = (typeof fixKinds)[number]
export type FixField = 'name' | 'kana' | 'phone' | 'email' | 'postalCode' | 'prefecture' | 'address1' | 'address2'
export const fixQuery = z.object({ kind: z.enum(fixKinds) })
/** `except`: customers to be left as they are. */
export const fixApply = z.object({ kind: z.enum(fixKinds), except: z.array(z.number().int()).max(200_000).default([]) })
export const fixUndo = z.object({ id: z.number().int() })
export interface FixRow { customerId: number; name: string; field: FixField; before: string; after: string }
export interface FixPreview { kind: FixKind; /** Changes of fields; `rows` holds the first 500. */ total: number; customers: number; rows: FixRow[] }
/** `id` is null where there was nothing to fix. `count`: fields changed. */
export interface FixResult { id: number | null; count: number; customers: number }
/** `skipped`: fields that were edited again since and stay as they are. */
export interface FixUndone { id: number; restored: number; skipped: number }
export interface FixHistoryRow { id: number; kind: FixKind; madeAt: string; count: number; undoneAt: string | null }

export const whyNotReasons = ['cancelled', 'unfinished', 'test', 'returned', 'return', 'zeroYen', 'unpaid', 'excluded'] as const
export type WhyNotReason = (typeof whyNotReasons)[number]
export interface HealthChannel {
  channel: string
  firstDay: string
  lastDay: string
  orders: number
  valid: number
  /** Days from the last order to the as-of day. */
  daysSinceLast: number
  /** UTC; null where no file of the channel was imported. */
  lastImportAt: string | null
  /** 'YYYY-MM' without any order between the first and the last day. */
  gaps: string[]
}
/**
 * From what a cart adds up to what the shop counts, each step a positive amount that is taken off:
 * gross − cancelled − unfinished − test − returned − unpaid − zeroYen − excluded − shipping − fees − discounts − points − refunds = sales.
 */
export interface HealthBridge {
  /** null = all channels together. */
  channel: string | null
  /** Goods, shipping and fees of all orders, whatever became of them. */
  gross: number
  cancelled: number
  unfinished: number
  test: number
  /** Wholly given back. */
  returned: number
  unpaid: number
  zeroYen: number
  /** Of customers and orders that are left out by hand. */
  excluded: number
  /** Of the orders that count, as all below. */
  shipping: number
  fees: number
  /** Discounts and the shop's own coupons. */
  discounts: number
  /** The shop's own points. */
  points: number
  /** Refunds of part of an order, and goods given back without a link to one. */
  refunds: number
  sales: number
}
export interface Health {
  asOf: string
  firstDay: string | null
  lastDay: string | null
  channels: HealthChannel[]
  /** 'YYYY-MM' in which no channel has any order, between the first and the last. */
  gaps: string[]
  /** Valid orders of nobody known, of all valid ones. */
  withoutName: { orders: number; ofOrders: number; sales: number; ofSales: number }
  /** Orders that do not count, with goods, shipping and fees as the cart shows them. Reasons with none are left out. */
  notCounted: { reason: WhyNotReason; orders: number; amount: number }[]
  /** All channels first, then each. */
  bridge: HealthBridge[]
  /** Customers without phone, mail address and postal address, of all. */
  noContact: { customers: number; of: number }
  /** Order lines whose product has no code, of all. */
  noProductCode: { lines: number; of: number }
}

export const importAfterQuery = z.object({ id: z.number().int(), asOf: dayText.optional() })
export interface BackRow {
  id: number
  name: string
  /** Of the purchase with which they came back. */
  day: string
  /** Days since the one before. */
  days: number
  /** What had to pass at least: max(60, 2 × own median interval). */
  threshold: number
  /** The product of the largest amount in the purchase before; '' where no line says. */
  lastProduct: string
  sales: number
}
/** What an import has brought, as of a day. The people open as { kind: 'import', importId, part: 'new' | 'back' }. */
export interface ImportAfter {
  importId: number
  asOf: string
  orders: number
  newCustomers: number
  back: { total: number; /** The first 200, longest away first. */ rows: BackRow[] }
  /** Stages without this import's orders × with them. */
  moves: Moves['cells']
  /** Products in it whose name says 定期 and that nobody has yet been asked about. */
  subscriptionProposals: number
}
