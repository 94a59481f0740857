// A panel as a file: the same answer as on the screen, written as text, CSV or an Excel workbook in the language of the window.
import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import type { CellObject } from 'write-excel-file/node'
import type { Cell, PanelAnswer } from '../analysis/panelModel.ts'
import { isFiltering } from '../analysis/filterModel.ts'
import { textsIn } from '../texts.ts'
import { csvText, inCp932, neutralised, unwritableIn } from '../letters/csv.ts'
import type { OpenShop } from '../shop.ts'
import { askPanel, prepareForecast } from './ask.ts'
import type { PanelFile, PanelFileQuery } from './model.ts'
import { filterWords, nameOf, withoutTax } from './rules.ts'
import type { Say } from '../formats/rules.ts'

/** A cell of a file: words, or a figure with the way Excel shows it. */
type Written = string | { value: number; format: string }

/** Throws badInput, notFound. */
export async function panelFile(open: OpenShop, query: PanelFileQuery, language: 'ja' | 'en'): Promise<PanelFile> {
  const { format } = query
  await prepareForecast(open, query, { signal: new AbortController().signal })
  const { title, name, before, heads, body, answer } = writtenPanel(open, query, await textsIn(language), language)
  const done = (bytes: Uint8Array, unwritable = ''): PanelFile => ({ name, bytes, rows: body.length, unwritable })

  if (format === 'xlsx') return done(await writeXlsx([sheetOf(title, before, heads, body, answer)]).toBuffer())
  const lines = [heads.map(neutralised), ...body.map((row) => row.map((cell) => (typeof cell === 'string' ? neutralised(cell) : textOf(cell))))]
  if (format === 'tsv') return done(Buffer.from(lines.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n') + '\r\n'))
  const all = [...before.map((line) => line.map(neutralised)), [], ...lines]
  if (format === 'csv') return done(iconv.encode('\ufeff' + csvText(all), 'utf-8'))
  return done(iconv.encode(csvText(all.map((line) => line.map(inCp932))), 'cp932'), unwritableIn(all.flat().join('')))
}

/** One workbook with a sheet for each question, in their order; a forecast must be known already. Throws badInput, notFound. */
export async function panelBook(open: OpenShop, queries: readonly Omit<PanelFileQuery, 'format'>[], language: 'ja' | 'en'): Promise<Uint8Array> {
  const say = await textsIn(language)
  const taken = new Set<string>()
  const sheets = queries.map((query) => {
    const { title, before, heads, body, answer } = writtenPanel(open, query, say, language)
    const sheet = sheetOf(title, before, heads, body, answer)
    // No two sheets of a book may have one name.
    for (let n = 2; taken.has(sheet.sheet.toLowerCase()); n++) sheet.sheet = `${sheet.sheet.slice(0, 27)} ${n}`
    taken.add(sheet.sheet.toLowerCase())
    return sheet
  })
  return writeXlsx(sheets).toBuffer()
}

/** A panel in words and figures: its title and what stands below it, its heads, its rows. */
function writtenPanel(open: OpenShop, { tax, ...query }: Omit<PanelFileQuery, 'format'>, say: Say, language: 'ja' | 'en') {
  const answer = askPanel(open, query)
  const write = (cell: Cell): Written => written(cell, answer, say, tax === 'without' ? open.settings.taxPercent : 0, language)
  const { columns, rows } = answer.table
  const heads = columns.map(({ key, label }) => (label ? textOf(write(label)) : say(`panels.${answer.panel}.columns.${key}`)))
  const body = rows.map((row) => row.map(write))
  const title = say(`panels.${answer.panel}.name`)
  const before = [[title], ...preface(open, query, answer, say, tax, write).map((line) => [line])]
  return { title, name: `${title} ${answer.asOf}`, before, heads, body, answer }
}

/** Below the title: the day, the filter, with or without tax, what the panel says. */
function preface(open: OpenShop, query: Omit<PanelFileQuery, 'format' | 'tax'>, answer: PanelAnswer, say: Say, tax: PanelFileQuery['tax'], write: (cell: Cell) => Written): string[] {
  const { facts, db: { sqlite } } = open
  const filter = query.filter
  const names = { product: (id: number) => facts.productName[facts.productId.indexOf(id)] ?? '', segment: (id: number) => (sqlite.prepare('SELECT name FROM segment WHERE id = ?').pluck().get(id) as string | undefined) ?? '' }
  const hasMoney = answer.table.rows.some((row) => row.some((cell) => cell.kind === 'yen' || (cell.kind === 'mean' && cell.of === 'yen')))
  const options = answer.choices.map(({ option }) => say('analysis.file.option', {
    name: say(`panels.${answer.panel}.options.${option}.name`),
    value: say(`panels.${answer.panel}.options.${option}.values.${String(answer.options[option])}`, { defaultValue: String(answer.options[option]) }),
  }))
  return [
    say('analysis.file.asOf', { day: answer.asOf }),
    ...(isFiltering(filter) ? [say('analysis.file.filter', { filter: filterWords(filter, say, names).join(say('analysis.filterJoin')) })] : []),
    ...options,
    ...(hasMoney ? [say(`analysis.file.tax.${tax}`)] : []),
    ...(answer.say ? [say(`panels.${answer.panel}.say.${answer.say.key}`, Object.fromEntries(Object.entries(answer.say.values).map(([key, cell]) => [key, inSentence(cell, write, say)])))] : []),
  ]
}

function inSentence(cell: Cell, write: (cell: Cell) => Written, say: Say): string {
  if (cell.kind === 'people') return say('units.people', { count: cell.count })
  if (cell.kind === 'count' && (cell.unit === 'times' || cell.unit === 'days')) return say(`units.${cell.unit}`, { count: cell.count })
  const one = write(cell)
  if (cell.kind === 'yen' || cell.kind === 'profit' || (cell.kind === 'mean' && (cell.of === 'yen' || cell.of === 'profit'))) return typeof one === 'string' ? one : say('cli.yen', { yen: one.value })
  return textOf(one)
}

const money = '#,##0'
function written(cell: Cell, { panel }: PanelAnswer, say: Say, taxPercent: number, language: 'ja' | 'en'): Written {
  const sales = (yen: number): number => withoutTax(yen, taxPercent)
  switch (cell.kind) {
    case 'none': return ''
    case 'day': return language === 'ja' ? cell.day.replaceAll('-', '/') : cell.day
    case 'month': return language === 'ja' ? cell.day.slice(0, 7).replace('-', '/') : cell.day.slice(0, 7)
    case 'people':
    case 'count': return { value: cell.count, format: money }
    case 'yen': return { value: sales(cell.yen), format: money }
    case 'profit': return { value: cell.yen, format: money }
    case 'yenRange': {
      const number = (yen: number) => yen.toLocaleString('en-US')
      return cell.to === null ? say('analysis.yenFrom', { yen: number(cell.from) }) : say('analysis.yenRange', { from: number(cell.from), to: number(cell.to) })
    }
    case 'rate': return cell.denominator === 0 ? '' : { value: cell.numerator / cell.denominator, format: '0.0%' }
    case 'mean': {
      if (cell.count === 0) return ''
      if (cell.of === 'times' || cell.of === 'days') return { value: cell.sum / cell.count, format: '0.00' }
      const mean = Math.round(cell.sum / cell.count)
      return { value: cell.of === 'yen' ? sales(cell.sum / cell.count) : mean, format: money }
    }
    case 'number': return cell.value === null ? '' : { value: cell.value, format: cell.digits > 0 ? `#,##0.${'0'.repeat(cell.digits)}` : money }
    default: return nameOf(cell, panel, say) ?? ''
  }
}

/** A figure as a spreadsheet reads it from text. */
function textOf(cell: Written): string {
  if (typeof cell === 'string') return cell
  if (cell.format.endsWith('%')) return `${(Math.round(cell.value * 1000) / 10).toFixed(1)}%`
  const digits = cell.format.split('.')[1]?.length ?? 0
  return cell.value.toFixed(digits)
}

/** What XML cannot hold is left out. */
// eslint-disable-next-line no-control-regex -- control characters are what is meant
const clean = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
const wide = (text: string): number => Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)

function sheetOf(title: string, before: string[][], heads: string[], body: Written[][], { table }: PanelAnswer) {
  const text = (value: string, more: Partial<CellObject> = {}): CellObject => ({ type: String, value: clean(value), ...more })
  const totals = new Set(table.totals)
  const rows = [
    ...before.map((line, i) => line.map((value) => text(value, i === 0 ? { fontWeight: 'bold', fontSize: 14 } : {}))),
    [],
    heads.map((value, i) => text(value, { fontWeight: 'bold', align: table.columns[i].right ? 'right' : 'left', bottomBorderStyle: 'thin' })),
    ...body.map((row, at) => row.map((cell, i): CellObject | null => {
      const bold = totals.has(at) ? { fontWeight: 'bold' as const, topBorderStyle: 'thin' as const } : {}
      if (cell === '') return null
      return typeof cell === 'string' ? text(cell, { align: table.columns[i].right ? 'right' : 'left', ...bold }) : { type: Number, value: cell.value, format: cell.format, ...bold }
    })),
  ]
  const columns = heads.map((head, i) => ({ width: Math.min(48, Math.max(8, wide(head), ...body.map((row) => wide(textOf(row[i])) + 2)) + 2) }))
  // A sheet's name has at most 31 characters, and some of them not.
  const sheet = clean(title).replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return { data: rows, columns, sheet, orientation: 'landscape' as const }
}
