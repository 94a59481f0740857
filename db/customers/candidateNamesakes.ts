// Customers who have nothing but their name in common: the rarer it is, the likelier they are one.
import type { NameNumbers } from './identityGroups.ts'
import { kanji } from './identityNames.ts'
import type { IdentityRecord } from './identityRecord.ts'

/** One such pair is offered for so many customers, those of the rarest names: a list that grows with the shop, not with its square. */
const CUSTOMERS_PER_PAIR = 20

type Pair = readonly [number, number]

/**
 * In: groups of places under one name, of several owners. Out: pairs of places, one for each two owners that are not `known` to be a
 * candidate already. Kana that two different kanji share are no common name.
 */
export function namesakes(records: readonly IdentityRecord[], owners: Int32Array, names: NameNumbers, groups: Iterable<number[]>, known: (a: number, b: number) => boolean): Pair[] {
  const rarity = rarityOf(records, names)
  const ranked = [...groups].map((places) => ({ places, rank: places.reduce((least, place) => Math.min(least, rarity(place)), Infinity) })).sort((a, b) => a.rank - b.rank)
  const most = Math.ceil(new Set<number>(owners).size / CUSTOMERS_PER_PAIR)
  const found = new Map<number, Pair>()
  for (const { places } of ranked) {
    if (found.size >= most) break
    for (const y of places) {
      for (const x of places) {
        const [a, b] = [owners[x], owners[y]]
        if (a >= b || !oneName(records[x], records[y]) || known(a, b)) continue
        const key = a * 2 ** 26 + b
        if (!found.has(key)) found.set(key, [x, y])
      }
    }
  }
  return [...found.values()].slice(0, most)
}

function oneName(a: IdentityRecord, b: IdentityRecord): boolean {
  return a.organisation === b.organisation && (a.name === b.name || kanji(a) === '' || kanji(b) === '')
}

/** How many namesakes chance alone would make, up to a factor: spellings with the family name × spellings with the given name. */
function rarityOf(records: readonly IdentityRecord[], { first, numberOf }: NameNumbers): (place: number) => number {
  const families = new Map<string, number>()
  const givens = new Map<string, number>()
  /** Of each name how long its family name is, 0 where nobody parts it. */
  const parted = new Uint8Array(numberOf.size)
  const count = (parts: Map<string, number>, part: string) => parts.set(part, (parts.get(part) ?? 0) + 1)
  for (let place = 0; place < records.length; place++) {
    const { name, family } = records[place]
    if (family === '' || parted[first[place]] > 0) continue
    parted[first[place]] = family.length
    count(families, family)
    count(givens, name.slice(family.length))
  }
  const ranks = new Float64Array(numberOf.size).fill(-1)
  return (place) => {
    const name = first[place]
    if (ranks[name] < 0) {
      const written = records[place].name
      ranks[name] = parted[name] === 0 ? Infinity : (families.get(written.slice(0, parted[name])) ?? 0) * (givens.get(written.slice(parted[name])) ?? 0)
    }
    return ranks[name]
  }
}
