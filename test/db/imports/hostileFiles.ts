// Files that misbehave, read as the wizard proposes: what the test and the process that measures memory share.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ShopError } from '../../../db/errors.ts'
import { inspection } from '../../../db/imports/inspect.ts'
import { missingParts } from '../../../db/imports/mappingUnderstand.ts'
import type { Inspection, Mapping } from '../../../db/imports/model.ts'
import { inspectFile, readOrders } from '../../../db/imports/read.ts'
import type { MemberRecord, OpenEnd, RejectedRow } from '../../../db/imports/record.ts'
import { memoryShop } from '../../../db/open.ts'

const folder = join(import.meta.dirname, '../../hostile')
const empty = memoryShop()

/** What came of a file, and what the wizard proposed for it. */
export interface People { members: MemberRecord[]; orders: number; rejected: RejectedRow[]; openEnd: OpenEnd | null; encoding: string; delimiter: string; wizard: Inspection; missing: string[] }

/**
 * Reads a file as the wizard proposes, as somebody would who changes nothing but the columns `chosen`; nothing is read where the proposal
 * lacks a part that must be chosen. Or says what it is refused for: 'code' or 'code:line'. Other failures are thrown.
 */
export async function readPeople(path: string, chosen: Mapping['columns'] = {}): Promise<People | string> {
  const worded = (code: string, { line }: ShopError['params']) => (line === undefined ? code : `${code}:${line}`)
  try {
    const wizard = await inspection(empty.sqlite, path)
    if (wizard.problem !== null) return worded(wizard.problem.code, wizard.problem.params)
    const mapping = { ...wizard.mapping!, columns: { ...wizard.mapping!.columns, ...chosen } }
    const found: People = { members: [], orders: 0, rejected: [], openEnd: null, encoding: wizard.encoding, delimiter: wizard.delimiter, wizard, missing: missingParts(mapping, wizard.headings) }
    if (found.missing.length > 0) return found
    for await (const { members, orders, rejected, openEnd } of readOrders(await inspectFile(path, { mapping }), { timeZone: 'Asia/Tokyo' })) {
      found.members.push(...members)
      found.orders += orders.length
      found.rejected.push(...rejected)
      found.openEnd = openEnd ?? found.openEnd
    }
    return found
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return worded(error.code, error.params)
  }
}

/** Names of all hostile text files, the one of a single line of 10 MB included. */
export const hostileNames = [...readdirSync(folder).filter((name) => !name.endsWith('.xlsx') && !name.endsWith('.json')), 'big_line.csv'].sort()

/** The folder of the file that is too big to be kept, made on demand. */
export function madeFolder(): { pathOf: (name: string) => string; remove: () => void } {
  const made = mkdtempSync(join(tmpdir(), 'hostile-'))
  writeFileSync(join(made, 'big_line.csv'), '注文番号,氏名,フリガナ,郵便番号,住所,電話番号,備考\r\n1001,' + '山'.repeat(3_500_000))
  return { pathOf: (name) => join(name === 'big_line.csv' ? made : folder, name), remove: () => rmSync(made, { recursive: true, force: true }) }
}
