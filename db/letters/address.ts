// An address as it is written on paper: street and building apart, house numbers as kanji in vertical writing.
import type { Recipient } from './model.ts'
import { paperText } from './textFit.ts'
import { bar } from './vertical.ts'

export interface PaperAddress { street: string; building: string }
type Stored = Pick<Recipient, 'prefecture' | 'address1' | 'address2'>

const digit = '[0-9０-９]'
const hyphen = '[-‐‑‒–—−－ー]'
/** The end of 101号室; before these letters 室 begins a name instead (3号 室町ビル). */
const ofRoom = '室(?![町戸蘭生見津])'
/** Numbers joined by 丁目, 番, 号, hyphens or の; the number of a room is none of them. */
const houseNumber = new RegExp(`${digit}+(?:(?:丁目|丁|番地の?|番|号|[のノ]|\\s*${hyphen}\\s*)\\s*${digit}+(?!${digit}|号?${ofRoom}))*(?:丁目|番地|番|号(?!${ofRoom}|[棟館]))?`, 'g')
/** A hyphen between the house and its room. */
const joinedRoom = new RegExp(`^\\s*${hyphen}(?=\\s*${digit})`)
/** After a number: still the name of a place (北1条, 4番町, 2地割, 5区). */
const place = /^(?:条|線|地割|区|町|丁(?!目)|通|番?[町丁街館]|[東西南北](?=[0-9０-９]))/

/** Where the house number ends, or -1 when there is none: the first number that no place name and no further block follows. */
function endOfHouseNumber(address: string): number {
  let end = -1
  for (const run of address.matchAll(houseNumber)) {
    if (end >= 0 && /[\s\u3000]$/.test(address.slice(0, run.index))) break // a room after a space
    end = run.index + run[0].length
    const after = address.slice(end)
    const onlyBlock = new RegExp(`^${digit}+丁目$`).test(run[0]) // 3丁目桜ケ丘12-1
    if (!place.test(after) && !(onlyBlock && !/^[\s\u3000]/.test(after) && /[0-9０-９]/.test(after))) return end
  }
  return end
}

/** Parts an address into the line of the street and the line of the building and room. Either may be ''. */
export function splitAddress(stored: Stored): PaperAddress {
  const prefecture = paperText(stored.prefecture)
  const first = paperText(stored.address1)
  const second = paperText(stored.address2)
  const begin = first.startsWith(prefecture) ? '' : prefecture
  const end = endOfHouseNumber(first)
  if (end >= 0 && !(new RegExp(`(?:丁目|${hyphen})$`).test(first) && new RegExp(`^${digit}`).test(second))) {
    return { street: begin + first.slice(0, end), building: [first.slice(end).replace(joinedRoom, '').trim(), second].filter(Boolean).join('　') }
  }
  // The house number stands in the second line, before the building.
  const more = new RegExp(`^${digit}`).test(second) ? Math.max(0, endOfHouseNumber(second)) : 0
  return { street: begin + first + second.slice(0, more), building: (more > 0 ? second.slice(more).replace(joinedRoom, '') : second).trim() }
}

const kanjiDigits = '〇一二三四五六七八九'
const asKanji = (number: string): string => number.replace(/[0-9０-９]/g, (one) => kanjiDigits[Number(one.normalize('NFKC'))])
const between = new RegExp(`(?<=${digit})\\s*${hyphen}\\s*(?=${digit}|$)`, 'g')
/** Rooms and floors; 第3号館 and other names keep their digits. */
const room = new RegExp(`(?<!第|${digit})${digit}+(?=号室|号(?![館棟])|室|階)|(?<![第0-9０-９])(?:${digit}+${bar})*${digit}{3,4}$|${digit}+(?:${bar}${digit}+)+$`, 'g')

/**
 * The same address for a column: hyphens as bars, ー left alone in names; with `kanji` house numbers and rooms digit by
 * digit as kanji (81 → 八一, 101号室 → 一〇一号室), while numbers in the names of buildings stay as written.
 */
export function verticalAddress({ street, building }: PaperAddress, kanji: boolean): PaperAddress {
  const bars = { street: street.replace(between, bar), building: building.replace(between, bar) }
  return kanji ? { street: asKanji(bars.street), building: bars.building.replace(room, asKanji) } : bars
}

/** The seven digits of a postal code, or '' when it has not seven. */
export function postalDigits(postalCode: string): string {
  const digits = postalCode.normalize('NFKC').replace(/\D/g, '')
  return digits.length === 7 ? digits : ''
}

/** 604-8151; what has not seven digits stays as it is. */
export function postalText(postalCode: string): string {
  const digits = postalDigits(postalCode)
  return digits === '' ? paperText(postalCode) : `${digits.slice(0, 3)}-${digits.slice(3)}`
}
