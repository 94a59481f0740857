// The columns of a mapping, bound to the headings of one file.
import { ShopError } from '../errors.ts'
import type { Columns, Cell } from './formats/columns.ts'
import { contactReader } from './formats/contact.ts'
import { headingKey, shorten } from './formats/layout.ts'
import type { Moment } from './formats/moment.ts'
import { readCount } from './formats/money.ts'
import type { Mapping, MappingField } from './model.ts'
import { plainClock, plainDate } from './mappingDates.ts'
import type { ContactRecord } from './record.ts'

/** Contact fields of a mapping as the reader of contacts names them. */
const contactFields = {
  channelCustomerId: 'customerKey', name: 'name', familyName: 'familyName', givenName: 'givenName', kana: 'kana', email: 'email', phone: 'phone',
  postalCode: 'postalCode', prefecture: 'prefecture', address1: 'address1', address2: 'address2', company: 'company', birthday: 'birthday',
} as const satisfies Record<string, MappingField>

interface Place { heading: string; nth: number }

/** Where a picked heading stands: as it is written, or 'heading#2' for the second of that name. null = nowhere. */
export function placeOf(picked: string, headings: readonly string[]): Place | null {
  const keys = headings.map(headingKey)
  const count = (heading: string) => keys.filter((key) => key === headingKey(heading)).length
  if (count(picked) > 0) return { heading: picked, nth: 1 }
  const m = /^(.*)#(\d+)$/s.exec(picked)
  return m && Number(m[2]) >= 1 && count(m[1]) >= Number(m[2]) ? { heading: m[1], nth: Number(m[2]) } : null
}

/** Headings that a mapping names and the file has not. */
export function absentHeadings(mapping: Mapping, headings: readonly string[]): string[] {
  return Object.values(mapping.columns).flat().filter((picked): picked is string => picked !== undefined && placeOf(picked, headings) === null)
}

/** Throws ShopError mappingHeadings, naming what the file lacks. */
export function checkHeadings(mapping: Mapping, headings: readonly string[]): void {
  const absent = absentHeadings(mapping, headings)
  if (absent.length > 0) throw new ShopError('mappingHeadings', { headings: absent.slice(0, 5).map((heading) => shorten(heading, 30)).join('、') })
}

export interface MappedFields {
  has: (field: MappingField) => boolean
  /** '' where the field has no column. */
  text: (field: MappingField, separator?: string) => Cell<string>
  /** The sum of its columns; null where the field has none, or all of them are blank. */
  yen: (field: MappingField) => Cell<number | null>
  /** 1 where the cell is blank. */
  count: (field: MappingField) => Cell<number>
  /** Day and time of the order, the time also from a column of its own. null after a fault was noted. */
  orderedAt: Cell<Moment | null>
  /** Some other date; null where it is missing or unreadable. */
  day: (field: MappingField) => Cell<number | null>
  contact: Cell<ContactRecord | null>
}

/** An apostrophe that keeps a spreadsheet from taking the value for a formula is no part of it. */
const unguarded = (value: string): string => /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value

/** Binds a mapping's fields. Headings that the file has not are left out. */
export function bindFields(mapping: Mapping, headings: readonly string[], columns: Columns): MappedFields {
  const keys = headings.map(headingKey)
  const places = (field: MappingField): Place[] => [mapping.columns[field] ?? []].flat().map((picked) => placeOf(picked, headings)).filter((place) => place !== null)
  const has = (field: MappingField) => places(field).length > 0
  const text = (field: MappingField, separator = ' '): Cell<string> => {
    const cells = places(field).map(({ heading, nth }) => columns.text(heading, nth))
    if (cells.length === 1) { const [only] = cells; return (row) => unguarded(only(row)) }
    return (row) => cells.map((cell) => unguarded(cell(row))).filter((value) => value !== '').join(separator)
  }
  /** Reads a date that has been put into its plain form, with the shop's zone, which only the columns know. */
  const moment = <T>(field: MappingField, reading: (heading: string) => Cell<T>, plain: (row: readonly string[]) => string | null): ((row: readonly string[]) => T | 'unreadable') => {
    const [place] = places(field)
    if (place === undefined) return () => 'unreadable'
    const index = keys.indexOf(headingKey(place.heading))
    const cell = reading(place.heading)
    const shown: string[] = []
    return (row) => {
      const date = plain(row)
      if (date === null) return 'unreadable'
      shown[index] = date
      return cell(shown)
    }
  }
  const [orderedText, timeText] = [text('orderedAt'), text('orderedTime')]
  const ordered = moment('orderedAt', (heading) => columns.orderedAt(heading), (row) => {
    const date = plainDate(orderedText(row), mapping.dateFormat)
    const time = timeText(row)
    if (date === null || date.length > 10 || time === '') return date
    const hour = plainClock(time.replace(/^.*\d[-/日.]\d*\s+/, ''))
    return hour === null || hour === '' ? date : `${date} ${hour}`
  })
  const birthday = text('birthday', '')
  const joined = (named: string | readonly string[], separator: string): Cell<string> => {
    if (named === 'birthday') return (row) => { const value = birthday(row); return plainDate(value, mapping.dateFormat) ?? value }
    return typeof named === 'string' && has(named as MappingField) ? text(named as MappingField, separator) : () => ''
  }
  return {
    has, text,
    yen: (field) => {
      const cells = places(field).map(({ heading, nth }) => [columns.text(heading, nth), columns.yen(heading, nth)] as const)
      return (row) => {
        const given = cells.filter(([shown]) => shown(row) !== '')
        return given.length === 0 ? null : given.reduce((sum, [, value]) => sum + value(row), 0)
      }
    },
    count: (field) => {
      const cell = text(field)
      return (row) => {
        const value = cell(row)
        const count = value === '' ? 1 : readCount(value)
        if (Math.abs(count) <= 1_000_000) return count
        columns.faults.refuse('badQuantity', value)
        return 0
      }
    },
    orderedAt: (row) => {
      const at = ordered(row)
      if (at !== 'unreadable') return at
      const value = orderedText(row)
      columns.faults.refuse(value === '' ? 'noDate' : 'badDate', value)
      return null
    },
    day: (field) => {
      const shown = text(field)
      const cell = moment(field, (heading) => columns.day(heading), (row) => plainDate(shown(row), mapping.dateFormat))
      return (row) => { const day = cell(row); return day === 'unreadable' ? null : day }
    },
    contact: contactReader(contactFields, joined, columns.faults),
  }
}
