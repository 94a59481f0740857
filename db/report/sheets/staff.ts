// The page for the staff: whom to speak to now, in counts; what to say; after which purchase customers stop.
import * as templates from '../../../resources/print/report.ts'
import { fillWords } from '../../scenarios/words.ts'
import { scenarioOf } from '../../scenarios/scenarios.ts'
import { taskBoard } from '../../tasks/board.ts'
import { taskChannels } from '../../tasks/model.ts'
import type { TaskRow } from '../../tasks/model.ts'
import { fill } from '../../letters/fill.ts'
import { paperText } from '../../letters/textFit.ts'
import type { ReportContent } from '../content.ts'
import { drawTable, rowHeight } from '../tables.ts'
import { block, linesOf, note, nothing, sized } from '../writing.ts'
import type { Piece } from '../writing.ts'

const everyone = 100_000
const rowTall = 5.75
/** Heading and count table of so many occasions (mm). */
export const countsRoom = (tasks: readonly TaskRow[]): number => 8.6 + (new Set(tasks.map(({ scenario }) => scenario)).size + 2) * rowTall

/** Everybody who is due, the most important first. */
export const dueTasks = ({ open, asOf }: ReportContent): TaskRow[] => taskBoard(open, { asOf, limit: everyone }).tasks

/** Occasions × ways to reach people, as counts. */
export function countsBlock({ w: { say, number } }: ReportContent, tasks: readonly TaskRow[]): Piece {
  if (tasks.length === 0) return block(say('report.staff.title'), note(say('report.staff.nobody')))
  const channels = taskChannels.filter((channel) => tasks.some((task) => task.channel === channel))
  const scenarios = [...new Set(tasks.map(({ scenario }) => scenario))]
  const count = (test: (task: TaskRow) => boolean): string => number(tasks.filter(test).length)
  const rows = scenarios.map((scenario) => ({ cells: [
    say(`scenarios.${scenario}`, { defaultValue: scenario }), ...channels.map((channel) => count((task) => task.scenario === scenario && task.channel === channel)),
    count((task) => task.scenario === scenario), count((task) => task.scenario === scenario && task.overdue),
  ] }))
  const total = { look: 'total' as const, cells: [say('report.stages.total'), ...channels.map((channel) => count((task) => task.channel === channel)), number(tasks.length), count(({ overdue }) => overdue)] }
  return block(say('report.staff.title'), drawTable([
    { head: say('tasksCli.scenario'), width: 178 - 18 * (channels.length + 1) - 24 }, ...channels.map((channel) => ({ head: say(`tasksCli.channels.${channel}`), width: 18, right: true })), { head: say('report.stages.total'), width: 18, right: true }, { head: say('report.staff.overdue'), width: 24, right: true },
  ], [...rows, total]))
}

/** The words of the occasions that are due, nobody's name in them: the most important first, as many as the room (mm) holds. */
export function wordsBlock({ w: { say } }: ReportContent, tasks: readonly TaskRow[], room: number): Piece {
  let left = room - 9
  const items = [...new Set(tasks.map(({ scenario }) => scenario))].flatMap((id) => {
    const scenario = scenarioOf(id)
    if (!scenario) return []
    const fields = { 様: '○○様', 前回の品: '○○', 空いた期間: '○か月', 前回から: '○か月', 次の品: '○○', 回数: '○' }
    const text = fillWords(scenario.words, fields)
    // 9 pt beside the line at the left, and the name above.
    const tall = (linesOf(text, 3.175, 174) + 1) * 4.8 + 2.2
    left -= tall
    if (left < 0) return []
    return [sized(fill(templates.words, { name: say(`scenarios.${id}`, { defaultValue: id }), count: say('units.people', { count: tasks.filter((task) => task.scenario === id).length }), text }), tall)]
  })
  return items.length === 0 ? nothing : block(say('report.staff.words'), ...items)
}

/** Names, where they may stand: with the day, the way and the occasion. As many as the room (mm) holds. */
export function namesBlock({ w: { say, dateShort, number } }: ReportContent, tasks: readonly TaskRow[], room: number): Piece {
  const widths = [16, 58, 20, 48, 36]
  let left = room - 24
  const shown = tasks.flatMap(({ due, name, company, channel, scenario }) => {
    const who = paperText(name || company)
    const cells = ['□', who === '' ? say('customers.noName') : say('customers.sama', { name: who }), say(`tasksCli.channels.${channel}`), say(`scenarios.${scenario}`, { defaultValue: scenario }), dateShort(due)]
    left -= rowHeight(cells, widths)
    return left < 0 ? [] : [{ cells }]
  })
  if (shown.length === 0) return nothing
  const rest = tasks.length - shown.length
  return block(say('report.staff.names'), drawTable([
    { head: say('report.staff.done'), width: widths[0] }, { head: say('tasksCli.name'), width: widths[1] }, { head: say('tasksCli.channel'), width: widths[2] }, { head: say('tasksCli.scenario'), width: widths[3] }, { head: say('tasksCli.due'), width: widths[4], right: true },
  ], shown), note(rest > 0 ? say('report.staff.more', { count: number(rest) }) : ''))
}
