// What a customer was called and where they lived before: said by older sources, or replaced by hand.
import { dayIn, formatDay } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { CustomerTable } from '../tables.ts'
import { isAddress } from './edits.ts'
import type { Row } from './customerRow.ts'
import type { FormerRow } from './whoModel.ts'
import { nameKey, postalKey, streetKey } from './normalise.ts'
import { orderDays } from './sourceRows.ts'

type Address = Pick<CustomerTable, 'postalCode' | 'prefecture' | 'address1' | 'address2'>
interface Found { kind: FormerRow['kind']; value: string; first: number; last: number; said: number }

const onlyKana = /^[ぁ-ゖー]*$/
/** Kana alone is a way of writing the name, not another name. */
const nameForm = (name: string): string => { const key = nameKey(name); return onlyKana.test(key) ? '' : key }
const addressForm = (address: Address): string => { const street = streetKey(address.address1, address.address2); return street === '' ? '' : `${postalKey(address.postalCode)}|${street}` }
const written = (a: Address): string => [a.postalCode, a.prefecture + a.address1, a.address2].filter(Boolean).join(' ')

/**
 * Names and addresses that are not those of now, each with the days of the first and last order that bore it (of what somebody wrote
 * over: the day of that). Spellings that compare equal are one. Newest first.
 */
export function formerRows(sqlite: Sqlite, blocks: readonly Row[], customer: CustomerTable, timeZone: string): FormerRow[] {
  const found = new Map<string, Found>()
  const current = new Set([`name|${nameForm(customer.name)}`, `address|${addressForm(customer)}`, 'name|', 'address|'])
  const note = (kind: FormerRow['kind'], form: string, value: string, first: number | null, last: number | null) => {
    const key = `${kind}|${form}`
    if (current.has(key)) return
    const days = { first: first ?? Infinity, last: last ?? -Infinity }
    const known = found.get(key)
    if (!known) { found.set(key, { kind, value, ...days, said: days.last }); return }
    // As it was written last.
    if (days.last > known.said) { known.value = value; known.said = days.last }
    known.first = Math.min(known.first, days.first)
    known.last = Math.max(known.last, days.last)
  }
  const daysOf = orderDays(sqlite)
  for (const block of blocks) {
    const { firstDay, lastDay } = daysOf(block.id)
    note('name', nameForm(block.name), block.name, firstDay, lastDay)
    note('address', addressForm(block), written(block), firstDay, lastDay)
  }
  for (const edit of replaced(sqlite, customer.id)) {
    const day = dayIn(timeZone, new Date(edit.editedAt))
    if ('name' in edit) note('name', nameForm(edit.name), edit.name, null, day)
    else note('address', addressForm(edit), written(edit), null, day)
  }
  const day = (value: number) => (Number.isFinite(value) ? formatDay(value) : null)
  return [...found.values()].sort((a, b) => b.last - a.last || b.first - a.first || Number(b.kind === 'name') - Number(a.kind === 'name') || (a.value < b.value ? -1 : 1))
    .map(({ kind, value, first, last }) => ({ kind, value, firstDay: day(first), lastDay: day(last) }))
}

/** What stood where somebody wrote something else; the four parts of an address are written at one instant. */
function replaced(sqlite: Sqlite, customerId: number): ((Address | { name: string }) & { editedAt: string })[] {
  const rows = sqlite.prepare(`SELECT field, before, editedAt FROM edit WHERE value <> before AND contactId IN (SELECT id FROM contact WHERE customerId = ?) ORDER BY id`)
    .all(customerId) as { field: keyof Address | 'name'; before: string; editedAt: string }[]
  const addresses = sqlite.prepare(`SELECT field, before, editedAt FROM edit WHERE field IN ('postalCode', 'prefecture', 'address1', 'address2') AND contactId IN (SELECT id FROM contact WHERE customerId = ?)`)
    .all(customerId) as { field: keyof Address; before: string; editedAt: string }[]
  const moments = new Set(rows.filter(({ field }) => isAddress(field)).map(({ editedAt }) => editedAt))
  return [
    ...rows.filter(({ field }) => field === 'name').map(({ before, editedAt }) => ({ name: before, editedAt })),
    ...[...moments].map((editedAt) => ({
      postalCode: '', prefecture: '', address1: '', address2: '', ...Object.fromEntries(addresses.filter((row) => row.editedAt === editedAt).map(({ field, before }) => [field, before])), editedAt,
    })),
  ]
}
