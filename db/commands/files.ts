// settings, set, import, imports, verify: what touches the shop file.
import { ShopError } from '../errors.ts'
import { buildFacts, loadFacts } from '../facts/build.ts'
import type { Facts } from '../facts/facts.ts'
import { amountsOf } from '../orders/rules.ts'
import type { Counting } from '../orders/rules.ts'
import { freshSchema, schemaOf } from '../open.ts'
import { defaultSettings, settingsPatch } from '../settings/model.ts'
import type { Settings } from '../settings/model.ts'
import { changeSettings } from '../settings/change.ts'
import { runImport } from '../imports/run.ts'
import { listImports } from '../imports/queries.ts'
import { filesToImport, writeRejects } from './importOptions.ts'
import type { OpenShop } from '../shop.ts'
import { number, table } from './output.ts'
import type { Command } from './command.ts'

const settingsTable = (settings: Settings, say: (key: string) => string) =>
  table([[say('cli.setting'), say('cli.value')], ...Object.entries(settings).map(([key, value]) => [key, value === null ? say('cli.none') : String(value)])])

export const settings: Command = ({ shop, say }) => ({ json: shop.settings, text: settingsTable(shop.settings, say) })

export const set: Command = ({ shop, rest, say }) => {
  const patch: Record<string, unknown> = {}
  for (const pair of rest) {
    const [key, ...value] = pair.split('=')
    if (value.length === 0 || !Object.hasOwn(defaultSettings, key)) throw new ShopError('usage', { argument: pair })
    patch[key] = typed(key as keyof Settings, value.join('='))
  }
  const parsed = settingsPatch.safeParse(patch)
  if (!parsed.success) throw new ShopError('badSetting', { setting: parsed.error.issues[0].path.join('.') || rest.join(' ') })
  const saved = changeSettings(shop, parsed.data)
  return { json: saved, text: settingsTable(saved, say) }
}

/** A value as its setting wants it: true/false, none, a number, or the text itself. */
function typed(key: keyof Settings, text: string): unknown {
  const shape = defaultSettings[key]
  if (typeof shape === 'string') return text
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === '' || text === 'none' || text === 'null') return null
  return Number(text)
}

/** `import F files… [--dry-run] [--format ID] [--mapping M.json] [--rejects OUT.csv]`. Throws what importOptions.ts and runImport throw. */
export const importCommand: Command = async ({ shop, rest, options, say, note }) => {
  if (rest.length === 0) throw new ShopError('usage', { argument: 'import' })
  let shown = ''
  const dryRun = options['dry-run'] !== undefined
  const files = await filesToImport(rest, options)
  const { result } = await runImport(shop.db.sqlite, files, {
    dryRun, timeZone: shop.settings.timeZone, currency: shop.settings.currency, now: new Date(),
    onProgress({ phase, done, total, rows }) {
      const text = `${say(`cli.progress.${phase}`)} ${Math.floor((done / Math.max(1, total)) * 100)} %  ${say('cli.rows', { count: rows })}`
      if (text !== shown && process.stderr.isTTY) note((shown = text))
    },
  })
  const json = {
    importId: result.importId, dryRun,
    files: result.files.map(({ file, format, encoding, rows, rejectedRows, droppedValues, rejected, openEnd = null }) => ({
      file, format, encoding, rows, rejectedRows, droppedValues, openEnd, rejected: rejected.filter((row) => !row.kept).map(({ line, reason }) => ({ line, reason })),
      dropped: rejected.filter((row) => row.kept).map(({ line, reason, value }) => ({ line, reason, value })),
    })),
    orders: result.orders, customers: result.customers,
  }
  const lines = result.files.flatMap((file) => file.rejected.map((row) => `  ${file.file} ${say('cli.lineIs', { line: row.line })}: ${say(`rejects.${row.reason}`)}${row.value && `「${row.value}」`}`))
  const open = result.files.flatMap(({ file, openEnd }) => (openEnd ? [`  ${file}: ${say('cli.openEnd', { ...openEnd })}`] : []))
  const written = options.rejects === undefined ? [] : await writeRejects(shop, files, result.files, options.rejects, say)
  const listed = table([
    [say('cli.file'), say('cli.format'), say('cli.encoding'), say('cli.rowCount'), say('cli.rejected')],
    ...result.files.map((file) => [file.file, say(`formats.${file.format}`), say(`encodings.${file.encoding}`), number(file.rows), number(file.rejectedRows)]),
  ], [3, 4])
  const counts = table([
    [say('cli.ordersNew'), say('cli.ordersUpdated'), say('cli.ordersUnchanged'), say('cli.customersNew'), say('cli.customersJoined')],
    [result.orders.new, result.orders.updated, result.orders.unchanged, result.customers.new, result.customers.joined].map(number),
  ], [0, 1, 2, 3, 4])
  const kept = written.map((file) => say('cli.rejectsWritten', { file }))
  return { json, text: [say(dryRun ? 'cli.wouldImport' : 'cli.imported', { seconds: result.seconds.toFixed(1) }), listed, ...lines, ...open, ...kept, '', counts].join('\n') }
}

export const imports: Command = async ({ shop, say }) => {
  const list = await listImports(shop.db.kysely)
  const rows = list.map((row) => [String(row.id), row.startedAt.slice(0, 16).replace('T', ' ') + ' UTC', row.files.map((file) => file.file).join(', '), number(row.orders.new), number(row.orders.updated), number(row.orders.unchanged), number(row.customers.new)])
  const head = [say('cli.id'), say('cli.when'), say('cli.file'), say('cli.ordersNew'), say('cli.ordersUpdated'), say('cli.ordersUnchanged'), say('cli.customersNew')]
  return { json: list, text: rows.length ? table([head, ...rows], [0, 3, 4, 5, 6]) : say('cli.nothing') }
}

/** Looks at the file's pages, tables and links, and recomputes what is stored twice. Changes nothing. */
export const verify: Command = ({ shop, say }) => {
  const { sqlite } = shop.db
  // One moment of the file, whatever an import beside it commits meanwhile.
  const checks = sqlite.transaction(() => checksOf(shop))()
  const ok = Object.values(checks).every(Boolean)
  const rows = Object.entries(checks).map(([check, good]) => [say(`cli.checks.${check}`), say(good ? 'cli.ok' : 'cli.bad')])
  return { json: { ok, checks }, text: `${ok ? say('cli.verified', { checks: rows.length }) : say('cli.unverified')}\n${table([[say('cli.check'), say('cli.result')], ...rows])}`, failed: !ok }
}

function checksOf(shop: OpenShop): Record<string, boolean> {
  const { sqlite } = shop.db
  const stored = loadFacts(shop.db)
  const built = buildFacts(sqlite)
  let wrongAmounts = 0
  for (const order of sqlite.prepare('SELECT state, cancelledDay, goods, shipping, fee, discount, points, refund, sales, total FROM orders').iterate() as IterableIterator<Counting & { sales: number; total: number }>) {
    const amounts = amountsOf(order)
    if (amounts.sales !== order.sales || amounts.total !== order.total) wrongAmounts++
  }
  return {
    integrity: sqlite.pragma('integrity_check', { simple: true }) === 'ok',
    schema: schemaOf(sqlite) === freshSchema(),
    foreignKeys: (sqlite.pragma('foreign_key_check') as unknown[]).length === 0
      && sqlite.prepare('SELECT count(*) FROM contact WHERE gone = 0 AND customerId NOT IN (SELECT id FROM customer)').pluck().get() === 0,
    cache: sameFacts(stored, built),
    amounts: wrongAmounts === 0,
  }
}

function sameFacts(a: Facts, b: Facts): boolean {
  return Object.entries(a).every(([name, column]) => {
    const other = b[name as keyof Facts]
    if (!ArrayBuffer.isView(column) || !ArrayBuffer.isView(other)) return JSON.stringify(column) === JSON.stringify(other)
    return Buffer.from(column.buffer, column.byteOffset, column.byteLength).equals(Buffer.from(other.buffer, other.byteOffset, other.byteLength))
  })
}
