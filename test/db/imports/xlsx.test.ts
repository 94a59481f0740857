// Workbooks are read as their user sees them: sheets, rows, dates, numbers and texts.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import readWithLibrary from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { findHeading } from '../../../db/imports/heading.ts'
import { openTable } from '../../../db/imports/table.ts'
import { isWorkbook, sheetRows, sheetsOf } from '../../../db/imports/xlsx.ts'
import { batchesOf } from '../../../db/imports/xlsxRows.ts'
import { fileOf, hostile, samples } from './orderFiles.ts'
import { allRows, bookOf, rowOf, type BookOptions } from './xlsxFile.ts'

const sample = join(samples, 'xlsx_colorme/sales_all.xlsx')
const write = (options: BookOptions): string => fileOf(bookOf(options))
const number = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`

describe('a cart\'s workbook', () => {
  it('has the same cells as its CSV', async () => {
    const text = new TextDecoder('shift_jis').decode(readFileSync(join(samples, 'colorme/sales_all.csv')))
    const rows = [...openTable({ delimiter: ',', quoting: true }).push(text, true)].flatMap(({ cells }) => cells)
    const found = await allRows(sample)
    expect(found.cells).toHaveLength(50)
    expect(found.cells).toEqual(rows)
    expect(found.lines).toEqual(rows.map((_, i) => i + 1))
    expect(found.bytes.at(-1)).toBe(statSync(sample).size)
  })

  it('has the same cells as another reader finds', async () => {
    const [{ data }] = await readWithLibrary(sample, { trim: false })
    expect((await allRows(sample)).cells).toEqual(data.map((row) => row.map((cell) => cell === null ? '' : String(cell as string | number))))
  })

  it('is known by its first bytes', () => {
    expect(isWorkbook(readFileSync(sample).subarray(0, 65_536))).toBe(true)
    expect(isWorkbook(bookOf({ sheets: { S: '' } }))).toBe(true)
    expect(isWorkbook(readFileSync(join(hostile, 'not_csv_zip.csv')))).toBe(false)
    expect(isWorkbook(readFileSync(join(hostile, 'xlsx_encrypted_stub.xlsx')))).toBe(false)
    expect(isWorkbook(new Uint8Array())).toBe(false)
  })
})

describe('cells', () => {
  /** Read right here, without the worker, which takes longer to start than the cell to read. */
  const shown = async (cell: string, options: Partial<BookOptions> = {}): Promise<string> => {
    for await (const { cells } of batchesOf(write({ sheets: { S: rowOf(1, 'x', cell, 'y') }, ...options }), 'S', () => {})) return cells[0][1]
    return 'no row'
  }

  it.each<[string, string | number, number | string, string]>([
    ['yyyy"年"m"月"d"日"', 'date', 45372, '2024/03/21'],
    ['[$-411]ggge"年"m"月"d"日";@', 'era', 45372, '2024/03/21'],
    ['[$-411]ggge"年"', 'era year', 45372, '2024/03/21'],
    ['yyyy/mm/dd', 'hidden time', 45372.5, '2024-03-21 12:00:00'],
    ['yyyy/m/d h:mm', 'midnight', 45372, '2024-03-21 00:00:00'],
    ['yyyy/m/d h:mm:ss.000', 'float noise', 45372.430902777778, '2024-03-21 10:20:30'],
    ['[$-409]m/d/yy h:mm AM/PM;@', 'am/pm', 45372.999999999, '2024-03-22 00:00:00'],
    ['m"月"d"日"', 'month and day', 45372, '2024/03/21'],
    ['aaa', 'weekday', 45372, '2024/03/21'],
    ['h:mm', 'time', 0.604166666666667, '14:30:00'],
    ['[h]:mm', 'elapsed', 1.5, '36:00:00'],
    ['mm:ss', 'minutes', 45372.5, '12:00:00'],
    ['yyyy/m/d', 'before 1 March 1900', 59, '1900/02/28'],
    ['yyyy/m/d', 'after it', 61, '1900/03/01'],
    ['yyyy/m/d', 'no date', -5, '-5'],
    ['yyyy/m/d', 'no date either', 3000000, '3000000'],
    ['#,##0"円"', 'yen', 1480, '1480'],
    ['[$¥-411]#,##0;[Red]-[$¥-411]#,##0', 'yen sign', -1480, '-1480'],
    ['0.00E+00', 'scientific', 1480, '1480'],
    ['"day "0" of sales"', 'quoted letters', 3, '3'],
    ['G/標準', 'standard', 20240321, '20240321'],
    ['General" days"', 'general', 12, '12'],
    ['0%', 'percent', 0.1, '10%'],
    ['0000000', 'zeros', 600001, '0600001'],
    ['[<=999]000;[<=9999]000-00;000-0000', 'postal code', 600001, '060-0001'],
    ['000\\-0000', 'escaped hyphen', 600001, '060-0001'],
  ])('show a number in %s (%s)', async (format, _, value, text) => expect(await shown(number(value, 1), { formats: [0, format] })).toBe(text))

  it.each([[14, '2024/03/21'], [31, '2024/03/21'], [57, '2024/03/21'], [22, '2024-03-21 00:00:00'], [20, '00:00:00'], [4, '45372'], [49, '45372']])(
    'know the format %i without its code', async (id, text) => expect(await shown(number(45372, 1), { formats: [0, id] })).toBe(text))

  it('count from 1904 where the workbook does', async () => {
    expect(await shown(number(43910, 0), { formats: [14], from1904: true })).toBe('2024/03/21')
    expect(await shown(number(0, 0), { formats: [14], from1904: true })).toBe('1904/01/01')
  })

  it.each([
    ['<c><v>1480</v></c>', '1480'], ['<c><v>0.10000000000000001</v></c>', '0.1'], ['<c><v>1.48E3</v></c>', '1480'], ['<c><v>9.01234567E+10</v></c>', '90123456700'],
    ['<c><v>1E-7</v></c>', '0.0000001'], ['<c><v>1.5E+21</v></c>', '1500000000000000000000'], ['<c><v>-0</v></c>', '0'], ['<c><v>NaN</v></c>', ''], ['<c t="n"/>', ''],
    ['<c t="b"><v>1</v></c>', 'TRUE'], ['<c t="b"><v>0</v></c>', 'FALSE'], ['<c t="e"><v>#N/A</v></c>', ''],
    ['<c t="str"><f>cmd|\' /C calc\'!A0</f><v>山田</v></c>', '山田'], ['<c><f>1+1</f><v>2</v></c>', '2'], ['<c><f>1+1</f></c>', ''],
    ['<c t="d"><v>2024-03-21</v></c>', '2024/03/21'], ['<c t="d"><v>2024-03-21T10:20:30Z</v></c>', '2024-03-21 10:20:30'],
    ['<c t="inlineStr"><is><r><t>山</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 田</t></r><rPh sb="0" eb="1"><t>ヤマ</t></rPh></is></c>', '山 田'],
    ['<c t="inlineStr"><is><t>A&amp;B &lt;&#x20BB7;&#37326;> <![CDATA[<&]]></t></is></c>', 'A&B <𠮷野> <&'], ['<c t="str"><v>一_x000D_\n二_x005F_</v></c>', '一\n二_'],
    ['<c t="s"><v>0</v></c>', '00123'], ['<c t="s"><v>1</v></c>', '髙﨑'], ['<c t="s"><v>2</v></c>', ''],
  ])('show %s', async (cell, text) => {
    const shared = '<si><t>00123</t></si><si><r><t>髙</t></r><r><t>﨑</t></r><rPh sb="0" eb="2"><t>タカサキ</t></rPh><phoneticPr fontId="1"/></si><si/>'
    expect(await shown(cell, { shared })).toBe(text)
  })
})

describe('sheets and rows', () => {
  const table = rowOf(4, '注文番号', '注文日', '', '金額') + rowOf(5, '0012', number(45372, 1), '', number(1480)) + '<row r="6" ht="20"/>' + rowOf(7, '', '', '', '') + rowOf(9, '0013', '', '', '', '欄外')
  const path = (): string => write({
    formats: [0, 'yyyy/m/d'],
    sheets: { '表紙': rowOf(2, '使い方'), '-隠し': rowOf(1, '秘密'), '受注 & 発送': rowOf(1, '2024年3月の受注') + table },
  })

  it('skip hidden sheets, keep row numbers, leave out blank rows, never shift a column', async () => {
    const heads = await sheetsOf(path())
    expect(heads).toEqual([
      { name: '表紙', rows: [['使い方']], lines: [2] },
      { name: '受注 & 発送', lines: [1, 4, 5, 9], rows: [['2024年3月の受注', '', '', '', ''], ['注文番号', '注文日', '', '金額', ''], ['0012', '2024/03/21', '', '1480', ''], ['0013', '', '', '', '欄外']] },
    ])
    expect(await allRows(path(), '受注 & 発送')).toMatchObject({ cells: heads[1].rows, lines: heads[1].lines, damaged: [] })
  })

  it('take cells without references in turn, prefixes, and other names of the parts', async () => {
    const plain = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await allRows(write({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': plain } }))).toMatchObject({ cells: [['a', '', '3'], ['4', '', '']], lines: [1, 2] })
    const wide = Buffer.from('\ufeff<worksheet><sheetData><row><c t="str"><v>髙</v></c></row></sheetData></worksheet>', 'utf16le')
    expect((await allRows(write({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': wide } }))).cells).toEqual([['髙']])
  })

  it('report what stands right of the headings further down, and go on', async () => {
    const rows = Array.from({ length: 70 }, (_, i) => rowOf(i + 1, 'a', 'b')).join('') + rowOf(71, 'a', 'b', 'c')
    const { cells, damaged } = await allRows(write({ sheets: { S: rows } }))
    expect([cells.length, cells[70], damaged]).toEqual([71, ['a', 'b'], [{ line: 71, reason: 'tooManyCells', value: 'c', kept: true }]])
  })

  it('come in batches, and stop when nobody takes them', async () => {
    const file = write({ sheets: { S: Array.from({ length: 3_210 }, (_, i) => rowOf(i + 1, `n${i}`, 'x'.repeat(i % 50 + 1))).join('') } })
    const { cells, bytes } = await allRows(file)
    expect(cells.map(([first]) => first)).toEqual(Array.from({ length: 3_210 }, (_, i) => `n${i}`))
    expect(bytes).toHaveLength(7)
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b))
    const rows = sheetRows(file, 'S')
    expect((await rows.next()).done).toBe(false)
    await rows.return(undefined)
    expect((await rows.next()).done).toBe(true)
  })
})

describe('findHeading', () => {
  const never = (): boolean => false
  const head = ['注文番号', '注文日', 'お名前', '電話番号', '金額']
  const body = [['A-1', '2024/03/21', '見本 太郎', '03-1234-5678', '1480'], ['A-2', '2024/03/22', '見本 花子', '', '980']]
  it.each<[string, string[][], number]>([
    ['at the top', [head, ...body], 0],
    ['below titles and notes', [['2024年3月の受注一覧', '', '', '', ''], ['出力日', '2024/04/01', '', '', ''], head, ...body], 2],
    ['below a row of groups', [['', '', 'お客様', '', ''], head, ...body], 1],
    ['with every cell a word below', [['氏名', '住所'], ['山田', '東京']], 0],
    ['where there are only data', body, -1],
    ['where there is nothing', [], -1],
    ['where there is one column', [['見出し'], ['値']], -1],
  ])('guesses headings %s', (_, rows, index) => expect(findHeading(rows, never)).toBe(index))
  it('takes the row that is known before any guess', () => expect(findHeading([head, ['x', 'y'], ...body], (row) => row[0] === 'x')).toBe(1))
})
