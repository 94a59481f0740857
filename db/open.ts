// Opens and creates shop files: the only place that knows better-sqlite3.
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import type { CheckerMessage } from './checker.ts'
import { ShopError } from './errors.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** "Omoc": marks the file as ours. */
export const APPLICATION_ID = 0x4f6d6f63
export type Sqlite = Database.Database
/** Bytes up to which looking at every page takes no time that anybody notices. */
const QUICKLY_CHECKED = 1 << 25

/** An open shop file. `kysely` for plain reads; `sqlite` for hot loops (import, facts, tasks) and for writes that must happen in one step. */
export interface ShopDb {
  path: string
  readOnly: boolean
  sqlite: Sqlite
  kysely: Kysely<Tables>
  /** Settles when every page has been looked at; rejects with shopDamaged. Until it resolves, SQLite refuses every write through `sqlite`. */
  checked: Promise<void>
  /** Checkpoints, closes and frees the writer guard: afterwards the file is whole by itself. */
  close(): Promise<void>
}

// Kysely believes that SQLite cannot roll back schema changes; it can.
class Adapter extends SqliteAdapter { override get supportsTransactionalDdl() { return true } }
class Dialect extends SqliteDialect { override createAdapter() { return new Adapter() } }

/** A raw connection with the settings that keep what was acknowledged through a power cut. */
export function connect(path: string, options: { readOnly?: boolean } = {}): Sqlite {
  const binding = process.env.APP_SQLITE_BINDING
  const sqlite = new Database(path, { readonly: options.readOnly === true, timeout: 5000, ...(binding && { nativeBinding: binding }) })
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma('foreign_keys = ON')
  if (!options.readOnly) {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma('journal_size_limit = 67108864')
    if (process.platform === 'darwin') { sqlite.pragma('fullfsync = ON'); sqlite.pragma('checkpoint_fullfsync = ON') }
  }
  return sqlite
}

/** Creates a new shop file. Throws shopExists, shopFolderMissing, shopNameTooLong, shopReadOnly. */
export function createShopFile(path: string): ShopDb {
  if (existsSync(path)) throw new ShopError('shopExists', { path })
  checkPlace(path)
  const guard = takeGuard(path)
  try {
    const sqlite = connect(path)
    sqlite.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(sqlite)
    return wrap(path, sqlite, false, guard)
  } catch (error) {
    guard()
    throw wordSqlite(error, path)
  }
}

/**
 * Opens a shop file after looking at it read-only: nothing is written to a file that is not ours, newer, or altered.
 * `soon`: the pages of a large file are looked at by a thread of its own, and `checked` says how that ended; any other is checked first.
 * Throws shopNotFound, shopEmptyFile, shopNotOurs, shopNewer, shopDamaged, shopForeignSchema, shopInUse (not when read-only).
 */
export function openShopFile(path: string, options: { readOnly?: boolean; soon?: boolean } = {}): ShopDb {
  checkFile(path)
  const readOnly = options.readOnly === true
  // What a crash left in the log would go into the file by merely opening it: then the check comes first, too.
  let later = options.soon === true && statSync(path).size > QUICKLY_CHECKED && !(existsSync(path + '-wal') && statSync(path + '-wal').size > 0)
  let probe: Sqlite | undefined
  try {
    probe = connect(path, { readOnly: true })
    if (probe.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new ShopError('shopNotOurs', { path })
    const version = probe.pragma('user_version', { simple: true }) as number
    if (version > migrations.length) throw new ShopError('shopNewer', { path, file: version, app: migrations.length })
    // Upgrading and turning on the log are writes.
    later &&= version === migrations.length && probe.pragma('journal_mode', { simple: true }) === 'wal'
    if (!later) checkPages(probe, path)
    if (version === migrations.length && schemaOf(probe) !== freshSchema()) throw new ShopError('shopForeignSchema', { path })
  } catch (error) {
    throw wordSqlite(error, path)
  } finally { probe?.close() }
  const guard = readOnly ? () => {} : takeGuard(path)
  try {
    const sqlite = connect(path, { readOnly })
    if (later) return wrap(path, sqlite, readOnly, guard, checkLater(sqlite, path))
    if (!readOnly) { keepBefore(sqlite, path); migrate(sqlite) }
    return wrap(path, sqlite, readOnly, guard)
  } catch (error) {
    guard()
    throw wordSqlite(error, path)
  }
}

/** Looks at every page of a file. Throws shopDamaged, and what SQLite throws. */
export function checkPages(sqlite: Sqlite, path: string): void {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new ShopError('shopDamaged', { path })
}

/** Has the file checked beside us. Only when it is found whole does SQLite let anything be written through the connection. */
async function checkLater(sqlite: Sqlite, path: string): Promise<void> {
  sqlite.pragma('query_only = ON')
  // Built code stands beside us as checker.js; run from source it is checker.ts.
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './checker.ts' : './checker.js', import.meta.url), { workerData: { path } })
  const verdict = await new Promise<CheckerMessage>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new ShopError('internal')))
  })
  if (verdict) throw new ShopError(verdict.code, verdict.params)
  if (sqlite.open) sqlite.pragma('query_only = OFF')
}

/** Whether a file of ours has the tables of an earlier version. False for what is no shop file: opening it says why. */
export function isOlder(path: string): boolean {
  let probe: Sqlite | undefined
  try {
    checkFile(path)
    probe = connect(path, { readOnly: true })
    return probe.pragma('application_id', { simple: true }) === APPLICATION_ID && (probe.pragma('user_version', { simple: true }) as number) < migrations.length
  } catch { return false } finally { probe?.close() }
}

/** An in-memory shop for tests. */
export function memoryShop(): ShopDb {
  const sqlite = connect(':memory:')
  migrate(sqlite)
  return wrap(':memory:', sqlite, false, () => {})
}

/** All schema statements of a database as one text. */
export function schemaOf(sqlite: Sqlite): string {
  const rows = sqlite.prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`).pluck().all() as string[]
  return rows.map((sql) => sql + ';').join('\n\n') + '\n'
}

let fresh: string | undefined
/** The schema that the migrations make: what `schema.sql` holds. */
export function freshSchema(): string {
  if (fresh === undefined) {
    const sqlite = connect(':memory:')
    migrate(sqlite)
    fresh = schemaOf(sqlite)
    sqlite.close()
  }
  return fresh
}

function migrate(sqlite: Sqlite): void {
  const version = sqlite.pragma('user_version', { simple: true }) as number
  if (version >= migrations.length) return
  sqlite.transaction(() => {
    for (const step of migrations.slice(version)) sqlite.exec(step)
    sqlite.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

/** Before an upgrade: a whole copy beside the file, looked at before it gets its name. A copy that exists is kept as it is. */
function keepBefore(sqlite: Sqlite, path: string): void {
  const version = sqlite.pragma('user_version', { simple: true }) as number
  if (version >= migrations.length) return
  const copy = `${path}.before-v${migrations.length}`
  if (existsSync(copy)) return
  const draft = copy + '.part'
  rmSync(draft, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(draft)
  const check = connect(draft, { readOnly: true })
  const whole = check.pragma('integrity_check', { simple: true }) === 'ok' && check.pragma('user_version', { simple: true }) === version
  check.close()
  if (!whole) throw new ShopError('writeFailed', { path: copy })
  const file = openSync(draft, 'r+')
  try { fsyncSync(file) } finally { closeSync(file) }
  renameSync(draft, copy)
}

function wrap(path: string, sqlite: Sqlite, readOnly: boolean, guard: () => void, checked: Promise<void> = Promise.resolve()): ShopDb {
  let whole = false
  const settled = checked.then(() => { whole = true }, () => {})
  const kysely = new Kysely<Tables>({ dialect: new Dialect({ database: sqlite }) })
  return {
    path, readOnly, sqlite, kysely, checked,
    async close() {
      await settled
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
      if (!readOnly && whole && sqlite.open) { sqlite.pragma('optimize'); sqlite.pragma('wal_checkpoint(TRUNCATE)') }
      await kysely.destroy()
      if (sqlite.open) sqlite.close() // Kysely closes only what it has used
      guard()
      if (readOnly && whole) sweep(path)
    },
  }
}

/**
 * A reader leaves its -wal and -shm behind. Whoever opens the file for writing and is the last to close it takes them away, under
 * SQLite's own locks: nothing happens where others have it open, or where nothing may be written.
 */
function sweep(path: string): void {
  if (!existsSync(path + '-wal') && !existsSync(path + '-shm')) return
  try { connect(path).close() } catch { /* they stay, and do no harm */ }
}

/** One writer: an exclusive transaction on a sidecar file, which the kernel frees when a process dies. */
function takeGuard(path: string): () => void {
  let lock: Sqlite | undefined
  const file = path + '.lock'
  try {
    lock = new Database(file, { timeout: 0, ...(process.env.APP_SQLITE_BINDING && { nativeBinding: process.env.APP_SQLITE_BINDING }) })
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new ShopError('shopInUse', { path })
    throw wordSqlite(error, path)
  }
  const held = lock
  return () => {
    if (!held.open) return
    held.exec('ROLLBACK')
    held.close()
    try { unlinkSync(file) } catch { /* another process may hold it already: it stays */ }
  }
}

function checkPlace(path: string): void {
  if (!existsSync(dirname(path))) throw new ShopError('shopFolderMissing', { path: dirname(path) })
  // SQLite puts "-journal" behind the name; file systems stop at 255 bytes.
  if (Buffer.byteLength(path.slice(dirname(path).length + 1)) > 240 || Buffer.byteLength(path) > 500) throw new ShopError('shopNameTooLong', { path })
}

function checkFile(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) throw new ShopError('shopNotFound', { path })
  const size = statSync(path).size
  if (size === 0) throw new ShopError('shopEmptyFile', { path })
  const head = Buffer.alloc(16)
  const fd = openSync(path, 'r')
  try { readSync(fd, head, 0, 16, 0) } finally { closeSync(fd) }
  if (size < 512 || head.toString('latin1') !== 'SQLite format 3\0') throw new ShopError('shopNotOurs', { path })
}

/** SQLite's own errors in the words of the shop; anything else is passed on as it is. */
export function wordSqlite(error: unknown, path: string): unknown {
  if (error instanceof ShopError) return error
  const code = (error as { code?: string })?.code ?? ''
  if (code === 'SQLITE_FULL') return new ShopError('diskFull', { path })
  if (code.startsWith('SQLITE_IOERR')) return new ShopError('writeFailed', { path })
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_PERM')) return new ShopError('shopReadOnly', { path })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new ShopError('shopDamaged', { path })
  if (code.startsWith('SQLITE_BUSY')) return new ShopError('shopInUse', { path })
  return error
}
