// Workbooks for the tests, written part by part so that every oddity can be put in.
import { strToU8, zipSync } from 'fflate'
import { sheetsOf, sheetRows } from '../../../db/imports/xlsx.ts'
import type { RejectedRow } from '../../../db/imports/record.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface BookOptions {
  /** Content of <sheetData>, by sheet name. A name that begins with '-' is a hidden sheet. */
  sheets: Record<string, string>
  /** Content of <sst>. */
  shared?: string
  /** Number format codes of the styles 0, 1, …: an id or a code. */
  formats?: (number | string)[]
  from1904?: boolean
  /** Further parts, or others in place of the usual ones. */
  parts?: Record<string, string | Uint8Array>
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The bytes of a workbook. */
export function bookOf({ sheets, shared, formats = [], from1904 = false, parts = {} }: BookOptions): Uint8Array {
  const names = Object.keys(sheets)
  const relations = names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${types}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
  const codes = formats.flatMap((code, i) => typeof code === 'string' ? [`<numFmt numFmtId="${i + 164}" formatCode="${escaped(code)}"/>`] : [])
  const text: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="${types}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>`
      + names.map((name, i) => `<sheet name="${escaped(name.replace(/^-/, ''))}" sheetId="${i + 1}"${name.startsWith('-') ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('') + '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}<Relationship Id="s" Type="${types}/styles" Target="/xl/styles.xml"/>`
      + `<Relationship Id="t" Type="${types}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>`
      + formats.map((code, i) => `<xf numFmtId="${typeof code === 'string' ? i + 164 : code}"/>`).join('') + '</cellXfs></styleSheet>',
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${shared}</sst>` }),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`])),
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(text).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))
}

/** A row of texts and ready-made cells ('<c …'); '' is left out. */
export function rowOf(line: number, ...cells: string[]): string {
  const written = cells.map((cell, i) => {
    const reference = String.fromCharCode(65 + i) + line
    if (cell.startsWith('<c')) return cell.replace('<c', `<c r="${reference}"`)
    return cell === '' ? '' : `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  })
  return `<row r="${line}">${written.join('')}</row>`
}

/** All rows of a sheet, the first visible one where none is named. */
export async function allRows(path: string, sheet?: string): Promise<{ cells: string[][]; lines: number[]; damaged: RejectedRow[]; bytes: number[] }> {
  const all = { cells: [] as string[][], lines: [] as number[], damaged: [] as RejectedRow[], bytes: [] as number[] }
  for await (const batch of sheetRows(path, sheet ?? (await sheetsOf(path))[0].name)) {
    all.cells.push(...batch.cells)
    all.lines.push(...batch.lines)
    all.damaged.push(...batch.damaged)
    all.bytes.push(batch.bytes)
  }
  return all
}
