// How good identity is: pairs of records joined rightly, wrongly, not at all; and how many of those left are offered to a person.
import { pairsOf } from '../../db/customers/candidates.ts'
import { prepare, resolve } from '../../db/customers/identity.ts'
import type { IdentityRecord } from '../../db/customers/identity.ts'
import { hashOf } from './hash.ts'
import type { Sighting } from './generate.ts'

export interface Quality {
  records: number
  /** Pairs of records of one person; of those, joined. */
  truePairs: number
  joined: number
  /** Pairs joined although they are two people. */
  wrong: number
  /** People in several pieces: how many unions they lack, and how many of those the candidates would bring. */
  missed: number
  offered: number
  /** Pairs offered that are one person, and such that are two. */
  offeredRightly: number
  offeredWrongly: number
}
export interface Blocks { records: IdentityRecord[]; person: number[] }

/** Distinct contact blocks, as an import stores them. A block two people share is the first one's. */
export function blocksOf(sightings: readonly Sighting[]): Blocks {
  const blocks = new Map<string, { record: IdentityRecord; person: number }>()
  for (const { person, channel, contact } of sightings) {
    const key = hashOf(channel.code, contact)
    if (!blocks.has(key)) blocks.set(key, { record: prepare(key, channel.code, contact), person })
  }
  const all = [...blocks.values()]
  return { records: all.map(({ record }) => record), person: all.map(({ person }) => person) }
}

export function measure({ records, person }: Blocks, root: ArrayLike<number> = resolve(records).root): Quality {
  const pairs = (n: number) => (n * (n - 1)) / 2
  const count = (keyOf: (i: number) => string | number) => {
    const sizes = new Map<string | number, number>()
    records.forEach((_, i) => sizes.set(keyOf(i), (sizes.get(keyOf(i)) ?? 0) + 1))
    return [...sizes.values()].reduce((sum, n) => sum + pairs(n), 0)
  }
  const truePairs = count((i) => person[i])
  const together = count((i) => root[i])
  const joined = count((i) => `${person[i]} ${root[i]}`)
  const candidates = pairsOf(records, Int32Array.from(root))
  const key = (a: number, b: number) => Math.min(a, b) * 2 ** 26 + Math.max(a, b)
  const pieces = new Map<number, Set<number>>()
  records.forEach((_, i) => pieces.set(person[i], (pieces.get(person[i]) ?? new Set<number>()).add(root[i])))
  let [missed, offered, right] = [0, 0, 0]
  for (const roots of pieces.values()) {
    const list = [...roots]
    missed += list.length - 1
    const part = list.map((_, i) => i)
    list.forEach((a, i) => list.slice(0, i).forEach((b, k) => {
      if (!candidates.has(key(a, b))) return
      right++
      const [from, to] = [part[i], part[k]]
      if (from === to) return
      offered++
      part.forEach((p, at) => { if (p === from) part[at] = to })
    }))
  }
  return { records: records.length, truePairs, joined, wrong: together - joined, missed, offered, offeredRightly: right, offeredWrongly: candidates.size - right }
}
