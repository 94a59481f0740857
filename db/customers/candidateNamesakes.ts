// Customers of one name who share nothing that proves it: the rarer the name, the likelier they are one.
import { isNameless } from './candidateNames.ts'
import type { IdentityRecord } from './identityRecord.ts'
import { kanji } from './identityNames.ts'

/** Of pairs with nothing but the name in common one for so many customers is offered, those of the rarest names. */
const CUSTOMERS_PER_PAIR = 20

type Pair = readonly [number, number]
interface Namesakes { /** Also the same house number, where a postal code is missing. */ street: Pair[]; alone: Pair[] }

/**
 * In: groups of places under one name, of several owners. Out: pairs of places, one for each pair of owners that is not `known`
 * to be a candidate already. Kana that two different kanji share are no common name.
 */
export function namesakes(records: readonly IdentityRecord[], owners: Int32Array, groups: Iterable<number[]>, known: (a: number, b: number) => boolean): Namesakes {
  const rarity = rarityOf(records)
  const best = new Map<number, { pair: Pair; rank: number; street: boolean }>()
  const people = new Set<number>(owners).size
  for (const places of groups) {
    let rank: number | undefined
    for (let i = 1; i < places.length; i++) {
      for (let k = 0; k < i; k++) {
        const [x, y] = [places[k], places[i]]
        if (owners[x] === owners[y]) continue
        const [a, b] = [records[x], records[y]]
        if (a.organisation !== b.organisation || isNameless(a) || isNameless(b) || (a.name !== b.name && kanji(a) !== '' && kanji(b) !== '')) continue
        const [low, high] = owners[x] < owners[y] ? [owners[x], owners[y]] : [owners[y], owners[x]]
        const street = a.street !== '' && a.street === b.street && (a.postalCode === '' || b.postalCode === '')
        const key = low * 2 ** 26 + high
        const before = best.get(key)
        if (before === undefined ? known(low, high) : before.street || !street) continue
        rank ??= Math.min(...places.map(rarity))
        best.set(key, { pair: [x, y], rank, street })
      }
    }
  }
  const found = [...best.values()]
  return {
    street: found.filter(({ street }) => street).map(({ pair }) => pair),
    alone: found.filter(({ street }) => !street).sort((a, b) => a.rank - b.rank || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]).slice(0, Math.ceil(people / CUSTOMERS_PER_PAIR)).map(({ pair }) => pair),
  }
}

/** How many namesakes chance alone would make, up to a factor: records with the family name × records with the given name. */
function rarityOf(records: readonly IdentityRecord[]): (place: number) => number {
  const parts = new Map<string, number>()
  const count = (part: string) => parts.set(part, (parts.get(part) ?? 0) + 1)
  for (const { name, family } of records) {
    if (family === '') continue
    count(`${family}|`)
    count(name.slice(family.length))
  }
  return (place) => {
    const { name, family } = records[place]
    return family === '' ? Infinity : (parts.get(`${family}|`) ?? 0) * (parts.get(name.slice(family.length)) ?? 0)
  }
}
