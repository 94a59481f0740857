// Proposes what the columns of an unknown table mean, from their names and from what stands in them.
import { headingKey } from './formats/layout.ts'
import { looksOf, type Look } from './mappingContents.ts'
import { dateFormatOf } from './mappingDates.ts'
import { fieldNames, ordererMark, otherMark, recipientMark, type FieldNames } from './mappingNames.ts'
import type { Mapping, MappingField, Sure } from './model.ts'
import { presetFor } from './presets.ts'

/** A name compared without what people put around it. */
const bareName = (heading: string): string => headingKey(heading).replace(/[\s_\-‐－・:：()（）[\]【】「」※*]/g, '')
const cancelWords = ['キャンセル', 'キャンセル済', '取消', '取消済', '注文取消', '注文キャンセル', 'cancelled', 'canceled']
const cancelled = /キャンセル|取り?消し?|cancel|void|返送/i
const personal = new Set<MappingField>(['name', 'familyName', 'givenName', 'kana', 'email', 'phone', 'postalCode', 'prefecture', 'address1', 'address2', 'company', 'customerKey', 'birthday'])

interface Column { index: number; heading: string; picked: string; name: string; recipient: boolean; looks: Partial<Record<Look, number>> }
interface Match { names: FieldNames; column: Column; score: number; sure: boolean }

/** How well a column fits a field: 3 = its whole name, 2 = a part of it; 0 where the cells are something else. */
function match(names: FieldNames, column: Column): Match | null {
  const mayBe = (name: string): number => {
    if (names.exact.split(' ').includes(name)) return 3
    return names.like?.test(name) === true && names.not?.test(name) !== true ? 2 : 0
  }
  const own = column.name.replace(ordererMark, '')
  const score = Math.max(mayBe(column.name), own === column.name || own === '' ? 0 : mayBe(own) + 0.5)
  if (score < 1) return null
  const filled = Object.keys(column.looks).length > 0
  const likeness = names.looks === undefined || !filled ? 0.5 : Math.max(...names.looks.map((look) => column.looks[look] ?? 0))
  return likeness < 0.5 ? null : { names, column, score: score + likeness / 10, sure: score >= 3 && filled && (names.looks === undefined || likeness >= 0.8) }
}

/** What the cells alone give away, for headings that say nothing. Never sure. */
const byContent: readonly [MappingField, Look][] = [
  ['email', 'email'], ['postalCode', 'postalCode'], ['phone', 'phone'], ['prefecture', 'prefecture'], ['orderedAt', 'date'], ['kana', 'kana'],
]

/**
 * A mapping for a table with these headings. `rows`: a sample of what stands below. A platform's own headings give its preset;
 * otherwise each field gets the column that fits best. A recipient's columns are taken for the customer's only where there are no others.
 */
export function propose(headings: readonly string[], rows: readonly (readonly string[])[]): { mapping: Mapping; sure: Sure } {
  const preset = presetFor(headings)
  if (preset) return { mapping: preset, sure: Object.fromEntries(Object.keys(preset.columns).map((field) => [field, false])) }
  const met = new Map<string, number>()
  const columns = headings.map((heading, index): Column => {
    const key = headingKey(heading)
    const nth = (met.get(key) ?? 0) + 1
    met.set(key, nth)
    const name = bareName(heading)
    return { index, heading, picked: nth === 1 ? heading : `${heading}#${nth}`, name, recipient: recipientMark.test(name), looks: looksOf(rows.map((row) => row[index] ?? '')) }
  }).filter((column) => column.name !== '' && column.name !== '取り込めない理由')
  // Of headings that stand twice somebody must say which is meant.
  const doubled = new Set([...met].flatMap(([key, count]) => (count > 1 ? [key] : [])))
  const matches = fieldNames.flatMap((names) => columns.map((column) => match(names, column))).filter((one) => one !== null)
  const orderers = matches.some(({ names, column }) => !column.recipient && (names.field === 'name' || names.field === 'familyName' || names.field === 'email'))
  const allowed = matches.filter(({ names, column }) => !personal.has(names.field) || (!otherMark.test(column.name) && (!column.recipient || !orderers)))
  // The best pair first; of equal ones the column that stands first, whatever the order of the fields.
  allowed.sort((a, b) => b.score - a.score || bareName(a.column.heading).localeCompare(bareName(b.column.heading)) || a.column.index - b.column.index)
  const [taken, chosen, sure]: [Set<Column>, Map<MappingField, Match[]>, Sure] = [new Set(), new Map(), {}]
  for (const one of allowed) {
    const before = chosen.get(one.names.field) ?? []
    const room = before.length === 0 || (one.names.join !== undefined && before.length < one.names.join && before[0].names === one.names && before.every(({ column }) => column.name !== one.column.name))
    if (!room || taken.has(one.column)) continue
    taken.add(one.column)
    chosen.set(one.names.field, [...before, one])
    sure[one.names.field] = one.sure && !one.column.recipient && !doubled.has(headingKey(one.column.heading)) && (before.length === 0 || sure[one.names.field] === true)
  }
  const found: Mapping['columns'] = {}
  for (const [field, ones] of chosen) {
    const picked = [...ones].sort((a, b) => a.column.index - b.column.index).map(({ column }) => column.picked)
    found[field] = picked.length === 1 ? picked[0] : picked
  }
  for (const [field, look] of byContent) {
    if (found[field] !== undefined) continue
    const column = columns.find((one) => !taken.has(one) && !one.recipient && (one.looks[look] ?? 0) >= 0.8 && fieldNames.every((names) => match(names, one) === null))
    if (column === undefined) continue
    taken.add(column)
    found[field] = column.picked
    sure[field] = false
  }
  return finished(found, sure, columns, rows)
}

function finished(found: Mapping['columns'], sure: Sure, columns: Column[], rows: readonly (readonly string[])[]): { mapping: Mapping; sure: Sure } {
  const valuesOf = (field: MappingField): string[] => {
    const picked = [found[field] ?? []].flat()[0]
    const index = columns.find((column) => column.picked === picked)?.index ?? -1
    return index < 0 ? [] : rows.map((row) => (row[index] ?? '').trim())
  }
  // Parts are better than the whole they make up.
  if (found.familyName !== undefined && found.givenName !== undefined) { delete found.name; delete sure.name }
  else if (found.name !== undefined) { delete found.familyName; delete sure.familyName; delete found.givenName; delete sure.givenName }
  // お客様名 without a family name beside it is the whole name.
  else if (found.givenName !== undefined) { found.name = found.givenName; sure.name = sure.givenName; delete found.givenName; delete sure.givenName }
  // People without a single amount and product, and either no order or no day of one: a list of members. Its only date is the day of registration.
  const amounts = (['total', 'goods', 'lineTotal', 'unitPrice'] as const).some((field) => found[field] !== undefined)
  const goods = found.productName ?? found.productCode ?? found.quantity
  const members = !amounts && goods === undefined && (found.orderNo === undefined || found.orderedAt === undefined) && (found.name ?? found.familyName ?? found.email) !== undefined
  if (members && found.registeredAt === undefined && found.orderedAt !== undefined) { found.registeredAt = found.orderedAt; sure.registeredAt = false }
  if (members) { for (const field of ['orderedAt', 'orderNo'] as const) { delete found[field]; delete sure[field] } }
  const dateFormat = dateFormatOf([...valuesOf('orderedAt'), ...valuesOf('registeredAt')])
  const said = [...new Set(valuesOf('status').filter((value) => cancelled.test(value)))]
  const cancelledStatuses = found.status === undefined ? [] : [...new Set([...said, ...cancelWords])]
  return { mapping: { columns: found, dateFormat, cancelledStatuses, channel: members ? '会員名簿' : 'その他', marketplace: false, pointsBy: 'shop', couponsBy: 'shop', taxIncluded: true, members }, sure }
}
