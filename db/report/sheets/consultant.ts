// The page for the next visit: how far the figures are from their targets, what to put right in the data, room for what was agreed.
import * as templates from '../../../resources/print/report.ts'
import { difference, isFew, shownValue } from '../../analysis/rules.ts'
import { fill } from '../../letters/fill.ts'
import type { ReportContent } from '../content.ts'
import { shownDifference } from '../figures.ts'
import { drawTable } from '../tables.ts'
import { block, note, sideBySide, sized } from '../writing.ts'
import type { Piece } from '../writing.ts'
import { changeText } from './cards.ts'

/** The four figures against target and last year. */
export function gapsBlock({ board: { cards }, w }: ReportContent): Piece {
  const { say } = w
  const write = (unit: 'rate' | 'yen', value: number | null): string => (value === null ? say('common.none') : unit === 'rate' ? `${value.toFixed(1)}%` : w.yen(value))
  const change = (unit: 'rate' | 'yen', value: number | null): string => (value === null ? say('common.none') : changeText(unit, value, w))
  const mark = ({ denominator }: { denominator: number }): string => (isFew(denominator) ? say('analysis.fewMark') : '')
  const few = cards.some((card) => isFew(card.denominator) || isFew(card.lastYear.denominator))
  return block(say('report.visit.gaps'), drawTable([
    { head: say('report.changes.kpi'), width: 58 }, { head: say('report.visit.now'), width: 24, right: true }, { head: say('report.visit.target'), width: 24, right: true },
    { head: say('report.visit.gap'), width: 24, right: true }, { head: say('report.visit.lastYear'), width: 24, right: true }, { head: say('report.stages.change'), width: 24, right: true },
  ], cards.map((card) => {
    const [now, then] = [shownValue(card.unit, card), shownValue(card.unit, card.lastYear)]
    return { cells: [
      say(`kpis.${card.kpi}.name`), mark(card) + write(card.unit, now), write(card.unit, card.target), change(card.unit, difference(now, card.target)),
      mark(card.lastYear) + write(card.unit, then), change(card.unit, shownDifference(card.unit, card, card.lastYear)),
    ] }
  })), note(few ? say('analysis.fewSay') : ''))
}

/** What is wrong with the data, worst first; each with what to do about it. */
export function dataPoints({ health, w }: ReportContent): [string, string][] {
  const { say, percent } = w
  const points: [string, string][] = []
  const old = health.channels.filter(({ daysSinceLast }) => daysSinceLast > 3)
  if (health.channels.length === 0) points.push([say('report.visit.data.none'), say('report.visit.data.noneDo')])
  for (const { channel, daysSinceLast } of old.sort((a, b) => b.daysSinceLast - a.daysSinceLast).slice(0, 3)) points.push([say('report.visit.data.old', { channel: say(`channels.${channel}`, { defaultValue: channel }), days: say('units.days', { count: daysSinceLast }) }), say('report.visit.data.oldDo')])
  if (health.gaps.length > 0) points.push([say('report.visit.data.gaps', { count: health.gaps.length }), say('report.visit.data.gapsDo')])
  const share = (part: number, of: number): string => `${percent(part, of) ?? ''}`
  const { withoutName, noContact, noProductCode } = health
  if (withoutName.orders > 0) points.push([`${say('imports.health.withoutName')} ${share(withoutName.orders, withoutName.ofOrders)}`, say('report.visit.data.nameDo')])
  if (noContact.customers > 0) points.push([`${say('imports.health.noContact')} ${share(noContact.customers, noContact.of)}`, say('report.visit.data.contactDo')])
  if (noProductCode.lines > 0) points.push([`${say('imports.health.noProductCode')} ${share(noProductCode.lines, noProductCode.of)}`, say('report.visit.data.codeDo')])
  if (points.length === 0) points.push([say('report.visit.data.fine'), ''])
  return points
}

export const dataBlock = ({ w: { say } }: ReportContent, points: readonly [string, string][]): Piece =>
  block(say('report.visit.data.title'), drawTable([{ head: say('report.visit.data.what'), width: 84 }, { head: say('report.visit.data.do'), width: 94 }], points.map((cells) => ({ cells: [...cells] }))))

/** Lines to write on. */
export function notesBlock({ w: { say } }: ReportContent, lines: number): Piece {
  const part = (name: string): Piece => sized(fill(templates.ruled, { title: say(`report.visit.${name}`), lines: Array.from({ length: lines }, () => fill(templates.ruledLine, {})) }), 6 + lines * 9)
  return sideBySide(part('agreed'), part('next'))
}
