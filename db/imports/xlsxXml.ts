// One XML part of a workbook as events, read while it is being inflated. Document types and entities of its own are refused.
import { TextDecoder } from 'node:util'
// @ts-expect-error It brings no types; what is used of it is declared below.
import { Parser } from 'saxen'
import { ShopError } from '../errors.ts'
import type { Part } from './xlsxDirectory.ts'
import { chunksOf, type Zip } from './xlsxZip.ts'

export interface XmlListener {
  /** `name` without its prefix. Attributes are decoded by the listener (`decodeXml`), only where they can hold text. */
  open(name: string, attributes: () => Record<string, string>): void
  close(name: string): void
  /** A piece of text, decoded. */
  text(text: string): void
}

/** A streaming parser that knows no document types. Events come during `write`. */
interface SaxParser {
  on(event: 'openTag', listener: (name: string, attributes: () => Record<string, string> | false) => void): void
  on(event: 'closeTag' | 'text' | 'cdata' | 'attention', listener: (text: string) => void): void
  on(event: 'error' | 'warn', listener: () => never): void
  write(xml: string): void
  end(): void
}

const DEEPEST = 64
/** Characters without any event: a tag or a text without end. A cell has 32,767 at most. */
const LONGEST_TOKEN = 1 << 20

/**
 * Reads a part and tells `listener` what it finds. Yields the share of the part that has been read, after every piece.
 * Throws ShopError: xlsxUnsafe (document type, entity, nesting), xlsxDamaged (not well-formed), and what chunksOf throws.
 */
export async function* readXml(zip: Zip, part: Part, most: number, listener: XmlListener): AsyncGenerator<number> {
  const parser = new (Parser as new () => SaxParser)()
  let [depth, silent] = [0, 0]
  const refuse = (): never => { throw new ShopError('xlsxDamaged') }
  parser.on('openTag', (name, attributes) => {
    silent = 0
    if (++depth > DEEPEST) throw new ShopError('xlsxUnsafe')
    listener.open(local(name), () => attributes() || refuse())
  })
  parser.on('closeTag', (name) => {
    silent = 0
    depth--
    listener.close(local(name))
  })
  parser.on('text', (text) => {
    silent = 0
    listener.text(decodeXml(text))
  })
  parser.on('cdata', (text) => listener.text(text))
  parser.on('attention', () => { throw new ShopError('xlsxUnsafe') })
  parser.on('error', refuse)
  parser.on('warn', refuse)

  let decoder: TextDecoder | null = null
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? (decoder?.decode() ?? '') : decoder!.decode(bytes, { stream: true })
    } catch {
      return refuse()
    }
  }
  for await (const { data, used } of chunksOf(zip, part, most)) {
    decoder ??= new TextDecoder(data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : 'utf-8', { fatal: true })
    const text = decode(data)
    silent += text.length
    parser.write(text)
    if (silent > LONGEST_TOKEN) throw new ShopError('xlsxUnsafe')
    yield used
  }
  parser.write(decode())
  parser.end()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const entities = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', '\'']])

/** Text with its character references resolved. Only those of XML itself: others would have to be declared. Throws ShopError: xlsxUnsafe. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (_, decimal: string | undefined, hex: string | undefined, name: string) => {
    if (decimal !== undefined || hex !== undefined) {
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    }
    const character = entities.get(name)
    if (character === undefined) throw new ShopError('xlsxUnsafe')
    return character
  })
}

/** The attribute `name` whatever its prefix, decoded. */
export function attribute(attributes: Record<string, string>, name: string): string {
  for (const key of Object.keys(attributes)) if (local(key) === name) return decodeXml(attributes[key])
  return ''
}

/** A small part, read to its end. */
export async function readWhole(zip: Zip, part: Part, most: number, listener: Partial<XmlListener>): Promise<void> {
  const nothing = (): void => {}
  for await (const _ of readXml(zip, part, most, { open: nothing, close: nothing, text: nothing, ...listener })) { /* read on */ }
}
