// One import in a process of its own, so that its time and memory are its own. Prints one JSON line. A shop that is there already is
// opened and checked first, as it is when the window imports: "openedMs".
import { existsSync, readFileSync } from 'node:fs'
import { runImport } from '../../db/imports/run.ts'
import { closeShop, createShop, openShopSoon, summaryOf } from '../../db/shops/lifecycle.ts'
import { asOfShop, renew } from '../../db/shop.ts'

const [shopFile, ...files] = process.argv.slice(2)
const begun = performance.now()
const old = existsSync(shopFile)
const shop = old ? await openShopSoon(shopFile) : createShop(shopFile, 'bench')
await shop.db.checked
const started = old ? performance.now() : begun
const phases: Record<string, number> = {}
let [phase, last] = ['reading', performance.now()]
const next = (name: string) => { phases[phase] = Math.round(performance.now() - last); last = performance.now(); phase = name }
const { facts } = await runImport(shop.db.sqlite, files, { timeZone: 'Asia/Tokyo', now: new Date(), onProgress: (progress) => { if (progress.phase !== phase) next(progress.phase) } })
next('counting')
const peakMB = Math.round(peakKiB() / 1024)
renew(shop, facts)
const summary = summaryOf(asOfShop(shop, '2026-11-21'))
await closeShop(shop)
console.log(JSON.stringify({ ms: Math.round(performance.now() - started), openedMs: Math.round(started - begun), peakMB, phases, orders: summary.orders.all, lines: summary.lines, customers: summary.customers.all, sales: summary.sales.goods }))

/** Highest resident memory of this program. Linux keeps in maxRSS what the process that started it had (the bench holds whole files); VmHWM is our own. */
function peakKiB(): number {
  try { return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) } catch { return process.resourceUsage().maxRSS }
}
