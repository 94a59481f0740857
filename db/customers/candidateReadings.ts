// How kanji are read, learned from the shop's own customers: 小野 is おの because somebody here writes both. Never more than a hint.
import { givenNames } from './candidateNames.ts'
import type { NameNumbers } from './identityGroups.ts'
import { kanaFamilyOf, kanaOf, kanji, type PersonName } from './identityNames.ts'

/** So many records must show how a part is read before another reading counts against it. */
const PROOF = 3
/** Names with more readings than this are not looked up under further ones. */
const MOST_READINGS = 3

/** kana → in how many records. */
type Seen = Map<string, number>

export class Readings {
  private readonly families = new Map<string, Seen>()
  private readonly givens = new Map<string, Seen>()

  constructor(records: readonly PersonName[]) {
    for (const record of records) {
      if (record.kana === '' || record.family === '' || record.kanaFamily === '' || record.organisation) continue
      see(this.families, record.family, record.kanaFamily)
      see(this.givens, record.name.slice(record.family.length), record.kana.slice(record.kanaFamily.length))
    }
  }

  /** Whether one name in kanji and one in kana alone are read differently as far as the shop knows. False where it does not know. */
  differ(a: PersonName, b: PersonName): boolean {
    if (kanji(a) === '') return kanji(b) !== '' && this.differ(b, a)
    if (kanji(b) !== '' || kanaOf(a) !== '' || a.family === '') return false
    const kana = kanaOf(b)
    const families = this.proven(this.families, a.family)
    const kanaFamily = kanaFamilyOf(b)
    if (families !== null && ![...families.keys()].some((family) => (kanaFamily === '' ? kana.startsWith(family) : kanaFamily === family))) return true
    const givens = this.proven(this.givens, givenNames(a).kanji)
    const { kana: given } = givenNames(b)
    return givens !== null && kana !== '' && ![...givens.keys()].some((known) => kana.endsWith(known) || near(known, given))
  }

  private proven(parts: ReadonlyMap<string, Seen>, part: string): Seen | null {
    const seen = parts.get(part)
    return seen !== undefined && [...seen.values()].reduce((sum, n) => sum + n, 0) >= PROOF ? seen : null
  }

  /** For each record without kana the numbers of the kana names that it may read as, as further columns of `names`. */
  numbersFor(records: readonly PersonName[], names: NameNumbers): Int32Array[] {
    const columns = Array.from({ length: MOST_READINGS }, () => new Int32Array(records.length).fill(-1))
    const known = new Map<number, number[]>()
    const families = new Map<number, string>()
    records.forEach((record, place) => { if (record.family !== '' && kanji(record) !== '') families.set(names.first[place], record.family) })
    records.forEach((record, place) => {
      const name = names.first[place]
      if (name < 0 || record.kana !== '' || kanji(record) === '') return
      let found = known.get(name)
      if (found === undefined) known.set(name, (found = this.readingsOf(record.name, families.get(name) ?? '', names.numberOf)))
      found.forEach((number, i) => { columns[i][place] = number })
    })
    return columns
  }

  private readingsOf(name: string, family: string, numberOf: ReadonlyMap<string, number>): number[] {
    const found: number[] = []
    // Where nobody parts the name, any family name that is known here and leaves a known given name.
    for (let at = family === '' ? 1 : family.length; at <= (family === '' ? name.length - 1 : family.length); at++) {
      const [first, last] = [this.families.get(name.slice(0, at)), this.givens.get(name.slice(at))]
      if (first === undefined || last === undefined) continue
      for (const a of first.keys()) for (const b of last.keys()) found.push(numberOf.get(a + b) ?? -1)
    }
    return found.filter((number) => number >= 0).slice(0, MOST_READINGS)
  }
}

/** Kana that a slip of the pen or a long vowel may have parted: they begin alike. */
function near(known: string, given: string): boolean {
  return given.length > 1 && known.length > 1 && known[0] === given[0] && (known[1] === given[1] || known[1] === given[2] || known[2] === given[1])
}

function see(parts: Map<string, Seen>, written: string, kana: string): void {
  if (written === kana) return
  let seen = parts.get(written)
  if (seen === undefined) parts.set(written, (seen = new Map()))
  seen.set(kana, (seen.get(kana) ?? 0) + 1)
}
