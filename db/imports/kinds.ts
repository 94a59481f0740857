// Files that are no order text at all, told apart by their first bytes so that the refusal can say what they are.
import { ShopError } from '../errors.ts'

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte)

/**
 * Refuses a file that is plainly not a text of rows.
 * `head`: its first bytes (64 KB are plenty). Throws ShopError: fileEmpty, fileIsPdf, fileIsExcel, fileIsZip,
 * fileIsOldExcel, fileIsHtml, fileNotText.
 */
export function refuseOtherKinds(head: Uint8Array): void {
  if (head.length === 0) throw new ShopError('fileEmpty')
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 65_536)).toString('latin1')
  if (latin.startsWith('%PDF')) throw new ShopError('fileIsPdf')
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) {
    throw new ShopError(latin.includes('xl/') || latin.includes('[Content_Types].xml') ? 'fileIsExcel' : 'fileIsZip')
  }
  // Old .xls and password-protected .xlsx share this container.
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new ShopError('fileIsOldExcel')
  // Compared without the zero bytes, so that UTF-16 is seen through as well.
  const opening = latin.slice(0, 2_000).replaceAll('\0', '').replace(/^[^<]{0,4}/, '').trimStart().slice(0, 400).toLowerCase()
  if (/^<(!doctype html|html|table|meta|head|body|style)/.test(opening)) throw new ShopError('fileIsHtml')
  if (opening.startsWith('<?xml')) {
    if (opening.includes('<html')) throw new ShopError('fileIsHtml')
    throw new ShopError(opening.includes('office') || opening.includes('mso-application') ? 'fileIsOldExcel' : 'fileNotText')
  }
  let control = 0
  for (let i = 0; i < latin.length; i++) {
    const code = latin.charCodeAt(i)
    if ((code > 0 && code < 9) || (code > 13 && code < 27) || (code > 27 && code < 32)) control++
  }
  const wide = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) || latin.includes('\0')
  // In UTF-16 such bytes are halves of ordinary characters.
  if (!wide && control > 4 && control > latin.length / 100) throw new ShopError('fileNotText')
  let zeros = 0
  for (let i = 0; i < latin.length; i++) if (latin.charCodeAt(i) === 0) zeros++
  if (zeros === latin.length) throw new ShopError('fileNotText')
}
