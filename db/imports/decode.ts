// A file's bytes as text, a piece at a time, in constant memory; bytes that make no text stop the reading with their line.
import { isAscii } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { ShopError } from '../errors.ts'
import { decoderNames, detectEncoding, holdsJis, strictDecoder, type FoundEncoding } from './encoding.ts'
import { refuseOtherKinds } from './kinds.ts'

/** Bytes read at once: every time costs a trip to another thread. */
const CHUNK = 1 << 19
/** Bytes decoded at once. As text they stay below the size from which V8 gives every string pages of its own. */
const PIECE = 1 << 16
const SAMPLE = 1 << 16
/** No line of an order file is as long as this, in bytes. */
const LONGEST_LINE = 1 << 20

/** Opens a file for reading. Throws ShopError fileNotFound. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM'].includes(code)) throw new ShopError('fileNotFound', { path })
    throw error
  }
}

/**
 * Finds out what a file is written in. A long plain-ASCII beginning is read on until something tells the encodings apart.
 * Throws the refusals of kinds.ts, and ShopError fileEncodingUnknown, fileNotFound (a folder).
 */
export async function detectFile(file: FileHandle, path: string): Promise<FoundEncoding> {
  const stat = await file.stat()
  if (!stat.isFile()) throw new ShopError('fileNotFound', { path })
  const bytes = Buffer.alloc(CHUNK)
  let { bytesRead } = await file.read(bytes, 0, SAMPLE, 0)
  const head = Buffer.from(bytes.subarray(0, bytesRead))
  refuseOtherKinds(head)
  let sample: Uint8Array = head
  for (let at = bytesRead; bytesRead > 0 && isAscii(sample) && !head.includes(0) && !holdsJis(sample); at += bytesRead) {
    bytesRead = (await file.read(bytes, 0, CHUNK, at)).bytesRead
    sample = bytes.subarray(0, bytesRead)
  }
  // What lies before is plain ASCII: the same in every encoding that is still possible.
  const found = detectEncoding(sample.length === 0 ? head : sample)
  if (sample === head || !found.encoding.startsWith('utf-16') && found.skip === 0) return found
  throw new ShopError('fileEncodingUnknown', { found: '' })
}

export interface TextPiece {
  text: string
  /** Bytes of the file used up so far. */
  bytes: number
  last: boolean
}

const newlineBefore = (bytes: Buffer): number => Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1

/** Length without the zero bytes at the end: the padding that a full disk or a power cut leaves behind. */
function lengthWithoutPadding(bytes: Buffer): number {
  let length = bytes.length
  while (length > 0 && bytes[length - 1] === 0) length--
  return length
}

/** Line ends of a text, whichever kind it uses. */
const lineEnds = (text: string): number => text.split(/\r\n|\r|\n/).length - 1

/**
 * Yields the whole file as text in pieces of about 64 KB, cut after a line where the encoding allows.
 * Throws ShopError fileDamaged (params: `line`, of the first bytes that are no text) and fileLineTooLong (params: `line`).
 */
export async function* decodeFile(file: FileHandle, found: FoundEncoding): AsyncGenerator<TextPiece> {
  const { encoding, skip } = found
  const wide = encoding.startsWith('utf-16')
  const decoder = strictDecoder(encoding)
  const { size } = await file.stat()
  const bytes = Buffer.alloc(CHUNK + LONGEST_LINE)
  let [at, kept, last] = [skip, 0, false]
  while (!last) {
    const { bytesRead } = await file.read(bytes, kept, CHUNK, at)
    at += bytesRead
    last = bytesRead === 0 || at >= size
    const filled = bytes.subarray(0, kept + bytesRead)
    // Whole lines decode on their own, which is several times faster than a decoder that carries half characters.
    const end = last || wide ? filled.length : newlineBefore(filled)
    for (let from = 0, to = 0; from < end || (last && to === 0); from = to) {
      // A line longer than a piece goes together with all that follows it here.
      to = Math.min(end, wide ? from + PIECE : from + newlineBefore(filled.subarray(from, from + PIECE)))
      if (to === from || end - to < PIECE / 4) to = end
      const part = filled.subarray(from, to)
      const ends = last && to === end
      let text: string
      try {
        text = decoder.decode(part, { stream: wide && !ends })
      } catch {
        const before = await countLines(file, wide, skip, at - filled.length + from)
        const lossy = new TextDecoder(decoderNames[encoding]).decode(part)
        const fault = lossy.indexOf('\ufffd')
        throw new ShopError('fileDamaged', { line: before + lineEnds(fault < 0 ? lossy : lossy.slice(0, fault)) + 1 })
      }
      yield { text, bytes: at - filled.length + to, last: ends }
      if (ends) return
    }
    kept = filled.length - end
    if (kept >= LONGEST_LINE) {
      kept = lengthWithoutPadding(filled)
      if (kept >= LONGEST_LINE) throw new ShopError('fileLineTooLong', { line: await countLines(file, wide, skip, at - filled.length) + 1 })
    } else filled.copyWithin(0, end)
  }
}

/** Line ends between two places of a file: only counted when a fault has to be named. */
async function countLines(file: FileHandle, wide: boolean, from: number, to: number): Promise<number> {
  const bytes = Buffer.alloc(CHUNK)
  const step = wide ? 2 : 1
  let [lines, before] = [0, 0]
  for (let at = from; at < to;) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(CHUNK, to - at), at)
    if (bytesRead === 0) break
    at += bytesRead
    for (let i = 0; i + step <= bytesRead; i += step) {
      // Either byte order: the other half of a line end is zero.
      const code = wide ? (bytes[i] === 0 ? bytes[i + 1] : bytes[i + 1] === 0 ? bytes[i] : -1) : bytes[i]
      if (code === 13 || (code === 10 && before !== 13)) lines++
      before = code
    }
  }
  return lines
}
