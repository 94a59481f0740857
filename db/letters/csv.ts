// Address lists as CSV, two ways: to open in Excel, where no cell may act as a formula, and exactly as stored, for other programs.
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { postalDigits, postalText } from './address.ts'
import type { OutputFile, Recipient } from './model.ts'

export const listColumns = ['no', 'name', 'familyName', 'givenName', 'kana', 'company', 'postalCode', 'prefecture', 'address1', 'address2'] as const
export type ListColumn = (typeof listColumns)[number]
export type CsvEncoding = 'cp932' | 'utf-8'

/** A cell that a spreadsheet would compute: after blanks, one of = + - @ in either width; or a control character in front. */
const formula = /^(?:[\t\r\n\0]|[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠])/
/** The same characters of JIS X 0208, which Unicode holds twice; CP932 knows the second of each. */
const sameInJis: Readonly<Record<string, string>> = { '〜': '～', '‖': '∥', '−': '－', '¢': '￠', '£': '￡', '¬': '￢', '—': '―', '¦': '￤' }

/** A cell that Excel shows as text: what it would compute gets an apostrophe in front. */
export function neutralised(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** The characters of a text that CP932 cannot hold, each once. */
export function unwritableIn(text: string): string {
  if (onlyCommon.test(text)) return ''
  return [...new Set(text)].filter((character) => !writable(character)).join('')
}

/** 下駄: what Japanese typesetting puts where a character is missing. */
const missing = '〓'
/** ASCII, kana and the like need no look. */
const onlyCommon = /^[\x20-\x7e\u3041-\u3093\u30a1-\u30f6ー\u3000、。]*$/
/** Decoders of CP932 do not agree on these. */
// eslint-disable-next-line no-control-regex -- control characters are what is meant
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/
const known = new Map<string, boolean>()

function writable(character: string): boolean {
  let can = known.get(character)
  if (can === undefined) {
    const folded = sameInJis[character] ?? character
    known.set(character, (can = !control.test(character) && iconv.decode(iconv.encode(folded, 'cp932'), 'cp932') === folded))
  }
  return can
}

/**
 * For Excel: UTF-8 with its mark, formulas made text, postal codes with their hyphen (of 0640804 Excel would show 640804).
 * `heads`: the column names in the reader's language.
 */
export function csvExcel(people: readonly Recipient[], heads: Readonly<Record<ListColumn, string>>): Omit<OutputFile, 'name'> {
  const hyphened = people.map((person) => (postalDigits(person.postalCode) === '' ? person : { ...person, postalCode: postalText(person.postalCode) }))
  const rows = rowsOf(hyphened, heads).map((row) => row.map(neutralised))
  return { bytes: iconv.encode('\ufeff' + csvText(rows), 'utf-8'), recipients: people.map((person) => person.id), unwritable: [] }
}

/**
 * For other programs: every value exactly as stored. Where CP932 lacks characters, `unwritable` names the customers, and 〓
 * (never a question mark) stands for each: the caller saves it only after people have seen the list, or asks for UTF-8.
 */
export function csvExact(people: readonly Recipient[], heads: Readonly<Record<ListColumn, string>>, encoding: CsvEncoding): Omit<OutputFile, 'name'> {
  const rows = rowsOf(people, heads)
  const recipients = people.map((person) => person.id)
  if (encoding === 'utf-8') return { bytes: iconv.encode(csvText(rows), 'utf-8'), recipients, unwritable: [] }
  const unwritable = people.map(({ id, name, company }, i) => ({ id, name: name || company, characters: unwritableIn(rows[i + 1].join('')) })).filter(({ characters }) => characters !== '')
  return { bytes: iconv.encode(csvText(rows.map((row) => row.map(inCp932))), 'cp932'), recipients, unwritable }
}

/** A cell as CP932 can hold it: 〓 for what it cannot. */
export function inCp932(cell: string): string {
  if (onlyCommon.test(cell)) return cell
  return Array.from(cell, (character) => (writable(character) ? sameInJis[character] ?? character : missing)).join('')
}

function rowsOf(people: readonly Recipient[], heads: Readonly<Record<ListColumn, string>>): string[][] {
  return [listColumns.map((column) => heads[column]), ...people.map((person) => listColumns.map((column) => (column === 'no' ? String(person.id) : person[column])))]
}

/** Rows as CSV with Windows' line ends. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(rows as string[][], { newline: '\r\n' }) + '\r\n'
}
