// What a person says of two customers: one, two, or later; a customer who is two; and taking such a decision back.
import { ShopError } from '../errors.ts'
import { renewedFacts } from '../orders/renewed.ts'
import type { Sqlite } from '../open.ts'
import { renew } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { regroup } from './assign.ts'
import { pointedHash } from './byHand.ts'
import { pairName, standingPairs } from './decisions.ts'
import type { DecisionKind } from './whoModel.ts'

interface Block { id: number; hash: string; channel: string; channelCustomerId: string }
/** together: 1 one person, 0 two, null = to be decided later. */
interface Pair { a: string; b: string; together: 1 | 0 | null }
interface Two { a: number; b: number }
/** Up to here every pair of blocks is written down, so that a decision holds whichever of them an undo takes away. */
const MOST_PAIRS = 2500

/** Two customers are one person: whatever said otherwise is overruled. Out: the customer they are now. Throws notFound, badInput (the same one). */
export function mergeCustomers(open: OpenShop, two: Two): { id: number; decision: number } {
  return decided(open, 'merge', (sqlite) => {
    const [a, b] = sidesOf(sqlite, two)
    const apart = new Set(standingPairs(sqlite).apart.map(([one, other]) => pairName(one, other)))
    // Both sides stay whole: alone, a name that now stands beside another could part them.
    const across = a.flatMap((one, i) => b.flatMap((other, k): Pair[] => ((i === 0 && k === 0) || apart.has(pairName(one.hash, other.hash)) ? [{ a: one.hash, b: other.hash, together: 1 }] : [])))
    return { pairs: [...across, ...chain(a), ...chain(b)], follow: a[0] }
  })
}

/** Two customers are two people: they are offered no more and nothing joins them. Throws notFound, badInput. */
export function decideDifferent(open: OpenShop, two: Two): { decision: number } {
  const { decision } = decided(open, 'different', (sqlite) => {
    const [a, b] = sidesOf(sqlite, two)
    return { pairs: crossPairs(a, b), follow: a[0] }
  })
  return { decision }
}

/** Puts a pair off: it is still offered, but marked and last. Throws notFound, badInput. */
export function decideLater(open: OpenShop, two: Two): { decision: number } {
  const { decision } = decided(open, 'later', (sqlite) => {
    const [[a], [b]] = sidesOf(sqlite, two)
    return { pairs: [{ a: a.hash, b: b.hash, together: null }], follow: a }
  })
  return { decision }
}

/**
 * Some sources of a customer are somebody else. Both sides stay whole, whatever the rules would say of each alone; an order entered
 * by hand goes with the block it was entered for. Out: `id` = the customer with the rest, `other` = with the chosen sources.
 * Throws notFound; badInput where one side would be empty.
 */
export function splitCustomer(open: OpenShop, { id, sources }: { id: number; sources: readonly number[] }): { id: number; other: number; decision: number } {
  let chosen: Block[] = []
  const { id: rest, decision } = decided(open, 'split', (sqlite) => {
    const blocks = blocksOf(sqlite, id)
    if (blocks.length === 0) throw new ShopError('notFound')
    const byHash = new Map(blocks.map((block) => [block.hash, block]))
    const wanted = new Set(sources)
    if (sources.some((source) => !blocks.some((block) => block.id === source))) throw new ShopError('badInput', { field: 'sources' })
    const goes = (block: Block) => { const hash = pointedHash({ customer: `${block.channel}:${block.channelCustomerId}` }); return wanted.has((hash === null ? block : byHash.get(hash) ?? block).id) }
    chosen = blocks.filter(goes)
    const rest = blocks.filter((block) => !goes(block))
    if (chosen.length === 0 || rest.length === 0) throw new ShopError('badInput', { field: 'sources' })
    const joined = new Set(standingPairs(sqlite).together.map(([one, other]) => pairName(one, other)))
    return { pairs: [...crossPairs(rest, chosen, joined), ...chain(rest), ...chain(chosen)], follow: rest[0] }
  })
  return { id: rest, other: customerOf(open.db.sqlite, chosen[0].id), decision }
}

/** Takes a decision back: everybody is again who they were without it. Throws notFound, also for one taken back before. */
export function undoDecision(open: OpenShop, decision: number): void {
  const { sqlite } = open.db
  const facts = sqlite.transaction(() => {
    const { changes } = sqlite.prepare('UPDATE decision SET undoneAt = ? WHERE id = ? AND undoneAt IS NULL').run(new Date().toISOString(), decision)
    if (changes === 0) throw new ShopError('notFound')
    const hashes = sqlite.prepare('SELECT a FROM decisionPair WHERE decisionId = @decision UNION SELECT b FROM decisionPair WHERE decisionId = @decision').pluck().all({ decision }) as string[]
    return renewedFacts(sqlite, open.facts, regroup(sqlite, hashes).moved)
  }).immediate()
  renew(open, facts)
}

/** One transaction: writes the decision down and looks again at everybody concerned. */
function decided(open: OpenShop, kind: DecisionKind, action: (sqlite: Sqlite) => { pairs: Pair[]; follow: Block }): { id: number; decision: number } {
  const { sqlite } = open.db
  const { facts, result } = sqlite.transaction(() => {
    const { pairs, follow } = action(sqlite)
    const decision = Number(sqlite.prepare('INSERT INTO decision (kind, decidedAt) VALUES (?, ?)').run(kind, new Date().toISOString()).lastInsertRowid)
    const insert = sqlite.prepare('INSERT INTO decisionPair (decisionId, a, b, together) VALUES (?, ?, ?, ?)')
    for (const { a, b, together } of pairs) insert.run(decision, a, b, together)
    const moved = kind === 'later' ? [] : regroup(sqlite, pairs.flatMap(({ a, b }) => [a, b])).moved
    return { facts: kind === 'later' ? open.facts : renewedFacts(sqlite, open.facts, moved), result: { id: customerOf(sqlite, follow.id), decision } }
  }).immediate()
  renew(open, facts)
  return result
}

/** Living blocks of a customer, smallest first. */
function blocksOf(sqlite: Sqlite, id: number): Block[] {
  return sqlite.prepare('SELECT c.id, c.hash, c.channelCustomerId, h.code AS channel FROM contact c JOIN channel h ON h.id = c.channelId WHERE c.customerId = ? AND c.gone = 0 ORDER BY c.id').all(id) as Block[]
}

function sidesOf(sqlite: Sqlite, { a, b }: Two): [Block[], Block[]] {
  // An id that has gone over into another customer's leads there.
  const [one, other] = [customerOf(sqlite, a), customerOf(sqlite, b)]
  if (one === other && one !== 0) throw new ShopError('badInput', { field: 'b' })
  const sides: [Block[], Block[]] = [blocksOf(sqlite, one), blocksOf(sqlite, other)]
  if (sides[0].length === 0 || sides[1].length === 0) throw new ShopError('notFound')
  return sides
}

/** Every block of one side with every block of the other; of very many only the first of each with all of the other, and the pairs to overrule. */
function crossPairs(a: readonly Block[], b: readonly Block[], overrule: ReadonlySet<string> = new Set()): Pair[] {
  const all = a.length * b.length <= MOST_PAIRS
  return a.flatMap((one, i) => b.filter((other, k) => all || i === 0 || k === 0 || overrule.has(pairName(one.hash, other.hash))).map((other): Pair => ({ a: one.hash, b: other.hash, together: 0 })))
}

/** Holds one side together. */
function chain(side: readonly Block[]): Pair[] {
  return side.slice(1).map((block, i): Pair => ({ a: side[i].hash, b: block.hash, together: 1 }))
}

/** 0 = nobody. */
function customerOf(sqlite: Sqlite, block: number): number {
  return (sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck().get(block) as number | undefined) ?? 0
}
