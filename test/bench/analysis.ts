// The figures of 分析 against DuckDB with two threads, answering the same from the same shop in the same run.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { formatDay, parseDay } from '../../db/facts/day.ts'
import { loadFacts, raiseDataVersion } from '../../db/facts/build.ts'
import { asOfShop, renew } from '../../db/shop.ts'
import type { OpenShop } from '../../db/shop.ts'
import { closeShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { compared } from './compared.ts'
import type { Value } from './compared.ts'
import { fillDuck, openDuck, statements } from './duckdb.ts'
import type { Duck } from './duckdb.ts'

type Row = (what: string, value: string, target?: string) => void
const ROUNDS = 9
const last = parseDay('2026-11-21')
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]

interface Times { ours: number[]; duck: number[] }

/** Asks both for every panel, as of another day each round: what is remembered of a day helps nobody. Throws where they differ. */
async function rounds(shop: OpenShop, duck: Duck | null, times: Map<string, Times>): Promise<void> {
  const sql = statements()
  for (let round = 0; round <= ROUNDS; round++) {
    const asOf = last - round * 5
    const at = asOfShop(shop, formatDay(asOf))
    await duck?.run(`SET VARIABLE d = ${asOf}`)
    for (const { name, ours } of compared) {
      let started = performance.now()
      const mine = ours(at)
      const took = performance.now() - started
      let theirs: Value[][] = mine
      started = performance.now()
      if (duck) theirs = await duck.rows(sql.get(name)!)
      const duckTook = performance.now() - started
      if (JSON.stringify(mine) !== JSON.stringify(theirs)) throw new Error(`${name} as of ${formatDay(asOf)} differs:\nours   ${JSON.stringify(mine).slice(0, 2000)}\nDuckDB ${JSON.stringify(theirs).slice(0, 2000)}`)
      if (round === 0) { times.set(name, { ours: [], duck: [] }); continue } // the first one warms up
      times.get(name)!.ours.push(took)
      times.get(name)!.duck.push(duckTook)
    }
  }
}

/** Prints the comparison on the largest shop, the first call in a process of its own, and the growth from the smaller one where there is one. */
export async function analysisFigures(row: Row, file: (name: string) => string, shops: readonly string[]): Promise<void> {
  const duck = await openDuck()
  if (typeof duck === 'string') row('DuckDB could not be fetched', '—', duck)
  const sums: number[] = []
  for (const path of shops) {
    const shop = await openShopSoon(path)
    await shop.db.checked
    // Some trial products, so that 引き上げ率 counts somebody.
    shop.db.sqlite.transaction(() => {
      shop.db.sqlite.exec('UPDATE product SET trial = 1 WHERE id % 10 = 1')
      raiseDataVersion(shop.db.sqlite)
    })()
    renew(shop, loadFacts(shop.db))
    const largest = path === shops.at(-1)
    const against = largest && typeof duck !== 'string' ? duck : null
    if (against) {
      await fillDuck(against, shop, file)
      await against.run(statements().get('setup')!)
    }
    const times = new Map<string, Times>()
    await rounds(shop, against, times)
    await closeShop(shop)
    const [ours, theirs] = (['ours', 'duck'] as const).map((who) => [...times.values()].reduce((sum, one) => sum + median(one[who]), 0))
    sums.push(ours)
    if (!largest) continue
    for (const [name, one] of times) row(`  ${name}`, against ? `${(median(one.ours) / median(one.duck)).toFixed(2)}  (${median(one.ours).toFixed(1)} ms ÷ ${median(one.duck).toFixed(1)} ms)` : `${median(one.ours).toFixed(1)} ms`)
    if (against) row(`${times.size} panels, warm, ÷ DuckDB (two threads)`, `${(ours / theirs).toFixed(2)}  (${Math.round(ours)} ms ÷ ${Math.round(theirs)} ms)`, 'reach 0.2')
    const first = firstCall(path)
    const [slowest, most] = first.reduce((a, b) => (b[1] > a[1] ? b : a))
    row('  first call: the slowest panel', `${slowest} ${Math.round(most)} ms`, 'reach 150 ms')
    row('  first call: all of them, one after the other', `${Math.round(first.reduce((sum, [, ms]) => sum + ms, 0))} ms`)
  }
  if (sums.length > 1) row('  growth 100k → 1M (exponent)', Math.log10(sums.at(-1)! / sums[0]).toFixed(2), 'reach 1.05')
  if (typeof duck !== 'string') duck.close()
}

/** In a process of its own, where nothing is warm. */
function firstCall(path: string): [string, number][] {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'firstCall.ts'), path], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as [string, number][]
}
