// A report as pages of paper: which blocks stand on which sheet. Sheets without content are left out.
import * as templates from '../../resources/print/report.ts'
import { addMonths, formatDay, parseDay, partsOf } from '../facts/day.ts'
import type { Language } from '../formats/rules.ts'
import { fill } from '../letters/fill.ts'
import { a4 } from '../letters/sheet.ts'
import { heldStill } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { PanelCode } from '../analysis/panelModel.ts'
import { neverStopped, turn } from '../turns.ts'
import { comingBlock, comingOf } from './coming.ts'
import { reportContent } from './content.ts'
import type { ReportContent } from './content.ts'
import { between, flowed } from './flow.ts'
import type { ReportKind, ReportPaper, ReportRequest } from './model.ts'
import { cardsBlock } from './sheets/cards.ts'
import { changesBlock, definitionsBlock } from './sheets/closing.ts'
import { cohortBlock, ltvBlock } from './sheets/cohorts.ts'
import { dataBlock, dataPoints, gapsBlock, notesBlock } from './sheets/consultant.ts'
import { areasBlock, entryBlock, nextBlock, sourceBlock } from './sheets/products.ts'
import { dropoffBlock, f2Block, intervalsBlock } from './sheets/second.ts'
import { countsBlock, countsRoom, dueTasks, namesBlock, wordsBlock } from './sheets/staff.ts'
import { kpiTable, monthsBlock, movesBlock, stagesBlock } from './sheets/stages.ts'
import { findings, healthBlock, healthRoom, reportHead, thingsBlock } from './sheets/summary.ts'
import { block, note, nothing } from './writing.ts'
import type { Piece } from './writing.ts'

/** What a sheet holds, as its style says. */
const sheetRoom = 264

/** The sheets of each kind, first to last; rooms in mm. */
const sheets: Record<ReportKind, (content: ReportContent) => Iterable<Piece[]>> = {
  full: function* (c) {
    const coming = comingOf(c)
    const end = [changesBlock(c), definitionsBlock(c, coming.map(({ code }) => code))]
    // Sheets put together as they are, unless something is missing: then the others move up.
    if (coming.length === 0) {
      yield* fullSheets(c, coming)
      yield end
      return
    }
    const blocks: Piece[] = []
    for (const sheet of fullSheets(c, coming)) {
      blocks.push(...sheet)
      yield [] // Nothing yet, but others may have their turn: a large shop may lack something too.
    }
    // A first report has no change to tell: one more line of what is to come.
    yield* flowed([...blocks, comingBlock(c, coming), ...(c.earlier ? end : end.slice(1))], sheetRoom)
  },
  owner: (c) => {
    const things = thingsBlock(c, sheetRoom - 33 - 68 - 80 - 15)
    const rest = things.tall > 0 ? [things] : [movesBlock(c, monthStart(c.asOf), c.w.say('today.moves')), findings(c, 23, 2, ['tiers', 'moves'])]
    return [[reportHead(c), cardsBlock(c), stagesBlock(c), ...rest]]
  },
  staff: (c) => {
    const tasks = dueTasks(c)
    const words = wordsBlock(c, tasks, sheetRoom - 33 - countsRoom(tasks) - 62 - 15)
    // Names on a sheet of their own, which can be kept out of sight.
    return [[reportHead(c), countsBlock(c, tasks), dropoffBlock(c, 46), words], ...(c.request.hideNames ? [] : [[namesBlock(c, tasks, sheetRoom - 9)]])]
  },
  consultant: (c) => {
    const points = dataPoints(c)
    return [[reportHead(c), gapsBlock(c), changesBlock(c, true), dataBlock(c, points), notesBlock(c, Math.max(2, 7 - points.length))]]
  },
}

/** All but the last, one after the other, so that whoever asks in between is answered, and making it can be stopped. */
function* fullSheets(c: ReportContent, coming: ReturnType<typeof comingOf>): Generator<Piece[]> {
  const without = coming.map(({ code }) => code)
  const unless = (code: PanelCode, make: () => Piece): Piece => (without.includes(code) ? nothing : make())
  yield* summary(c, without)
  yield [stagesBlock(c), unless('moves', () => movesBlock(c, c.yearAgo, c.w.say('report.moves.year', { day: c.w.date(c.yearAgo) }))), c.panel('kpiBoard') ? kpiTable(c, 126) : cardsBlock(c)]
  yield [unless('dropoff', () => dropoffBlock(c, 62)), unless('f2Curve', () => f2Block(c)), unless('intervals', () => intervalsBlock(c))]
  yield [unless('newRepeat', () => monthsBlock(c)), unless('cohort', () => cohortBlock(c)), unless('ltvCurve', () => ltvBlock(c))]
  yield [unless('entryProducts', () => entryBlock(c, 68)), unless('nextProduct', () => nextBlock(c, 68)), unless('sourceLtv', () => sourceBlock(c, 57)), unless('areas', () => areasBlock(c, 61))]
}

/** Head, what to do first, what was found, the data; the data on a sheet of their own where all that is too much for one. */
function summary(c: ReportContent, without: readonly PanelCode[]): Piece[][] {
  const things = thingsBlock(c, 100)
  const [head, data] = [33, healthRoom(c)]
  const left = sheetRoom - head - things.tall - (things.tall > 0 ? 3 : 2) * between
  const found = (room: number): Piece => findings(c, room, undefined, without)
  return left - data < 0 ? [[reportHead(c), things, found(left)], [healthBlock(c)]] : [[reportHead(c), things, found(left - data), healthBlock(c)]]
}

/** The end of the month before. */
const monthStart = (asOf: string): string => { const day = parseDay(asOf); return formatDay(addMonths(day - partsOf(day).date + 1, 0) - 1) }

/** Makes a report in a language, all of it of one moment: what is written of orders and customers meanwhile is not in it. A shop without orders gets one sheet that says so. Throws cancelled. */
export async function reportPaper(open: OpenShop, request: ReportRequest, language: Language, signal = neverStopped()): Promise<ReportPaper> {
  await turn(signal)
  const content = await reportContent(heldStill(open), request, language)
  const { w: { say }, shopName, asOf } = content
  const empty = content.health.channels.length === 0 && content.figures.tiers.total === 0
  const pages: Piece[][] = []
  for (const blocks of empty ? [[reportHead(content), block(say('report.empty'), note(say('report.emptySay')))]] : sheets[request.kind](content)) {
    const filled = blocks.filter(({ html }) => html !== '')
    if (filled.length > 0) pages.push(filled)
    await turn(signal)
  }
  const what = say('report.foot', { kind: say(`report.kind.${request.kind}`), day: content.w.date(asOf) })
  const title = say(`report.kind.${request.kind}`)
  const html = fill(templates.report, {
    language, title,
    sheets: pages.map((blocks, i) => fill(templates.sheet, { number: i + 1, blocks, shop: shopName, what, page: say('report.page', { page: i + 1, pages: pages.length }) })),
  }).html
  return { html, pages: pages.length, ...a4, name: `${title} ${asOf}`, figures: content.figures }
}
