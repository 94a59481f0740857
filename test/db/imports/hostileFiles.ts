// Files that misbehave, read as lists of people: what the test and the process that measures memory share.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ShopError } from '../../../db/errors.ts'
import type { Layout } from '../../../db/imports/formats/layout.ts'
import { inspectFile, readOrders } from '../../../db/imports/read.ts'
import type { MemberRecord, RejectedRow } from '../../../db/imports/record.ts'

const folder = join(import.meta.dirname, '../../hostile')

/** The headings of these files mean this, as somebody would say who is asked. */
const people: Layout = {
  id: 'people', channel: { code: 'people', marketplace: false }, headings: [], quoting: true,
  open: () => { throw new RangeError('no orders here') },
  members: (c) => ({
    contact: c.contact({ channelCustomerId: '注文番号', name: '氏名', kana: 'フリガナ', postalCode: '郵便番号', address1: '住所', phone: '電話番号' }),
    registeredDay: () => null,
  }),
}

export interface People { members: MemberRecord[]; rejected: RejectedRow[]; encoding: string; delimiter: string; seconds: number }

/** Reads a file as a list of people, or says what it is refused for: 'code' or 'code:line'. Other failures are thrown. */
export async function readPeople(path: string): Promise<People | string> {
  const started = performance.now()
  try {
    const head = { ...await inspectFile(path, { format: 'base' }), format: people.id, channel: people.channel, layout: people }
    const found: People = { members: [], rejected: [], encoding: head.encoding, delimiter: head.delimiter, seconds: 0 }
    for await (const { members, rejected } of readOrders(head, { timeZone: 'Asia/Tokyo' })) {
      found.members.push(...members)
      found.rejected.push(...rejected)
    }
    return { ...found, seconds: (performance.now() - started) / 1_000 }
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return error.params.line === undefined ? error.code : `${error.code}:${error.params.line}`
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
