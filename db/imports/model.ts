// Imports as the window and the command line see them.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'
import type { Moves } from '../analysis/model.ts'
import type { RejectReason } from './record.ts'

/** What a column of an unknown layout can mean. */
export const mappingFields = [
  'orderNo', 'orderedAt', 'orderedTime', 'customerKey', 'name', 'familyName', 'givenName', 'kana', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'company', 'birthday',
  'status', 'goods', 'total', 'shipping', 'fee', 'discount', 'coupon', 'points', 'refund', 'productCode', 'productName', 'unitPrice', 'quantity', 'lineTotal', 'paymentMethod', 'note', 'registeredAt',
] as const
export type MappingField = (typeof mappingFields)[number]
/** A field's heading, or several to be joined. */
const headings = z.union([z.string().max(200), z.array(z.string().max(200)).min(1).max(6)])

/** How an unknown layout is read; the same JSON as the command line's --mapping. What is not there is left out. */
export const mappingSchema = z.object({
  columns: z.partialRecord(z.enum(mappingFields), headings),
  dateFormat: z.enum(['auto', 'ymd', 'dmy', 'mdy']).default('auto'),
  /** Values of the status column that mean: cancelled. */
  cancelledStatuses: z.array(z.string().max(100)).max(50).default([]),
  /** The channel's name: a known code or the user's own word. */
  channel: z.string().trim().min(1).max(60),
  marketplace: z.boolean().default(false),
  /** Who bears points and coupons: taken off the sales (shop) or a means of payment (outside). */
  pointsBy: z.enum(['shop', 'outside']).default('shop'),
  couponsBy: z.enum(['shop', 'outside']).default('shop'),
  /** Prices and totals without tax are converted at the shop's main rate. */
  taxIncluded: z.boolean().default(true),
  /** Members who need not have bought, not orders. */
  members: z.boolean().default(false),
  sheet: z.string().max(200).optional(),
  /** Line of the headings, where it is not the first one that looks like it. */
  headerLine: z.number().int().min(1).max(200).optional(),
  /** The built-in proposal it began with: its platform's columns are not yet confirmed (要確認). */
  preset: z.string().max(40).optional(),
})
export type Mapping = z.output<typeof mappingSchema>
export type MappingInput = z.input<typeof mappingSchema>

/** A file to import: the handle the shell gave out, and how to read it where that is not recognised or has been corrected. `sheet`: of a recognised workbook. */
const fileChoice = z.object({ handle: z.string().max(100), mapping: mappingSchema.optional(), format: z.string().max(40).optional(), sheet: z.string().max(200).optional() })
export type FileChoice = z.input<typeof fileChoice>
export const importInput = z.object({ files: z.array(fileChoice).min(1).max(50) })

export interface RejectedLine { line: number; reason: string; value: string; kept: boolean }
export interface ImportedFile {
  file: string
  format: string
  encoding: string
  /** The sheet of a workbook and the line of the headings; not kept in the history. */
  sheet?: string
  headerLine?: number
  rows: number
  /** Rows left out (kept = false) and values dropped (kept = true); at most 10,000 and 1,000 are listed, `rejectedRows` and `droppedValues` count all. */
  rejected: RejectedLine[]
  rejectedRows: number
  droppedValues: number
  firstDay: string | null
  lastDay: string | null
  /** The last row, where no line end follows it although others have one: perhaps cut off. Not kept in the history. */
  openEnd?: { line: number; end: string }
}
/** One field of an order that an import changes. Days as 'YYYY-MM-DD', money as whole yen, null = nothing known. */
export interface FieldChange { field: string; before: string | number | null; after: string | number | null }
export interface ChangedOrder { orderNo: string; channel: string; customer: string; changes: FieldChange[] }
/** Records that an import joins into one person, with the rule that says so. `records`: the names as each channel has them. */
export interface JoinedPerson { name: string; records: { channel: string; name: string; isNew: boolean }[]; rules: ('decision' | 'customerId' | 'email' | 'phoneName' | 'nameAddress')[] }
/** What an import does, in words: lists are cut at 500 entries, counts are not. */
export interface ImportDetails {
  changed: ChangedOrder[]
  joined: JoinedPerson[]
  /** Names of customers nobody knew before. */
  newPeople: string[]
  /** Pairs that may be one person and are left for somebody to decide. */
  candidates: number
  /** Goods given back without a link to their order. */
  returns: number
  members: { new: number; known: number }
}
/** What taking back an import removes and what stays. */
export interface UndoResult { importId: number; dryRun: boolean; orders: { removed: number; restored: number; kept: number }; customers: { removed: number; changed: number }; seconds: number }
export interface ImportResult {
  importId: number
  dryRun: boolean
  details: ImportDetails
  files: ImportedFile[]
  orders: { new: number; updated: number; unchanged: number }
  customers: { new: number; joined: number }
  seconds: number
}
/** One line of the history. `startedAt` is UTC. */
export interface ImportHistoryRow {
  id: number
  startedAt: string
  files: { file: string; format: string; encoding: string; rows: number; rejectedRows: number; droppedValues: number }[]
  orders: { new: number; updated: number; unchanged: number }
  customers: { new: number; joined: number }
  /** UTC; null while the import stands. */
  undoneAt: string | null
}
export interface Progress {
  phase: 'reading' | 'identity' | 'figures' | 'saving'
  file: string
  /** Done and of how much, in the same unit; rows is the count of data rows so far. */
  done: number
  total: number
  rows: number
}

/** Fields whose column is certain: its name and its contents say the same. */
export type Sure = Partial<Record<MappingField, boolean>>
/** A file as the mapping wizard first shows it. A heading that stands twice is picked as 'heading#2'. */
export interface Inspection {
  file: string
  kind: 'text' | 'workbook'
  /** Id of the known layout; null = it has to be taught. */
  format: string | null
  /** Id of the built-in proposal (要確認). */
  preset: string | null
  encoding: string
  delimiter: ',' | '\t' | ';'
  /** Names of the sheets of a workbook; empty for a text. */
  sheets: string[]
  sheet: string
  headerLine: number
  headings: string[]
  /** The first rows as they stand. */
  rows: string[][]
  saved: { id: number; name: string } | null
  /** Saved, preset or proposed; null where a problem keeps the file from being read. */
  mapping: Mapping | null
  sure: Sure
  problem: { code: string; params: Record<string, string | number> } | null
}
/** One row as a mapping understands it. */
export interface UnderstoodRow {
  line: number
  orderNo: string
  /** YYYY-MM-DD, of a member the day of registration; '' = not readable. */
  day: string
  /** HH:MM or ''. */
  time: string
  customer: string
  kana: string
  phone: string
  email: string
  address: string
  product: string
  quantity: number | null
  /** What this row adds to the sales, in the currency's smallest unit: its line, or the order where there are no lines. */
  amount: number | null
  state: string
  /** Why the row cannot be taken (rejects.<reason>), or null. */
  problem: RejectReason | null
}
/** What a mapping still lacks: without orderedAt or amount no order, without customer no name can be read. */
export type MissingPart = 'orderedAt' | 'amount' | 'customer'
export interface Understanding {
  /** The first 50 rows. */
  rows: UnderstoodRow[]
  missing: MissingPart[]
  /** Over those rows. Days as YYYY-MM-DD, null where there is none. */
  totals: { orders: number; people: number; sum: number; from: string | null; to: string | null }
}
export interface SavedMapping { id: number; name: string; headings: string[]; mapping: Mapping; savedAt: string }
export const inspectInput = z.object({ handle: z.string().max(100), sheet: z.string().max(200).optional(), headerLine: z.number().int().min(1).max(200).optional() })
export const understandInput = z.object({ handle: z.string().max(100), mapping: mappingSchema })
/** The same headings, in whatever order, have one mapping: saving again replaces it. */
export const saveMappingInput = z.object({ name: z.string().trim().min(1).max(100), headings: z.array(z.string().max(1000)).min(1).max(2000), mapping: mappingSchema })

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
