// The texts that the cells of a workbook share, kept as bytes outside the JavaScript heap: there can be a million of them.
import { ShopError } from '../errors.ts'
import { shownText } from './xlsxCell.ts'
import type { Part } from './xlsxDirectory.ts'
import { readXml } from './xlsxXml.ts'
import type { Zip } from './xlsxZip.ts'

const MOST_BYTES = 100_000_000

export interface SharedTexts { text(index: number): string }

/** No shared texts at all. */
export const noTexts: SharedTexts = { text: () => { throw new ShopError('xlsxDamaged') } }

/**
 * Reads the shared texts; their readings (furigana) are left out. `alive` is called now and then.
 * Throws ShopError: what readXml throws; later xlsxDamaged for a text that is not there.
 */
export async function readTexts(zip: Zip, part: Part, alive: () => void): Promise<SharedTexts> {
  let bytes = Buffer.alloc(1 << 16)
  let ends = new Uint32Array(1 << 12)
  let [count, filled, current, wanted, reading] = [0, 0, '', false, 0]
  const add = (text: string): void => {
    const needed = filled + text.length * 3
    if (needed > bytes.length) bytes = Buffer.concat([bytes], Math.max(needed, bytes.length * 2))
    if (count === ends.length) {
      const more = new Uint32Array(ends.length * 2)
      more.set(ends)
      ends = more
    }
    filled += bytes.write(text, filled)
    ends[count++] = filled
  }
  for await (const _ of readXml(zip, part, MOST_BYTES, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') reading++
      wanted = name === 't' && reading === 0
    },
    close(name) {
      wanted = false
      if (name === 'si') add(shownText(current))
      else if (name === 'rPh') reading--
    },
    text(text) { if (wanted) current += text },
  })) alive()
  return {
    text(index) {
      if (!(index >= 0 && index < count)) throw new ShopError('xlsxDamaged')
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}
