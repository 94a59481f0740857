// What each bulk fix would change of one customer: pure rules, one per kind. Only what is certain; the rest is for people.
import { postalKey } from '../customers/normalise.ts'
import { foldWidth } from '../customers/normaliseLetters.ts'
import type { FixField, FixKind } from './model.ts'
import type { Person } from './person.ts'
import { correctedEmail, withZero } from './plausibility.ts'
import type { PostalBook } from './postal.ts'

export interface FieldFix { field: FixField; after: string }

/** The changes of one customer's fields; none where nothing is to be fixed, or where it could be fixed in two ways. */
export function fixesOf(kind: FixKind, person: Person, book: PostalBook): FieldFix[] {
  return rules[kind](person, book).filter(({ field, after }) => after !== person[field] && after !== '')
}

const rules: Record<FixKind, (person: Person, book: PostalBook) => FieldFix[]> = {
  /** No postal code at all, and the address can have one only. */
  postalFromAddress({ postalCode, prefecture, address1 }, book) {
    if (postalCode.trim() !== '' || address1 === '') return []
    const codes = book.codesOf(prefecture, address1)
    return codes.length === 1 ? [{ field: 'postalCode', after: dashed(codes[0]) }] : []
  },
  /** The street line begins with the town: the city goes before it, and the prefecture where it is missing. */
  addressFromPostal({ postalCode, prefecture, address1 }, book) {
    const places = book.addressOf(postalCode).filter((place) => place.town !== '' && (prefecture === '' || place.prefecture === prefecture))
    const street = foldWidth(address1).trimStart()
    const fitting = places.filter(({ town }) => street.startsWith(foldWidth(town)))
    if (fitting.length !== 1 || book.cityOf(prefecture, address1) !== null || book.prefectureIn(address1) !== '') return []
    const [place] = fitting
    return [{ field: 'address1', after: place.city + address1.trimStart() }, ...(prefecture === '' ? [{ field: 'prefecture' as const, after: place.prefecture }] : [])]
  },
  prefectureFromPostal({ postalCode, prefecture, address1 }, book) {
    if (prefecture !== '' || address1 === '' || book.prefectureIn(address1) !== '' || book.agrees(postalCode, '', address1) === false) return []
    const found = new Set(book.addressOf(postalCode).map((place) => place.prefecture))
    return found.size === 1 ? [...found].map((after) => ({ field: 'prefecture', after })) : []
  },
  /** Zeros that a spreadsheet has eaten: of phone numbers, and of postal codes of places that exist and fit. */
  restoreZero({ phone, postalCode, prefecture, address1 }, book) {
    const fixes: FieldFix[] = []
    const restored = withZero(phone)
    if (restored !== null) fixes.push({ field: 'phone', after: restored })
    const digits = foldWidth(postalCode).replace(/\D/g, '')
    const full = postalKey(postalCode)
    if ((digits.length === 5 || digits.length === 6) && full !== '' && book.addressOf(full).length > 0 && book.agrees(full, prefecture, address1) !== false) fixes.push({ field: 'postalCode', after: dashed(full) })
    return fixes
  },
  /** 様 and 御中 are written by the printer; 殿 only after a space, for there are families of that name. */
  trimName({ name, kana }) {
    return [{ field: 'name', after: tidied(name.replace(honorific, '')) }, { field: 'kana', after: tidied(kana.replace(/[\s\u3000]+(?:サマ|さま|様)$/, '')) }]
  },
  emailTypo({ email }) {
    const fixed = email === '' ? null : correctedEmail(email)
    return fixed === null ? [] : [{ field: 'email', after: fixed }]
  },
  /** Half-width kana as tills print them, in names too: ﾔﾏﾀﾞ → ヤマダ. */
  kanaWidth({ name, kana }) {
    return [{ field: 'name', after: wide(name) }, { field: 'kana', after: wide(kana) }]
  },
}

const honorific = /(?:[\s\u3000]*(?:様|御中)|[\s\u3000]+殿)+[\s\u3000]*$/

/** Spaces at the ends gone, several of them as one of the first's kind. */
function tidied(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '').replace(/([\s\u3000])[\s\u3000]+/g, '$1')
}

function wide(text: string): string {
  return text.replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize('NFKC'))
}

function dashed(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`
}
