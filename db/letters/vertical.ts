// Vertical writing: which letters stand, which lie on their side, which share a place, and how long a column becomes.
import { emLength, emOf } from './textFit.ts'

export interface Run {
  kind: 'upright' | 'centred' | 'lying' | 'pair'
  text: string
  /** Begin and length in em. */
  at: number
  em: number
}

/** The minus sign lies along the column: fonts turn it into the bar between house numbers. */
export const bar = '−'
const latin = '(?![\\uff00-\\uffef])[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]'
const pieces = new RegExp(`[\\s\\u3000]+|[0-9０-９]+|[-‐‑‒–—−－]|(?:${latin})(?:${latin}|[0-9.,'’&@_/+\\p{M}-])*|(?:(?!${latin})[^\\s\\u30000-9０-９‐‑‒–—−－-])+`, 'gu')
const stacked = /^[A-Z]{1,3}$/
/** A wing and a room, B-101: upright letters, the bar, digits. */
const wing = /^([A-Z]{1,3})(-?)(\d+)$/

const space = 0.5
const wordSpace = 0.3
const barLength = 0.8

/** The runs of a column and its whole length in em. ー, brackets and 、 take their vertical form from the font. */
export function columnRuns(text: string): { runs: Run[]; em: number } {
  const runs: Run[] = []
  let at = 0
  const add = (kind: Run['kind'], letters: string, em: number): void => { runs.push({ kind, text: letters, at, em }); at += em }
  const upright = (letters: string): void => add('upright', letters, emLength(letters))
  const digits = (number: string): void => number.length === 2 ? add('pair', number, 1) : upright(wide(number))
  for (const [piece] of text.matchAll(pieces)) {
    const room = wing.exec(piece)
    if (/^[\s\u3000]/.test(piece)) at += runs.at(-1)?.kind === 'lying' ? wordSpace : space
    else if (/^[-‐‑‒–—−－]$/.test(piece)) add('centred', bar, barLength)
    else if (/^[0-9０-９]/.test(piece)) digits(piece.normalize('NFKC'))
    else if (stacked.test(piece)) upright(wide(piece))
    else if (room) {
      upright(wide(room[1]))
      if (room[2] !== '') add('centred', bar, barLength)
      digits(room[3])
    } else if (new RegExp(`^${latin}`, 'u').test(piece)) add('lying', piece, emLength(piece))
    else upright(wide(piece))
  }
  return { runs, em: at }
}

/** ASCII signs as full-width ones, which stand upright and have vertical forms. */
function wide(text: string): string {
  let out = ''
  for (const letter of text) out += emOf(letter) < 1 && letter >= '!' && letter <= '~' ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter
  return out.replaceAll('～', '〜')
}
