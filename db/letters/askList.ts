// A sheet for staff, A4: whom to ask for what at the next contact, with empty lines to write the answers on.
import { words } from '../../resources/print/words.ts'
import { parseDay, partsOf, weekdayOf } from '../facts/day.ts'
import { addresseeOf } from './addressee.ts'
import { line, rectangle, stroke } from './drawing.ts'
import type { Html } from './fill.ts'
import { fillText } from './fill.ts'
import type { Paper, Recipient } from './model.ts'
import { a4, paper } from './sheet.ts'
import { paperText } from './textFit.ts'

/** What stands beside a name: what is to be asked, in words, and the last purchase 'YYYY-MM-DD', '' where there was none. */
export interface Asking { missing: readonly string[]; lastDay: string; phone: string }
export interface AskHead { title: string; day: string; shop: string; last: string; write: string }

const left = 12
const right = a4.widthMm - 12
const firstRow = 28
const rowHeight = 21
const rowsPerPage = Math.floor((a4.heightMm - 17 - firstRow) / rowHeight)
const answers = 78
const size = 3.4
const small = 2.6

/** How many pages that many people need: at least one. */
export function askPages(count: number): number {
  return Math.max(1, Math.ceil(count / rowsPerPage))
}

/** The sheet, in the order of the recipients; a row of the same height for each, with a line to write on for up to three answers. */
export function renderAskList(recipients: readonly Recipient[], asking: ReadonlyMap<number, Asking>, head: AskHead): Paper {
  const pages = askPages(recipients.length)
  const sheets = Array.from({ length: pages }, (_, page) => {
    const rows = recipients.slice(page * rowsPerPage, (page + 1) * rowsPerPage)
    return [...heading(head, recipients.length, page + 1, pages), ...rows.flatMap((recipient, i) => row(recipient, asking.get(recipient.id), firstRow + i * rowHeight, head))]
  })
  return paper(a4, paperText(head.title), sheets, recipients.map(({ id }) => id))
}

function dayText(day: string): string {
  const number = parseDay(day)
  return fillText(words.list.day, { ...partsOf(number), weekday: words.list.weekdays[weekdayOf(number)] })
}

function heading({ title, day, shop }: AskHead, count: number, number: number, total: number): Html[] {
  return [
    line(paperText(title), { x: left, y: 19, size: 5, least: 3.6, room: 110, look: 'gothic bold' }),
    line(paperText(shop), { x: right, y: 15.5, size: 3.1, room: 70, look: 'gothic end' }),
    line([dayText(day), fillText(words.list.count, { count })].join(' '), { x: right, y: 20.5, size: 3.1, room: 70, look: 'gothic end' }),
    stroke(left, firstRow, right, firstRow, 'rule'),
    line(fillText(words.list.page, { number, total }), { x: a4.widthMm / 2, y: 287, size: 2.8, room: 60, look: 'gothic middle' }),
  ]
}

function row(recipient: Recipient, asking: Asking | undefined, top: number, { last, write }: AskHead): Html[] {
  const { company, name, honorific } = addresseeOf(recipient)
  const who = [company, honorific === '' ? name : `${name} ${honorific}`].filter(Boolean).join('　')
  const beside = [`No.${recipient.id}`, asking?.phone ?? '', asking?.lastDay ? fillText(last, { day: asking.lastDay }) : ''].filter(Boolean).join('　')
  const missing = (asking?.missing ?? []).join('・')
  const bottom = top + rowHeight
  return [
    rectangle(left + 0.8, top + 2.2, 3.4, 3.4, 'rule'),
    line(paperText(who), { x: left + 7, y: top + 5.4, size, least: 2.4, room: answers - left - 9, look: 'gothic bold' }),
    line(paperText(beside), { x: left + 7, y: top + 10.4, size: small, least: 2, room: answers - left - 9, look: 'gothic' }),
    line(missing === '' ? '' : fillText(write, { missing }), { x: answers, y: top + 4.6, size: small, least: 2, room: right - answers, look: 'gothic' }),
    ...[10.4, 15.2, 20].map((down) => stroke(answers, top + down - 0.4, right, top + down - 0.4, 'rule')),
    stroke(left, bottom, right, bottom, 'rule'),
  ]
}
