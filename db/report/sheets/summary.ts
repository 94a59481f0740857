// The first sheet: whose figures, of what time; what to do first; what was found; how good the data are.
import * as templates from '../../../resources/print/report.ts'
import type { PanelCode } from '../../analysis/panelModel.ts'
import type { HealthBridge } from '../../imports/model.ts'
import type { Html } from '../../letters/fill.ts'
import { fill } from '../../letters/fill.ts'
import { firstThings } from '../../today/firstThings.ts'
import { wordsOfThing } from '../../today/rules.ts'
import type { ReportContent } from '../content.ts'
import { emLength } from '../../letters/textFit.ts'
import { drawTable, inlineBar } from '../tables.ts'
import { block, gap, halfWidth, linesOf, note, nothing, sideBySide, sized, smallBlock, together } from '../writing.ts'
import type { Piece } from '../writing.ts'

/** Shop, kind of report, days and size of the data. Nothing else: no decoration. */
export function reportHead({ w: { say, dateLong, date, number, yen }, shopName, request: { kind }, asOf, madeOn, figures, board }: ReportContent): Piece {
  const fact = (name: string, value: string): Html => fill(templates.fact, { name: say(`report.facts.${name}`), value })
  return sized(fill(templates.head, {
    kind: say(`report.kind.${kind}`), purpose: say(`report.purpose.${kind}`), shop: shopName, look: shopName.length > 60 ? 'longest' : shopName.length > 26 ? 'long' : '',
    facts: [
      fact('asOf', dateLong(asOf)),
      fact('period', board.firstDay && board.lastDay ? say('report.range', { from: date(board.firstDay), to: date(board.lastDay) }) : say('common.none')),
      fact('customers', say('units.people', { count: figures.tiers.total })),
      ...(kind === 'staff' ? [] : [fact('sales', say('report.salesOf', { sales: yen(figures.sales), orders: number(figures.orders) }))]),
      fact('madeOn', date(madeOn)),
    ],
  }), 33)
}

/** Letters of a line (em) and its height (mm) in the list of things. */
const thingLine = { em: 56, height: 4.4, title: 4.9, after: 1.6 }

/** What to do first, each with its why, what it may be worth and how long it takes: as many as the room (mm) holds; `tall`: what they take. */
export function thingsBlock({ open, asOf, w: { say } }: ReportContent, room: number): Piece {
  let tall = 8.6
  const items = firstThings(open, asOf).flatMap((thing) => {
    const { title, why, people, worth, noYen, effort } = wordsOfThing(thing, say)
    const who = people === '' ? '' : say('firstThings.who', { who: people, count: thing.people })
    const line = [who, worth ? `${worth.label} ${worth.yen}` : noYen ?? '', effort].filter(Boolean).join('\u3000')
    const one = Math.ceil((emLength(title) * 1.2) / thingLine.em) * thingLine.title + (emLines(why, thingLine.em) + emLines(line, thingLine.em)) * thingLine.height + thingLine.after
    if (tall + one > room) return []
    tall += one
    return [fill(templates.thing, { title, why, worth: line })]
  })
  return items.length === 0 ? nothing : block(say('report.first'), sized(fill(templates.things, { items }), tall - 8.6))
}

/** The panels whose sentence stands on the first sheet, in this order. */
const finders: readonly [PanelCode, Record<string, unknown>?][] = [['tiers'], ['moves', { since: 'year' }], ['newRepeat'], ['dropoff'], ['f2Curve'], ['cohort'], ['ltvCurve'], ['entryProducts'], ['nextProduct'], ['channelMix'], ['sourceLtv'], ['areas'], ['lastYearNow']]

/** Letters of a line beside a name, and of the name, in em; what a line and the space after it take, in mm. */
const findingLine = { text: 42, name: 12.9, height: 4.8, after: 1.3 }

/** What the panels say, one after the other, as many as the room (mm) holds. */
export function findings({ panel, w }: ReportContent, room: number, most = 12, without: readonly PanelCode[] = []): Piece {
  let left = room - 9
  const items = finders.filter(([code]) => !without.includes(code)).flatMap(([code, options]) => {
    const answer = panel(code, options)
    const text = answer ? w.sentence(answer) : ''
    if (text === '') return []
    const name = w.say(`panels.${code}.name`)
    const tall = Math.max(emLines(text, findingLine.text), emLines(name, findingLine.name)) * findingLine.height + findingLine.after
    left -= tall
    return left < 0 ? [] : [sized(fill(templates.finding, { name, text }), tall)]
  }).slice(0, most)
  return items.length === 0 ? nothing : block(w.say('report.findings'), sized(fill(templates.findings, { items }), together(...items).tall))
}

const emLines = (text: string, em: number): number => linesOf(text, 1, em)

const steps = ['cancelled', 'unfinished', 'test', 'returned', 'unpaid', 'zeroYen', 'excluded', 'shipping', 'fees', 'discounts', 'points', 'refunds'] as const satisfies readonly (keyof HealthBridge)[]
const mostChannels = 8
const rowTall = 5.75

/** The room (mm) that the block about the data takes at most. */
export function healthRoom({ health }: ReportContent): number {
  if (health.channels.length === 0) return 16
  const [all] = health.bridge
  return 8.6 + (Math.min(mostChannels, health.channels.length) + 1) * rowTall + (health.channels.length > mostChannels ? 6 : 0) + 3 + Math.max(52, 6 + (all ? steps.filter((step) => all[step] !== 0).length + 3 : 0) * rowTall)
}

/** How good the data are: periods and newest orders, what is missing, and why the sales differ from the cart's sum. */
export function healthBlock(content: ReportContent): Piece {
  const { health, w } = content
  const { say, number, date, percent, yen } = w
  if (health.channels.length === 0) return block(say('imports.health.title'), note(say('imports.health.empty')))
  const shown = [...health.channels].sort((a, b) => b.orders - a.orders).slice(0, mostChannels)
  const channels = drawTable([
    { head: say('imports.health.channel'), width: 46 }, { head: say('report.health.period'), width: 50 }, { head: say('imports.health.orders'), width: 20, right: true },
    { head: say('imports.health.valid'), width: 24, right: true }, { head: say('report.health.sinceLast'), width: 38, right: true },
  ], shown.map((row) => ({ cells: [
    say(`channels.${row.channel}`, { defaultValue: row.channel }), say('report.range', { from: date(row.firstDay), to: date(row.lastDay) }), number(row.orders), number(row.valid), say('units.days', { count: row.daysSinceLast }),
  ] })))
  const rest = health.channels.length - shown.length
  const { withoutName, noContact, noProductCode } = health
  const share = (part: number, of: number): string => say('imports.health.share', { part: number(part), of: number(of), percent: percent(part, of) ?? say('common.none') })
  const missing = drawTable([{ head: say('imports.health.shares'), width: 41 }, { head: '', width: 44.5, right: true }], [
    { cells: [say('imports.health.withoutName'), share(withoutName.orders, withoutName.ofOrders)] },
    { cells: [say('imports.health.noContact'), share(noContact.customers, noContact.of)] },
    { cells: [say('imports.health.noProductCode'), share(noProductCode.lines, noProductCode.of)] },
  ])
  const months = health.gaps.map((month) => w.month(`${month}-01`))
  const gaps = months.length === 0 ? say('imports.health.noGapsAtAll') : say('imports.health.gapsAre', { months: months.length > 6 ? say('report.health.andMore', { months: months.slice(0, 5).join(say('report.comma')), count: months.length - 5 }) : months.join(say('report.comma')) })
  return block(say('imports.health.title'), channels, note(rest > 0 ? say('report.moreRows', { count: rest }) : ''),
    gap(),
    sideBySide(bridge(health.bridge[0]), together(missing, note(gaps, halfWidth), note(say('report.health.nameSay'), halfWidth))))

  function bridge(all: HealthBridge | undefined): Piece {
    if (!all) return nothing
    const taken = steps.filter((step) => all[step] !== 0)
    const rows = [['gross', all.gross] as const, ...taken.map((step) => [step, -all[step]] as const), ['sales', all.sales] as const]
    return smallBlock(say('report.health.bridge'), drawTable([{ head: say('imports.health.step'), width: 34 }, { head: '', width: 22 }, { head: say('report.health.amount'), width: 29.5, right: true }],
      rows.map(([step, amount]) => ({ look: step === 'sales' ? 'total' as const : '' as const, cells: [say(`imports.health.steps.${step}`), inlineBar(all.gross > 0 ? Math.abs(amount) / all.gross : 0, 20), yen(amount)] }))))
  }
}
