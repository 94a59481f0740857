// Small real shops in memory for the task tests: orders through the writer and identity, as an import does it.
import { assignCustomers } from '../../../db/customers/assign.ts'
import { buildFacts, raiseDataVersion, saveFacts } from '../../../db/facts/build.ts'
import { formatDay, parseDay } from '../../../db/facts/day.ts'
import type { ContactRecord, OrderRecord } from '../../../db/imports/record.ts'
import { createWriter } from '../../../db/imports/write.ts'
import { memoryShop } from '../../../db/open.ts'
import type { ShopDb } from '../../../db/open.ts'
import { hold } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import type { TaskRow } from '../../../db/tasks/model.ts'

/** Day number of a date, or so many days after one. */
export const on = (text: string, days = 0): string => formatDay(parseDay(text) + days)

const blank: ContactRecord = {
  channelCustomerId: '', name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '',
}
const families = ['見本', '青葉', '白川', '紅林', '黒田', '金森', '銀山', '桃井', '柿沼', '栗原']
/** The n-th person: reachable by post, phone and (with consent) mail; like nobody else. */
export function person(n: number, more: Partial<ContactRecord> = {}): ContactRecord {
  const family = families[n % 10]
  const given = `第${n}子`
  return {
    ...blank, channelCustomerId: `K${n}`, name: `${family} ${given}`, familyName: family, givenName: given, email: `someone${n}@example.jp`, phone: `090-0000-${1000 + n}`,
    postalCode: `${600 + (n % 100)}-${1000 + n}`, prefecture: '京都府', address1: `見本市見本町${n + 1}-${n + 2}-${n + 3}`, ...more,
  }
}

export interface Sale {
  by: ContactRecord
  day: string
  no: string
  channel?: string
  marketplace?: boolean
  shipped?: string
  lines?: readonly (readonly [code: string, quantity: number, unitPrice: number, taxPercent?: number])[]
  more?: Partial<OrderRecord>
}

/** Product code → what the shop says of it. */
export type Catalogue = Readonly<Record<string, { shortName?: string; category?: string; days?: number; trial?: boolean; subscription?: boolean; name?: string }>>
export const teas: Catalogue = {
  SE: { shortName: '宇治煎茶', category: '煎茶', days: 15, name: '宇治煎茶 100g' }, HJ: { shortName: 'ほうじ茶', category: 'ほうじ茶', days: 20, name: 'ほうじ茶 150g' },
  ST: { shortName: 'お試し3種セット', category: 'お試し', days: 9, trial: true, name: 'お試し3種セット' }, DG: { shortName: '急須', category: '茶道具', name: '常滑急須 300ml' },
  TK: { shortName: '定期便', category: '定期', subscription: true, name: '定期便' },
}

function recordOf(sale: Sale, line: number): OrderRecord {
  const lines = (sale.lines ?? [['SE', 1, 1620]]).map(([code, quantity, unitPrice, taxPercent]) => ({
    productCode: code, productName: teas[code]?.name ?? code, quantity, unitPrice, amount: quantity * unitPrice, taxPercent: taxPercent ?? 8,
  }))
  return {
    line, orderNo: sale.no, orderedDay: parseDay(sale.day), minute: -1, state: 'ok', cancelledDay: null, paid: true, shippedDay: sale.shipped === undefined ? null : parseDay(sale.shipped),
    goods: lines.reduce((sum, { amount }) => sum + amount, 0), shipping: 0, fee: 0, discount: 0, points: 0, outsidePayment: 0, refund: 0, paymentMethod: '', note: '',
    subscription: null, contractKey: null, gift: false, contact: sale.by, lines, ...sale.more,
  }
}

/** Takes sales in as one import, one file a channel. Known order numbers are updated. */
export function takeIn(db: ShopDb, sales: readonly Sale[], catalogue: Catalogue = teas): void {
  const { sqlite } = db
  sqlite.transaction(() => {
    const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds) VALUES ('', 0, 0, 0, 0, 0, 0)`).run().lastInsertRowid)
    const writer = createWriter(sqlite)
    for (const channel of new Set(sales.map((sale) => sale.channel ?? 'shopify'))) {
      const its = sales.filter((sale) => (sale.channel ?? 'shopify') === channel)
      writer.beginFile(importId, { name: channel, format: 'test', encoding: 'utf-8', channel: { code: channel, marketplace: its.some((sale) => sale.marketplace) } })
      its.forEach((sale, i) => writer.order(recordOf(sale, i + 2)))
      writer.endFile({ rows: its.length, rejectedRows: 0, droppedValues: 0 })
    }
    writer.finish()
    const mark = sqlite.prepare('UPDATE product SET shortName = ?, category = ?, daysPerUnit = ?, trial = ?, subscription = ? WHERE code = ?')
    for (const [code, { shortName = '', category = '', days = null, trial = false, subscription = false }] of Object.entries(catalogue)) mark.run(shortName, category, days, Number(trial), Number(subscription), code)
    assignCustomers(sqlite, writer)
    raiseDataVersion(sqlite)
    saveFacts(sqlite, buildFacts(sqlite))
  }).immediate()
}

/** A shop that is open every day, so that dates in tests are plain sums. */
export function shopWith(sales: readonly Sale[], catalogue: Catalogue = teas): OpenShop {
  const db = memoryShop()
  db.sqlite.prepare(`INSERT INTO setting (key, value) VALUES ('closedWeekdays', '""'), ('closedHolidays', 'false'), ('newYearFrom', '""')`).run()
  takeIn(db, sales, catalogue)
  return hold(db)
}

/** The same file opened again, as after a restart. */
export const reopened = (shop: OpenShop): OpenShop => hold(shop.db)

/** Generates for a day and gives what is due: all of it. */
export async function tasksOn(shop: OpenShop, asOf: string): Promise<TaskRow[]> {
  await generateTasks(shop, asOf)
  return taskBoard(shop, { asOf, limit: Infinity }).tasks
}

/** The first day in a stretch on which somebody gets a task, with its scenario and way; 'none'. */
export async function firstTask(shop: OpenShop, from: string, to: string): Promise<string> {
  for (let day = parseDay(from); day <= parseDay(to); day++) {
    const [task] = await tasksOn(shop, formatDay(day))
    if (task) return `${formatDay(day)} ${task.scenario} ${task.channel}`
  }
  return 'none'
}

/** The customer's id behind a name. */
export const idOf = (shop: OpenShop, by: ContactRecord): number => shop.db.sqlite.prepare('SELECT customerId FROM contact WHERE name = ? ORDER BY id').pluck().get(by.name) as number
