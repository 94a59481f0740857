// Keys under which names, mail addresses and phone numbers are compared. For matching only, never for show or print.
import { kanaKey } from './normaliseKana.ts'
import { foldVariants, foldWidth } from './normaliseLetters.ts'

export { postalKey, streetKey } from './normaliseAddress.ts'
export { kanaKey, searchKey, sortKey } from './normaliseKana.ts'

const legalForms = new RegExp([
  '(?:株式|有限|合同|合資|合名)会社', '\\((?:株|有|同|資|名|社|財|医|福|学|宗|特非)\\)',
  '(?:一般|公益)(?:社団|財団)法人', '(?:特定非営利活動|npo|医療|社会福祉|学校|宗教)法人',
].join('|'), 'g')
/** Spaces of all kinds, invisible signs, the selectors that pick a glyph (葛󠄀), and the dots and apostrophes people put or leave out. */
// eslint-disable-next-line no-misleading-character-class -- the selectors are meant one by one
const noise = /[\s\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\u{e0100}-\u{e01ef}'’‘`´.,・･]/gu
const onlyKana = /^[ぁ-ゖァ-ヺー]+$/

/**
 * A name as compared: NFKC, lower case, without spaces, 様/御中 and legal forms, variant kanji equal. A name written in kana
 * alone gets its kana key, so that it meets the kana of others. '' where nothing is left.
 */
export function nameKey(name: string): string {
  let out = ''
  let from = 0
  let kana = true
  for (let i = 0; i < name.length; i++) {
    const kind = kinds[name.charCodeAt(i)]
    if (kind === OTHER) return foldName(name)
    if (kind === SPACE) {
      out += name.slice(from, i)
      from = i + 1
    } else if (kind === KANJI) kana = false
  }
  out += name.slice(from)
  return kana ? kanaKey(out) : out
}

const [OTHER, KANJI, KANA, SPACE] = [0, 1, 2, 3]
/** What needs no folding (most names): everything else takes the long way. */
const kinds = new Uint8Array(0x10000)
kinds.fill(KANJI, 0x4e00, 0xa000)
kinds.fill(KANA, 0x3041, 0x3097)
kinds.fill(KANA, 0x30a1, 0x30fb)
for (const letter of [' ', '\u3000']) kinds[letter.charCodeAt(0)] = SPACE
for (const letter of '様中社法ヶ') kinds[letter.charCodeAt(0)] = OTHER
for (let code = 0x4e00; code < 0xa000; code++) if (foldVariants(String.fromCharCode(code)) !== String.fromCharCode(code)) kinds[code] = OTHER

function foldName(name: string): string {
  let text = foldWidth(name).replace(noise, '').toLowerCase()
  if (text.includes('社') || text.includes('法人') || text.includes('(')) text = text.replace(legalForms, '')
  if (text.endsWith('様')) text = text.slice(0, -1)
  else if (text.endsWith('御中')) text = text.slice(0, -2)
  return onlyKana.test(text) ? kanaKey(text) : foldVariants(text)
}

/** A mail address as compared: trimmed, lower case, the +tag kept. '' where it is no address. */
export function emailKey(email: string): string {
  if (email === '') return ''
  const text = foldWidth(email).replace(/^[\s'<]+|[\s>]+$/g, '').toLowerCase()
  const at = text.indexOf('@')
  return at > 0 && at < text.length - 1 && !/\s/.test(text) ? text : ''
}

const plainPhone = /^0[\d-]+$/
/** Seven equal digits at the end, or a run up or down from one: nobody's number. 090-0000-1101 is somebody's. */
const dummyPhone = /(\d)\1{6}$|12345678$|87654321$/

/**
 * A phone number as digits: +81 → 0, one lost leading zero restored, what follows the number (内線, a second number) cut off.
 * '' for dummies and for what cannot be a Japanese number; numbers of other countries keep their +.
 */
export function phoneKey(phone: string): string {
  if (phone === '') return ''
  let digits: string
  if (plainPhone.test(phone)) digits = phone.replaceAll('-', '')
  else {
    const text = foldWidth(phone).split(/[/,;、内]|ext/i)[0]
    if (/[a-df-z]|\de/i.test(text.replace(/^tel/i, ''))) return ''
    digits = text.replace(/\D/g, '')
    const abroad = /^[\s'(]*\+/.test(text)
    if (abroad ? digits.startsWith('81') : /^(?:0081|81\d{9,10}$)/.test(digits)) digits = '0' + digits.replace(/^(?:00)?810?/, '')
    else if (abroad) return digits.length >= 8 && !dummyPhone.test(digits) ? '+' + digits : ''
    else if (!digits.startsWith('0') && (digits.length === 9 || digits.length === 10)) digits = '0' + digits
  }
  return (digits.length === 10 || digits.length === 11) && digits[0] === '0' && !dummyPhone.test(digits) ? digits : ''
}
