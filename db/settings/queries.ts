// Settings, channels and products in the shop file.
import type { Kysely } from 'kysely'
import type { Sqlite } from '../open.ts'
import type { Tables } from '../tables.ts'
import { raiseDataVersion } from '../facts/build.ts'
import { shortNameTaken } from '../facts/productNames.ts'
import { dayIn, formatDay } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { defaultSettings, settingsSchema } from './model.ts'
import type { ChannelRow, ProductPatch, ProductRow, Settings, SettingsPatch } from './model.ts'
import { ShopError } from '../errors.ts'

/** All settings: what the file holds over the defaults. A value that no longer fits its rule is left at its default. */
export function readSettings(sqlite: Sqlite): Settings {
  const settings: Record<string, unknown> = { ...defaultSettings }
  for (const { key, value } of sqlite.prepare('SELECT key, value FROM setting').all() as { key: string; value: string }[]) {
    const rule = (settingsSchema.shape as Record<string, { safeParse(v: unknown): { success: boolean } }>)[key]
    const parsed: unknown = JSON.parse(value)
    if (rule?.safeParse(parsed).success) settings[key] = parsed
  }
  return settings as Settings
}

/** Writes some settings and returns all. The patch has been checked. A target that changes is also noted with its day (default: today), so that its history stays. */
export function saveSettings(sqlite: Sqlite, patch: SettingsPatch, { setOn, note = '' }: { setOn?: Day; note?: string } = {}): Settings {
  const put = sqlite.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
  const noteTarget = sqlite.prepare('INSERT INTO target (kpi, value, setOn, note) VALUES (?, ?, ?, ?)')
  return sqlite.transaction(() => {
    const before: Record<string, unknown> = readSettings(sqlite)
    for (const [key, value] of Object.entries(patch)) if (value !== undefined) put.run(key, JSON.stringify(value))
    const after = readSettings(sqlite)
    for (const [key, value] of Object.entries(after)) {
      if (key.startsWith('target.') && value !== before[key]) noteTarget.run(key.slice('target.'.length), value, setOn ?? dayIn(after.timeZone, new Date()), note)
    }
    return after
  }).immediate()
}

/** Channels with their newest order; `orders` counts all of them. */
export async function listChannels(db: Kysely<Tables>): Promise<ChannelRow[]> {
  const rows = await db.selectFrom('channel').leftJoin('orders', 'orders.channelId', 'channel.id').groupBy('channel.id')
    .select(({ fn }) => ['channel.id', 'channel.code', 'channel.marketplace', 'channel.contactAllowed', fn.count<number>('orders.id').as('orders'), fn.max('orders.orderedDay').as('lastDay')])
    .orderBy('orders', 'desc').orderBy('channel.code').execute()
  return rows.map((row) => ({ ...row, marketplace: row.marketplace === 1, contactAllowed: row.contactAllowed === 1, lastDay: row.lastDay === null ? null : formatDay(row.lastDay) }))
}

/** Whether people known only through this channel may be written to. Throws notFound. */
export async function saveChannel(db: Kysely<Tables>, input: { id: number; contactAllowed: boolean }): Promise<ChannelRow[]> {
  const { numUpdatedRows } = await db.updateTable('channel').set({ contactAllowed: input.contactAllowed ? 1 : 0 }).where('id', '=', input.id).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new ShopError('notFound')
  return listChannels(db)
}

/** Products whose code, name, short name or category holds the text, those on most order lines first. */
export function listProducts(sqlite: Sqlite, facts: Facts, input: { find: string; limit: number }): ProductRow[] {
  const lines = new Map<number, number>()
  for (const index of facts.lineProduct) lines.set(facts.productId[index], (lines.get(facts.productId[index]) ?? 0) + 1)
  const like = `%${input.find.normalize('NFKC').replace(/[\\%_]/g, '\\$&')}%`
  const rows = sqlite.prepare(`SELECT id, code, name, trial, subscription, gift, shortName, taken, category, daysPerUnit FROM (SELECT *, ${shortNameTaken} AS taken FROM product)
    WHERE name LIKE @like ESCAPE '\\' OR code LIKE @like ESCAPE '\\' OR shortName LIKE @like ESCAPE '\\' OR category LIKE @like ESCAPE '\\' ORDER BY id`)
    .all({ like }) as (Omit<ProductRow, 'trial' | 'subscription' | 'gift' | 'shortNameTaken' | 'orders'> & Record<'trial' | 'subscription' | 'gift' | 'taken', number>)[]
  return rows
    .map(({ taken, ...row }) => ({ ...row, shortNameTaken: taken === 1, trial: row.trial === 1, subscription: row.subscription === 1, gift: row.gift === 1, orders: lines.get(row.id) ?? 0 }))
    .sort((a, b) => b.orders - a.orders || a.id - b.id)
    .slice(0, input.limit)
}

/** Sets what the shop says of a product; what the patch leaves out stays. Figures change with it, so the data version rises. Throws notFound. */
export function saveProduct(sqlite: Sqlite, { id, ...patch }: ProductPatch): void {
  // The names of the columns are those of the checked patch.
  const set = Object.entries(patch).flatMap(([column, value]) => (value === undefined ? [] : [[column, typeof value === 'boolean' ? Number(value) : value] as const]))
  sqlite.transaction(() => {
    if (sqlite.prepare('SELECT 1 FROM product WHERE id = ?').get(id) === undefined) throw new ShopError('notFound')
    if (set.length === 0) return
    sqlite.prepare(`UPDATE product SET ${set.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`).run(...set.map(([, value]) => value), id)
    raiseDataVersion(sqlite)
  }).immediate()
}
