// A large shop answers before every page of its file has been looked at; until then, and if it is damaged, nothing is written.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '../../db/contract.ts'
import { startHost } from '../../db/hosting.ts'
import { importInBackground } from '../../db/imports/background.ts'
import { runImport } from '../../db/imports/run.ts'
import { openShopFile } from '../../db/open.ts'
import { closeShop, createShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { writeOrders } from '../bench/generate.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
const at = (name: string) => join(folder, name)
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
const refusal = async (action: () => Promise<unknown>) => { try { await action(); return 'no error' } catch (error) { return (error as { code?: string }).code ?? error } }

/** Copies the large shop and spoils the page on which a table begins that no first question looks at. */
function damaged(name: string): string {
  const file = at(name)
  copyFileSync(at('large.omotenashi'), file)
  const db = openShopFile(file, { readOnly: true })
  const page = db.sqlite.prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'bulkFix'`).pluck().get() as number
  db.sqlite.close()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
  return file
}

beforeAll(async () => {
  writeOrders(at('orders.csv'), 500)
  writeOrders(at('more.csv'), 50, 300)
  const shop = createShop(at('large.omotenashi'), '大きな店')
  await runImport(shop.db.sqlite, [at('orders.csv')], { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })
  shop.db.sqlite.exec(`INSERT INTO factsCache VALUES ('filling', -1, randomblob(40000000))`)
  await closeShop(shop)
  expect(statSync(at('large.omotenashi')).size).toBeGreaterThan(2 ** 25)
})
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

test('a sound one: read at once, written only after the check', async () => {
  copyFileSync(at('large.omotenashi'), at('sound.omotenashi'))
  const shop = await openShopSoon(at('sound.omotenashi'))
  expect(shop.facts.orderId.length).toBeGreaterThan(100)
  const write = () => shop.db.sqlite.prepare(`INSERT INTO setting VALUES ('x', '1')`).run()
  expect(write).toThrow(/readonly/)
  await shop.db.checked
  expect(write().changes).toBe(1)
  await closeShop(shop)
})

test('a damaged one: first answers, then every write and every further question is refused, and the file stays as it was', async () => {
  const file = damaged('damaged.omotenashi')
  const before = digest(file)
  const waiting = new Map<number, (reply: Reply) => void>()
  const receive = startHost((message) => { if ('reply' in message) waiting.get(message.id)?.(message.reply) })
  let ids = 0
  const ask = (question: string, input: unknown = {}) => new Promise<Reply>((resolve) => { waiting.set(++ids, resolve); receive({ id: ids, question, input }) })
  const opening = ask('host.open', { path: file })
  expect(await opening).toMatchObject({ ok: true })
  const [board, save, checked] = await Promise.all([ask('today.board', { asOf: '2026-11-21' }), ask('settings.save', { name: '別の名' }), ask('host.checked')])
  expect(board).toMatchObject({ ok: true })
  expect(save).toMatchObject({ ok: false, code: 'shopDamaged' })
  expect(checked).toMatchObject({ ok: false, code: 'shopDamaged' })
  expect(await ask('today.board', { asOf: '2026-11-21' })).toMatchObject({ ok: false, code: 'shopDamaged' })
  expect(await ask('host.close')).toMatchObject({ ok: true })
  expect(digest(file)).toBe(before)
  for (const suffix of ['-wal', '-shm', '.lock']) expect(existsSync(file + suffix), suffix).toBe(false)
})

test('an import waits for the check', async () => {
  const file = damaged('imported.omotenashi')
  const before = digest(file)
  const shop = await openShopSoon(file)
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  for (const dryRun of [true, false]) expect(await refusal(() => importInBackground(shop, [{ path: at('more.csv') }], dryRun, context))).toBe('shopDamaged')
  expect(shop.importing).toBe(false)
  await closeShop(shop)
  expect(digest(file)).toBe(before)
})

test('what opening itself would write makes the check come first: a log left by a crash, figures to build anew', async () => {
  const file = damaged('crashed.omotenashi')
  writeFileSync(file + '-wal', 'not empty')
  const before = digest(file)
  expect(await refusal(() => openShopSoon(file))).toBe('shopDamaged')
  expect(digest(file)).toBe(before)

  const stale = at('stale.omotenashi')
  copyFileSync(at('large.omotenashi'), stale)
  const writing = openShopFile(stale)
  writing.sqlite.exec(`DELETE FROM factsCache WHERE name LIKE 'orderDay%'`)
  await writing.close()
  const shop = await openShopSoon(stale)
  expect(shop.db.sqlite.prepare(`SELECT count(*) FROM factsCache WHERE name LIKE 'orderDay%'`).pluck().get()).toBe(1)
  await closeShop(shop)
})
