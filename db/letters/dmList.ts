// The list of the people a mailing goes to, A4, to tick off while stuffing envelopes.
import { words } from '../../resources/print/words.ts'
import { parseDay, partsOf, weekdayOf } from '../facts/day.ts'
import { postalText, splitAddress } from './address.ts'
import { addresseeOf } from './addressee.ts'
import { line, rectangle, stroke } from './drawing.ts'
import type { Html } from './fill.ts'
import { fillText } from './fill.ts'
import type { Paper, Recipient } from './model.ts'
import { a4, paper } from './sheet.ts'
import { emLength, paperText, wrapText } from './textFit.ts'

/** `day` is 'YYYY-MM-DD'. */
export interface ListHead { title: string; day: string; shop: string }

const left = 12
const right = a4.widthMm - 12
const headBase = 31
const firstRow = 33
const rowHeight = 8.6
const rowsPerPage = Math.floor((a4.heightMm - 17 - firstRow) / rowHeight)
const columns = { done: left, number: left + 8, name: left + 22, kana: left + 66, postalCode: left + 98, address: left + 114 }
const small = 2.5
const size = 3.1

/** How many pages that many people need: at least one. */
export function listPages(count: number): number {
  return Math.max(1, Math.ceil(count / rowsPerPage))
}

/** The list, in the order of the recipients. Every row is as high as the others, so none is cut by the end of a page. */
export function renderDmList(recipients: readonly Recipient[], head: ListHead): Paper {
  const pages = listPages(recipients.length)
  const sheets = Array.from({ length: pages }, (_, page) => {
    const rows = recipients.slice(page * rowsPerPage, (page + 1) * rowsPerPage)
    return [...heading(head, recipients.length, page + 1, pages), ...rows.flatMap((recipient, i) => row(recipient, firstRow + i * rowHeight))]
  })
  return paper(a4, paperText(head.title), sheets, recipients.map(({ id }) => id))
}

function dayText(day: string): string {
  const number = parseDay(day)
  return fillText(words.list.day, { ...partsOf(number), weekday: words.list.weekdays[weekdayOf(number)] })
}

function heading({ title, day, shop }: ListHead, count: number, number: number, total: number): Html[] {
  const name = (text: string, x: number) => line(text, { x, y: headBase, size: small, room: 30, look: 'gothic small' })
  return [
    line(paperText(title), { x: left, y: 19, size: 5, least: 3.6, room: 110, look: 'gothic bold' }),
    line(paperText(shop), { x: right, y: 15.5, size, room: 70, look: 'gothic end' }),
    line([dayText(day), fillText(words.list.count, { count })].join(' '), { x: right, y: 20.5, size, room: 70, look: 'gothic end' }),
    ...(['done', 'number', 'name', 'kana', 'postalCode', 'address'] as const).map((column) => name(words.list[column], columns[column])),
    stroke(left, firstRow, right, firstRow, 'rule'),
    line(fillText(words.list.page, { number, total }), { x: a4.widthMm / 2, y: 287, size: 2.8, room: 60, look: 'gothic middle' }),
  ]
}

function row(recipient: Recipient, top: number): Html[] {
  const middle = top + rowHeight / 2
  /** One line in the middle of the row, or two small ones where the text can be parted. */
  const across = (text: string, from: number, to: number, parts?: (em: number) => string[], wanted = size): Html[] => {
    const room = to - from - 2
    const lines = parts && emLength(text) * wanted > room ? parts(room / small) : [text]
    const letter = lines.length > 1 ? small : wanted
    return lines.map((part, i) => line(part, { x: from, y: middle + 0.36 * letter + (i - (lines.length - 1) / 2) * letter * 1.3, size: letter, least: 2.2, room, look: 'gothic' }))
  }
  const { street, building } = splitAddress(recipient)
  const { company, name, honorific } = addresseeOf(recipient)
  const who = honorific === '' ? name : `${name} ${honorific}`
  const kana = paperText(recipient.kana)
  const address = [street, building].filter(Boolean)
  const base = (which: number) => middle + 0.36 * small + (which - 0.5) * (small + 1)
  const room = columns.kana - columns.name - 2
  const named = company === '' ? across(who, columns.name, columns.kana) : [
    line(company, { x: columns.name, y: base(0), size: small, least: 2.1, room, look: 'gothic' }),
    line(who, { x: columns.name, y: base(1), size, least: 2.4, room, look: 'gothic' }),
  ]
  return [
    rectangle(columns.done + 0.8, middle - 1.7, 3.4, 3.4, 'rule'),
    ...across(String(recipient.id), columns.number, columns.name),
    ...named,
    ...across(kana, columns.kana, columns.postalCode, (em) => wrapText(kana, em, 2), small),
    ...across(postalText(recipient.postalCode), columns.postalCode, columns.address, undefined, small),
    ...across(address.join('　'), columns.address, right + 2, (em) => address.length > 1 ? address : wrapText(street, em, 2)),
    stroke(left, top + rowHeight, right, top + rowHeight, 'rule'),
  ]
}
