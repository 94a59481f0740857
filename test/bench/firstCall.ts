// Every compared panel once, in a process in which nothing was computed before. Prints milliseconds.
import { asOfShop } from '../../db/shop.ts'
import { closeShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { compared } from './compared.ts'

const shop = await openShopSoon(process.argv[2])
await shop.db.checked
const at = asOfShop(shop, '2026-11-21')
const started = performance.now()
for (const { ours } of compared) ours(at)
console.log(Math.round(performance.now() - started))
await closeShop(shop)
