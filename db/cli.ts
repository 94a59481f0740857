// The command line: the same questions, without a window.
import { parseArgs } from 'node:util'
import type { Command, CommandOutput } from './commands/command.ts'
import { customers, day, dropoffCommand, kpi, movesCommand, plansCommand, summary, tiers } from './commands/figures.ts'
import { importCommand, imports, set, settings, verify } from './commands/files.ts'
import { firstThings } from './commands/firstThings.ts'
import { forecastCommand } from './commands/forecast.ts'
import { health } from './commands/health.ts'
import { candidates, different, merge, split } from './commands/identity.ts'
import { list } from './commands/list.ts'
import { ownKpis } from './commands/ownKpis.ts'
import { panelCommands, panelOptions } from './commands/panels.ts'
import { paper } from './commands/paper.ts'
import { report } from './commands/report.ts'
import { segment, segments } from './commands/segments.ts'
import { tasks } from './commands/tasks.ts'
import { undo } from './commands/undo.ts'
import { textsIn } from './texts.ts'
import type { Say } from './formats/rules.ts'
import { ShopError } from './errors.ts'
import { isOlder } from './open.ts'
import { settingsPatch } from './settings/model.ts'
import { saveSettings } from './settings/queries.ts'
import type { OpenShop } from './shop.ts'
import { closeShop, createShop, openSample, openShop, shopInfo } from './shops/lifecycle.ts'

const readers: Record<string, Command> = {
  ...panelCommands,
  settings, imports, summary, customers, tiers, kpi, verify, tasks, health, candidates,
  moves: movesCommand,
  dropoff: dropoffCommand,
  plans: plansCommand,
  forecast: forecastCommand,
  segments, segment,
  'own-kpis': ownKpis,
  'first-things': firstThings,
}
/** They note down whom they wrote to, where that is possible. */
const recorders: Record<string, Command> = { list, paper, report }
const writers: Record<string, Command> = { undo, set, import: importCommand, merge, split, different }

/** Readers that take more than the file. */
const takeMore: readonly string[] = ['segment']

const options = {
  json: { type: 'boolean' }, 'as-of': { type: 'string' }, lang: { type: 'string' }, name: { type: 'string' }, currency: { type: 'string' },
  from: { type: 'string' }, to: { type: 'string' }, 'f2-days': { type: 'string' }, tier: { type: 'string' }, find: { type: 'string' }, limit: { type: 'string' },
  segment: { type: 'string' }, out: { type: 'string' }, layout: { type: 'string' }, generate: { type: 'boolean' }, kind: { type: 'string' }, encoding: { type: 'string' },
  'dry-run': { type: 'boolean' }, format: { type: 'string' }, mapping: { type: 'string' }, rejects: { type: 'string' },
  names: { type: 'boolean' }, bundle: { type: 'string' },
  'train-to': { type: 'string' }, unit: { type: 'string' }, ...panelOptions,
} as const

/** Runs one command. Exit codes: 0 done, 1 refused, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  const json = args.includes('--json')
  let say: Say = await textsIn(args.includes('en') && args[args.indexOf('en') - 1] === '--lang' ? 'en' : 'ja')
  try {
    let parsed
    try { parsed = parseArgs({ args, options, allowPositionals: true }) } catch (error) { throw new ShopError('usage', { argument: (error as Error).message }) }
    const { values, positionals: [command, file, ...rest] } = parsed
    if (values.lang !== undefined && values.lang !== 'ja' && values.lang !== 'en') throw new ShopError('usage', { argument: `--lang ${values.lang}` })
    if (values.lang === 'en') say = await textsIn('en')
    const known = command !== undefined && (Object.hasOwn(readers, command) || Object.hasOwn(recorders, command) || Object.hasOwn(writers, command) || command === 'create' || command === 'sample')
    if (!known || file === undefined) throw new ShopError('usage', { argument: command ?? '' })
    if (rest.length > 0 && !Object.hasOwn(writers, command) && !takeMore.includes(command)) throw new ShopError('usage', { argument: rest.join(' ') })
    if (values['as-of'] !== undefined) day(values['as-of'])
    const output = await run(command, file, rest, values, say)
    process.stdout.write((json ? JSON.stringify(output.json) : output.text) + '\n')
    return output.failed ? 1 : 0
  } catch (error) {
    const known = error instanceof ShopError ? error : null
    if (!known) console.error(error)
    const code = known?.code ?? 'internal'
    const message = say(`errors.${code}`, known?.params)
    if (json) process.stdout.write(JSON.stringify({ error: { code, message, ...(known?.params.line !== undefined && { line: known.params.line }), ...(known?.params.file !== undefined && { file: known.params.file }) } }) + '\n')
    else {
      const where = known?.params.file ?? known?.params.path ?? known?.params.setting ?? known?.params.argument
      process.stderr.write(say('cli.error', { message }) + (where ? `（${where}${known?.params.line === undefined ? '' : `, ${say('cli.lineIs', { line: known.params.line })}`}）` : '') + '\n')
      process.stderr.write(code === 'usage' ? '\n' + say('cli.usage') + '\n' : say('cli.safe') + '\n')
    }
    return code === 'usage' ? 2 : 1
  }
}

async function run(command: string, file: string, rest: string[], values: Record<string, string | boolean | undefined>, say: Say): Promise<CommandOutput> {
  const asOf = values['as-of'] as string | undefined
  if (command === 'create') {
    const patch = settingsPatch.safeParse({ ...(values.currency !== undefined && { currency: values.currency }) })
    if (!patch.success) throw new ShopError('badSetting', { setting: 'currency' })
    const shop = createShop(file, (values.name as string | undefined) ?? '')
    saveSettings(shop.db.sqlite, patch.data)
    await closeShop(shop)
    return { json: { file }, text: say('cli.created', { file }) }
  }
  if (command === 'sample') {
    const shop = await openSample(file, asOf)
    const { orders, customers: people } = shopInfo(shop)
    await closeShop(shop)
    return { json: { file, orders, customers: people }, text: say('cli.sampled', { file, orders, customers: people }) }
  }
  const shop = Object.hasOwn(writers, command) || values.generate === true ? openShop(file) : Object.hasOwn(recorders, command) && values.out !== undefined ? openToRecord(file) : openForReading(file)
  try {
    return await (writers[command] ?? recorders[command] ?? readers[command])({ shop, rest, options: values as Record<string, string | undefined>, asOf, say, note: (text) => process.stderr.write(`\r${text}\u001b[K`) })
  } finally { await closeShop(shop) }
}

/** Reading holds off no writer. Only a file of an older version is opened for writing, which brings it up to date. */
function openForReading(file: string): OpenShop {
  return openShop(file, !isOlder(file))
}

/** Beside an open window, or where nothing may be written, the list is still made, but not recorded. */
function openToRecord(file: string): OpenShop {
  try { return openShop(file) } catch (error) {
    if (error instanceof ShopError && (error.code === 'shopInUse' || error.code === 'shopReadOnly')) return openShop(file, true)
    throw error
  }
}

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error('Node 22 以上で動かしてください: npm run -s shop -- …  / Please start it through npm: npm run -s shop -- …')
  process.exitCode = 2
} else process.exitCode = await main(process.argv.slice(2))
