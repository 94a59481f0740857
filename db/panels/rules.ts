// Panels in words, the same for the window and for files: cells that are no figures, money with and without tax, the filter.
import type { FigureFilter } from '../analysis/filterModel.ts'
import type { Cell, PanelCode, PanelTable } from '../analysis/panelModel.ts'
import type { Formats } from '../formats/rules.ts'

export type Say = (key: string, params?: Record<string, unknown>) => string

/** Fewer people than this: 参考値. */
export const enoughPeople = 30

/** Yen with tax as yen without it; a plain copy where tax is to stay. */
export function withoutTax(yen: number, taxPercent: number): number {
  return Math.round((yen * 100) / (100 + taxPercent))
}

/** The name of a channel; a code without a name is shown as it is. */
export const channelName = (code: string, say: Say): string => say(`channels.${code}`, { defaultValue: code })
/** A prefecture by its JIS number, 1 to 47; any other number is one that is not known. */
export const prefectureName = (code: number, say: Say): string => say(code >= 1 && code <= 47 ? `analysis.prefectures.${code}` : 'analysis.noPrefecture')

/** A cell that is a name and no figure, in words; null for figures and days. */
export function nameOf(cell: Cell, panel: PanelCode, say: Say): string | null {
  switch (cell.kind) {
    case 'text': return cell.text
    case 'word': return say(`panels.${panel}.words.${cell.key}`, cell.params)
    case 'channel': return channelName(String(cell.code), say)
    case 'prefecture': return prefectureName(Number(cell.code), say)
    case 'weekday': return say(`analysis.weekdays.${cell.code}`)
    case 'hour': return say('analysis.hour', { hour: cell.code })
    default: return null
  }
}

/** A cell of a table as it is written on the screen and in the report. `taxPercent`: what sales are divided by; 0 = with tax. */
export function cellText(cell: Cell, panel: PanelCode, say: Say, { number, yen, percent, date, month }: Formats, taxPercent = 0): string {
  const sales = (withTax: number): string => yen(Math.round(taxPercent === 0 ? withTax : withoutTax(withTax, taxPercent)))
  switch (cell.kind) {
    case 'none': return say('common.none')
    case 'day': return date(cell.day)
    case 'month': return month(cell.day)
    case 'people':
    case 'count': return number(cell.count)
    case 'yen': return sales(cell.yen)
    case 'profit': return yen(Math.round(cell.yen))
    case 'yenRange': return cell.to === null ? say('analysis.yenFrom', { yen: number(cell.from) }) : say('analysis.yenRange', { from: number(cell.from), to: number(cell.to) })
    case 'rate': return percent(cell.numerator, cell.denominator) ?? say('common.none')
    case 'mean': return cell.count === 0 ? say('common.none') : cell.of === 'yen' ? sales(cell.sum / cell.count) : cell.of === 'profit' ? yen(Math.round(cell.sum / cell.count)) : (cell.sum / cell.count).toFixed(1)
    case 'number': return cell.value === null ? say('common.none') : cell.value.toLocaleString('en-US', { minimumFractionDigits: cell.digits, maximumFractionDigits: cell.digits }).replace('-', '−')
    default: return nameOf(cell, panel, say) ?? ''
  }
}

/** The same within a sentence: with its unit. */
export function cellInSentence(cell: Cell, panel: PanelCode, say: Say, formats: Formats, taxPercent = 0): string {
  if (cell.kind === 'people') return say('units.people', { count: cell.count })
  if (cell.kind === 'count' && (cell.unit === 'times' || cell.unit === 'days')) return say(`units.${cell.unit}`, { count: cell.count })
  return cellText(cell, panel, say, formats, taxPercent)
}

/** Whether a rate or mean is taken over too few people to be more than a hint. */
export function isReference(cell: Cell): boolean {
  if (cell.kind === 'rate') return (cell.people ?? cell.base) !== undefined && cell.denominator > 0 && cell.denominator < enoughPeople
  if (cell.kind === 'mean') return cell.people !== undefined && cell.count > 0 && cell.count < enoughPeople
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
