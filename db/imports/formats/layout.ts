// What a platform's layout consists of. One file per platform fills this in; everything else is shared.
import type { ChannelInfo, ContactRecord, OrderRecord, RejectReason } from '../record.ts'
import type { Columns } from './columns.ts'
import type { Moment } from './moment.ts'

/** The cells of one record of a file. */
export type Row = readonly string[]

/** How one opened file is read, order by order. Rows that follow each other with the same order number are one order. */
export interface OrderReader {
  orderNo(row: Row): string
  /** null after a fault was noted. */
  orderedAt(row: Row): Moment | null
  /** What the first row says of the whole order. Fields left untouched stay null: "this file does not say". */
  head(row: Row, order: OrderRecord): void
  /** What every row adds, the first included: goods lines, fees on rows of their own. */
  line(row: Row, order: OrderRecord): void
  /** Whether a row speaks of the whole order; a second such row is the order over again. Left out where every row does. */
  isHead?(row: Row): boolean
  /** When all rows are in. */
  finish?(order: OrderRecord): void
}

export interface Layout {
  id: string
  channel: ChannelInfo
  /** Headings that together are found in no other layout. Where they stand, and what else there is, does not matter. */
  headings: readonly string[]
  /** false where the platform writes quote characters as they are (tab reports). */
  quoting: boolean
  open(columns: Columns): OrderReader
  /** Only where the file is a list of members: `open` is then never asked. */
  members?(columns: Columns): MemberReader
}

/** How one row of a list of members is read. */
export interface MemberReader {
  /** null where the row names nobody. */
  contact(row: Row): ContactRecord | null
  /** null where the list does not say. */
  registeredDay(row: Row): number | null
}

/** Where readers note what they could not take. */
export interface Faults {
  /** A value is dropped, the order stays. */
  drop(reason: RejectReason, value: string): void
  /** The order cannot be taken; the first fault counts. */
  refuse(reason: RejectReason, value: string): void
}

/** Headings are compared without regard to width of characters, case and spaces. */
export function headingKey(heading: string): string {
  return heading.normalize('NFKC').replace(/[\u200b\ufeff"=]/g, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** An apostrophe in front keeps a spreadsheet from eating a leading zero; it is no part of the value. */
export function bare(value: string): string {
  return value.charCodeAt(0) === 39 ? value.slice(1).trim() : value
}

/** Values kept short in reports: never a whole row. */
export function shorten(value: string, most = 60): string {
  return value.length <= most ? value : Array.from(value.slice(0, most)).slice(0, -1).join('') + '…'
}
