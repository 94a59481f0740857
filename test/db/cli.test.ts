// The command line as a process of its own: its exit codes, and that reading holds nobody off and leaves nothing behind.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInputs, forecastCheck } from '../../db/analysis/forecastCheck.ts'
import { forecast, forecastRow } from '../../db/analysis/forecast.ts'
import { forecastInputs } from '../../db/analysis/forecastInputs.ts'
import { toldCheck } from '../../db/analysis/forecastModel.ts'
import { raiseDataVersion } from '../../db/facts/build.ts'
import { parseDay } from '../../db/facts/day.ts'
import { connect, openShopFile } from '../../db/open.ts'
import { asOfShop } from '../../db/shop.ts'
import { closeShop, openSample } from '../../db/shops/lifecycle.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 's.omotenashi')
const cli = join(import.meta.dirname, '../../db/cli.ts')
function run(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args, '--json'], { encoding: 'utf8' })
  return { status, json: JSON.parse(stdout) as Record<string, never> }
}

const head = 'Name,Email,Financial Status,Created at,Subtotal,Shipping,Discount Amount,Refunded Amount,Cancelled at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name'
function orderFile(name: string, ...rows: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, [head, ...rows, ''].join('\n'))
  return path
}
const at = '2026-05-01 10:00:00 +0900'

beforeAll(() => {
  expect(run('create', file).status).toBe(0)
  const orders = orderFile('a.csv',
    `#1,a@example.com,refunded,${at},1000,0,0,1000,2026-05-10 10:00:00 +0900,1,お茶,1000,T1,太郎 見本`, `#2,ghost@example.com,paid,${at},500,0,0,,,1,お茶,500,T1,花子 試験`)
  expect(run('import', file, orders).status).toBe(0)
})

test.each([
  ['set', '__proto__=1'], ['set', 'toString=1'], ['set', 'dormantDays'], ['customers', '--limit', '1.5'], ['customers', '--limit', '0'], ['customers', 'extra'], ['summary', 'extra'],
  ['kpi', '--from', '2026-05-02', '--to', '2026-05-01'], ['kpi', '--from', '2026-02-30', '--to', '2026-05-01'], ['moves', '--from', '2026-01-01', '--to', '2026-02-30'],
  ['tiers', '--lang', 'fr'], ['tiers', '--as-of', '2026-02-30'], ['nonsense'],
  ['forecast', '--unit', 'month'], ['forecast', '--limit', '0'], ['forecast', '--train-to', '2026-02-30'], ['forecast', '--as-of', '2026-05-01', '--train-to', '2026-05-02'],
])('wrong usage: %s %s %s', (command, ...rest) => {
  const { status, json } = run(command, file, ...rest)
  expect({ status, json }).toMatchObject({ status: 2, json: { error: { code: 'usage' } } })
})

test('a value that does not fit is refused', () => expect(run('set', file, 'dormantDays=0')).toMatchObject({ status: 1, json: { error: { code: 'badSetting' } } }))

test('a product is chosen by its key; a name that several bear is asked back with their keys', async () => {
  const shop = join(folder, 'products.omotenashi')
  run('create', shop)
  // Twelve people buy 煎茶: six that of T1 and then 玉露, six that of T2 and then ほうじ茶.
  const row = (no: number, person: number, day: string, name: string, code: string) => `#${no},p${person}@example.com,paid,${day} 10:00:00 +0900,1000,0,0,,,1,${name},1000,${code},太郎 見本${person}`
  const people = Array.from({ length: 12 }, (_, p) => p)
  run('import', shop, orderFile('products.csv', ...people.flatMap((p) => [row(p * 2, p, '2026-01-05', '煎茶', p < 6 ? 'T1' : 'T2'), row(p * 2 + 1, p, '2026-02-05', p < 6 ? '玉露' : 'ほうじ茶', p < 6 ? 'G1' : 'H1')])))
  const next = (from: string) => run('next-product', shop, '--as-of', '2026-05-09', '--from-product', from)
  expect(next('煎茶')).toMatchObject({ status: 1, json: { error: { code: 'productName', message: '「煎茶」という名前の商品は2つあります。商品のキーで指定してください：code:T1 code:T2' } } })
  for (const [from, to] of [['code:T1', '玉露'], ['T1', '玉露'], ['code:T2', 'ほうじ茶']]) expect(next(from)).toMatchObject({ status: 0, json: [{ from: '煎茶', to, customers: 6, base: 6 }] })
  expect(next('玉露')).toEqual({ status: 0, json: [] })
  for (const nobody of ['紅茶', '']) expect(next(nobody)).toMatchObject({ status: 1, json: { error: { code: 'notFound' } } })
  // By the short name, too, which is what every table calls it.
  const writer = openShopFile(shop)
  writer.sqlite.prepare(`UPDATE product SET shortName = 'T1のお茶' WHERE key = 'code:T1'`).run()
  raiseDataVersion(writer.sqlite)
  await writer.close()
  expect(next('T1のお茶')).toMatchObject({ status: 0, json: [{ from: 'T1のお茶', to: '玉露', customers: 6, base: 6 }] })
  expect(next('煎茶')).toMatchObject({ status: 1, json: { error: { code: 'productName' } } })
})

test('a shop too small for a forecast is told why', () => {
  const none = { unit: 'week', customers: 2, repeaters: 0, reason: 'fewRepeaters', r: null, alpha: null, a: null, b: null, logLikelihood: null, p: null, q: null, gamma: null, expected: [] }
  expect(run('forecast', file, '--as-of', '2026-05-09')).toMatchObject({ status: 0, json: { ...none, asOf: '2026-05-09' } })
  expect(run('forecast', file, '--as-of', '2026-05-09', '--train-to', '2026-05-01', '--unit', 'day')).toMatchObject({ status: 0, json: { ...none, unit: 'day', asOf: '2026-05-01', check: { from: '2026-05-02', to: '2026-05-09', actual: 0, reason: 'fewRepeaters' } } })
})

test('the forecast of the sample shop: that of the model for everybody, and beside it what then happened', async () => {
  const sample = join(folder, '見本.omotenashi')
  const open = await openSample(sample, '2026-11-21')
  const now = asOfShop(open, '2026-11-21')
  const made = forecast(forecastInputs({ ...now, asOf: parseDay('2025-11-21') }), 'week')
  const check = forecastCheck(checkInputs(now, 365))
  await closeShop(open)
  expect(made.reason).toBeNull()
  expect(made.columns.id.length).toBeGreaterThan(500)
  expect(check.actual).toBeGreaterThan(0)

  const asked = ['forecast', sample, '--as-of', '2026-11-21', '--train-to', '2025-11-21']
  const { status, json } = run(...asked)
  expect(status).toBe(0)
  const wire = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
  expect(json).toMatchObject(wire({ ...made.values, ...made.purchases, unit: 'week', asOf: '2025-11-21', customers: made.customers, repeaters: made.repeaters }) as object)
  expect(json.expected).toEqual(wire(Array.from(made.columns.id, (_, i) => forecastRow(made.columns, i))))
  // Told without the ids behind each group.
  expect(json.check).toEqual(wire(toldCheck(check)))
  // As text: the best ones, as many as asked for, and the groups with what was expected and what came.
  const text = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...asked, '--limit', '3'], { encoding: 'utf8' }).stdout
  const best = Array.from(made.columns.id, (_, i) => forecastRow(made.columns, i)).sort((a, b) => (b.clv ?? 0) - (a.clv ?? 0) || b.next365 - a.next365 || a.id - b.id).slice(0, 3)
  const lines = text.split('\n').map((line) => line.trim())
  for (const { id, next90, next365 } of best) expect(lines.filter((line) => line.startsWith(`${id} `) && line.includes(` ${next90.toFixed(2)} `) && line.includes(` ${next365.toFixed(2)} `)), String(id)).toHaveLength(1)
  for (const { group, customers, expected, actual } of check.groups) expect(lines.map((line) => line.split(/\s+/)), String(group)).toContainEqual([group, customers, expected.toFixed(1), actual.toLocaleString('en-US')].map(String))
})

test('an order cancelled and paid back was a purchase of its full worth until its cancellation', () => {
  expect(run('summary', file, '--as-of', '2026-05-09').json).toMatchObject({ orders: { all: 2, valid: 2 }, sales: { goods: 1500, total: 1500 } })
  expect(run('summary', file, '--as-of', '2026-05-10').json).toMatchObject({ orders: { all: 2, valid: 1 }, sales: { goods: 500, total: 500 } })
  expect(run('verify', file)).toMatchObject({ status: 0, json: { ok: true } })
})

test('reading goes on beside a writer, holds no writer off, and leaves the file alone in its folder', async () => {
  const list = () => readdirSync(folder).filter((name) => name.startsWith('s.omotenashi'))
  expect(run('verify', file).status).toBe(0)
  expect(list()).toEqual(['s.omotenashi'])
  const reader = openShopFile(file, { readOnly: true })
  const writer = openShopFile(file)
  expect(run('verify', file)).toMatchObject({ status: 0, json: { ok: true } })
  writer.sqlite.exec(`INSERT INTO setting VALUES ('staff', '"x"')`)
  await writer.close()
  await reader.close()
  expect(list()).toEqual(['s.omotenashi'])
  expect(run('settings', file).json).toMatchObject({ staff: 'x' })
})

test('a file of the version before is brought up to date, also by a command that reads', async () => {
  const old = join(folder, 'old.omotenashi')
  expect(run('create', old).status).toBe(0)
  const db = connect(old)
  const version = db.pragma('user_version', { simple: true }) as number
  db.close()
  const { migrations } = await import('../../db/migrations/index.ts')
  const { APPLICATION_ID } = await import('../../db/open.ts')
  rmSync(old)
  const before = connect(old)
  before.pragma(`application_id = ${APPLICATION_ID}`)
  for (const step of migrations.slice(0, -1)) before.exec(step)
  before.pragma(`user_version = ${version - 1}`)
  before.close()
  expect(run('summary', old)).toMatchObject({ status: 0, json: { orders: { all: 0 } } })
})

test('whose only order turns out to be somebody else\'s is there no more: in no stage, not counted, not listed', () => {
  expect(run('summary', file).json).toMatchObject({ customers: { all: 2 } })
  expect(run('import', file, orderFile('b.csv', `#2,c@example.com,paid,${at},500,0,0,,,1,お茶,500,T1,三郎 別人`)).status).toBe(0)
  expect(run('summary', file).json).toMatchObject({ customers: { all: 2, withValidOrder: 1 } })
  expect(run('tiers', file).json).toMatchObject({ total: 2, prospect: 1 })
  expect((run('customers', file).json as unknown as { name: string }[]).map(({ name }) => name)).toEqual(['見本 太郎', '別人 三郎'])
})
