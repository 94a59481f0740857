// Panels in words, the same for the window, paper, files and the terminal: cells, money with and without tax, the filter.
import type { FigureFilter } from '../analysis/filterModel.ts'
import type { Cell, PanelCode, PanelTable } from '../analysis/panelModel.ts'
import { isFew } from '../analysis/rules.ts'
import { timesText } from '../formats/rules.ts'
import type { Formats, Say } from '../formats/rules.ts'

/** Yen with tax as yen without it; a plain copy where tax is to stay. */
export function withoutTax(yen: number, taxPercent: number): number {
  return Math.round((yen * 100) / (100 + taxPercent))
}

/** The name of a channel; a code without a name is shown as it is. */
export const channelName = (code: string, say: Say): string => say(`channels.${code}`, { defaultValue: code })
/** A prefecture by its JIS number, 1 to 47; any other number is one that is not known. */
export const prefectureName = (code: number, say: Say): string => say(code >= 1 && code <= 47 ? `analysis.prefectures.${code}` : 'analysis.noPrefecture')

/** One of several names in a cell, with its number of people. */
export const eachText = ({ name, count }: Extract<Cell, { kind: 'each' }>['items'][number]): string => `${name} ${count.toLocaleString('en-US')}`

/** What a cell needs of the formats: the screen and paper write with all of them, a terminal and files with their own. */
export type CellFormats = Pick<Formats, 'number' | 'yen' | 'percent' | 'date' | 'month'>

/** A cell of a table as it is written on the screen, on paper and in a terminal. `taxPercent`: what sales are divided by; 0 = with tax. */
export function cellText(cell: Cell, panel: PanelCode, say: Say, { number, yen, percent, date, month }: CellFormats, taxPercent = 0): string {
  const sales = (withTax: number): string => yen(Math.round(taxPercent === 0 ? withTax : withoutTax(withTax, taxPercent)))
  switch (cell.kind) {
    case 'none': return say('common.none')
    case 'text': return cell.text
    case 'word': return say(`panels.${panel}.words.${cell.key}`, cell.params)
    case 'channel': return channelName(String(cell.code), say)
    case 'prefecture': return prefectureName(Number(cell.code), say)
    case 'weekday': return say(`analysis.weekdays.${cell.code}`)
    case 'hour': return say('analysis.hour', { hour: cell.code })
    case 'each': return cell.items.length === 0 ? say('common.none') : cell.items.map(eachText).join(say('analysis.and'))
    case 'day': return date(cell.day)
    case 'month': return month(cell.day)
    case 'people':
    case 'count': return number(cell.count)
    case 'yen': return sales(cell.yen)
    case 'profit': return yen(Math.round(cell.yen))
    case 'yenRange': return cell.to === null ? say('analysis.yenFrom', { yen: number(cell.from) }) : say('analysis.yenRange', { from: number(cell.from), to: number(cell.to) })
    case 'rate': return percent(cell.numerator, cell.denominator) ?? say('common.none')
    case 'mean': return cell.count === 0 ? say('common.none') : cell.of === 'yen' ? sales(cell.sum / cell.count) : cell.of === 'profit' ? yen(Math.round(cell.sum / cell.count)) : timesText(cell.sum, cell.count)
    case 'number': return cell.value === null ? say('common.none') : cell.value.toLocaleString('en-US', { minimumFractionDigits: cell.digits, maximumFractionDigits: cell.digits }).replace('-', '−')
  }
}

/** The same within a sentence: with its unit. */
export function cellInSentence(cell: Cell, panel: PanelCode, say: Say, formats: CellFormats, taxPercent = 0): string {
  if (cell.kind === 'people') return say('units.people', { count: cell.count })
  if (cell.kind === 'count' && (cell.unit === 'times' || cell.unit === 'days')) return say(`units.${cell.unit}`, { count: cell.count })
  return cellText(cell, panel, say, formats, taxPercent)
}

/** Whether a rate or mean is taken over too few people to be more than a hint. */
export function isReference(cell: Cell): boolean {
  if (cell.kind === 'rate') return (cell.people ?? cell.base) !== undefined && isFew(cell.denominator)
  if (cell.kind === 'mean') return cell.people !== undefined && isFew(cell.count)
  return false
}

/** The people behind a cell; of a rate those counted. */
export function peopleKey(cell: Cell): Extract<Cell, { kind: 'people' }>['people'] {
  switch (cell.kind) {
    case 'people': return cell.count > 0 ? cell.people : undefined
    case 'rate': return cell.numerator > 0 ? cell.people : undefined
    case 'mean': return cell.count > 0 ? cell.people : undefined
    case 'count':
    case 'yen':
    case 'profit': return cell.people
    default: return undefined
  }
}

/** What a filter says, one phrase each; empty = nothing is filtered. `product` and `segment` give names. */
export function filterWords(filter: FigureFilter, say: Say, names: { product: (id: number) => string; segment: (id: number) => string }): string[] {
  const list = (all: string[]): string => (all.length <= 3 ? all.join(say('analysis.and')) : say('analysis.andMore', { names: all.slice(0, 2).join(say('analysis.and')), count: all.length - 2 }))
  return [
    ...(filter.channels.length > 0 ? [say('analysis.filtered.channels', { names: list(filter.channels.map((code) => channelName(code, say))) })] : []),
    ...(filter.products.length > 0 ? [say('analysis.filtered.products', { names: list(filter.products.map(names.product)) })] : []),
    ...(filter.prefectures.length > 0 ? [say('analysis.filtered.prefectures', { names: list(filter.prefectures.map((code) => prefectureName(code, say))) })] : []),
    ...(filter.orderKind !== 'all' ? [say(`analysis.filtered.${filter.orderKind}`)] : []),
    ...(filter.segment !== null ? [say('analysis.filtered.segment', { name: names.segment(filter.segment) })] : []),
  ]
}

/** The first column is what rows are called, with those after it that are names too. */
export function rowName(table: PanelTable, row: number, write: (cell: Cell) => string): string {
  const cells = table.rows[row] ?? []
  const figures = cells.findIndex((_, i) => table.columns[i]?.right)
  return cells.slice(0, Math.max(1, figures < 0 ? cells.length : figures)).map(write).join(' ')
}
