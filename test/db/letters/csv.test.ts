// No cell acts as a formula in Excel; for other programs every value comes back as stored, or the customer is named.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { postalDigits, postalText } from '../../../db/letters/address.ts'
import { csvExact, csvExcel, listColumns, neutralised, unwritableIn } from '../../../db/letters/csv.ts'
import type { OutputFile, Recipient } from '../../../db/letters/model.ts'

const heads = Object.fromEntries(listColumns.map((column) => [column, `項目 ${column}`])) as Record<(typeof listColumns)[number], string>
const texts = ['name', 'familyName', 'givenName', 'kana', 'company', 'postalCode', 'prefecture', 'address1', 'address2'] as const
const person = (id: number, fields: Partial<Recipient>): Recipient => ({ id, name: '', familyName: '', givenName: '', kana: '', company: '', postalCode: '', prefecture: '', address1: '', address2: '', ...fields })

/** The cells of a file without its headings. */
function cells(file: Omit<OutputFile, 'name'>, encoding: 'utf-8' | 'shift_jis'): string[][] {
  const text = new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(file.bytes)
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',', newline: '\r\n' })
  expect(errors).toEqual([])
  expect(data.at(-1)).toEqual([''])
  return data.slice(1, -1)
}
const stored = (people: readonly Recipient[]): string[][] => people.map((one) => listColumns.map((column) => (column === 'no' ? String(one.id) : one[column])))

const nasty = [
  `=cmd|' /C calc'!A0`, '+81-3-1234-5678', '-2+3', '−1', '@SUM(1+1)', '\t=1+1', '\r=1', '\n=1', '\0=1', '＝1+1', '＋1', '－1', '＠a', '=1+1";=1+1', `'=1+1`, ' =1+1', '\u3000=1', '\u200b=1', '\ufeff=1',
  '"', '""', ',', '\r\n', 'a\r\nb', 'a\rb', ' 前後 ', '', '0001', '1e5', '\\', '`', '<script>alert(1)</script>', '{{氏名}}', '%0A', '髙﨑①㈱', '表ソ能', '𠮷野家', '👩‍👩‍👧', '葛󠄀城', 'カ\u3099', '〜−‖¢£¬—', 'é', '한국', '\u202e逆', '¥100',
]
const nastyText = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.tuple(fc.constantFrom(...'=+-@\t\r\n\0＝＋－＠ \u3000"\',あ𠮷'), fc.string()).map((parts) => parts.join('')))
  .filter((text) => !/\p{Surrogate}/u.test(text)) // the shop file holds no halves of characters
const people = fc.array(fc.record(Object.fromEntries(texts.map((field) => [field, nastyText])) as Record<(typeof texts)[number], typeof nastyText>), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((fields, i) => person(i + 1, fields)))

test('no cell of the Excel file starts a formula, and nothing else is changed', () => {
  fc.assert(fc.property(people, (list) => {
    const read = cells(csvExcel(list, heads), 'utf-8')
    const before = stored(list)
    read.forEach((row, r) => row.forEach((cell, c) => {
      expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
      const wanted = listColumns[c] === 'postalCode' && postalDigits(before[r][c]) !== '' ? postalText(before[r][c]) : before[r][c]
      expect(cell === wanted || cell === `'${wanted}`).toBe(true)
    }))
    expect(read.map((row) => row.length)).toEqual(list.map(() => listColumns.length))
  }), { numRuns: 300 })
})

test.each([
  ['=1+1', `'=1+1`], ['+81-3', `'+81-3`], ['-から始まる住所', `'-から始まる住所`], ['@a', `'@a`], ['＝1', `'＝1`], ['＋1', `'＋1`], ['－1', `'－1`], ['＠a', `'＠a`], ['\t1', `'\t1`], ['\r1', `'\r1`], ['\0', `'\0`], ['  =1', `'  =1`],
  ['1-2-3', '1-2-3'], ['見本町1-2', '見本町1-2'], ['', ''], [`'=1`, `'=1`], ['ーから', 'ーから'],
])('%j becomes %j', (cell, expected) => expect(neutralised(cell)).toBe(expected))

test('every cell of the collected attacks is made text', () => {
  const attacks = Papa.parse<string[]>(readFileSync(join(import.meta.dirname, '../../hostile/inj_formula.csv'), 'utf8')).data.slice(1).map((row) => row[1] ?? '').filter(Boolean)
  expect(attacks.length).toBeGreaterThan(10)
  for (const cell of cells(csvExcel(attacks.map((name, i) => person(i, { name })), heads), 'utf-8').flat()) expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/)
})

test('Excel gets the mark that tells it UTF-8, and Windows line ends', () => {
  const { bytes } = csvExcel([person(7, { name: '見本 太郎', postalCode: '600-0000' })], heads)
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toMatch(/^項目 no,.*\r\n7,見本 太郎,,,,,600-0000,,,\r\n$/)
})

test('Excel keeps the zero of a postal code, other programs get what is stored', () => {
  const list = ['0640804', '064-0804', '０６４０８０４', '〒6048151', '640804', ''].map((postalCode, i) => person(i, { postalCode }))
  const codes = (rows: string[][]) => rows.map((row) => row[listColumns.indexOf('postalCode')])
  expect(codes(cells(csvExcel(list, heads), 'utf-8'))).toEqual(['064-0804', '064-0804', '064-0804', '604-8151', '640804', ''])
  expect(codes(cells(csvExact(list, heads, 'utf-8'), 'utf-8'))).toEqual(list.map(({ postalCode }) => postalCode))
})

test('the exact file in UTF-8 brings back every value', () => {
  fc.assert(fc.property(people, (list) => { expect(cells(csvExact(list, heads, 'utf-8'), 'utf-8')).toEqual(stored(list)) }), { numRuns: 300 })
})

test('the exact file in CP932 brings back every value, or names the customer and shows 〓', () => {
  // The same JIS character under two Unicode numbers comes back under the one that CP932 knows.
  const pairs: Record<string, string> = { '〜': '～', '‖': '∥', '−': '－', '¢': '￠', '£': '￡', '¬': '￢', '—': '―', '¦': '￤' }
  const folded = (rows: string[][], lacking: (row: number) => string) => rows.map((row, r) => row.map((cell) => Array.from(cell, (character) => (lacking(r).includes(character) ? '〓' : pairs[character] ?? character)).join('')))
  let whole = 0
  fc.assert(fc.property(people, (list) => {
    const file = csvExact(list, heads, 'cp932')
    if (file.unwritable.length === 0) whole++
    expect(cells(file, 'shift_jis')).toEqual(folded(stored(list), (row) => file.unwritable.find(({ id }) => id === list[row].id)?.characters ?? ''))
    expect(file.recipients).toEqual(list.map(({ id }) => id))
  }), { numRuns: 500, examples: [[[person(1, { name: '髙﨑①㈱', address1: '表ソ能\\1〜2−3' })]], [[person(1, { name: '=1+1', company: `'+81` })]]] })
  expect(whole).toBeGreaterThan(1)
})

test('characters that CP932 lacks are listed for each customer, and no question mark stands in for them', () => {
  const list = [person(1, { name: '𠮷野 太郎', address1: '葛󠄀城市' }), person(2, { name: '髙橋 ?' }), person(3, { name: '', company: '👍商店👍' }), person(4, { name: 'é', kana: 'カ\u3099' })]
  const file = csvExact(list, heads, 'cp932')
  expect(file.unwritable).toEqual([
    { id: 1, name: '𠮷野 太郎', characters: '𠮷\u{e0100}' }, { id: 3, name: '👍商店👍', characters: '👍' }, { id: 4, name: 'é', characters: 'é\u3099' },
  ])
  const read = cells(file, 'shift_jis')
  expect(read.map((row) => row[1])).toEqual(['〓野 太郎', '髙橋 ?', '', '〓'])
  expect(read.flat().join('').match(/\?/g)).toHaveLength(1)
})

test.each([['髙﨑①㈱Ⅳ', ''], ['〜−—', ''], ['¥', '¥'], ['𠮷𠮷a', '𠮷'], ['ｶﾅ', ''], ['\u00a0', '\u00a0'], ['?', ''], ['\\~', '']])('of %s CP932 lacks %j', (text, lacking) => expect(unwritableIn(text)).toBe(lacking))
