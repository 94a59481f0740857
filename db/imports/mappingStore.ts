// What was taught in a shop, remembered by the headings it was taught for.
import { z } from 'zod'
import { ShopError } from '../errors.ts'
import type { Sqlite } from '../open.ts'
import { headingKey } from './formats/layout.ts'
import { mappingSchema } from './model.ts'
import type { Mapping, SavedMapping } from './model.ts'

const SEPARATOR = '\u0001'

/** Headings as they are remembered: without regard to width, case, spaces, order and empty columns. The column that a list of rejects adds does not count. */
function headerKeyOf(headings: readonly string[]): string {
  return headings.map(headingKey).filter((key) => key !== '' && key !== headingKey(rejectHeading)).sort().join(SEPARATOR)
}

/** The column added to the rows that could not be imported. */
export const rejectHeading = '取り込めない理由'

interface StoredMapping { id: number; name: string; headerKey: string; mapping: string; savedAt: string }

function savedOf(row: StoredMapping): SavedMapping | null {
  const parsed = mappingSchema.safeParse(JSON.parse(row.mapping))
  // A mapping of a newer version that this one does not understand is not offered.
  return parsed.success ? { id: row.id, name: row.name, headings: row.headerKey.split(SEPARATOR), mapping: parsed.data, savedAt: row.savedAt } : null
}

/** Keeps a mapping for these headings, in place of the one they had, wherever they stand in the next file. `now`: UTC, ISO. */
export function rememberMapping(sqlite: Sqlite, { name, headings, mapping }: { name: string; headings: readonly string[]; mapping: Mapping }, now = new Date().toISOString()): SavedMapping {
  const headerKey = headerKeyOf(headings)
  if (headerKey === '') throw new ShopError('mappingInvalid', { found: 'headings' })
  sqlite.prepare(`INSERT INTO mapping (name, headerKey, mapping, savedAt) VALUES (?, ?, ?, ?)
    ON CONFLICT (headerKey) DO UPDATE SET name = excluded.name, mapping = excluded.mapping, savedAt = excluded.savedAt`).run(name, headerKey, JSON.stringify({ ...mapping, sheet: undefined, headerLine: undefined }), now)
  return findMapping(sqlite, headings)!
}

/** The mapping remembered for these headings, or null. */
export function findMapping(sqlite: Sqlite, headings: readonly string[]): SavedMapping | null {
  const row = sqlite.prepare('SELECT * FROM mapping WHERE headerKey = ?').get(headerKeyOf(headings)) as StoredMapping | undefined
  return row ? savedOf(row) : null
}

/** All of them, the newest first. */
export function listMappings(sqlite: Sqlite): SavedMapping[] {
  return (sqlite.prepare('SELECT * FROM mapping ORDER BY savedAt DESC, id DESC').all() as StoredMapping[]).map(savedOf).filter((row) => row !== null)
}

/** Throws notFound. */
function getMapping(sqlite: Sqlite, id: number): SavedMapping {
  const row = sqlite.prepare('SELECT * FROM mapping WHERE id = ?').get(id) as StoredMapping | undefined
  const saved = row && savedOf(row)
  if (!saved) throw new ShopError('notFound')
  return saved
}

/** Throws notFound. */
export function renameMapping(sqlite: Sqlite, id: number, name: string): SavedMapping {
  if (sqlite.prepare('UPDATE mapping SET name = ? WHERE id = ?').run(name, id).changes === 0) throw new ShopError('notFound')
  return getMapping(sqlite, id)
}

/** Throws notFound. */
export function deleteMapping(sqlite: Sqlite, id: number): null {
  if (sqlite.prepare('DELETE FROM mapping WHERE id = ?').run(id).changes === 0) throw new ShopError('notFound')
  return null
}

/** A mapping as a file that the command line's --mapping takes, with its name and headings for another shop. Throws notFound. */
export function exportMapping(sqlite: Sqlite, id: number): { json: string } {
  const { name, headings, mapping } = getMapping(sqlite, id)
  return { json: JSON.stringify({ name, headings, ...mapping }, null, 2) + '\n' }
}

const fileSchema = mappingSchema.extend({ name: z.string().trim().min(1).max(100).optional(), headings: z.array(z.string().max(1000)).max(2000).optional() }).strict()

/** The content of a mapping file. Throws ShopError mappingInvalid (params: `found`: what is wrong, and where). */
export function parseMapping(json: string): { name: string | null; headings: string[] | null; mapping: Mapping } {
  let content: unknown
  try { content = JSON.parse(json.replace(/^\ufeff/, '')) } catch (error) { throw new ShopError('mappingInvalid', { found: (error as Error).message }) }
  const parsed = fileSchema.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ShopError('mappingInvalid', { found: [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': ') })
  }
  const { name, headings, ...mapping } = parsed.data
  return { name: name ?? null, headings: headings ?? null, mapping }
}

/** Takes an exported mapping in and remembers it. A file without headings is remembered for those it names. Throws mappingInvalid. */
export function importMapping(sqlite: Sqlite, json: string): SavedMapping {
  const { name, headings, mapping } = parseMapping(json)
  return rememberMapping(sqlite, { name: name ?? mapping.channel, headings: headings ?? Object.values(mapping.columns).flat().filter((heading) => heading !== undefined), mapping })
}
