// What people said about who is who, as it stands now. Pairs name contact blocks by content, so they outlive imports and undo.
import type { Sqlite } from '../open.ts'

type Pair = readonly [a: string, b: string]
export interface StandingPairs {
  /** One person, whatever the rules say. */
  together: Pair[]
  /** Two people, whatever the rules say. */
  apart: Pair[]
  /** Left for another time: 'a|b' (smaller hash first) → when (UTC). */
  later: Map<string, string>
}

/** A pair as its name, the smaller hash first. */
export function pairName(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}

/** Of several decisions about one pair the latest that is not undone. Decisions are few: a person made each of them. */
export function standingPairs(sqlite: Sqlite): StandingPairs {
  const rows = sqlite.prepare(`SELECT p.a, p.b, p.together, d.decidedAt FROM decisionPair p JOIN decision d ON d.id = p.decisionId
    WHERE d.undoneAt IS NULL ORDER BY d.id, p.a, p.b`).all() as { a: string; b: string; together: number | null; decidedAt: string }[]
  const latest = new Map(rows.map((row) => [pairName(row.a, row.b), row]))
  const of = (together: number) => [...latest.values()].filter((row) => row.together === together).map(({ a, b }): Pair => [a, b])
  return { together: of(1), apart: of(0), later: new Map([...latest].filter(([, row]) => row.together === null).map(([name, row]) => [name, row.decidedAt])) }
}

/** The pairs of which both blocks are among `keys`, as places in that list. */
export function pairsAmong(pairs: readonly Pair[], keys: readonly string[]): [number, number][] {
  if (pairs.length === 0) return []
  const places = new Map(keys.map((key, place) => [key, place]))
  return pairs.flatMap(([a, b]): [number, number][] => {
    const [one, other] = [places.get(a), places.get(b)]
    return one === undefined || other === undefined ? [] : [[one, other]]
  })
}
