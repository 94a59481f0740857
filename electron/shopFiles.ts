// Names of shop files.
import { resolve } from 'node:path'

export const shopExtension = 'omotenashi'

/** Bytes of UTF-8 a name may have (50 kanji): SQLite's companions add to it, and Linux allows 255 in all. */
const longest = 150

/** A shop's name as a file name that Windows, macOS and Linux accept, without extension. */
export function fileNameOf(shopName: string): string {
  const clean = shopName.normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ').replace(/\s+/g, ' ') // control and joining characters, and what Windows forbids
    .replace(/^[. ]+|[. ]+$/g, '')
  let short = clean
  while (Buffer.byteLength(short) > longest) short = [...short].slice(0, -1).join('').trimEnd()
  // Windows keeps these names for devices, whatever the extension.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `${short}_` : short || 'shop'
}

/** The path with the extension of shop files, added where the save dialog left it out. */
export function withExtension(path: string): string {
  return path.toLowerCase().endsWith(`.${shopExtension}`) ? path : `${path}.${shopExtension}`
}

/** The shop file named on a command line (a double-clicked file arrives this way), as an absolute path, or null. */
export function shopArgument(words: readonly string[], folder: string): string | null {
  const word = words.slice(1).findLast((each) => !each.startsWith('-') && each.endsWith(`.${shopExtension}`))
  return word === undefined ? null : resolve(folder, word)
}
