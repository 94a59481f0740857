// Whether two names can be one person's, although files part family and given name, or write them in kana, or do neither.

/** Keys of a name (nameKey, kanaKey); '' = not known. */
export interface PersonName {
  name: string
  /** The beginning of `name` that is known to be the family name. */
  family: string
  kana: string
  kanaFamily: string
  /** `name` is a company's, with no person named: then it says nothing about a person's name. */
  organisation: boolean
}

/** 1 same, −1 different, 0 cannot be told. */
export type Likeness = 1 | 0 | -1

const onlyKana = /^[ぁ-ゖー]+$/
/** So many first letters stand for a family name nobody parted off: 見本|太郎, みほん|たろう. */
const kanjiGuess = 2
const kanaGuess = 3

/** The same family name? Equal in kanji or in kana is enough; kanji against kana cannot be told. */
export function familyLikeness(a: PersonName, b: PersonName): Likeness {
  return best(familyIn(kanji(a), a.family, kanji(b), b.family, kanjiGuess), familyIn(kanaOf(a), kanaFamilyOf(a), kanaOf(b), kanaFamilyOf(b), kanaGuess))
}

/** The same given name? Only asked of people whose family names do not differ. */
export function givenLikeness(a: PersonName, b: PersonName): Likeness {
  return best(givenIn(kanji(a), a.family, kanji(b), b.family), givenIn(kanaOf(a), kanaFamilyOf(a), kanaOf(b), kanaFamilyOf(b)))
}

function best(a: Likeness, b: Likeness): Likeness {
  return a === 1 || b === 1 ? 1 : a === -1 || b === -1 ? -1 : 0
}
/** The name in kanji; '' for a company, and where it is written in kana alone. */
export function kanji(person: PersonName): string {
  return person.organisation || onlyKana.test(person.name) ? '' : person.name
}
/** The name in kana, also where it stands in the place of the kanji. */
export function kanaOf(person: PersonName): string {
  return person.kana !== '' ? person.kana : !person.organisation && onlyKana.test(person.name) ? person.name : ''
}
export function kanaFamilyOf(person: PersonName): string {
  return person.kana !== '' ? person.kanaFamily : onlyKana.test(person.name) ? person.family : ''
}

function familyIn(a: string, familyA: string, b: string, familyB: string, guess: number): Likeness {
  if (a === '' || b === '') return 0
  if (familyA !== '' && familyB !== '') return familyA === familyB ? 1 : -1
  if (familyA !== '') return b.startsWith(familyA) ? 1 : -1
  if (familyB !== '') return a.startsWith(familyB) ? 1 : -1
  return a.slice(0, guess) === b.slice(0, guess) || a.startsWith(b) || b.startsWith(a) ? 1 : -1
}

function givenIn(a: string, familyA: string, b: string, familyB: string): Likeness {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (familyA === '' && familyB === '') return a.startsWith(b) || b.startsWith(a) ? 0 : -1
  const givenA = given(a, familyA, familyB)
  const givenB = given(b, familyB, familyA)
  if (givenA === '' || givenB === '') return 0
  return givenA === givenB ? 1 : -1
}
/** What follows the own family name, or the other's where it begins this name too. */
function given(name: string, own: string, other: string): string {
  if (own !== '') return name.slice(own.length)
  return name.startsWith(other) ? name.slice(other.length) : ''
}
