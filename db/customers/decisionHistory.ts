// What was decided about who is who, newest first, so that it can be looked at and taken back.
import type { OpenShop } from '../shop.ts'
import type { DecisionKind, DecisionRow, DecisionSide } from './whoModel.ts'

const MOST = 500
interface Row { id: number; kind: DecisionKind; decidedAt: string; undoneAt: string | null; a: string; b: string }
interface Block { customerId: number; name: string }

/** The newest decisions, those taken back too. Each side is told by the name its block bears, and the customer it belongs to now. */
export function listDecisions(open: OpenShop): DecisionRow[] {
  const { sqlite } = open.db
  // One pair stands for all: of a split one across, of the others the first.
  const rows = sqlite.prepare(`SELECT d.id, d.kind, d.decidedAt, d.undoneAt, p.a, p.b, min(p.a || p.b) FROM decision d JOIN decisionPair p ON p.decisionId = d.id
    AND (d.kind <> 'split' OR p.together = 0) GROUP BY d.id ORDER BY d.id DESC LIMIT ${MOST}`).all() as Row[]
  const find = sqlite.prepare('SELECT customerId, coalesce(nullif(name, \'\'), nullif(company, \'\'), kana) AS name FROM contact WHERE hash = ?')
  const side = (hash: string): DecisionSide => {
    const block = find.get(hash) as Block | undefined
    return { id: block && block.customerId !== 0 ? block.customerId : null, name: block?.name ?? '' }
  }
  return rows.map(({ a, b, ...row }) => ({ ...row, a: side(a), b: side(b) }))
}
