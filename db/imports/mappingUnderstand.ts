// The first rows of a file as a mapping understands them, and what it still lacks.
import { formatDay } from '../facts/day.ts'
import { assembleMembers, assembleOrders, OrderFaults } from './formats/assemble.ts'
import { openColumns } from './formats/columns.ts'
import { bare } from './formats/layout.ts'
import type { Zone } from './formats/moment.ts'
import { hasLines, openMapped } from './mapping.ts'
import { plainDate } from './mappingDates.ts'
import { absentHeadings, bindFields } from './mappingFields.ts'
import type { Mapping, MappingField, MissingPart, Understanding, UnderstoodRow } from './model.ts'
import type { OrderRecord, RejectReason } from './record.ts'

const SHOWN = 50

/** A table's first rows with the lines they stand on. */
export interface Sample { headings: readonly string[]; rows: readonly (readonly string[])[]; lines: readonly number[] }
export interface Surroundings { zone: Zone; digits: number; taxPercent: number }

/** What a mapping needs for these headings and has not. */
export function missingParts(mapping: Mapping, headings: readonly string[]): MissingPart[] {
  const absent = new Set(absentHeadings(mapping, headings))
  const has = (...fields: MappingField[]) => fields.some((field) => [mapping.columns[field] ?? []].flat().some((heading) => !absent.has(heading)))
  const missing: MissingPart[] = []
  if (!mapping.members && !has('orderedAt')) missing.push('orderedAt')
  if (!mapping.members && !has('total', 'goods', 'unitPrice', 'lineTotal')) missing.push('amount')
  if (!has('name', 'familyName', 'kana', 'email', 'phone', 'customerKey')) missing.push('customer')
  return missing
}

/** Reads the first 50 rows as an import would. A column that the file has not is taken as not chosen. */
export function understand(sample: Sample, mapping: Mapping, { zone, digits, taxPercent }: Surroundings): Understanding {
  const { headings } = sample
  const [rows, lines] = [sample.rows.slice(0, SHOWN), sample.lines.slice(0, SHOWN)]
  const faults = new OrderFaults()
  const columns = openColumns(headings, zone, faults, digits)
  const fields = bindFields(mapping, headings, columns)
  const assembly = mapping.members
    ? assembleMembers({ contact: fields.contact, registeredDay: fields.day('registeredAt') }, headings.length, faults)
    : assembleOrders(openMapped(mapping, headings, columns, taxPercent), headings.length, faults)
  rows.forEach((row, i) => assembly.add(row, lines[i]))
  assembly.end()
  const { orders, members, rejected } = assembly.take()
  const problems = new Map<number, RejectReason>(rejected.filter(({ kept }) => !kept).map(({ line, reason }) => [line, reason]))
  const orderAt = new Map(orders.map((order) => [order.line, order]))

  // A second reader shows row by row what the first has put together; its faults are known already.
  const shown = openMapped(mapping, headings, openColumns(headings, zone, new OrderFaults(), digits), taxPercent)
  const [name, family, given] = [fields.text('name'), fields.text('familyName'), fields.text('givenName')]
  const [kana, phone, email, postal] = [fields.text('kana'), fields.text('phone', '-'), fields.text('email', ''), fields.text('postalCode', '-')]
  const address = (['prefecture', 'address1', 'address2'] as const).map((field) => fields.text(field, field === 'address2' ? ' ' : ''))
  const [product, code, registered] = [fields.text('productName'), fields.text('productCode'), fields.text('registeredAt')]
  let order: OrderRecord | undefined
  const understood = rows.flatMap((row, i): UnderstoodRow[] => {
    if (row.every((cell) => cell.trim() === '')) return []
    const line = lines[i]
    const problem = problems.get(line) ?? null
    const orderNo = mapping.members ? '' : bare(shown.orderNo(row))
    if (orderAt.has(line)) order = orderAt.get(line)
    else if (order?.orderNo !== orderNo) order = undefined
    const at = mapping.members || problem !== null ? null : order ?? null
    const item = mapping.members ? null : shown.lineOf(row)
    const day = mapping.members ? (plainDate(registered(row), mapping.dateFormat) ?? '').slice(0, 10) : at ? formatDay(at.orderedDay) : ''
    return [{
      line, orderNo, day, time: at && at.minute >= 0 ? `${String(Math.floor(at.minute / 60)).padStart(2, '0')}:${String(at.minute % 60).padStart(2, '0')}` : '',
      customer: name(row) || [family(row), given(row)].filter((part) => part !== '').join(' '), kana: kana(row), phone: bare(phone(row)), email: email(row),
      address: [postal(row), address.map((cell) => cell(row)).join('')].filter((part) => part !== '').join(' '),
      product: item ? product(row) || code(row) : '', quantity: item?.quantity ?? null,
      amount: problem !== null || !at ? null : hasLines(fields) ? item === null ? null : at.lines?.length === 1 ? at.lines[0].amount : item.amount : at.line === line ? at.goods : null,
      state: at?.state ?? (at || mapping.members ? 'ok' : ''), problem,
    }]
  })
  const living = orders.filter((one) => one.state !== 'cancelled')
  const days = orders.map((one) => one.orderedDay)
  const contacts = [...orders.map((one) => one.contact), ...members.map((one) => one.contact)].filter((one) => one !== null)
  const people = new Set(contacts.map((one) => one.channelCustomerId || one.email || one.phone || `${one.name}${one.kana}${one.address1}`))
  return {
    rows: understood, missing: missingParts(mapping, headings),
    totals: {
      orders: orders.length, people: people.size, sum: living.reduce((sum, one) => sum + (one.goods ?? 0), 0),
      from: days.length === 0 ? null : formatDay(Math.min(...days)), to: days.length === 0 ? null : formatDay(Math.max(...days)),
    },
  }
}
