// Every panel of 分析 as a command: its result as JSON, its table as text.
import { answerPanel } from '../analysis/panel.ts'
import { builtPanels, panelOf } from '../analysis/panels/index.ts'
import type { Cell, PanelCode } from '../analysis/panelModel.ts'
import { ShopError } from '../errors.ts'
import { shownName } from '../facts/productNames.ts'
import type { Sqlite } from '../open.ts'
import { givenOf } from '../panels/given.ts'
import { cellInSentence, cellText } from '../panels/rules.ts'
import { asOfShop } from '../shop.ts'
import type { Command } from './command.ts'
import { table, terminal } from './output.ts'

/** What the commands of panels add to the options of the command line. */
export const panelOptions: Record<string, { type: 'string' }> = Object.fromEntries(
  builtPanels.flatMap((code) => Object.values(panelOf(code).command?.options ?? {}).map(({ option }) => [option, { type: 'string' as const }])),
)

const build = (code: PanelCode): Command => ({ shop, asOf, say, options }) => {
  const one = panelOf(code)
  const from = one.command?.options ?? {}
  const chosen: Record<string, unknown> = {}
  for (const [name, { option, number, product }] of Object.entries(from)) {
    const value = options[option]
    if (value !== undefined) chosen[name] = product ? productNamed(shop.db.sqlite, value) : number ? Number(value) : value
  }
  if (!one.options.safeParse(chosen).success) throw new ShopError('usage', { argument: Object.values(from).map(({ option }) => `--${option}`).join(' ') })
  const answer = answerPanel(code, one, asOfShop(shop, asOf), chosen, givenOf(shop))
  const formats = terminal(say)
  const write = (cell: Cell): string => cellText(cell, code, say, formats)
  const { columns, rows } = answer.table
  const heads = columns.map(({ key, label }) => (label ? write(label) : say(`panels.${code}.columns.${key}`)))
  const right = columns.flatMap((column, i) => (column.right ? [i] : []))
  const lines = [
    `${say(`panels.${code}.name`)} ${say('cli.asOf', { day: answer.asOf })}`,
    ...(answer.say ? [say(`panels.${code}.say.${answer.say.key}`, valuesOf(answer.say.values, (cell) => cellInSentence(cell, code, say, formats)))] : []),
    rows.length === 0 ? say('cli.nothing') : table([heads, ...rows.map((row) => row.map(write))], right),
  ]
  return { json: answer.result, text: lines.join('\n') }
}

/** The number of the product with that key, else name (the full one or the one that tables show), else code. Throws notFound, and productName where several bear the name: with their keys. */
function productNamed(sqlite: Sqlite, text: string): number {
  const all = text === '' ? [] : sqlite.prepare(`SELECT * FROM (SELECT id, key, ${shownName} AS shown, name, code FROM product) WHERE ? IN (key, shown, name, code) ORDER BY id`).all(text) as { id: number; key: string; shown: string; name: string; code: string }[]
  for (const bears of [['key'], ['shown', 'name'], ['code']] as const) {
    const found = all.filter((product) => bears.some((by) => product[by] === text))
    if (found.length === 1) return found[0].id
    if (found.length > 1) throw new ShopError('productName', { name: text, count: found.length, keys: found.map(({ key }) => key).join(' ') })
  }
  throw new ShopError('notFound', { argument: text })
}

const valuesOf = (values: Record<string, Cell>, write: (cell: Cell) => string): Record<string, string> => Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, write(cell)]))

export const panelCommands: Record<string, Command> = Object.fromEntries(builtPanels.flatMap((code) => {
  const command = panelOf(code).command
  return command ? [[command.name, build(code)]] : []
}))
