// Made-up customers: common names, real cities with made-up towns, numbers and mail addresses that belong to nobody.
import names from '../../resources/sample/names.json' with { type: 'json' }
import places from '../../resources/sample/places.json' with { type: 'json' }
import type { Random } from './random.ts'

export interface Person {
  id: number
  family: string
  given: string
  familyKana: string
  givenKana: string
  sex: 'm' | 'f'
  /** With hyphens; unique except within a family. */
  phone: string
  email: string
  postalCode: string
  prefecture: string
  city: string
  town: string
  /** 丁目, 番, 号; 0 = none. */
  block: readonly [number, number, number]
  building: string
  /** YYYY-MM-DD. */
  birthday: string
  company: string
}

/** The first people bear names with 髙 﨑 𠮷 邉, three of each spelling. */
const variantPeople = names.variantFamilies.length * 3
/** After them come families: two people each, with one surname, one phone and one address. */
const familyPairs = 14

const plainForms: Readonly<Record<string, string>> = { 髙: '高', 﨑: '崎', 𠮷: '吉', 邉: '辺' }
/** A name with the everyday forms of its kanji, as some channels write it: 髙橋 → 高橋. */
export const plain = (name: string): string => name.replace(/[髙﨑𠮷邉]/gu, (kanji) => plainForms[kanji])

const pad = (n: number, width: number): string => String(n).padStart(width, '0')
/** Common surnames stand first in the data and are drawn more often. */
const common = <T>(random: Random, list: readonly T[]): T => list[Math.min(random.below(list.length), random.below(list.length))]
/** Four digits, no two alike up to 8,900 people; repeated digits (which count as dummies) are never given. */
function createSerial(taken: ReadonlySet<string>): () => string {
  let n = 0
  return () => {
    for (;;) {
      const digits = String(1000 + ((n++ * 3571 + 17) % 9000))
      if (!taken.has(digits) && !/^(\d)\1{3}$/.test(digits)) return digits
    }
  }
}

/** `count` people. No two share a full name, in kanji or in kana, so that nobody can be taken for somebody else. */
export function createPeople(random: Random, count: number, taken: { names: readonly string[]; phones: readonly string[] }): Person[] {
  const used = new Set(taken.names)
  const addresses = new Set<string>()
  const serial = createSerial(new Set(taken.phones))
  const people: Person[] = []
  const isFamily = (id: number): boolean => id >= variantPeople && id < variantPeople + familyPairs * 2
  for (let id = 0; id < count; id++) {
    const first = isFamily(id) && (id - variantPeople) % 2 === 1 ? people[id - 1] : null
    const sex = random.chance(62) ? 'f' : 'm'
    let family: string[], given: string[], name: string, kana: string
    do {
      family = first ? [first.family, first.familyKana] : id < variantPeople ? names.variantFamilies[id % names.variantFamilies.length] : common(random, names.families)
      given = random.pick(sex === 'f' ? names.women : names.men)
      name = plain(family[0]) + given[0]
      kana = family[1] + given[1]
    } while (used.has(name) || used.has(kana))
    used.add(name).add(kana)
    const [postalCode, prefecture, city, area] = common(random, places.cities)
    let town: string, block: [number, number, number], address: string
    do {
      town = random.pick(places.towns)
      block = [1 + random.below(5), 1 + random.below(28), 1 + random.below(18)]
      address = postalCode + block.join('-')
    } while (addresses.has(address))
    addresses.add(address)
    const digits = serial()
    const phone = random.chance(18) ? `${area}-${'0'.repeat(6 - area.length)}-${digits}` : `${random.pick(['090', '090', '080', '070'])}-0000-${digits}`
    people.push({
      id, family: family[0], familyKana: family[1], given: given[0], givenKana: given[1], sex,
      phone, email: `${given[2]}${pad(id, 4)}@example.${random.pick(['com', 'jp', 'net'])}`,
      postalCode, prefecture, city, town, block, building: random.chance(30) ? `みどりハイツ${100 * (1 + random.below(9)) + 1 + random.below(12)}` : '',
      birthday: `${1940 + random.below(62)}-${pad(1 + random.below(12), 2)}-${pad(1 + random.below(28), 2)}`, company: '',
      ...(first && { phone: first.phone, postalCode: first.postalCode, prefecture: first.prefecture, city: first.city, town: first.town, block: first.block, building: first.building }),
    })
  }
  return people
}
