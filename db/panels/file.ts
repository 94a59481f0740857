// A panel as a file: the same answer as on the screen, written as text, CSV or an Excel workbook in the language of the window.
import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import type { CellObject } from 'write-excel-file/node'
import type { Cell, PanelAnswer, PanelChoice } from '../analysis/panelModel.ts'
import { isFiltering } from '../analysis/filterModel.ts'
import { textsIn } from '../texts.ts'
import { formatsOf, tenthsOfPercent, timesText } from '../formats/rules.ts'
import type { Formats, Language, Say } from '../formats/rules.ts'
import { csvText, inCp932, neutralised, unwritableIn } from '../letters/csv.ts'
import type { OpenShop } from '../shop.ts'
import { askPanel, prepareForecast } from './ask.ts'
import { neverStopped, turn } from '../turns.ts'
import type { PanelFile, PanelFileQuery } from './model.ts'
import { cellInSentence, cellText, filterWords, withoutTax } from './rules.ts'

/** A cell of a file: words, or a figure with the way Excel shows it, and as a spreadsheet reads it from text. */
type Written = string | { value: number; format: string; text: string }

/** Throws badInput, notFound, cancelled. */
export async function panelFile(open: OpenShop, query: PanelFileQuery, language: Language, signal = neverStopped()): Promise<PanelFile> {
  const { format } = query
  await prepareForecast(open, query, { signal })
  await turn(signal)
  const { title, name, before, heads, body, answer } = writtenPanel(open, query, await textsIn(language), language)
  const done = (bytes: Uint8Array, unwritable = ''): PanelFile => ({ name, bytes, rows: body.length, unwritable })

  if (format === 'xlsx') return done(await writeXlsx([sheetOf(title, before, heads, body, answer)]).toBuffer())
  const lines = [heads.map(neutralised), ...body.map((row) => row.map((cell) => (typeof cell === 'string' ? neutralised(cell) : textOf(cell))))]
  if (format === 'tsv') return done(Buffer.from(lines.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n') + '\r\n'))
  const all = [...before.map((line) => line.map(neutralised)), [], ...lines]
  if (format === 'csv') return done(iconv.encode('\ufeff' + csvText(all), 'utf-8'))
  return done(iconv.encode(csvText(all.map((line) => line.map(inCp932))), 'cp932'), unwritableIn(all.flat().join('')))
}

/** One workbook with a sheet for each question, in their order; a forecast must be known already. Throws badInput, notFound, cancelled. */
export async function panelBook(open: OpenShop, queries: readonly Omit<PanelFileQuery, 'format'>[], language: Language, signal: AbortSignal): Promise<Uint8Array> {
  const say = await textsIn(language)
  const taken = new Set<string>()
  const sheets: ReturnType<typeof sheetOf>[] = []
  for (const query of queries) {
    await turn(signal)
    const { title, before, heads, body, answer } = writtenPanel(open, query, say, language)
    const sheet = sheetOf(title, before, heads, body, answer)
    // No two sheets of a book may have one name.
    for (let n = 2; taken.has(sheet.sheet.toLowerCase()); n++) sheet.sheet = `${sheet.sheet.slice(0, 27)} ${n}`
    taken.add(sheet.sheet.toLowerCase())
    sheets.push(sheet)
  }
  return writeXlsx(sheets).toBuffer()
}

/** A panel in words and figures: its title and what stands below it, its heads, its rows. */
function writtenPanel(open: OpenShop, { tax, ...query }: Omit<PanelFileQuery, 'format'>, say: Say, language: Language) {
  const answer = askPanel(open, query)
  const write = (cell: Cell): Written => written(cell, answer, say, tax === 'without' ? open.settings.taxPercent : 0, language)
  const { columns, rows } = answer.table
  const heads = columns.map(({ key, label }) => (label ? textOf(write(label)) : say(`panels.${answer.panel}.columns.${key}`)))
  const body = rows.map((row) => row.map(write))
  const title = say(`panels.${answer.panel}.name`)
  const before = [[title], ...preface(open, query, answer, say, tax, language).map((line) => [line])]
  return { title, name: `${title} ${answer.asOf}`, before, heads, body, answer }
}

/** Below the title: the day, the filter, with or without tax, what the panel says. */
function preface(open: OpenShop, query: Omit<PanelFileQuery, 'format' | 'tax'>, answer: PanelAnswer, say: Say, tax: PanelFileQuery['tax'], language: Language): string[] {
  const { facts, db: { sqlite } } = open
  const filter = query.filter
  const names = { product: (id: number) => facts.productName[facts.productId.indexOf(id)] ?? '', segment: (id: number) => (sqlite.prepare('SELECT name FROM segment WHERE id = ?').pluck().get(id) as string | undefined) ?? '' }
  const hasMoney = answer.table.rows.some((row) => row.some((cell) => cell.kind === 'yen' || (cell.kind === 'mean' && cell.of === 'yen')))
  // Days as the answer took them: one that was asked for may lie beyond its day.
  const inForce = ({ option, day }: PanelChoice): string => String((day ? answer.result as Record<string, unknown> : answer.options)[option])
  const options = answer.choices.map((choice) => say('analysis.file.option', {
    name: say(`panels.${answer.panel}.options.${choice.option}.name`),
    value: choice.day ? inForce(choice) : say(`panels.${answer.panel}.options.${choice.option}.values.${inForce(choice)}`, { defaultValue: inForce(choice) }),
  }))
  return [
    say('analysis.file.asOf', { day: answer.asOf }),
    ...(isFiltering(filter) ? [say('analysis.file.filter', { filter: filterWords(filter, say, names).join(say('analysis.filterJoin')) })] : []),
    ...options,
    ...(hasMoney ? [say(`analysis.file.tax.${tax}`)] : []),
    ...(answer.say ? [say(`panels.${answer.panel}.say.${answer.say.key}`, Object.fromEntries(Object.entries(answer.say.values).map(([key, cell]) => [key, cellInSentence(cell, answer.panel, say, formatsOf(language), tax === 'without' ? open.settings.taxPercent : 0)])))] : []),
  ]
}

const money = '#,##0'
function written(cell: Cell, { panel }: PanelAnswer, say: Say, taxPercent: number, language: Language): Written {
  const figure = (value: number, format = money, text = value.toFixed(0)): Written => ({ value, format, text })
  switch (cell.kind) {
    case 'none': return ''
    case 'each': return cell.items.length === 0 ? '' : cellText(cell, panel, say, inFile[language])
    case 'people':
    case 'count': return figure(cell.count)
    case 'yen': return figure(withoutTax(cell.yen, taxPercent))
    case 'profit': return figure(cell.yen)
    case 'rate': return cell.denominator === 0 ? '' : figure(cell.numerator / cell.denominator, '0.0%', `${tenthsOfPercent(cell.numerator, cell.denominator).toFixed(1)}%`)
    case 'mean': {
      if (cell.count === 0) return ''
      const mean = cell.sum / cell.count
      if (cell.of === 'yen') return figure(withoutTax(mean, taxPercent))
      return cell.of === 'profit' ? figure(Math.round(mean)) : figure(mean, '0.00', timesText(cell.sum, cell.count))
    }
    case 'number': return cell.value === null ? '' : figure(cell.value, cell.digits > 0 ? `#,##0.${'0'.repeat(cell.digits)}` : money, cell.value.toFixed(cell.digits))
    default: return cellText(cell, panel, say, inFile[language])
  }
}

/** Months of one width, so that they sort as they are written. */
const inFile: Record<Language, Formats> = { ja: { ...formatsOf('ja'), month: (day) => day.slice(0, 7).replace('-', '/') }, en: formatsOf('en') }

const textOf = (cell: Written): string => (typeof cell === 'string' ? cell : cell.text)

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
