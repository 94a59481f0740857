// Parting again what somebody joined: when the number named is that of the customer who was, the decision itself is taken back.
import { loadFacts } from '../facts/build.ts'
import { renew } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { undoDecision } from './decide.ts'

class NotThat extends Error {}

/**
 * Takes back the latest merge of which a block is part, if that makes the block's number a customer's own again, apart from `id`.
 * Then both are exactly who they were. Null where no such merge stands: nothing is changed.
 */
export function unmerge(open: OpenShop, { id, source }: { id: number; source: number }): { id: number; other: number; decision: number } | null {
  const { sqlite } = open.db
  const owner = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck()
  if (owner.get(source) !== id) return null
  const decision = sqlite.prepare(`SELECT max(d.id) FROM decision d JOIN decisionPair p ON p.decisionId = d.id JOIN contact c ON c.hash IN (p.a, p.b)
    WHERE d.kind = 'merge' AND d.undoneAt IS NULL AND c.id = ?`).pluck().get(source) as number | null
  if (decision === null) return null
  try {
    sqlite.transaction(() => {
      undoDecision(open, decision)
      if (owner.get(source) !== source || owner.get(id) === source) throw new NotThat()
    }).immediate()
  } catch (error) {
    if (!(error instanceof NotThat)) throw error
    renew(open, loadFacts(open.db))
    return null
  }
  return { id: owner.get(id) as number, other: source, decision }
}
