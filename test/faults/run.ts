// Kills an import with SIGKILL at random moments and looks at what is left: all of it or nothing. `npm run faults -- 500`.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeOrders } from '../bench/generate.ts'

const kills = Number(process.argv[2] ?? 100)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const cli = join(import.meta.dirname, '../../db/cli.ts')
const node = ['--disable-warning=ExperimentalWarning', cli]
const folder = mkdtempSync(join(tmpdir(), 'omotenashi-faults-'))
const shop = (...args: string[]) => {
  const run = spawnSync(process.execPath, [...node, ...args, '--json'], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`${args[0]} exited ${run.status}: ${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout) as never
}
const ordersIn = (file: string) => (shop('summary', file) as { orders: { all: number } }).orders.all

// Two places to start from: an empty shop (indexes are made afterwards) and one that holds half of the orders already.
const [whole, half] = [join(folder, 'whole.csv'), join(folder, 'half.csv')]
const all = writeOrders(whole, 30_000).orders
const some = writeOrders(half, 15_000, 0, Math.ceil(30_000 / 2.222 / 3.75)).orders
const starts = ['empty', 'filled'].map((name) => join(folder, `${name}.omotenashi`))
shop('create', starts[0])
shop('create', starts[1])
shop('import', starts[1], half)

const victim = join(folder, 'victim.omotenashi')
const clean = () => { for (const suffix of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(victim + suffix, { force: true }) }

/** Runs an import and kills it after `delay` ms; false if it was done before that. */
function importAndKill(delay: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...node, 'import', victim, whole], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('exit', (_code, signal) => { clearTimeout(timer); resolve(signal === 'SIGKILL') })
  })
}

let random = seed
const next = () => { random = (Math.imul(random, 1664525) + 1013904223) >>> 0; return random / 2 ** 32 }
clean()
cpSync(starts[0], victim)
const began = performance.now()
await importAndKill(600_000)
const full = performance.now() - began

const seen = { before: 0, after: 0, finished: 0, failed: 0 }
for (let i = 0; i < kills; i++) {
  clean()
  const filled = i % 2
  cpSync(starts[filled], victim)
  const delay = next() * full * 1.05
  const killed = await importAndKill(delay)
  try {
    const count = ordersIn(victim)
    const before = filled ? some : 0
    if (count !== before && count !== all) throw new Error(`half an import: ${count} orders`)
    if (!killed && count !== all) throw new Error(`said done, but ${count} of ${all} orders are there`)
    shop('verify', victim)
    seen[!killed ? 'finished' : count === all ? 'after' : 'before']++
    if (i % 5 === 0) { // and the shop still takes the whole file
      shop('import', victim, whole)
      if (ordersIn(victim) !== all) throw new Error('the next import did not complete it')
    }
  } catch (error) {
    seen.failed++
    console.error(`kill ${i} after ${Math.round(delay)} ms (${filled ? 'filled' : 'empty'} shop, seed ${seed}): ${(error as Error).message}`)
  }
}
rmSync(folder, { recursive: true, force: true })
console.log(`kills during import (seed ${seed}): ${seen.before} left the shop as before, ${seen.after} had been committed, ${seen.finished} were done before the kill`)
console.log(`${kills - seen.failed} passed, ${seen.failed} failed`)
process.exitCode = seen.failed ? 1 : 0
