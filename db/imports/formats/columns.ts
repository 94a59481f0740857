// The columns of one opened file, found by heading once; from then on a value is one array access away.
import { contactReader, giftReader, type ContactColumns, type Party } from './contact.ts'
import { headingKey, type Faults, type Row } from './layout.ts'
import { readMoment, type Moment, type Zone } from './moment.ts'
import { LARGEST } from './limits.ts'
import { readCount, readMoney } from './money.ts'
import type { ContactRecord } from '../record.ts'

export type Cell<T> = (row: Row) => T
/** One heading, or several whose values are joined. */
export type Named = string | readonly string[]

/** Letters, digits, kana and kanji: a cell that begins and ends with these, nearly every one, needs no trimming. */
const isSolid = (code: number): boolean => (code > 61 && code < 127) || (code > 39 && code < 61) || (code > 0x3000 && code < 0xd800)

/** What our own lists for Excel put in front of cells that would act as formulas. */
const guard = /^'[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t\r\n]/

/** The text of a cell: trimmed, the ="…" by which carts save leading zeros from Excel and the guard of our own lists taken off. */
export function cleanCell(cell: string | undefined): string {
  if (cell === undefined || cell === '') return ''
  if (isSolid(cell.charCodeAt(0)) && isSolid(cell.charCodeAt(cell.length - 1))) return cell
  if (cell.charCodeAt(0) === 61 && cell.charCodeAt(1) === 34 && cell.endsWith('"')) return cell.slice(2, -1).trim()
  const text = cell.trim()
  return text.charCodeAt(0) === 39 && guard.test(text) ? cleanCell(text.slice(1)) : text
}

const nothing = (): string => ''

export interface Columns {
  has(heading: string): boolean
  /** Trimmed text, '' where the column is missing. `nth`: which of several equal headings, 1-based. */
  text(heading: string, nth?: number): Cell<string>
  /** As text, but null where the column is missing, so that "does not say" and "says nothing" stay apart. */
  optional(heading: string): Cell<string | null>
  /** Several columns joined, blanks left out. */
  joined(headings: Named, separator: string): Cell<string>
  /** Yen (the currency's smallest unit); blank or missing = 0; anything else, or more than LARGEST, refuses the order. */
  yen(heading: string, nth?: number): Cell<number>
  /** As yen, but null where the column is missing. */
  optionalYen(heading: string, nth?: number): Cell<number | null>
  /** The sum of those columns that exist; null where none does. */
  optionalSum(headings: readonly string[]): Cell<number | null>
  /** The amount the layout stands on: blank refuses the order, too. */
  neededYen(heading: string): Cell<number>
  /** Whole pieces; blank or broken refuses the order. */
  count(heading: string): Cell<number>
  /** As count, but goods by weight (0.35) count as one. */
  pieces(heading: string): Cell<number>
  /** The time of the order, of one column or of several (day, time); blank or broken refuses the order. `utc`: times without an offset are UTC. */
  orderedAt(heading: Named, utc?: boolean): Cell<Moment | null>
  /** Some other date; null where missing, blank or unreadable. */
  day(heading: string): Cell<number | null>
  percent(heading: string): Cell<number | null>
  contact(columns: ContactColumns): Cell<ContactRecord | null>
  /** Whether the recipient is somebody else than the orderer; null where the file names no recipient. */
  gift(orderer: Party, recipient: Party): Cell<boolean | null>
  faults: Faults
}

/** Binds the headings of a file. `header`: its heading row; `zone`: the shop's; `faults`: where broken values are noted; `digits`: of the currency, behind the point. */
export function openColumns(header: Row, zone: Zone, faults: Faults, digits = 0): Columns {
  const places = new Map<string, number[]>()
  header.forEach((heading, index) => {
    const key = headingKey(heading)
    places.set(key, [...places.get(key) ?? [], index])
  })
  const find = (heading: string, nth = 1): number => {
    const found = places.get(headingKey(heading))
    return found?.[nth - 1] ?? -1
  }
  const text = (heading: string, nth?: number): Cell<string> => {
    const index = find(heading, nth)
    return index < 0 ? nothing : (row) => cleanCell(row[index])
  }
  const joined = (headings: Named, separator: string): Cell<string> => {
    const cells = [headings].flat().filter((heading) => find(heading) >= 0).map((heading) => text(heading))
    const [first, second] = cells
    if (first === undefined) return nothing
    if (second === undefined) return first
    return (row) => {
      let all = ''
      for (const cell of cells) {
        const part = cell(row)
        if (part !== '') all = all === '' ? part : all + separator + part
      }
      return all
    }
  }
  const amount = (value: string): number => {
    const yen = readMoney(value, digits)
    if (Math.abs(yen) <= LARGEST) return yen
    faults.refuse('badAmount', value)
    return 0
  }
  const yen = (heading: string, nth?: number): Cell<number> => {
    const cell = text(heading, nth)
    return (row) => {
      const value = cell(row)
      return value === '' ? 0 : amount(value)
    }
  }
  return {
    faults, text, joined, yen,
    has: (heading) => find(heading) >= 0,
    optional: (heading) => find(heading) < 0 ? () => null : text(heading),
    optionalYen: (heading, nth) => find(heading, nth) < 0 ? () => null : yen(heading, nth),
    optionalSum: (headings) => {
      const cells = headings.filter((heading) => find(heading) >= 0).map((heading) => yen(heading))
      return cells.length === 0 ? () => null : (row) => cells.reduce((sum, cell) => sum + cell(row), 0)
    },
    neededYen: (heading) => {
      const cell = text(heading)
      return (row) => {
        const value = cell(row)
        if (value !== '') return amount(value)
        faults.refuse('noAmount', heading)
        return 0
      }
    },
    count: (heading) => {
      const cell = text(heading)
      return (row) => {
        const value = cell(row)
        const count = value === '' ? NaN : readCount(value)
        if (Math.abs(count) <= LARGEST) return count
        faults.refuse('badQuantity', value)
        return 0
      }
    },
    pieces: (heading) => {
      const cell = text(heading)
      return (row) => {
        const value = cell(row)
        const count = value === '' ? NaN : readCount(value)
        if (Math.abs(count) <= LARGEST) return count
        if (/^-?\d{1,6}\.\d{1,6}$/.test(value)) return value.startsWith('-') ? -1 : 1
        faults.refuse('badQuantity', value)
        return 0
      }
    },
    orderedAt: (heading, utc = false) => {
      const cell = joined(heading, ' ')
      return (row) => {
        const value = cell(row)
        const moment = value === '' ? null : readMoment(utc && value.includes(':') && !/Z$|UTC$|[+-]\d\d:?\d\d$/.test(value) ? value + ' +0000' : value, zone)
        if (moment === null) faults.refuse(value === '' ? 'noDate' : 'badDate', value)
        return moment
      }
    },
    day: (heading) => {
      const cell = text(heading)
      return (row) => {
        const value = cell(row)
        return value === '' ? null : readMoment(value, zone)?.day ?? null
      }
    },
    percent: (heading) => {
      const cell = text(heading)
      return (row) => {
        const percent = parseFloat(cell(row))
        return percent === 8 || percent === 0.08 ? 8 : percent === 10 || percent === 0.1 ? 10 : null
      }
    },
    contact: (columns) => contactReader(columns, joined, faults),
    gift: (orderer, recipient) => giftReader(orderer, recipient, joined),
  }
}
