// Workbooks made to do harm are refused in time and without much memory; nothing of them gets outside.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ShopError } from '../../../db/errors.ts'
import { batchesOf, headsOf } from '../../../db/imports/xlsxRows.ts'
import { fileOf, hostile } from './orderFiles.ts'
import { allRows, bookOf, rowOf } from './xlsxFile.ts'

interface Measured { result: string; ms: number; before: number; peak: number }

/** Reads a workbook in a process of its own. Memory in MB. */
function measure(path: string): Measured {
  const script = `
    const { sheetsOf, sheetRows } = await import(${JSON.stringify(join(import.meta.dirname, '../../../db/imports/xlsx.ts'))})
    await sheetsOf(${JSON.stringify(join(hostile, 'xlsx_ok.xlsx'))})
    const [before, start, file] = [process.memoryUsage.rss(), performance.now(), ${JSON.stringify(path)}]
    const rows = []
    let result
    try {
      for (const { name } of await sheetsOf(file)) for await (const { cells } of sheetRows(file, name)) rows.push(...cells)
      result = JSON.stringify(rows)
    } catch (error) { result = error.code }
    if (({}).x !== undefined) result = 'polluted'
    console.log(JSON.stringify({ result, ms: performance.now() - start, before: before / 1e6, peak: process.resourceUsage().maxRSS / 1e3 }))`
  const file = fileOf(script).replace(/csv$/, 'mjs')
  writeFileSync(file, script)
  // A worker takes over the switches of its process: the script cannot come by one.
  return JSON.parse(execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], { encoding: 'utf8' })) as Measured
}

describe('hostile workbooks', () => {
  it.each([
    ['xlsx_ok', '[["氏名","住所"],["山田","東京"]]'],
    ['xlsx_bomb_200MB', 'xlsxUnsafe'],
    ['xlsx_billion_laughs', 'xlsxUnsafe'],
    ['xlsx_xxe', 'xlsxUnsafe'],
    ['xlsx_far_cell', 'xlsxDamaged'],
    ['xlsx_zip_slip', '[["氏名","住所"],["山田","東京"]]'],
    ['xlsx_proto', '[["__proto__","constructor"],["x","y"]]'],
    ['xlsx_formula_cached', '[["氏名"],["山田"]]'],
    ['xlsx_lying_size', 'xlsxUnsafe'],
    ['xlsx_cut', 'xlsxDamaged'],
    ['xlsx_encrypted_stub', 'fileIsOldExcel'],
  ])('%s', (name, result) => {
    const found = measure(join(hostile, `${name}.xlsx`))
    expect(found.result).toBe(result)
    expect(found.ms).toBeLessThan(1_000)
    expect(found.peak).toBeLessThan(300)
    expect(found.peak - found.before).toBeLessThan(100)
    expect(existsSync('/tmp/zipslip_evil.txt') || existsSync('/tmp/zipslip_abs.txt')).toBe(false)
  })

  it('cannot take much memory with one long text named over and over', () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(30)
    const rows = Array.from({ length: 3_000 }, () => `<row>${cells}</row>`).join('')
    const { result, peak } = measure(fileOf(bookOf({ sheets: { S: rows }, shared: `<si><t>${'長'.repeat(32_000)}</t></si>` })))
    expect(result).toBe('xlsxTooLarge')
    expect(peak).toBeLessThan(400)
  })
})

/** What reading a workbook ends with; run right here, without its worker. */
async function ending(bytes: Uint8Array): Promise<string> {
  const path = fileOf(bytes)
  try {
    for (const { name } of await headsOf(path, () => {})) for await (const _ of batchesOf(path, name, () => {})) { /* read on */ }
    return 'read'
  } catch (error) {
    if (error instanceof ShopError) return error.code
    throw error
  }
}
const sheet = (content: string, before = ''): Uint8Array => bookOf({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${content}</sheetData></worksheet>` } })

/** A workbook with a number in every entry of its directory changed. */
function lying(bytes: Uint8Array, field: number, change: (value: number) => number): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4)) copy.writeUInt32LE(change(copy.readUInt32LE(at + field)) >>> 0, at + field)
  return copy
}

describe('refusals', () => {
  const ok = bookOf({ sheets: { S: rowOf(1, '氏名', '住所') + rowOf(2, '山田', '東京') } })
  it.each<[string, Uint8Array, string]>([
    ['an ordinary one is read', ok, 'read'],
    ['less declared than there is', lying(ok, 24, (size) => size - 1), 'xlsxUnsafe'],
    ['more declared than there is', lying(ok, 24, (size) => size + 1), 'xlsxDamaged'],
    ['a checksum that is not right', lying(ok, 16, (crc) => crc ^ 1), 'xlsxDamaged'],
    ['64-bit sizes that are not there', lying(ok, 24, () => 0xffffffff), 'xlsxUnsafe'],
    ['encrypted parts', lying(ok, 8, (flags) => flags | 1), 'xlsxUnsafe'],
    ['parts on top of each other', lying(ok, 42, () => 0), 'xlsxUnsafe'],
    ['a zip without a workbook', zipSync({ 'orders.csv': new Uint8Array(9), '[Content_Types].xml': new Uint8Array(9) }), 'fileIsZip'],
    ['a text document', zipSync({ 'word/document.xml': new Uint8Array(9) }), 'fileIsZip'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': new Uint8Array(9) }), 'fileIsExcel'],
    ['too many parts', bookOf({ sheets: { S: '' }, parts: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`x${i}`, 'x'])) }), 'xlsxUnsafe'],
    ['a part twice', bookOf({ sheets: { S: '' }, parts: { 'XL/workbook.xml': '<workbook/>' } }), 'xlsxUnsafe'],
    ['a document type', sheet('', '<!DOCTYPE a [<!ENTITY b "c">]>'), 'xlsxUnsafe'],
    ['an entity of its own', sheet(rowOf(1, 'x').replace('>x<', '>&b;<')), 'xlsxUnsafe'],
    ['endless nesting', sheet('<row>'.repeat(100)), 'xlsxUnsafe'],
    ['a tag without end', sheet(`<row x="${'1 '.repeat(1_200_000)}`), 'xlsxUnsafe'],
    ['XML that is cut', bookOf({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1' } }), 'xlsxDamaged'],
    ['XML that is not well-formed', sheet('<row r="1"><c></row>'), 'xlsxDamaged'],
    ['bytes that are no text', bookOf({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': new Uint8Array([60, 97, 62, 0x8a, 0xbf, 60, 47, 97, 62]) } }), 'xlsxDamaged'],
    ['rows that go back', sheet(rowOf(2, 'a') + rowOf(1, 'b')), 'xlsxDamaged'],
    ['a cell of another row', sheet('<row r="1"><c r="B2"><v>1</v></c></row>'), 'xlsxDamaged'],
    ['a cell beyond the last column', sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'xlsxDamaged'],
    ['a shared text that is not there', sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'xlsxDamaged'],
    ['a row beyond measure', sheet('<row r="3"><c r="XFD3"><v>1</v></c></row>'), 'fileTooManyColumns'],
    ['an empty far cell is harmless', sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'), 'read'],
    ['a sheet that points outside', bookOf({ sheets: { S: '' }, parts: { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>' } }), 'xlsxDamaged'],
    ['an empty file', new Uint8Array(), 'fileEmpty'],
  ])('%s', async (_, bytes, code) => expect(await ending(bytes)).toBe(code))

  it('name the row', async () => {
    const path = fileOf(sheet('<row r="3"><c r="BXY3"><v>1</v></c></row>'))
    await expect(allRows(path, 'S')).rejects.toMatchObject({ code: 'fileTooManyColumns', params: { line: 3, columns: 2_001, most: 2_000 } })
  })
  it('say that a file is gone', async () => await expect(allRows('/nowhere/at all.xlsx', 'S')).rejects.toMatchObject({ code: 'fileNotFound' }))

  it('is cut anywhere: refused', async () => {
    const whole = readFileSync(join(hostile, 'xlsx_ok.xlsx'))
    for (let length = 1; length < whole.length; length += 13) expect(await ending(whole.subarray(0, length))).toBe('xlsxDamaged')
  })
  it('is damaged anywhere: read or refused, never anything else', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(ok.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Uint8Array.from(ok)
      for (const [at, value] of changes) bytes[at] = value
      expect(await ending(bytes)).toMatch(/^(read|xlsx\w+|file\w+)$/)
    }), { numRuns: 400 })
  })
})
