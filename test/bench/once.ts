// One import in a process of its own, so that its time and memory are its own. Prints one JSON line.
import { existsSync } from 'node:fs'
import { runImport } from '../../db/imports/run.ts'
import { closeShop, createShop, openShop, summaryOf } from '../../db/shops/lifecycle.ts'
import { asOfShop, hold } from '../../db/shop.ts'

const [shopFile, ...files] = process.argv.slice(2)
const started = performance.now()
const shop = existsSync(shopFile) ? openShop(shopFile) : createShop(shopFile, 'bench')
const phases: Record<string, number> = {}
let [phase, last] = ['reading', performance.now()]
const next = (name: string) => { phases[phase] = Math.round(performance.now() - last); last = performance.now(); phase = name }
await runImport(shop.db.sqlite, files, { timeZone: 'Asia/Tokyo', now: new Date(), onProgress: (progress) => { if (progress.phase !== phase) next(progress.phase) } })
next('counting')
const peakMB = Math.round(process.resourceUsage().maxRSS / 1024)
const summary = summaryOf(asOfShop(hold(shop.db), '2026-11-21'))
await closeShop(shop)
console.log(JSON.stringify({ ms: Math.round(performance.now() - started), peakMB, phases, orders: summary.orders.all, lines: summary.lines, customers: summary.customers.all, sales: summary.sales.goods }))
