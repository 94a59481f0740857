// The zip container of a workbook: its directory is checked before anything is inflated, and what is inflated is counted.
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { ShopError } from '../errors.ts'
import { partsIn, type Part } from './xlsxDirectory.ts'

export interface Zip {
  file: FileHandle
  bytes: number
  /** By name in small letters: names in a workbook do not tell them apart. */
  parts: Map<string, Part>
}
export interface Chunk {
  data: Buffer
  /** Share of the part that has been used up, 0–1. */
  used: number
}

const OLD_EXCEL = 0xe011cfd0

/**
 * Opens a workbook's container. The caller closes `file`.
 * Throws ShopError: fileNotFound, fileEmpty, fileIsOldExcel (also password-protected), fileIsZip (no workbook), fileIsExcel (a binary
 * workbook), xlsxDamaged, xlsxTooLarge, xlsxUnsafe.
 */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new ShopError('fileNotFound') : error
  })
  try {
    const { size: bytes } = await file.stat()
    if (bytes === 0) throw new ShopError('fileEmpty')
    const first = await readAt(file, 0, Math.min(4, bytes))
    if (first.length === 4 && first.readUInt32LE() === OLD_EXCEL) throw new ShopError('fileIsOldExcel')
    const parts = await partsIn((from, length) => readAt(file, from, length), bytes)
    if (parts.has('xl/workbook.bin')) throw new ShopError('fileIsExcel')
    if (![...parts.keys()].some((name) => name.startsWith('xl/') || name.endsWith('/workbook.xml'))) throw new ShopError('fileIsZip')
    return { file, bytes, parts }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, from + filled)
    if (bytesRead === 0) throw new ShopError('xlsxDamaged')
    filled += bytesRead
  }
  return bytes
}

/**
 * The content of a part, inflated piece by piece (64 KB at most each, so that a part that grows too large is stopped on the way).
 * `most`: bytes it may have. Throws ShopError: xlsxTooLarge, xlsxUnsafe where there is more than the directory declares, xlsxDamaged.
 */
export async function* chunksOf({ file }: Zip, part: Part, most: number): AsyncGenerator<Chunk> {
  if (part.size > most) throw new ShopError('xlsxTooLarge')
  const start = await contentOf(file, part)
  if (part.compressed === 0) {
    if (part.size > 0) throw new ShopError('xlsxDamaged')
    return
  }
  const stored = file.createReadStream({ start, end: start + part.compressed - 1, autoClose: false, highWaterMark: 1 << 16 })
  const inflater = part.method === 0 ? null : createInflateRaw({ chunkSize: 1 << 16 })
  // What goes wrong on the way comes out of the loop below as well.
  const content: Readable = inflater === null ? stored : pipeline(stored, inflater, () => {})
  let [total, sum] = [0, 0]
  try {
    for await (const data of content as AsyncIterable<Buffer>) {
      total += data.length
      if (total > part.size) throw new ShopError('xlsxUnsafe')
      sum = crc32(data, sum)
      yield { data, used: (inflater?.bytesWritten ?? total) / part.compressed }
    }
  } catch (error) {
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? new ShopError('xlsxDamaged') : error
  }
  if (total !== part.size || sum !== part.crc) throw new ShopError('xlsxDamaged')
}

/** Where the content of a part begins: behind its own heading, which must say the same as the directory. */
async function contentOf(file: FileHandle, part: Part): Promise<number> {
  if (part.method !== 0 && part.method !== 8) throw new ShopError('xlsxDamaged')
  const head = await readAt(file, part.offset, 30)
  const name = head.readUInt16LE(26)
  const start = part.offset + 30 + name + head.readUInt16LE(28)
  if (head.readUInt32LE(0) !== 0x04034b50 || head.readUInt16LE(8) !== part.method || start + part.compressed > part.end) throw new ShopError('xlsxDamaged')
  if ((await readAt(file, part.offset + 30, name)).toString() !== part.name) throw new ShopError('xlsxUnsafe')
  return start
}
