// The last sheet: what changed since the last report, and what every figure means.
import * as templates from '../../../resources/print/report.ts'
import { builtPanels } from '../../analysis/panels/index.ts'
import { panelTabs } from '../../analysis/panelModel.ts'
import type { PanelCode } from '../../analysis/panelModel.ts'
import { fill } from '../../letters/fill.ts'
import { isReference } from '../../panels/rules.ts'
import type { ReportContent } from '../content.ts'
import { kpiCell, shownDifference, unitOf } from '../figures.ts'
import { comparedKpis, comparedTiers } from '../model.ts'
import type { ReportFigures } from '../model.ts'
import { drawTable } from '../tables.ts'
import { block, gap, halfWidth, linesOf, note, sayLine, sideBySide, sized, smallBlock, together } from '../writing.ts'
import type { Piece } from '../writing.ts'
import { changeText } from './cards.ts'
import { stages } from './stages.ts'

/** Then and now: against the report before, else against the same day a year ago where `orYear` says so. */
export function changesBlock(content: ReportContent, orYear = false): Piece {
  const { w, earlier, figures, before, yearAgo } = content
  const { say, date } = w
  if (!earlier && !orYear) return block(say('report.changes.title'), note(say('report.changes.first')))
  const then = earlier?.figures ?? before
  const names: [string, string] = [say(earlier ? 'report.changes.then' : 'report.visit.lastYear'), say('report.changes.now')]
  const head = say(earlier ? 'report.changes.since' : 'report.changes.year', { day: date(earlier?.asOf ?? yearAgo), kind: earlier ? say(`report.kind.${earlier.kind}`) : '' })
  return block(say('report.changes.title'), sayLine(head), sideBySide(kpiChanges(content, then, figures, names), tierChanges(content, then, figures, names)))
}

function kpiChanges({ w }: ReportContent, then: ReportFigures, now: ReportFigures, [a, b]: [string, string]): Piece {
  const { say } = w
  const few = comparedKpis.some((kpi) => [then, now].some(({ kpis }) => isReference(kpiCell(kpi, kpis[kpi]))))
  const table = drawTable([{ head: say('report.changes.kpi'), width: 31.5 }, { head: a, width: 18, right: true }, { head: b, width: 18, right: true }, { head: say('report.stages.change'), width: 18, right: true }],
    comparedKpis.filter((kpi) => then.kpis[kpi].denominator + now.kpis[kpi].denominator > 0).map((kpi) => {
      const difference = shownDifference(unitOf(kpi), now.kpis[kpi], then.kpis[kpi])
      return { cells: [say(`report.short.${kpi}`), w.marked(kpiCell(kpi, then.kpis[kpi])), w.marked(kpiCell(kpi, now.kpis[kpi])), difference === null ? say('common.none') : unitOf(kpi) === 'rate' ? changeSmall(difference) : changeText(unitOf(kpi), difference, w)] }
    }))
  return together(table, note(few ? say('analysis.fewSay') : ''))

  /** Points without their unit: the column is narrow, and the note says what they are. */
  function changeSmall(points: number): string { return points === 0 ? '0.0' : say(points > 0 ? 'today.up' : 'today.down', { value: Math.abs(points).toFixed(1) }) }
}

function tierChanges({ w }: ReportContent, then: ReportFigures, now: ReportFigures, [a, b]: [string, string]): Piece {
  const { say, number, yen } = w
  const columns = (head: string, first: number, other: number) => [{ head, width: first }, ...[a, b, say('report.stages.change')].map((name) => ({ head: name, width: other, right: true }))]
  const people = comparedTiers.map((stage) => ({
    look: stage === 'total' ? 'total' as const : '' as const,
    cells: [stage === 'total' ? say('report.stages.total') : fill(templates.swatch, { look: stage, text: say(`tiers.${stage}`) }), number(then.tiers[stage]), number(now.tiers[stage]), changeText('people', now.tiers[stage] - then.tiers[stage], w)],
  }))
  const money = drawTable(columns(say('report.changes.year12'), 19.5, 22), [
    { cells: [say('report.changes.sales'), yen(then.sales), yen(now.sales), changeText('yen', now.sales - then.sales, w)] },
    { cells: [say('report.changes.orders'), number(then.orders), number(now.orders), changeText('people', now.orders - then.orders, w)] },
    { cells: [say('report.changes.buyers'), number(then.buyers), number(now.buyers), changeText('people', now.buyers - then.buyers, w)] },
  ])
  return together(drawTable(columns(say('report.stages.stage'), 34.5, 17), people), gap(), money, note(say('report.changes.points'), halfWidth))
}

/** The panels that stand in the full report: their words are explained. */
const explained = new Set<PanelCode>(['newRepeat', 'f2Curve', 'dropoff', 'intervals', 'cohort', 'ltvCurve', 'entryProducts', 'nextProduct', 'sourceLtv', 'areas'])

/** One sentence for every figure, in the order in which they stand; not for the panels left out. */
export function definitionsBlock({ w: { say }, panel, figures }: ReportContent, without: readonly PanelCode[] = []): Piece {
  const item = (name: string, text: string): Piece => sized(fill(templates.definition, { name, text }), linesOf(`${name}\u3000${text}`, 3, halfWidth) * 4.3 + 1)
  const codes = (Object.values<readonly PanelCode[]>(panelTabs).flat()).filter((code) => explained.has(code) && !without.includes(code) && builtPanels.includes(code) && panel(code) !== null)
  const items = [
    item(say('report.facts.sales'), say('report.salesSay')),
    ...stages.map((stage) => item(say(`tiers.${stage}`), say(`tierSay.${stage}`))),
    ...comparedKpis.filter((kpi) => figures.kpis[kpi].denominator > 0).map((kpi) => item(say(`kpis.${kpi}.name`), say(`kpis.${kpi}.say`))),
    ...codes.map((code) => item(say(`panels.${code}.name`), firstSentence(say(`panels.${code}.about`)))),
    item(say('common.reference'), say('report.fewSay')),
  ]
  // Two columns of one height, but for the last item that is not broken.
  return smallBlock(say('report.definitions'), sized(fill(templates.definitions, { items }), together(...items).tall / 2 + 8))
}

/** Up to the first full stop. */
export function firstSentence(text: string): string {
  return /^.*?(?:。|\.(?=\s|$))/.exec(text)?.[0] ?? text
}
