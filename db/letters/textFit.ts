// How long a text will be, and how it fits a place: smaller, narrower, or on several lines. No font is asked.

const control = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu
const joiner = /[\u200c\u200d]/
const halfKana = /[\uff61-\uff9f]+/g
const voicedPair = /[\u3041-\u30ff][\u3099\u309a]/g

/**
 * A stored text as it goes on paper: half-width kana become full-width kana, line breaks and other control characters a
 * space. Kanji stay exactly as they are (髙 and 𠮷 too), and so do digits and letters.
 */
export function paperText(stored: string): string {
  return stored
    .replace(control, (signs) => joiner.test(signs) ? signs : ' ')
    .replace(halfKana, (kana) => kana.normalize('NFKC'))
    .replace(voicedPair, (pair) => pair.normalize('NFC')) // a mark that followed a full-width letter
    .trim()
}

/** Signs without ink: spaces, directions, joiners, marks with nothing to stand on, fillers. */
const inkless = /^[\s\p{Cc}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** Whether nothing of a text would be seen on paper. */
export function isBlank(text: string): boolean {
  return inkless.test(text)
}

const narrow = new Set(' !\'(),./:;I[]`fijlrt{|}')
const broad = new Set('%@MWmw')

/** Length of one character in em: full-width 1, half-width about a half (never less than it will be), marks 0. */
export function emOf(letter: string): number {
  const code = letter.codePointAt(0)!
  if (code >= 0x20 && code < 0x7f) return narrow.has(letter) ? 0.42 : broad.has(letter) ? 0.95 : code >= 0x41 && code <= 0x5a ? 0.72 : 0.58
  if (code < 0x2e80) return /\p{M}|\p{Cf}/u.test(letter) ? 0 : code < 0x250 ? 0.65 : 1
  if (code >= 0xff61 && code <= 0xff9f) return 0.5
  return code >= 0xfe00 && code <= 0xfe0f || code >= 0xe0100 && code <= 0xe01ef ? 0 : 1 // variation selectors
}

/** Length of a text in em. */
export function emLength(text: string): number {
  let length = 0
  for (const letter of text) length += emOf(letter)
  return length
}

export interface Fit { /** Font size in mm. */ size: number; /** 1 = as they are, 0.8 = a fifth narrower. */ squeeze: number }

/**
 * Fits a line of `em` length into `room` mm. Half of what is missing comes from a smaller size, down to `least` mm, the
 * rest from narrower letters: a name is never broken or cut.
 */
export function fitLine(em: number, room: number, size: number, least = size): Fit {
  if (em * size <= room) return { size, squeeze: 1 }
  const smaller = Math.max(Math.min(size, least), size * Math.sqrt(room / (em * size)))
  return { size: smaller, squeeze: Math.min(1, room / (em * smaller)) }
}

/** Kept on one line: house numbers with all that joins them, words of Latin letters. */
const word = /(?:[0-9０-９]+(?:丁目|番地の?|番|号室|号|階|[のノ](?=[0-9０-９])|[-‐‑‒–—−－ー])*)+|[A-Za-z][A-Za-z0-9.'’&-]*|[\s\u3000]+|./gsu
/** A line rather ends after these: the parts of an address, and spaces. */
const goodEnd = /[都道府県市区郡町村号・\s\u3000、。)）]$/
const katakana = /[ァ-ヺー]$/
const kanji = /^\p{Script=Han}/u
const noStart = /^[、。，．・ー）」』)\]ぁぃぅぇぉっゃゅょァィゥェォッャュョ々\p{M}\u{e0100}-\u{e01ef}]/u

/** A text so little too long (times its line) is rather set smaller than broken. */
const slightly = 1.1

/**
 * Breaks a text into at most `most` lines of `em` length, at places that read well. When it cannot fit, the lines become
 * as much longer as needed: fit them by `fitLine`.
 */
export function wrapText(text: string, em: number, most: number): string[] {
  if (emLength(text) <= em * slightly || most <= 1) return [text]
  const words = text.match(word) ?? []
  for (let room = Math.max(em, emLength(text) / most); ; room *= 1.05) {
    const lines = breakLines(words, room)
    if (lines.length <= most) return lines
  }
}

function breakLines(words: readonly string[], room: number): string[] {
  const lines: string[] = []
  let from = 0
  while (from < words.length) {
    let to = from
    let length = 0
    while (to < words.length && (to === from || length + emLength(words[to]) <= room)) length += emLength(words[to++])
    if (to < words.length) to = bestEnd(words, from, to, room)
    const line = words.slice(from, to).join('').trim()
    if (line !== '') lines.push(line)
    from = to
  }
  return lines
}

/** Goes back from the last possible break to a better one, if that leaves at least half a line. */
function bestEnd(words: readonly string[], from: number, last: number, room: number): number {
  const filled = (end: number) => emLength(words.slice(from, end).join('')) >= room * 0.5
  for (let end = last; end > from && filled(end); end--) {
    if (goodEnd.test(words[end - 1]) || /^[0-9０-９]/.test(words[end]) || (katakana.test(words[end - 1]) && kanji.test(words[end]))) return end
  }
  let end = last
  while (end > from + 1 && noStart.test(words[end])) end--
  return end
}
