// What the import tests share: sample and throw-away files, read to the end.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ShopError } from '../../../db/errors.ts'
import { inspectFile, readOrders } from '../../../db/imports/read.ts'
import type { FileHead, MemberRecord, OrderRecord, RejectedRow } from '../../../db/imports/record.ts'

export const samples = join(import.meta.dirname, '../../samples')
export const hostile = join(import.meta.dirname, '../../hostile')

const folder = mkdtempSync(join(tmpdir(), 'order-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

/** Writes a throw-away file and returns its path. */
export function fileOf(content: string | Uint8Array): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return path
}

export interface Reading { head: FileHead; orders: OrderRecord[]; members: MemberRecord[]; rejected: RejectedRow[]; rows: number }

/** Inspects and reads a whole file. */
export async function readAll(path: string, timeZone = 'Asia/Tokyo'): Promise<Reading> {
  const head = await inspectFile(path)
  const reading: Reading = { head, orders: [], members: [], rejected: [], rows: 0 }
  for await (const batch of readOrders(head, { timeZone })) {
    reading.orders.push(...batch.orders)
    reading.members.push(...batch.members)
    reading.rejected.push(...batch.rejected)
    reading.rows = batch.rows
  }
  return reading
}

/** The refusal a promise ends in, as 'code' or 'code:line'; 'none' if it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return error.params.line === undefined ? error.code : `${error.code}:${error.params.line}`
  }
}

/** A sample as rows of cells, for tests that rearrange it. */
export function cellsOf(sample: string, encoding: string, delimiter: string): string[][] {
  const text = new TextDecoder(encoding).decode(readFileSync(join(samples, sample)))
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === delimiter || character === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''))
      cell = ''
      if (character === '\n') rows.push([])
    } else cell += character
  }
  return rows.slice(0, -1)
}

/** Cells as a file's text. */
export function textOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((row) => row.map((cell) => /["\n,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join(delimiter) + '\n').join('')
}
