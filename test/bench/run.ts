// `npm run bench [quick] [identity]` (identity: that part alone): times as ratios against a named reference in the same run. Prints, never judges.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { todayBoard } from '../../db/today/board.ts'
import { listCustomers } from '../../db/customers/list.ts'
import { customersQuery } from '../../db/customers/model.ts'
import { closeShop, createShop, openShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { directoryOf } from '../../db/shop.ts'
import { taskBoard } from '../../db/tasks/board.ts'
import { generateTasks } from '../../db/tasks/generate.ts'
import { analysisFigures } from './analysis.ts'
import { identityFigures } from './identity.ts'
import { peopleFigures } from './people.ts'
import { writeOrders } from './generate.ts'
import type { Made } from './generate.ts'

const quick = process.argv.includes('quick')
const rounds = quick ? 1 : 3
const folder = mkdtempSync(join(tmpdir(), 'omotenashi-bench-'))
const file = (name: string) => join(folder, name)
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]
const row = (what: string, value: string, target = '') => console.log(`${what.padEnd(52)} ${value.padStart(28)}   ${target}`)
if (process.argv.includes('identity')) {
  await identityFigures(row, file('people.omotenashi'), quick)
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
interface Once { ms: number; peakMB: number; phases: Record<string, number>; orders: number; lines: number; customers: number; sales: number }

function ours(shop: string, ...files: string[]): Once {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'once.ts'), shop, ...files], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Once
}
function reference(csv: string): { ms: number; orders: number; lines: number; customers: number; sales: number } {
  const db = file('reference.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(db + suffix, { force: true })
  const sql = readFileSync(join(import.meta.dirname, 'reference.sql'), 'utf8').replace(':file:', csv)
  const started = performance.now()
  const out = execFileSync('sqlite3', [db], { input: sql, encoding: 'utf8' })
  const ms = performance.now() - started
  const [orders, lines, customers, sales] = out.trim().split('\n').at(-1)!.split(',').map(Number)
  return { ms, orders, lines, customers, sales }
}
function forget(shop: string): string { for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(shop + suffix, { force: true }); return shop }
function same(a: Made | Once, b: Omit<Once, 'ms' | 'peakMB' | 'phases'>): void {
  if (a.orders !== b.orders || a.lines !== b.lines || a.customers !== b.customers || a.sales !== b.sales) throw new Error(`not the same result: ${JSON.stringify([a, b])}`)
}

const sizes = quick ? [100_000] : [100_000, 1_000_000]
const times: number[] = []
for (const lines of sizes) {
  const csv = file(`${lines}.csv`)
  const made = writeOrders(csv, lines)
  const sjis = file(`${lines}-cp932.csv`)
  writeFileSync(sjis, execFileSync('iconv', ['-f', 'UTF-8', '-t', 'CP932', csv], { maxBuffer: 2 ** 31 }))
  const measured: { ours: Once; cp932: Once; ref: number }[] = []
  for (let i = 0; i < (lines > 500_000 ? 1 : rounds); i++) {
    const ref = reference(csv)
    same(made, ref)
    const a = ours(forget(file(`${lines}.omotenashi`)), csv)
    same(made, a)
    const b = ours(forget(file('cp932.omotenashi')), sjis)
    same(made, b)
    measured.push({ ours: a, cp932: b, ref: ref.ms })
  }
  const ms = median(measured.map((m) => m.ours.ms))
  times.push(ms)
  row(`import ${lines.toLocaleString('en-US')} lines ÷ sqlite3 command line`, `${(ms / median(measured.map((m) => m.ref))).toFixed(2)}  (${(ms / 1000).toFixed(1)} s ÷ ${(median(measured.map((m) => m.ref)) / 1000).toFixed(1)} s)`, lines > 500_000 ? 'reach 0.8' : 'reach 0.9')
  row('  CP932 ÷ UTF-8', (median(measured.map((m) => m.cp932.ms)) / ms).toFixed(2), 'reach 1.3')
  row('  peak memory', `${median(measured.map((m) => m.ours.peakMB))} MB`, lines > 500_000 ? 'reach 450 MB' : '')
  console.log('  ' + JSON.stringify(measured[0].ours.phases))
  const more = file('more.csv')
  writeOrders(more, 11_000, made.orders, made.customers)
  row('  adding 5,000 orders ÷ whole import', (ours(file(`${lines}.omotenashi`), more).ms / ms).toFixed(2), 'reach 0.1')
}
if (times.length === 2) row('growth 100k → 1M (exponent)', Math.log10(times[1] / times[0]).toFixed(2), 'reach 1.05')

const big = file(`${sizes.at(-1)}.omotenashi`)
async function opening(path: string): Promise<number> {
  const started = performance.now()
  const shop = await openShopSoon(path)
  todayBoard(shop, '2026-11-21')
  const ms = performance.now() - started
  await closeShop(shop)
  return ms
}
await closeShop(createShop(file('empty.omotenashi'), ''))
const open = (path: string) => { const list: Promise<number>[] = []; return (async () => { for (let i = 0; i < 3; i++) list.push(Promise.resolve(await opening(path))); return median(await Promise.all(list)) })() }
row('opening to first screen data − opening an empty shop', `+${Math.round(await open(big) - await open(file('empty.omotenashi')))} ms`, 'reach +300 ms')

const shop = openShop(big)
const time = (action: () => void) => { const started = performance.now(); action(); return performance.now() - started }
todayBoard(shop, '2026-11-21')
row('今日, all figures, warm', `${Math.round(median([1, 2, 3].map(() => time(() => todayBoard(shop, '2026-11-21')))))} ms`)
row('directory of names, once', `${Math.round(time(() => directoryOf(shop)))} ms`)
const queries = [{}, { sort: 'name' }, { sort: 'sales' }, { find: '佐藤' }, { find: '090-10' }, { people: { kind: 'tier', tier: 'dormant' } }].map((query) => customersQuery.parse({ ...query, asOf: '2026-11-21' }))
for (const query of queries) listCustomers(shop, query)
row('page of 100 customers, slowest of six', `${Math.max(...queries.map((query) => median([1, 2, 3].map(() => time(() => listCustomers(shop, query)))))).toFixed(1)} ms`, 'reach 20 ms')
const like = shop.db.sqlite.prepare('SELECT count(*) FROM customer WHERE searchKey LIKE ?')
const worst = (action: (text: string) => void) => Math.max(...['佐藤', '花子', 'customer1', '見本町', 'x'].map((text) => median([1, 2, 3].map(() => time(() => action(text))))))
row('search, worst ÷ LIKE, worst', (worst((text) => directoryOf(shop).search(text)) / worst((text) => like.get(`%${text}%`))).toFixed(2), 'reach 0.3')
const yesterday = '2026-11-20'
const began = performance.now()
const { created } = await generateTasks(shop, yesterday)
row('tasks of a morning made in the background', `${Math.round(performance.now() - began)} ms (${created})`, 'reach 2,000 ms')
taskBoard(shop, { asOf: yesterday })
row("today's people, warm", `${Math.round(median([1, 2, 3].map(() => time(() => taskBoard(shop, { asOf: yesterday })))))} ms`, 'reach 100 ms')
await closeShop(shop)
await analysisFigures(row, file, sizes.map((lines) => file(`${lines}.omotenashi`)))
await peopleFigures(row, big)
await identityFigures(row, file('people.omotenashi'), quick)
rmSync(folder, { recursive: true, force: true })
