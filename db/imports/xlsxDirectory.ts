// The directory at the end of a zip container: what it lists, and what no honest workbook declares.
import { ShopError } from '../errors.ts'

export interface Part {
  /** As written in the file. Only ever looked up, never used as a path. */
  name: string
  /** 0 = stored, 8 = deflated. */
  method: number
  compressed: number
  size: number
  crc: number
  offset: number
  /** Where the next part or the directory begins: its content ends before. */
  end: number
}
export type ReadAt = (from: number, length: number) => Promise<Buffer>

const MOST_PARTS = 1_000
const MOST_DIRECTORY = 1 << 20
/** Of all parts together, inflated. */
const MOST_BYTES = 200_000_000
/** Sheets shrink to a tenth or a thirtieth. Only bombs shrink further than this once they are of any size. */
const MOST_RATIO = 200
const SMALL = 8_000_000
/** Deflate itself cannot do better. */
const POSSIBLE_RATIO = 1_100

/**
 * The parts of a zip container of `bytes` bytes, by name in small letters.
 * Throws ShopError: xlsxDamaged (no directory, or it points outside the file), xlsxTooLarge, xlsxUnsafe (encrypted, impossible or
 * overlapping sizes, a name twice, too many parts).
 */
export async function partsIn(readAt: ReadAt, bytes: number): Promise<Map<string, Part>> {
  const { entries, size, offset } = await directoryOf(readAt, bytes)
  if (entries > MOST_PARTS || size > MOST_DIRECTORY) throw new ShopError('xlsxUnsafe')
  if (offset + size > bytes) throw new ShopError('xlsxDamaged')
  const directory = await readAt(offset, size)
  const parts = new Map<string, Part>()
  let [at, total] = [0, 0]
  for (let i = 0; i < entries; i++) {
    const { part, next } = entryAt(directory, at)
    at = next
    const key = part.name.replaceAll('\\', '/').toLowerCase()
    total += part.size
    if (parts.has(key)) throw new ShopError('xlsxUnsafe')
    if (part.size > part.compressed * POSSIBLE_RATIO + 100 || (part.size > SMALL && part.size > part.compressed * MOST_RATIO)) throw new ShopError('xlsxUnsafe')
    parts.set(key, part)
  }
  if (total > MOST_BYTES) throw new ShopError('xlsxTooLarge')
  const sorted = [...parts.values()].sort((a, b) => a.offset - b.offset)
  sorted.forEach((part, i) => {
    part.end = sorted[i + 1]?.offset ?? offset
    // Parts that share their content declare more than they have.
    if (part.offset + 30 + part.compressed > part.end) throw new ShopError('xlsxUnsafe')
  })
  return parts
}

/** Where the directory is. */
async function directoryOf(readAt: ReadAt, bytes: number): Promise<{ entries: number; size: number; offset: number }> {
  const from = Math.max(0, bytes - 22 - 0xffff)
  const tail = await readAt(from, bytes - from)
  let at = tail.length - 22
  while (at >= 0 && !(tail.readUInt32LE(at) === 0x06054b50 && at + 22 + tail.readUInt16LE(at + 20) <= tail.length)) at--
  if (at < 0) throw new ShopError('xlsxDamaged')
  const found = { entries: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) }
  if (found.entries !== 0xffff && found.size !== 0xffffffff && found.offset !== 0xffffffff) return found
  // Numbers that do not fit stand in a record of their own.
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) throw new ShopError('xlsxDamaged')
  const place = numberAt(tail, at - 12)
  if (place + 56 > bytes) throw new ShopError('xlsxDamaged')
  const record = await readAt(place, 56)
  if (record.readUInt32LE(0) !== 0x06064b50) throw new ShopError('xlsxDamaged')
  return { entries: numberAt(record, 32), size: numberAt(record, 40), offset: numberAt(record, 48) }
}

function entryAt(directory: Buffer, at: number): { part: Part; next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new ShopError('xlsxDamaged')
  if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ShopError('xlsxUnsafe')
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field))
  const extra = at + 46 + nameLength
  const next = extra + extraLength + commentLength
  if (next > directory.length) throw new ShopError('xlsxDamaged')
  const long = longNumbers(directory.subarray(extra, extra + extraLength))
  const [size, compressed, offset] = [24, 20, 42].map((field) => {
    const short = directory.readUInt32LE(at + field)
    if (short !== 0xffffffff) return short
    const number = long.shift()
    if (number === undefined) throw new ShopError('xlsxUnsafe')
    return number
  })
  const name = directory.toString('utf8', at + 46, extra)
  return { part: { name, method: directory.readUInt16LE(at + 10), compressed, size, crc: directory.readUInt32LE(at + 16), offset, end: 0 }, next }
}

/** The 64-bit numbers of an entry, in the order of the fields that they stand for. */
function longNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1 && at + 4 + length <= extra.length) {
      return Array.from({ length: Math.floor(length / 8) }, (_, i) => numberAt(extra, at + 4 + 8 * i))
    }
    at += 4 + length
  }
  return []
}

function numberAt(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at)
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new ShopError('xlsxUnsafe')
  return Number(number)
}
