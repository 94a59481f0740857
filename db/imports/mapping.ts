// A layout that the user has taught: how its rows become orders or members.
import { hash } from 'node:crypto'
import type { Columns } from './formats/columns.ts'
import { layouts } from './formats/index.ts'
import { headingKey } from './formats/layout.ts'
import type { Layout, OrderReader, Row } from './formats/layout.ts'
import { readYen } from './formats/money.ts'
import { shortNote } from './formats/payment.ts'
import { bindFields, checkHeadings } from './mappingFields.ts'
import type { MappedFields } from './mappingFields.ts'
import { settle } from './mappingAmounts.ts'
import type { HeadAmounts } from './mappingAmounts.ts'
import { plainDate } from './mappingDates.ts'
import type { Mapping, MappingField } from './model.ts'
import type { ChannelInfo, LineRecord } from './record.ts'

/** The channel a mapping names: a known code in whatever case, or the user's own word. */
export function channelOf(mapping: Mapping): ChannelInfo {
  const known = layouts.find(({ channel }) => headingKey(channel.code) === headingKey(mapping.channel))?.channel
  return known ?? { code: mapping.channel.normalize('NFKC').trim(), marketplace: mapping.marketplace }
}

/**
 * A taught layout, ready to read a file with these headings. `taxPercent`: the shop's main rate, for prices without tax.
 * Throws ShopError mappingHeadings where the mapping names a heading that the file has not.
 */
export function mappedLayout(mapping: Mapping, headings: readonly string[], taxPercent: number): Layout {
  checkHeadings(mapping, headings)
  return {
    id: 'mapping', channel: channelOf(mapping), headings: [], quoting: true,
    open: (columns) => openMapped(mapping, headings, columns, taxPercent),
    ...(mapping.members && {
      members: (columns: Columns) => {
        const fields = bindFields(mapping, headings, columns)
        return { contact: fields.contact, registeredDay: fields.day('registeredAt') }
      },
    }),
  }
}

export interface MappedReader extends OrderReader {
  /** What this row adds to its order; null where it names no goods. */
  lineOf(row: Row): LineRecord | null
}

/** Columns that make a line. */
export const hasLines = (fields: Pick<MappedFields, 'has'>): boolean => (['productName', 'productCode', 'unitPrice', 'lineTotal'] as const).some((field) => fields.has(field))

/** What a row is known by where the file numbers no orders. Neither state nor note: they change, and the order stays the same. */
const identity: readonly MappingField[] = [
  'orderedAt', 'orderedTime', 'customerKey', 'name', 'familyName', 'givenName', 'kana', 'email', 'phone', 'productCode', 'productName', 'quantity', 'unitPrice', 'lineTotal', 'goods', 'total',
]

/** The reader of orders, without checking the headings: those the file has not are left out. */
export function openMapped(mapping: Mapping, headings: readonly string[], columns: Columns, taxPercent: number): MappedReader {
  const fields = bindFields(mapping, headings, columns)
  const { has, text, yen, contact, orderedAt } = fields
  const [no, status, code, title, method, note] = [text('orderNo', '-'), text('status'), text('productCode', '-'), text('productName'), text('paymentMethod'), text('note')]
  const [unitPrice, lineTotal, count] = [yen('unitPrice'), yen('lineTotal'), fields.count('quantity')]
  const amounts = (['goods', 'total', 'shipping', 'fee', 'discount', 'coupon', 'points', 'refund'] as const).map((field) => [field, yen(field)] as const)
  const cancelled = new Set(mapping.cancelledStatuses.map(headingKey))
  const [lined, priced] = [hasLines(fields), has('unitPrice') || has('lineTotal')]
  const taxed = (amount: number): number => mapping.taxIncluded ? amount : Math.trunc(amount * (100 + taxPercent) / 100)
  const numberOf = contentNumbers(fields, mapping)
  let said: HeadAmounts = {}

  const lineOf = (row: Row): LineRecord | null => {
    if (!lined) return null
    const [price, sum, productCode, productName] = [unitPrice(row), lineTotal(row), code(row), title(row)]
    if (price === null && sum === null && productCode === '' && productName === '') return null
    const quantity = count(row)
    if (priced && price === null && sum === null) columns.faults.refuse('noAmount', productName || productCode)
    const amount = taxed(sum ?? (price ?? 0) * quantity)
    return { productCode, productName, quantity, unitPrice: price === null ? quantity === 0 ? amount : Math.round(amount / quantity) : taxed(price), amount, taxPercent: null }
  }

  return {
    orderNo: has('orderNo') ? no : numberOf,
    orderedAt, lineOf,
    head(row, order) {
      order.state = has('status') ? cancelled.has(headingKey(status(row))) ? 'cancelled' : 'ok' : null
      said = Object.fromEntries(amounts.map(([field, cell]) => [field, cell(row)]).filter(([, value]) => value !== null)) as HeadAmounts
      // A column that is there and blank says: none.
      order.shipping = has('shipping') ? taxed(said.shipping ?? 0) : null
      order.fee = has('fee') ? taxed(said.fee ?? 0) : null
      order.refund = has('refund') ? Math.abs(said.refund ?? 0) : null
      order.paymentMethod = has('paymentMethod') ? method(row) : null
      order.note = has('note') ? shortNote(note(row)) : null
      order.contact = contact(row)
      if (!lined) order.lines = null
    },
    line(row, order) {
      const line = lineOf(row)
      if (line !== null) order.lines?.push(line)
    },
    finish: (order) => { if (!settle(order, said, { mapping, has, priced, taxed })) columns.faults.refuse('noAmount', '') },
  }
}

const plainAmount = (value: string): string => { const yen = readYen(value); return Number.isNaN(yen) ? value : String(yen) }

/** Numbers made of what a row says: the same row has the same number in every file; equal rows of one file are counted through. */
function contentNumbers({ text }: MappedFields, mapping: Mapping): (row: Row) => string {
  const cells = identity.map((field) => [field, text(field)] as const)
  const met = new Map<string, number>()
  return (row) => {
    if (row.every((cell) => cell.trim() === '')) return ''
    const values = cells.map(([field, cell]) => {
      const value = cell(row)
      if (field === 'orderedAt') return plainDate(value, mapping.dateFormat) ?? value
      return ['quantity', 'unitPrice', 'lineTotal', 'goods', 'total'].includes(field) ? plainAmount(value) : value.normalize('NFKC').replace(/\s+/g, '')
    })
    const content = values.join('\u0001')
    const nth = (met.get(content) ?? 0) + 1
    met.set(content, nth)
    const day = /^\d{4}-\d{2}-\d{2}/.test(values[0]) ? values[0].slice(0, 10).replaceAll('-', '') + '-' : ''
    return day + hash('sha1', content, 'hex').slice(0, 10) + (nth > 1 ? `-${nth}` : '')
  }
}
