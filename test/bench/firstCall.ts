// Every compared panel once, in a process in which nothing was computed before. Prints the milliseconds of each.
import { asOfShop } from '../../db/shop.ts'
import { closeShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { compared } from './compared.ts'

const shop = await openShopSoon(process.argv[2])
await shop.db.checked
const at = asOfShop(shop, '2026-11-21')
const took = compared.map(({ name, ours }) => {
  const started = performance.now()
  ours(at)
  return [name, performance.now() - started]
})
console.log(JSON.stringify(took))
await closeShop(shop)
