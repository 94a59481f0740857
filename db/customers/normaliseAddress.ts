// Postal code and street numbers as compared. The rule for buildings: only the first run of house numbers counts, at most three.
import { foldWidth } from './normaliseLetters.ts'

/** Seven digits, up to two leading zeros restored (spreadsheets eat them). '' where it is no postal code, or all one digit. */
export function postalKey(postalCode: string): string {
  if (postalCode === '') return ''
  const digits = foldWidth(postalCode).replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 7) return ''
  const full = digits.padStart(7, '0')
  return /^(\d)\1+$/.test(full) ? '' : full
}

const kanjiDigits = '〇一二三四五六七八九'
/** Kanji numerals are house numbers only before 丁目, 番地, 番, 号: 五番町 is a place, 架空一条 and 八丁堀 too. */
const kanjiNumber = /[〇一二三四五六七八九十百千]+(?=丁目|丁[\d一二三四五六七八九十]|番(?![町丁街館])|号(?![棟館線]))/g
/** Any dash or long mark between numbers, and spaces inside a house number. A space before a bare number stays: that is a room. */
const dash = /(?<=[\d目地番号])\s*[‐‑‒–—―−ー~〜-]\s*(?=\d|$)/g
const spaceInside = /(?<=\d)\s+(?=丁目|番|号)|(?<=丁目)\s+(?=\d)|(?<=番地?)\s+(?=\d+\s*号(?![室棟館]))/g
/** Numbers joined by 丁目, 丁 (堺), 番地, 番, hyphens or の; 号 ends it. 第2… is the name of a building. */
const run = /(?<![\d第])\d+(?:(?:丁目|丁(?=\d)|番地|番(?![町丁街館])|-|[のノ](?=\d))+\d+)*(?:丁目|番地|番(?![町丁街館])|-)*/g
/** After a lone number: part of a place name (北1条, 4番町). */
const place = /^(?:条|線|番[町丁街館])/
/** After the last number: a floor, a room or a wing, not a house. */
const room = /^(?:f(?![a-zぁ-ヿ一-龠])|階|号[室棟館]|室)/

/**
 * The numbers of a street line with hyphens: 見本町1丁目2番3号 → 1-2-3. '' where there is none.
 * A building and its room must not matter, whether they stand in address1, in address2 or nowhere: so the first run of
 * numbers counts (address2 only where address1 has none or stops at 丁目), and no more than three of it, because 丁目, 番
 * and 号 are three and a fourth is a room. What it cannot see: a room hyphened to a house of two numbers (1-2-101).
 */
export function streetKey(address1: string, address2: string): string {
  const first = numbers(address1)
  if (first.values.length > 0 && !first.open) return first.values.slice(0, 3).join('-')
  const second = numbers(address2)
  const values = first.values.length > 0 && !second.leads ? first.values : [...first.values, ...second.values]
  return values.slice(0, 3).join('-')
}

interface Run {
  values: string[]
  /** Ends the line at 丁目 or a hyphen: the rest is on the next one. */
  open: boolean
  /** Begins the line. */
  leads: boolean
}
const none: Run = { values: [], open: false, leads: false }

function numbers(address: string): Run {
  if (address === '') return none
  const plain = plainNumbers(address)
  if (plain !== null) return plain
  let text = foldWidth(address).toLowerCase()
  if (/[丁番号]/.test(text)) text = text.replace(kanjiNumber, kanjiValue).replace(spaceInside, '')
  text = text.replace(dash, '-')
  for (const match of text.matchAll(run)) {
    const after = text.slice(match.index + match[0].length)
    let values = match[0].match(/\d+/g)!.map((digits) => digits.replace(/^0+(?=\d)/, ''))
    if (room.test(after) || (values.length === 1 && place.test(after))) values = values.slice(0, -1)
    if (values.length > 0) return { values, open: after === '' && /(?:丁目|-)$/.test(match[0]), leads: match.index === 0 }
  }
  return none
}

/** After the digits, these ask for a closer look. */
const notPlain = new Set('丁番号第条線目階室fFのノー‐‑‒–—―−~〜 　地')

/** The usual line (見本町1-2-3サンプルハイツ101) at a glance; null where `numbers` must look closely. */
function plainNumbers(address: string): Run | null {
  for (let i = 0; i < address.length; i++) {
    const letter = address[i]
    if (letter >= '0' && letter <= '9') {
      let end = i
      while (end < address.length && (address[end] === '-' || (address[end] >= '0' && address[end] <= '9'))) end++
      const digits = address.slice(i, end)
      if (digits.includes('--') || digits.endsWith('-') || digits.startsWith('0') || digits.includes('-0')) return null
      if (end < address.length && (notPlain.has(address[end]) || wide(address.charCodeAt(end)))) return null
      return { values: digits.split('-'), open: false, leads: i === 0 }
    }
    if (letter === '丁' || letter === '番' || letter === '号' || letter === '第' || wide(address.charCodeAt(i))) return null
  }
  return none
}
/** Not ASCII, kana or kanji: NFKC may turn it into something else. */
function wide(code: number): boolean {
  return code >= 0x80 && !(code >= 0x3041 && code <= 0x3096) && !(code >= 0x30a1 && code <= 0x30fa) && !(code >= 0x4e00 && code <= 0x9fff)
}

/** 二十三 → 23, 一二三 → 123. */
function kanjiValue(numeral: string): string {
  if (!/[十百千]/.test(numeral)) return [...numeral].map((letter) => kanjiDigits.indexOf(letter)).join('')
  let total = 0
  let digit = 0
  for (const letter of numeral) {
    const unit = letter === '十' ? 10 : letter === '百' ? 100 : letter === '千' ? 1000 : 0
    if (unit === 0) digit = digit * 10 + kanjiDigits.indexOf(letter)
    else { total += (digit || 1) * unit; digit = 0 }
  }
  return String(total + digit)
}
