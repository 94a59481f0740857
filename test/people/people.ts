// Five thousand people as they are: who lives with whom, who moves, who changes the name. What files make of them is in spell.ts.
import { alikeNames, buildings, families, givens, prefectures, towns, townEnds, twinNames } from './pools.ts'
import type { Random } from './random.ts'
import { rates } from './rates.ts'

export interface Home { postalCode: string; prefecture: string; town: string; numbers: number[]; building: string }
/** What holds from a day on. */
export interface State { family: readonly [string, string, string?]; home: Home; phone: string; mail: string }
export interface Person {
  id: number
  given: readonly [string, string]
  birthday: string
  variant: boolean
  /** Gives the birthday where it is asked for. */
  tellsBirthday: boolean
  /** The state at first, and the one after `changes` (a day of the three years; Infinity = never). */
  before: State
  after: State
  changes: number
}

/** The days looked at: three years. */
export const span = 1095

/** @param inOne of families: one mail address and one phone for all. */
export function makePeople(chance: Random, count: number, inOne: number = rates.familyMailAndPhone): Person[] {
  const people: Person[] = []
  let numbers = 0
  const phone = () => { numbers++; return `${['090', '080', '070'][numbers % 3]}${String(10_000_000 + ((numbers * 7919) % 89_999_999)).padStart(8, '0')}` }
  const landline = () => { numbers++; return `0${chance.pick(['11', '22', '45', '52', '75', '92'])}${String(2_000_000 + ((numbers * 6151) % 7_999_999))}` }
  const work = Array.from({ length: rates.workplaces }, landline)
  const home = (): Home => {
    const place = chance.between(0, towns.length * townEnds.length * 4 - 1)
    return {
      postalCode: String(100_000 + place * 1103 + (place % 4) * 2_000_000).padStart(7, '0'), prefecture: prefectures[place % prefectures.length],
      town: `${towns[place % towns.length]}市${towns[(place * 7) % towns.length]}${townEnds[Math.floor(place / towns.length) % townEnds.length]}`,
      numbers: chance.chance(0.8) ? [chance.between(1, 6), chance.between(1, 40), chance.between(1, 30)] : [chance.between(1, 900), chance.between(1, 20)],
      building: chance.chance(0.4) ? `${chance.pick(buildings)}${chance.between(1, 9)}0${chance.between(1, 9)}` : '',
    }
  }
  const birthday = () => `${chance.between(1940, 2004)}-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`
  const mail = (id: number) => `${chance.pick(['hana', 'sora', 'umi', 'mori', 'yuki'])}${id}.${chance.between(10, 99)}@${chance.pick(['example.com', 'example.jp', 'mail.example.ne.jp'])}`

  const add = (family: State['family'], given: Person['given'], born: string, place: Home, shared: { phone?: string; mail?: string } = {}): Person => {
    const id = people.length
    const before: State = { family, home: place, phone: shared.phone ?? (chance.chance(rates.workPhone) ? chance.pick(work) : phone()), mail: shared.mail ?? mail(id) }
    const after = { ...before }
    const renamed = chance.chance(rates.renamed)
    if (renamed) {
      do after.family = chance.common(families); while (after.family[0] === family[0] || after.family[1] === family[1])
      if (chance.chance(0.5)) after.mail = mail(id)
    }
    if (chance.chance(renamed ? 0.67 : rates.moved)) after.home = home()
    if (chance.chance(rates.newPhone)) after.phone = phone()
    else if (chance.chance(rates.newMail)) after.mail = mail(id)
    const person: Person = {
      id, given, birthday: born, variant: chance.chance(rates.variantKanji), tellsBirthday: chance.chance(rates.birthdayGiven), before, after,
      changes: chance.between(100, span - 100),
    }
    people.push(person)
    return person
  }

  while (people.length < count) {
    const family = chance.common(families)
    const place = home()
    // Three people live in a family on average.
    if (!chance.chance(rates.inFamily / (3 - 2 * rates.inFamily))) {
      const given = chance.common(givens)
      add(family, given, birthday(), place)
      if (chance.chance(rates.namesake)) add(family, given, birthday(), { ...place, numbers: [7, place.numbers[0], 31] })
      continue
    }
    const both = chance.chance(inOne)
    const shared = {
      ...((both || chance.chance(rates.familyPhone)) && { phone: landline() }), ...(both && { mail: mail(people.length) }),
    }
    // Who shares the mail address only has a number each: otherwise nobody could tell.
    if (!both && shared.phone === undefined && chance.chance(rates.familyMail)) Object.assign(shared, { mail: mail(people.length) })
    const names: Person['given'][] = chance.chance(rates.twins) ? [...chance.pick(twinNames)] : chance.chance(rates.sameKana) ? [...chance.pick(alikeNames)] : []
    const born = birthday()
    const twins = names.length > 0 && names[0][1] !== names[1][1]
    const size = chance.between(2, 4)
    for (let k = 0; k < size; k++) {
      let given = names[k]
      while (given === undefined) {
        const next = chance.common(givens)
        if (names.every(([kanji, kana]) => kanji !== next[0] && kana !== next[1])) names.push(given = next)
      }
      add(family, given, twins && k < 2 ? born : birthday(), place, shared)
    }
  }
  return people.slice(0, count)
}
