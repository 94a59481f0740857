// What import's --mapping, --format and --rejects mean.
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { ShopError } from '../errors.ts'
import { layouts } from '../imports/formats/index.ts'
import { lookAt, settleDates } from '../imports/inspect.ts'
import { absentHeadings, checkHeadings } from '../imports/mappingFields.ts'
import { parseMapping } from '../imports/mappingStore.ts'
import { missingParts } from '../imports/mappingUnderstand.ts'
import type { ImportedFile, Mapping } from '../imports/model.ts'
import { inspectFile, savedLayouts } from '../imports/read.ts'
import { rejectsCsv } from '../imports/rejects.ts'
import type { FileToImport } from '../imports/run.ts'
import type { OpenShop } from '../shop.ts'
import type { Say } from '../formats/rules.ts'
import { writeBytes } from './written.ts'

/** The files with how to read them. Throws usage, fileNotFound, mappingInvalid, mappingHeadings (params.file names the file). */
export async function filesToImport(paths: readonly string[], options: Record<string, string | undefined>): Promise<FileToImport[]> {
  const { format } = options
  if (format !== undefined && !layouts.some(({ id }) => id === format)) throw new ShopError('usage', { argument: `--format ${format}` })
  if (options.mapping === undefined) return paths.map((path) => ({ path, ...(format !== undefined && { format }) }))
  if (format !== undefined) throw new ShopError('usage', { argument: '--mapping --format' })
  const mapping = readMapping(options.mapping)
  const files: FileToImport[] = []
  for (const path of paths) files.push({ path, mapping: await fitted(path, mapping) })
  return files
}

function readMapping(path: string): Mapping {
  let text: string
  try { text = readFileSync(path, 'utf8') } catch { throw new ShopError('fileNotFound', { path }) }
  try {
    const { mapping } = parseMapping(text)
    const [missing] = missingParts(mapping, Object.values(mapping.columns).flat().filter((heading) => heading !== undefined))
    if (missing !== undefined && (missing !== 'customer' || mapping.members)) throw new ShopError('mappingInvalid', { found: `columns: ${missing === 'amount' ? 'total / goods / unitPrice / lineTotal' : missing === 'customer' ? 'name' : missing}` })
    return mapping
  } catch (error) {
    throw error instanceof ShopError ? new ShopError(error.code, { file: path, ...error.params }) : error
  }
}

/** The mapping with what this file's first rows say of its dates. Throws mappingHeadings. */
async function fitted(path: string, mapping: Mapping): Promise<Mapping> {
  try {
    const looked = await lookAt(path, { sheet: mapping.sheet, headerLine: mapping.headerLine, taught: (headings) => absentHeadings(mapping, headings).length === 0 })
    checkHeadings(mapping, looked.headings)
    return { ...settleDates(mapping, looked), headerLine: looked.headerLine, ...(looked.kind === 'workbook' && { sheet: looked.sheet }) }
  } catch (error) {
    throw error instanceof ShopError ? new ShopError(error.code, { file: path, ...error.params }) : error
  }
}

/**
 * Writes the rejected rows of every file that has some: the first to `out`, further ones beside it (-2, -3 …), because each file has
 * columns of its own. Out: the paths written.
 */
export async function writeRejects(shop: OpenShop, files: readonly FileToImport[], imported: readonly ImportedFile[], out: string, say: Say): Promise<string[]> {
  const written: string[] = []
  for (const [i, { path, ...how }] of files.entries()) {
    const rejected = imported[i].rejected.filter(({ kept }) => !kept)
    if (rejected.length === 0) continue
    const head = await inspectFile(path, { ...how, saved: savedLayouts(shop.db.sqlite), taxPercent: shop.settings.taxPercent })
    let text = ''
    for await (const piece of rejectsCsv(head, rejected, (reason, value) => say(`rejects.${reason}`) + (value && `「${value}」`))) text += piece
    const end = extname(out)
    const name = written.length === 0 ? out : `${out.slice(0, out.length - end.length)}-${written.length + 1}${end}`
    writeBytes(name, Buffer.from(text))
    written.push(name)
  }
  return written
}
