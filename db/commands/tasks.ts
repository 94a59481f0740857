// tasks: whom to speak to today; with --generate the day's tasks are made first.
import { mayWrite } from '../shop.ts'
import { taskBoard } from '../tasks/board.ts'
import { generateTasks } from '../tasks/generate.ts'
import { number, table } from './output.ts'
import type { Command } from './command.ts'

/** All tasks that are due, the most important first: also those beyond the daily limit of the board. Only `--generate` writes. */
export const tasks: Command = async ({ shop, asOf, options, say, note }) => {
  if (options.generate !== undefined) {
    mayWrite(shop)
    const { created, closed } = await generateTasks(shop, asOf)
    note(say('tasksCli.generated', { created, closed }) + '\n')
  }
  const board = taskBoard(shop, { ...(asOf !== undefined && { asOf }), limit: Infinity })
  const json = board.tasks.map(({ id, due, customerId, scenario, channel, owner, reason, words }) => ({ id, due, customer: customerId, scenario, channel, owner, reason, words }))
  const head = ['due', 'customer', 'name', 'scenario', 'channel', 'owner', 'reason'].map((column) => say(`tasksCli.${column}`))
  const rows = board.tasks.map((task) => [
    task.due + (task.overdue ? ' !' : ''), String(task.customerId), task.name || task.company, say(`scenarios.${task.scenario}`),
    say(`tasksCli.channels.${task.channel}`), say(`tasksCli.owners.${task.owner}`), task.reason,
  ])
  const title = say('tasksCli.title', { day: board.asOf, count: number(rows.length), overdue: number(board.overdue) }) + (board.closed ? ` ${say('tasksCli.closed')}` : '')
  return { json, text: rows.length === 0 ? `${title}\n${say('tasksCli.nothing')}` : `${title}\n${table([head, ...rows], [1])}` }
}
