// What one order of a file says, in the shop's own terms: the only thing that importing, identity and facts know of a file.
import type { Day } from '../facts/day.ts'
import type { Layout } from './formats/layout.ts'

/** A contact block exactly as the file gives it (trimmed, the names in family–given order). Empty = not given. */
export interface ContactRecord {
  /** The channel's own customer number (会員ID, 顧客ID …). */
  channelCustomerId: string
  /** Full name as shown and printed: "見本 太郎" where the file keeps the parts apart, else as written. */
  name: string
  /** Only where the file keeps them apart. */
  familyName: string
  givenName: string
  kana: string
  email: string
  phone: string
  postalCode: string
  prefecture: string
  address1: string
  address2: string
  company: string
  /** YYYY-MM-DD. */
  birthday: string
  /** 'm' | 'f' | ''. */
  sex: string
}

/** One goods line. Options and wrapping priced on rows of their own are added to the line above. */
export interface LineRecord {
  /** The channel's own number of this line, where the file has one. */
  lineId?: string
  productCode: string
  productName: string
  quantity: number
  unitPrice: number
  /** Tax included; quantity × unit price unless the file says otherwise. */
  amount: number
  /** 8, 10 or null where the file does not say. */
  taxPercent: number | null
}

/**
 * 'return' is no order but goods given back without a link to their order (a till's return receipt, a refund row): its goods and
 * the amounts of its lines are negative. The figures find the order it belongs to.
 */
export type OrderState = 'ok' | 'cancelled' | 'unfinished' | 'returned' | 'test' | 'return'

/**
 * One order as one file shows it. `null` = this file does not say (another file may): the current state of an order
 * is, field by field, the latest that any file said. Money is integer yen, tax included, reductions as positive numbers.
 */
export interface OrderRecord {
  /** Physical line of its first row in the file, 1-based, header included. */
  line: number
  orderNo: string
  orderedDay: Day
  /** Minute of the day, −1 where the file has only a date. */
  minute: number
  state: OrderState | null
  /** The day of cancellation where the file has one. */
  cancelledDay: Day | null
  /** false = still to be paid in advance. */
  paid: boolean | null
  shippedDay: Day | null
  /** Sum of the goods lines before any reduction. */
  goods: number | null
  shipping: number | null
  fee: number | null
  /** 値引き and the shop's own coupons. */
  discount: number | null
  /** The shop's own points. */
  points: number | null
  /** Paid by marketplace points, marketplace coupons or outside points: a means of payment, not taken off. */
  outsidePayment: number | null
  refund: number | null
  paymentMethod: string | null
  note: string | null
  /** 定期, where the file says so. */
  subscription: boolean | null
  /** The number of the subscription an order belongs to (申込番号), where the file has one. */
  contractKey: string | null
  /** Sent to somebody else than the orderer. */
  gift: boolean | null
  /** null = the file names nobody (an anonymous sale, a report without buyers). */
  contact: ContactRecord | null
  lines: LineRecord[] | null
}

/** Somebody on a list of members, who need not have bought. */
export interface MemberRecord {
  line: number
  contact: ContactRecord
  /** null where the list does not say: the day of the import. */
  registeredDay: Day | null
}

/** A row that was left out, or a value that was dropped from a row that stays. `reason` is worded in texts (rejects.<reason>). */
export interface RejectedRow {
  line: number
  reason: RejectReason
  /** What stood there, shortened. Never a whole row. */
  value: string
  /** true = only the value was dropped; the order is imported. */
  kept: boolean
}

export const rejectReasons = [
  'noOrderNo', 'noDate', 'badDate', 'noAmount', 'badAmount', 'badQuantity', 'badPhone', 'badEmail', 'badPostalCode', 'badBirthday',
  'tooFewCells', 'tooManyCells', 'damagedText', 'unknownStatus', 'orphanRow', 'noName', 'excelDamage', 'cutOff',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/** Where an order comes from. `code` is stable and appears in JSON; `marketplace`: people known only there are not written to. */
export interface ChannelInfo {
  code: string
  marketplace: boolean
}

/** What reading the head of a file found out. */
export interface FileHead {
  path: string
  name: string
  bytes: number
  /** Encoding of a text file ('utf-8', 'cp932' …), 'xlsx' for a workbook. */
  encoding: string
  delimiter: ',' | '\t' | ';'
  /** Id of the layout, e.g. 'shopify'; 'mapping' for one that the user has taught. */
  format: string
  channel: ChannelInfo
  /** Line (of a workbook: row) of the headings, 1-based. */
  headerLine: number
  /** The sheet of a workbook; '' for a text file. */
  sheet: string
  layout: Layout
}

/** A last row that no line end follows although others have one: complete, or cut off within its last cell. `end`: how it ends. */
export interface OpenEnd { line: number; end: string }

/** One batch while a file is being read. */
export interface Batch {
  orders: OrderRecord[]
  members: MemberRecord[]
  rejected: RejectedRow[]
  /** Rows of data seen so far in this file (not orders). */
  rows: number
  /** Bytes read so far, for the progress bar. */
  bytes: number
  /** Only beside the last row, and only where that row has all its cells. */
  openEnd?: OpenEnd
}
