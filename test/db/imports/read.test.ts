// Whole files through the reader: encodings, refusals, what is left out of a file and what is only dropped.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { inspectFile, readOrders } from '../../../db/imports/read.ts'
import { cellsOf, fileOf, hostile, readAll, refusalOf, samples, textOf } from './orderFiles.ts'

/** A text in ISO-2022-JP: every run of kanji between escapes, in the bytes of EUC-JP without their high bit; half-width kana likewise. */
function jis(text: string): Buffer {
  const run = (characters: string): Buffer => {
    if (characters.charCodeAt(0) < 128) return Buffer.from(characters)
    const half = characters.charCodeAt(0) > 0xff60 && characters.charCodeAt(0) < 0xffa0
    const bytes = iconv.encode(characters, 'eucjp').filter((byte) => !half || byte !== 0x8e).map((byte) => byte & 0x7f)
    return Buffer.concat([Buffer.from(half ? '\u001b(I' : '\u001b$B'), Buffer.from(bytes), Buffer.from('\u001b(B')])
  }
  return Buffer.concat((text.match(/\p{ASCII}+|[\uff61-\uff9f]+|[^\p{ASCII}\uff61-\uff9f]+/gu) ?? []).map(run))
}

const base = cellsOf('base/order_list.csv', 'shift_jis', ',')
const column = (heading: string): number => base[0]?.indexOf(heading) ?? -1
/** The BASE sample with some cells changed; rows counted from 1, below the headings. */
const changed = (changes: [row: number, heading: string, value: string][]): string =>
  textOf(base.map((cells, i) => cells.map((cell, at) => changes.find(([row, heading]) => row === i && column(heading) === at)?.[2] ?? cell)))

const headings = 'formatUnknown {"headings":"注文番号、氏名、フリガナ、郵便番号、住所"}'
const refusals: Record<string, string> = {
  'big_cols.csv': 'fileTooManyColumns', 'csv_empty.csv': 'fileEmpty',
  'html_as_xls.xls': 'fileIsHtml', 'not_csv_pdf.csv': 'fileIsPdf', 'not_csv_zip.csv': 'fileIsZip',
  'enc_mixed_utf8_cp932.csv': 'fileDamaged {"line":3}',
  'csv_dup_headers.csv': 'formatUnknown {"headings":"氏名、氏名、住所、住所"}', 'inj_headers.csv': 'formatUnknown {"headings":"__proto__、constructor、prototype、氏名"}',
}

describe('inspectFile', () => {
  it.each(readdirSync(hostile).filter((name) => name !== 'MANIFEST.json' && !name.endsWith('.xlsx')))('refuses %s at once, with its headings read right where it is text', async (name) => {
    const started = performance.now()
    const refusal = await inspectFile(join(hostile, name)).then(() => 'none', String)
    expect(refusal).toContain(refusals[name] ?? headings)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
  it.each([
    ['no-such-file.csv', 'fileNotFound'], ['base', 'fileNotFound'],
  ])('says what %s is instead', async (name, code) => expect(await refusalOf(inspectFile(join(samples, name)))).toBe(code))
  it('knows Amazon\'s report without prices', async () => {
    const names = 'order-id order-item-id purchase-date payments-date buyer-name sku product-name quantity-purchased quantity-shipped quantity-to-ship'
    expect(await refusalOf(inspectFile(fileOf(names.replaceAll(' ', '\t') + '\n')))).toBe('formatHasNoAmounts')
  })
  it('finds the headings below a hint for Excel and blank lines, with other delimiters, quoted, or after half a byte order mark', async () => {
    const semicolons = '\ufeffsep=;\n\n' + base.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
    const reading = await readAll(fileOf(semicolons))
    expect(reading.head).toMatchObject({ delimiter: ';', headerLine: 3, format: 'base', encoding: 'utf-8-bom' })
    expect(reading.orders).toHaveLength(22)
    expect(reading.orders[0]?.line).toBe(4)
    const half = Buffer.concat([Buffer.from([0xef, 0xbb]), Buffer.from(textOf(base))])
    expect((await readAll(fileOf(half))).orders).toHaveLength(22)
    expect((await readAll(fileOf(Buffer.from(textOf(base), 'utf16le')))).head.encoding).toBe('utf-16le')
  })
  it('tells the encoding from a text that begins far down the file', async () => {
    const amazon = readFileSync(join(samples, 'amazon/new_orders.txt'))
    const end = amazon.indexOf('\n') + 1
    const plain = '250-0000000-0000000\t1\t2024-03-03T17:34:14+09:00\t\tx@example.com\tSmith\t\tA\tplain\t1\tJPY\t100\t9\t0\t0'.padEnd(150, '\t').split('\t').slice(0, 29).join('\t') + '\r\n'
    const { head, orders } = await readAll(fileOf(Buffer.concat([amazon.subarray(0, end), Buffer.from(plain.repeat(4_000)), amazon.subarray(end)])))
    expect([head.encoding, orders.length, orders.at(-1)?.contact?.name]).toEqual(['cp932', 19, '仮名 みどり'])
  })
  it('reads Japanese text in whatever encoding it was written, far down the file, too', async () => {
    const text = textOf(base)
    const written = (encoding: string) => iconv.encode(text, encoding)
    for (const [bytes, encoding] of [[written('eucjp'), 'euc-jp'], [written('utf16be'), 'utf-16be'], [written('utf16le'), 'utf-16le'], [jis(textOf(base.slice(0, 2))), 'iso-2022-jp']] as const) {
      const { head, orders } = await readAll(fileOf(bytes))
      expect([encoding, head.encoding, orders.length, orders[0]?.contact?.name]).toEqual([encoding, encoding, encoding === 'iso-2022-jp' ? 1 : 22, '仮名 みどり'])
    }
    const plain = 'order-id\torder-item-id\tpurchase-date\tbuyer-name\tproduct-name\tquantity-purchased\titem-price\n' + '1\t1\t2024-03-03T17:34:14+09:00\tSmith\tplain\t1\t100\n'.repeat(4_000)
    const last = '2\t1\t2024-03-03T17:34:14+09:00\t仮名 みどり\t茶\t1\t100\n'
    for (const [bytes, encoding] of [[iconv.encode(last, 'eucjp'), 'euc-jp'], [jis(last), 'iso-2022-jp'], [iconv.encode(last, 'cp932'), 'cp932']] as const) {
      const { head, orders } = await readAll(fileOf(Buffer.concat([Buffer.from(plain), bytes])))
      expect([head.encoding, orders.at(-1)?.contact?.name]).toEqual([encoding, '仮名 みどり'])
    }
  })
  it('names the line of damage in ISO-2022-JP', async () => {
    const bytes = jis(textOf(base))
    const at = bytes.indexOf('\u001b$B', bytes.indexOf('\n') + 1) + 3
    expect(await refusalOf(readAll(fileOf(Buffer.concat([bytes.subarray(0, at), Buffer.from([0x0e, 0x0e]), bytes.subarray(at)]))))).toBe('fileDamaged:2')
  })
  it('asks where half-width kana could be two encodings, and never guesses wrong', async () => {
    const kana = 'order-id,order-item-id,purchase-date,buyer-name,product-name,quantity-purchased,item-price\n1,1,2024-03-03,ｻﾄｳ ﾊﾅｺ,ﾁｬｵﾁｬ,1,100\n'
    const outcome = await readAll(fileOf(iconv.encode(kana, 'cp932'))).then(({ orders }) => orders[0]?.contact?.name ?? '', (error: unknown) => String(error))
    expect(outcome).toMatch(/ｻﾄｳ ﾊﾅｺ|fileEncodingUnknown/)
  })
})

describe('readOrders', () => {
  it('finds no orders in a file of headings, which is no fault', async () => {
    expect(await readAll(fileOf(textOf(base.slice(0, 1))))).toMatchObject({ orders: [], rejected: [], rows: 0 })
  })
  it('leaves out orders with broken numbers, dates or rows, by line, and keeps the others', async () => {
    const broken = changed([[1, '注文日時', '2024-13-45'], [3, '価格', 'abc'], [8, '注文日時', ''], [9, '数量', '1.5'], [15, '注文ID', ''], [16, '合計金額', ''], [17, '注文ID', '1.2E+11']])
    const { orders, rejected, rows } = await readAll(fileOf(broken))
    expect(rows).toBe(47)
    const found = rejected.map(({ line, reason, kept }) => `${line} ${reason} ${kept}`)
    expect(found).toEqual([
      '2 badDate false', '3 badDate false', '4 badAmount false', '5 badAmount false', '6 badAmount false', '9 noDate false', '10 badQuantity false', '11 badQuantity false',
      '16 noOrderNo false', '17 noAmount false', '18 excelDamage false',
    ])
    expect(orders.map(({ line }) => line)).not.toContain(2)
    expect(orders.length).toBeGreaterThan(14)
  })
  it('drops broken contact values and keeps the order', async () => {
    const { orders, rejected } = await readAll(fileOf(changed([
      [1, '電話番号(請求先)', '9.01E+09'], [1, 'メールアドレス(請求先)', 'なし'], [1, '郵便番号(請求先)', '600001'], [8, '電話番号(請求先)', '="0312345678"'], [8, '氏(請求先)', '  見本　'],
    ])))
    expect(rejected).toEqual([
      { line: 2, reason: 'badEmail', value: 'なし', kept: true }, { line: 2, reason: 'excelDamage', value: '9.01E+09', kept: true },
      { line: 2, reason: 'excelDamage', value: '600001', kept: true },
    ])
    expect(orders[0]?.contact).toMatchObject({ name: '仮名 みどり', phone: '', email: '', postalCode: '' })
    expect(orders.find(({ line }) => line === 9)?.contact).toMatchObject({ phone: '0312345678', familyName: '見本' })
  })
  it('never reads rows with too few or too many cells, nor the order they belong to', async () => {
    const rows = textOf(base).split('\n')
    rows[2] = rows[2]?.split(',').slice(0, 20).join(',') ?? ''
    rows[8] = rows[8]?.replace(',', ',余分,') ?? ''
    const { orders, rejected } = await readAll(fileOf(rows.join('\n')))
    expect(rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['2 tooFewCells', '3 tooFewCells', '9 tooManyCells'])
    expect(orders).toHaveLength(20)
  })
  it('gives an order that comes in two places as two records', async () => {
    const [header, first, second, ...others] = base
    const { orders } = await readAll(fileOf(textOf([header ?? [], first ?? [], ...others, second ?? []])))
    expect(orders.filter(({ orderNo }) => orderNo === base[1]?.[0]).map(({ line, lines }) => [line, lines?.length])).toEqual([[2, 1], [51, 1]])
  })
  it('names lines rightly below notes of several lines', async () => {
    const { orders, rejected } = await readAll(fileOf(changed([[1, '備考', '一行目\n"二行目"\n\n四行目'], [3, '数量', '?']])))
    expect(orders[0]?.note).toBe('一行目\n"二行目"\n\n四行目')
    expect(rejected.map(({ line }) => line)).toEqual([7, 8, 9])
  })
  it('stops at bytes that are no text, naming the line', async () => {
    const shiftJis = readFileSync(join(samples, 'base/order_list.csv'))
    const fourth = shiftJis.indexOf(Buffer.from('\n1B68')) + 30
    const mixed = Buffer.concat([shiftJis.subarray(0, fourth), Buffer.from('\n髙橋,'), shiftJis.subarray(fourth)])
    expect(await refusalOf(readAll(fileOf(mixed)))).toBe('fileDamaged:5')
    expect(await refusalOf(readAll(fileOf(shiftJis.subarray(0, shiftJis.lastIndexOf(Buffer.from([0x8c, 0x88])) + 1))))).toMatch(/^fileDamaged:51$/)
    const late = Buffer.concat([...Array.from({ length: 60 }, () => Buffer.from(textOf(base))), Buffer.from('x,\xff\n', 'latin1')])
    expect(await refusalOf(readAll(fileOf(late)))).toBe('fileDamaged:' + (60 * textOf(base).split('\n').length - 59))
  })
  it('removes zeros, ignores a padded end, empties what another program replaced, and reports it', async () => {
    const text = changed([[1, '備考', '山\0田'], [3, '氏(請求先)', '架\ufffd']])
    const { orders, rejected } = await readAll(fileOf(Buffer.concat([Buffer.from(text), Buffer.alloc(3_000_000)])))
    expect(orders).toHaveLength(22)
    expect(orders[0]?.note).toBe('山田')
    expect(orders[1]?.contact?.familyName).toBe('')
    expect(rejected.filter(({ reason, kept }) => reason === 'damagedText' && kept).map(({ line }) => line)).toEqual(expect.arrayContaining([2, 4]))
  })
  it('refuses a line of 10 MB quickly', async () => {
    const started = performance.now()
    expect(await refusalOf(readAll(fileOf(textOf(base) + 'x'.repeat(10_000_000) + '\n')))).toMatch(/^fileLineTooLong:\d+$/)
    expect(await refusalOf(readAll(fileOf(Buffer.from(textOf(base) + 'x'.repeat(10_000_000), 'utf16le'))))).toMatch(/^fileLineTooLong:\d+$/)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
  it('stays quick on text made to trip patterns', async () => {
    const long = 'a'.repeat(100_000)
    const started = performance.now()
    const { orders } = await readAll(fileOf(changed([[1, '電話番号(請求先)', '1-'.repeat(50_000)], [1, 'メールアドレス(請求先)', long + '@'], [1, '氏(請求先)', long], [3, '調整金額', '9'.repeat(50_000) + 'x'], [4, '注文日時', '2024-01-01 '.padEnd(90_000)]])))
    expect(orders.length).toBeGreaterThan(18)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
  it('stops between batches when asked to, and turns times to the shop\'s zone', async () => {
    const path = join(samples, 'shopify/orders_export.csv')
    const head = await inspectFile(path)
    const stop = new AbortController()
    stop.abort()
    expect(await refusalOf(readOrders(head, { timeZone: 'Asia/Tokyo', signal: stop.signal }).next())).toBe('cancelled')
    const [tokyo, honolulu] = [await readAll(path), await readAll(path, 'Pacific/Honolulu')]
    expect([tokyo.orders[0]?.orderedDay, tokyo.orders[0]?.minute]).toEqual([19_802, 154])
    expect([honolulu.orders[0]?.orderedDay, honolulu.orders[0]?.minute]).toEqual([19_801, 154 + 5 * 60])
  })
})
