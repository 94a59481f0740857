// Opening and creating shop files: what is ours, what is not, and that nothing else is touched.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ShopError } from '../../db/errors.ts'
import { migrations } from '../../db/migrations/index.ts'
import { APPLICATION_ID, connect, createShopFile, freshSchema, openShopFile, schemaOf } from '../../db/open.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })
const path = (name = 'shop.omotenashi') => join(folder, name)
const codeOf = (action: () => unknown) => { try { action(); return 'no error' } catch (error) { return error instanceof ShopError ? error.code : error } }
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

async function made(): Promise<string> {
  await createShopFile(path()).close()
  return path()
}

test('the committed schema is the one the migrations make', async () => {
  await expect(freshSchema()).toMatchFileSnapshot('../../db/schema.sql')
})

test('a closed shop is one whole file', async () => {
  const file = await made()
  expect(statSync(file).size).toBeGreaterThan(512)
  for (const suffix of ['-wal', '-shm', '.lock']) expect(() => statSync(file + suffix), suffix).toThrow()
  const db = openShopFile(file)
  expect(schemaOf(db.sqlite)).toBe(freshSchema())
  expect(db.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2)
  await db.close()
})

test('one writer: a second opening is refused, reading is not', async () => {
  const file = await made()
  const first = openShopFile(file)
  expect(codeOf(() => openShopFile(file))).toBe('shopInUse')
  const reader = openShopFile(file, { readOnly: true })
  expect(reader.sqlite.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0)
  expect(() => reader.sqlite.exec(`INSERT INTO setting VALUES ('name', '"x"')`)).toThrow(/readonly/)
  await reader.close()
  await first.close()
  await openShopFile(file).close()
})

test('creating never overwrites', async () => {
  const file = await made()
  const before = digest(file)
  expect(codeOf(() => createShopFile(file))).toBe('shopExists')
  expect(digest(file)).toBe(before)
  expect(codeOf(() => createShopFile(join(folder, 'no such folder', 'x.omotenashi')))).toBe('shopFolderMissing')
  expect(codeOf(() => createShopFile(path('長'.repeat(90) + '.omotenashi')))).toBe('shopNameTooLong')
})

test('files that are not ours are refused and left as they were', async () => {
  const file = await made()
  const cases: [string, string, () => void][] = [
    ['empty', 'shopEmptyFile', () => writeFileSync(path('empty'), '')],
    ['text', 'shopNotOurs', () => writeFileSync(path('text'), '氏名,住所\n'.repeat(100))],
    ['other', 'shopNotOurs', () => { const db = connect(path('other')); db.exec('CREATE TABLE t (x)'); db.pragma('journal_mode = DELETE'); db.close() }],
    ['newer', 'shopNewer', () => { const db = connect(path('newer')); db.pragma(`application_id = ${APPLICATION_ID}`); db.exec('CREATE TABLE t (x)'); db.pragma('user_version = 999'); db.pragma('journal_mode = DELETE'); db.close() }],
    ['trigger', 'shopForeignSchema', () => {
      writeFileSync(path('trigger'), readFileSync(file))
      const db = connect(path('trigger'))
      db.exec('CREATE TRIGGER gone AFTER INSERT ON orders BEGIN DELETE FROM orders; END')
      db.pragma('journal_mode = DELETE')
      db.close()
    }],
    ['torn', 'shopDamaged', () => { const bytes = readFileSync(file); bytes.fill(0x5a, 8192, 12288); writeFileSync(path('torn'), bytes) }],
  ]
  for (const [name, code, make] of cases) {
    make()
    const before = digest(path(name))
    expect(codeOf(() => openShopFile(path(name))), name).toBe(code)
    expect(digest(path(name)), name).toBe(before)
  }
  expect(codeOf(() => openShopFile(path('nowhere')))).toBe('shopNotFound')
})

test('a file of the version before is copied, upgraded, and keeps what it holds', async () => {
  const file = path('old.omotenashi')
  const old = connect(file)
  old.pragma(`application_id = ${APPLICATION_ID}`)
  for (const step of migrations.slice(0, -1)) old.exec(step)
  old.pragma(`user_version = ${migrations.length - 1}`)
  old.exec(`INSERT INTO setting VALUES ('name', '"前の版の店"'); INSERT INTO product (key, code, name, trial) VALUES ('code:A', 'A', '煎茶', 1)`)
  old.close()
  const db = openShopFile(file)
  expect(schemaOf(db.sqlite)).toBe(freshSchema())
  expect(db.sqlite.prepare('SELECT value FROM setting').pluck().all()).toEqual(['"前の版の店"'])
  expect(db.sqlite.prepare('SELECT code, name, trial, shortName FROM product').all()).toEqual([{ code: 'A', name: '煎茶', trial: 1, shortName: '' }])
  await db.close()
  const copy = connect(`${file}.before-v${migrations.length}`, { readOnly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length - 1)
  expect(copy.prepare('SELECT count(*) FROM product').pluck().get()).toBe(1)
  copy.close()
})

test('an upgrade that fails leaves the file as it was', () => {
  const file = path('stuck.omotenashi')
  const old = connect(file)
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.exec(migrations[0])
  old.exec('CREATE TABLE stop (x)') // in the way of the next step
  old.pragma('user_version = 1')
  old.close()
  const before = connect(file, { readOnly: true })
  const schema = schemaOf(before)
  before.close()
  expect(() => openShopFile(file)).toThrow()
  const after = connect(file, { readOnly: true })
  expect(schemaOf(after)).toBe(schema)
  expect(after.pragma('user_version', { simple: true })).toBe(1)
  after.close()
})
