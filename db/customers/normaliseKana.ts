// Kana made comparable: keys for matching, for searching as one types, and for the Japanese order of a list.
import { foldVariants, foldWidth, hiragana } from './normaliseLetters.ts'

const smallKana = 'ぁぃぅぇぉっゃゅょゎゕゖ'
const largeKana = 'あいうえおつやゆよわかけ'
const voicedKana = 'がぎぐげござじずぜぞだぢづでどばびぶべぼゔ'
const voicelessKana = 'かきくけこさしすせそたちつてとはひふへほう'
const halfVoicedKana = 'ぱぴぷぺぽ'
const vowelRows = ['あかさたなはまやらわ', 'いきしちにひみりゐ', 'うくすつぬふむゆる', 'えけせてねへめれゑ', 'おこそとのほもよろを']

const large = new Map([...smallKana].map((small, i) => [small, largeKana[i]]))
const voiceless = new Map([...voicedKana].map((voiced, i) => [voiced, voicelessKana[i]]))
const unHalfVoiced = new Map([...halfVoicedKana].map((voiced, i) => [voiced, 'はひふへほ'[i]]))
const vowelOf = new Map(vowelRows.flatMap((row) => [...row].map((kana) => [kana, row[0]] as const)))
const space = /[\s\u200b-\u200f\u2060]/g
const kanaNoise = /[\s\u200b-\u200f\u2060'.,・]/g
const dash = /(?<=[ぁ-ゖー])[-‐‑‒–—―−]/g

/**
 * Kana as compared: hiragana, no spaces and dots, small kana as large ones (tills write シヨウジ), a dash after kana as the
 * long mark, 様 cut off. Letters other than kana stay (lower case).
 */
export function kanaKey(kana: string): string {
  if (kana === '') return ''
  const text = hiragana(foldWidth(kana).replace(kanaNoise, '').toLowerCase())
  let out = ''
  for (const letter of text) out += large.get(letter) ?? letter
  if (out.endsWith('様')) out = out.slice(0, -1)
  return out.replace(dash, 'ー')
}

/** What a search compares, on both sides: NFKC, lower case, hiragana, no spaces, variant kanji equal (高橋 finds 髙橋). */
export function searchKey(text: string): string {
  return foldVariants(hiragana(foldWidth(text).toLowerCase()).replace(space, ''))
}

/**
 * A key whose plain `<` is the Japanese order: by the plain kana first (the long mark counts as the vowel before it),
 * then plain before small, voiced, half-voiced and long. Names without kana come after those with, by their own letters;
 * people without any name come last.
 * @param name used where kana is empty.
 */
export function sortKey(kana: string, name = ''): string {
  const text = hiragana(foldWidth(kana || name).toLowerCase()).replace(space, '')
  if (text === '') return '\uffff'
  let plain = ''
  let marks = ''
  let marked = false
  let previous = ''
  for (const letter of text) {
    let mark = '1'
    let base = letter
    if (large.has(letter)) { mark = '2'; base = large.get(letter)! }
    else if (voiceless.has(letter)) { mark = '3'; base = voiceless.get(letter)! }
    else if (unHalfVoiced.has(letter)) { mark = '4'; base = unHalfVoiced.get(letter)! }
    else if (letter === 'ー' && vowelOf.has(previous)) { mark = '5'; base = vowelOf.get(previous)! }
    else if ((letter === 'ゝ' || letter === 'ゞ') && previous !== '') { mark = letter === 'ゝ' ? '1' : '3'; base = previous }
    plain += base
    marks += mark
    marked ||= mark !== '1'
    previous = base
  }
  return marked ? `${plain}\u0001${marks}` : plain
}
