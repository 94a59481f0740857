// Names that may be one person's although the sure rules do not join them: a slip of the pen, kana against kanji, a new family name.
import { familyLikeness, givenLikeness, kanaFamilyOf, kanaOf, kanji, type PersonName } from './identityNames.ts'

/** Shorter names differ in a letter because they are different names. */
const shortest = { kanji: 3, kana: 5 }
const onlyKana = /^[ぁ-ゖー]+$/

/** Alike: nothing tells them apart (kanji against kana), one letter is different, missing or swapped, or one holds the other. */
export function similarNames(a: PersonName, b: PersonName): boolean {
  if (isNameless(a) || isNameless(b)) return false
  if (!a.organisation && !b.organisation && familyLikeness(a, b) !== -1 && givenLikeness(a, b) !== -1) return true
  return slip(a.name, b.name) || slip(a.kana, b.kana) || slip(a.kana, b.name) || slip(a.name, b.kana)
}

/** The same given name under another family name: お名前が変わった方. */
export function maybeRenamed(a: PersonName, b: PersonName): boolean {
  if (a.organisation || b.organisation || familyLikeness(a, b) !== -1) return false
  return sameEnd(kanji(a), a.family, kanji(b), b.family, shortestEnd.kanji) || sameEnd(kanaOf(a), kanaFamilyOf(a), kanaOf(b), kanaFamilyOf(b), shortestEnd.kana)
}

/** The same given name after whatever stands before it, and not the same whole name. */
export function sameGiven(a: PersonName, b: PersonName): boolean {
  if (a.organisation || b.organisation || (a.name === b.name && a.name !== '')) return false
  return sameEnd(kanji(a), a.family, kanji(b), b.family, shortestEnd.kanji) || (kanji(a) === '' || kanji(b) === '') && sameEnd(kanaOf(a), kanaFamilyOf(a), kanaOf(b), kanaFamilyOf(b), shortestEnd.kana)
}

/** What follows the family name in kana and in kanji; '' where nobody knows. */
export function givenNames(person: PersonName): { kana: string; kanji: string } {
  const kanaFamily = kanaFamilyOf(person)
  return { kana: kanaFamily === '' ? '' : kanaOf(person).slice(kanaFamily.length), kanji: person.family === '' ? '' : kanji(person).slice(person.family.length) }
}

export function isNameless(person: PersonName): boolean {
  return person.name === '' && person.kana === ''
}

/** Where nobody parts off the given name, so many letters at the end stand for it. */
const shortestEnd = { kanji: 2, kana: 3 }

function sameEnd(a: string, familyA: string, b: string, familyB: string, shortest: number): boolean {
  if (familyA === '' && familyB === '') return a.length > shortest && b.length > shortest && a.slice(-shortest) === b.slice(-shortest)
  const givenA = familyA === '' ? '' : a.slice(familyA.length)
  const givenB = familyB === '' ? '' : b.slice(familyB.length)
  if (givenA !== '' && givenB !== '') return givenA === givenB
  const [given, whole] = givenA === '' ? [givenB, a] : [givenA, b]
  return given !== '' && whole.length >= given.length + (given.length >= 2 ? 1 : 2) && whole.endsWith(given)
}

function slip(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 2 && long.includes(short)) return true
  if (short.length < (onlyKana.test(short) ? shortest.kana : shortest.kanji) || long.length - short.length > 1) return false
  return withinOneEdit(short, long)
}

/** One letter another, missing, or two neighbours swapped. In: the shorter text first, at most one letter shorter. */
function withinOneEdit(short: string, long: string): boolean {
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  return short.slice(at + 1) === long.slice(at + 1) || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
}
