// The source records of a customer as a table: which value each record has, which is in use, and what goes where in a split.
import type { CustomerPage, PinField, SourceRow } from '../../db/customers/model.ts'
import { pinFields } from '../../db/customers/model.ts'

/** What a record says of a field, in one line. */
export function valueOf(source: SourceRow, field: PinField, postal: (code: string) => string): string {
  if (field !== 'address') return source[field]
  return [source.postalCode && postal(source.postalCode), source.prefecture + source.address1, source.address2].filter(Boolean).join(' ')
}

/** The fields of which some record says something. */
export function knownFields(sources: readonly SourceRow[]): PinField[] {
  return pinFields.filter((field) => sources.some((source) => valueOf(source, field, (code) => code) !== ''))
}

/** How a record's value stands: in use (by rule, or because somebody chose it), another one that could be chosen, or the same again. */
export function standingOf(customer: Pick<CustomerPage, 'origins' | 'sources'>, source: SourceRow, field: PinField): 'used' | 'pinned' | 'other' | 'none' {
  const origin = customer.origins[field]
  const plain = (row: SourceRow) => valueOf(row, field, (code) => code)
  if (plain(source) === '') return 'none'
  if (origin.source === source.id && !origin.edited) return origin.pinned ? 'pinned' : 'used'
  const shown = customer.sources.find((row) => row.id === origin.source)
  return shown && plain(shown) === plain(source) && !origin.edited ? 'none' : 'other'
}

export interface SplitSide { name: string; sources: number; orders: number; channels: string[] }

/** Who would have what after taking these records out. Names as the newest record of each side has them. */
export function splitOf(sources: readonly SourceRow[], out: ReadonlySet<number>): { out: SplitSide; stay: SplitSide } {
  const side = (rows: readonly SourceRow[]): SplitSide => {
    const newest = [...rows].sort((a, b) => (b.lastDay ?? '').localeCompare(a.lastDay ?? ''))
    return { name: newest.find((row) => row.name || row.company)?.name || (newest.find((row) => row.company)?.company ?? ''), sources: rows.length, orders: rows.reduce((sum, row) => sum + row.orders, 0), channels: [...new Set(rows.map((row) => row.channel))] }
  }
  return { out: side(sources.filter((row) => out.has(row.id))), stay: side(sources.filter((row) => !out.has(row.id))) }
}
