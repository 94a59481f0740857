// One cell of a panel's table as text in a terminal.
import { prefectures } from '../customers/rules.ts'
import type { Cell, PanelCode } from '../analysis/panelModel.ts'
import { number, percent } from './output.ts'
import type { Say } from '../formats/rules.ts'

/** A cell within a sentence: counts with their unit. */
export function writeInSentence(cell: Cell, panel: PanelCode, say: Say): string {
  if (cell.kind === 'people') return say('units.people', { count: cell.count })
  if (cell.kind === 'count' && (cell.unit === 'times' || cell.unit === 'days')) return say(`units.${cell.unit}`, { count: cell.count })
  return writeCell(cell, panel, say)
}

/** Writes a cell in the language of `say`. */
export function writeCell(cell: Cell, panel: PanelCode, say: Say): string {
  switch (cell.kind) {
    case 'none': return '—'
    case 'text': return cell.text
    case 'word': return say(`panels.${panel}.words.${cell.key}`, cell.params)
    case 'channel': return say(`channels.${cell.code}`, { defaultValue: String(cell.code) })
    case 'prefecture': return cell.code === 0 ? say('analysis.noPrefecture') : prefectures[Number(cell.code) - 1]
    case 'weekday': return say(`analysis.weekdays.${cell.code}`)
    case 'hour': return say('analysis.hour', { hour: cell.code })
    case 'day': return cell.day
    case 'month': return cell.day.slice(0, 7)
    case 'people': return number(cell.count)
    case 'count': return number(cell.count)
    case 'yen':
    case 'profit': return say('cli.yen', { yen: cell.yen })
    case 'yenRange': return cell.to === null ? say('analysis.yenFrom', { yen: number(cell.from) }) : say('analysis.yenRange', { from: number(cell.from), to: number(cell.to) })
    case 'rate': return percent(cell.numerator, cell.denominator)
    case 'mean': return cell.count === 0 ? '—' : cell.of === 'times' || cell.of === 'days' ? (cell.sum / cell.count).toFixed(2) : say('cli.yen', { yen: Math.round(cell.sum / cell.count) })
    case 'number': return cell.value === null ? '—' : cell.value.toFixed(cell.digits)
  }
}
