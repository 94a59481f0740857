// DuckDB for the comparison: fetched when the bench first needs it, into a cache that git does not know; never a dependency of the product.
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { attributesOf } from '../../db/analysis/attributes.ts'
import { ALWAYS, EXCLUDED, NEVER, PRODUCT_SUBSCRIPTION, TRIAL } from '../../db/facts/facts.ts'
import type { OpenShop } from '../../db/shop.ts'
import { asOfShop } from '../../db/shop.ts'

const version = '1.5.6-r.1'
const folder = join(import.meta.dirname, '../../node_modules/.cache/duckdb', version)

/** What is used of the package. */
interface Reader { getRows(): unknown[][] }
interface Connection { run(sql: string): Promise<unknown>; runAndReadAll(sql: string): Promise<Reader>; closeSync(): void }
interface Package { DuckDBInstance: { create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection>; closeSync(): void }> } }

export interface Duck {
  run(sql: string): Promise<void>
  /** Whole numbers as numbers. */
  rows(sql: string): Promise<(number | string | null)[][]>
  close(): void
}

/** An empty database in memory with two threads; a text says why there is none. */
export async function openDuck(): Promise<Duck | string> {
  let found: Package
  try {
    if (!existsSync(join(folder, 'node_modules/@duckdb/node-api'))) {
      mkdirSync(folder, { recursive: true })
      execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', `@duckdb/node-api@${version}`], { stdio: 'pipe', shell: process.platform === 'win32', timeout: 180_000 })
    }
    found = await import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve('@duckdb/node-api')).href) as Package
  } catch (error) { return (error as Error).message.trim().split('\n').at(-1) ?? '' }
  const instance = await found.DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  return {
    run: async (sql) => { await connection.run(sql) },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value as number | string | null))),
    close() { connection.closeSync(); instance.closeSync() },
  }
}

/** The statements of analysis.sql by name. */
export function statements(): Map<string, string> {
  const text = readFileSync(join(import.meta.dirname, 'analysis.sql'), 'utf8')
  return new Map(text.split('-- name: ').slice(1).map((part) => { const end = part.indexOf('\n'); return [part.slice(0, end).trim(), part.slice(end + 1)] }))
}

/** Fills DuckDB with what a shop holds: orders, lines, customers, products, channels. `file` names a place for text on the way. */
export async function fillDuck(duck: Duck, shop: OpenShop, file: (name: string) => string): Promise<void> {
  const { facts } = shop
  const { prefecture } = attributesOf(asOfShop(shop, '2026-11-21'))
  const day = (value: number) => Math.min(Math.max(value, -1_000_000), 1_000_000)
  const fill = async (table: string, columns: string, count: number, row: (i: number) => (number | string)[]): Promise<void> => {
    const path = file(`${table}.csv`)
    const out = openSync(path, 'w')
    let text = ''
    for (let i = 0; i < count; i++) {
      text += row(i).join() + '\n'
      if (text.length > 1 << 20 || i === count - 1) { writeSync(out, text); text = '' }
    }
    closeSync(out)
    await duck.run(`CREATE TABLE ${table} (${columns}); COPY ${table} FROM '${path.replaceAll("'", "''")}' (HEADER false, NULLSTR '')`)
  }
  const flag = (flags: number, bit: number) => String((flags & bit) !== 0)
  await fill('orders', 'id INTEGER, customer INTEGER, day INTEGER, minute INTEGER, goods INTEGER, total INTEGER, channel INTEGER, voidDay INTEGER', facts.orderId.length, (i) => [
    facts.orderId[i], facts.orderCustomer[i] < 0 ? '' : facts.customerId[facts.orderCustomer[i]], facts.orderDay[i], facts.orderMinute[i], facts.orderGoods[i], facts.orderTotal[i],
    facts.channels[facts.orderChannel[i]].id, facts.orderVoidDay[i] === NEVER || facts.orderVoidDay[i] === ALWAYS ? day(facts.orderVoidDay[i]) : facts.orderVoidDay[i],
  ])
  const orderOf = new Int32Array(facts.lineProduct.length)
  for (let i = 0; i < facts.orderId.length; i++) orderOf.fill(facts.orderId[i], facts.lineStart[i], facts.lineStart[i + 1])
  await fill('lines', 'orderId INTEGER, productId INTEGER, quantity INTEGER, yen INTEGER', orderOf.length, (i) => [orderOf[i], facts.productId[facts.lineProduct[i]], facts.lineQuantity[i], facts.lineYen[i]])
  await fill('customers', 'id INTEGER, registered INTEGER, excluded BOOLEAN, prefecture INTEGER', facts.customerId.length, (i) => [facts.customerId[i], facts.registeredDay[i] === NEVER ? '' : facts.registeredDay[i], flag(facts.customerFlags[i], EXCLUDED), prefecture[i]])
  await fill('products', 'id INTEGER, trial BOOLEAN, subscription BOOLEAN', facts.productId.length, (i) => [facts.productId[i], flag(facts.productFlags[i], TRIAL), flag(facts.productFlags[i], PRODUCT_SUBSCRIPTION)])
  await fill('channels', 'id INTEGER, code VARCHAR', facts.channels.length, (i) => [facts.channels[i].id, facts.channels[i].code])
}
