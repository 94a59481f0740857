// Which encoding a file is written in, judged from its first bytes that are not plain ASCII.
import { isAscii } from 'node:buffer'
import { ShopError } from '../errors.ts'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'cp932' | 'euc-jp' | 'iso-2022-jp'
export interface FoundEncoding {
  encoding: Encoding
  /** Bytes of a byte order mark (or half of one) to leave out. */
  skip: number
}

/** The name that TextDecoder knows each encoding by. */
export const decoderNames: Record<Encoding, string> = {
  'utf-8': 'utf-8', 'utf-8-bom': 'utf-8', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be', cp932: 'shift_jis', 'euc-jp': 'euc-jp', 'iso-2022-jp': 'iso-2022-jp',
}

/** A new decoder that refuses bytes it does not understand and leaves a byte order mark alone. */
export function strictDecoder(encoding: Encoding): InstanceType<typeof TextDecoder> {
  return new TextDecoder(decoderNames[encoding], { fatal: true, ignoreBOM: true })
}

/** Whether a sample decodes without fault; a character cut off at the end of the sample is no fault. */
function decodes(name: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Words of Japanese headings: what another encoding turns into by chance does not hold them. */
const ourWords = /[ぁ-んァ-ヶ]|注文|商品|購入|売上|金額/

/**
 * EUC-JP also passes as a row of half-width kana in CP932, but never holds the lead bytes that all real CP932 text has. Text of nothing
 * but half-width kana could be either: only words that a list would hold decide for EUC-JP. null = cannot be told.
 */
function looksEucJp(bytes: Uint8Array): boolean | null {
  let [high, beyondKana] = [0, 0]
  for (const byte of bytes) {
    if (byte < 0x80) continue
    high++
    if (byte <= 0xa0 && byte !== 0x8e && byte !== 0x8f) return false
    if (byte > 0xdf) beyondKana++
  }
  if (high < 4 || !decodes('euc-jp', bytes)) return false
  return beyondKana > 0 || ourWords.test(new TextDecoder('euc-jp').decode(bytes, { stream: true })) ? true : null
}

/** Whether a text holds the escape sequence by which ISO-2022-JP, plain ASCII otherwise, turns to kanji. */
export function holdsJis(bytes: Uint8Array): boolean {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return at.includes('\u001b$B') || at.includes('\u001b$@')
}

/** Text in UTF-16 without its mark: commas, digits and line ends show as a byte beside a zero, which seldom stands on the other side (一). */
function looksUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4_096) & ~1
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const [name, hits, misses] = odd > even ? ['utf-16le', odd, even] as const : ['utf-16be', even, odd] as const
  if (hits < 3 || hits <= length / 40 || misses * 4 >= hits) return null
  const sample = bytes.subarray(0, bytes.length & ~1)
  return decodes(name, sample) && /[,;\t\n\r]/.test(new TextDecoder(name).decode(sample.subarray(0, 4_096))) ? name : null
}

function firstLineEnd(bytes: Uint8Array): number {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13)
  return end < 0 ? bytes.length : end
}

/**
 * Judges a sample of the file: its head, carried on until it holds text that is not plain ASCII.
 * Throws ShopError fileEncodingUnknown (params: `found`: what it may be, or empty).
 */
export function detectEncoding(sample: Uint8Array): FoundEncoding {
  const [a, b, c] = sample
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8-bom', skip: 3 }
  const wide = looksUtf16(sample)
  if (wide !== null) return { encoding: wide, skip: 0 }
  if (holdsJis(sample) && isAscii(sample)) return { encoding: 'iso-2022-jp', skip: 0 }
  if (decodes('utf-8', sample)) return { encoding: 'utf-8', skip: 0 }
  // Half a byte order mark, left by a tool that cut the file's first byte or two.
  const half = (a === 0xef && b === 0xbb) || (a === 0xbb && b === 0xbf) ? 2 : a === 0xbf ? 1 : 0
  if (half && decodes('utf-8', sample.subarray(half))) return { encoding: 'utf-8', skip: half }
  const eucJp = looksEucJp(sample)
  if (eucJp === null) throw new ShopError('fileEncodingUnknown', { found: 'EUC-JP' })
  if (eucJp) return { encoding: 'euc-jp', skip: 0 }
  if (decodes('shift_jis', sample)) return { encoding: 'cp932', skip: 0 }
  // Damaged somewhere: the headings still tell what it was, so that the reading can name the damaged line.
  const line = sample.subarray(half, firstLineEnd(sample))
  if (decodes('utf-8', line) && !isAscii(line)) return { encoding: 'utf-8', skip: half }
  if (decodes('shift_jis', line) && ourWords.test(new TextDecoder('shift_jis').decode(line))) return { encoding: 'cp932', skip: 0 }
  throw new ShopError('fileEncodingUnknown', { found: '' })
}
