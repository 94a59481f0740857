// How long rules of segments take on a big shop: the first look, and the live count while somebody edits.
import { chosenPeople } from '../../db/customers/chosen.ts'
import { countSegment } from '../../db/segments/queries.ts'
import type { Rule } from '../../db/segments/model.ts'
import { asOfShop } from '../../db/shop.ts'
import type { OpenShop } from '../../db/shop.ts'

/** Each round asks what nobody asked before, so that no remembered mask helps: `n` goes into every condition that can differ. */
const rules: Record<string, (n: number, open: OpenShop) => Rule> = {
  'one condition (sales)': (n) => ({ kind: 'sales', over: 'ever', from: 10_000 + n }),
  'bought a product, never another': (n, open) => ({ all: [{ kind: 'bought', product: open.facts.productId[n % open.facts.productId.length], when: 'ever' }, { kind: 'bought', product: open.facts.productId[(n + 7) % open.facts.productId.length], when: 'never' }] }),
  'nested, ten conditions of all groups': (n, open) => ({ all: [
    { any: [{ kind: 'prefecture', codes: [13, 26, n % 47] }, { kind: 'postal', prefix: String(100 + n) }, { not: { kind: 'household' } }] },
    { not: { kind: 'stage', stages: ['dormant'] } }, { kind: 'occasions', from: 2, to: 40 + n }, { kind: 'sinceLast', from: 1, to: 300 + n }, { kind: 'sales', over: 'year', from: 1000 + n },
    { any: [{ kind: 'bought', product: open.facts.productId[n % open.facts.productId.length], when: 'within', days: 365 + n }, { kind: 'orderTime', weekdays: [n % 7], hours: { from: 18, to: 23 } }, { kind: 'interval', to: 90 + n }] },
    { not: { kind: 'mark', mark: 'slipping' } },
  ] }),
  'the people of a figure (decile 1)': (n) => ({ all: [{ kind: 'people', name: '', people: { kind: 'panel', panel: 'decile', options: {}, cell: { group: 1 + (n % 10) } } }, { kind: 'occasions', from: n % 3 }] }),
}

/** Rows for the bench: what, the median of the warm counts and the slowest of them (ms), the first look (ms), how many were found. */
export function segmentFigures(open: OpenShop, asOf: string, rounds = 15): { what: string; first: number; warm: number; slowest: number; found: number }[] {
  const timed = (action: () => number): { ms: number; result: number } => { const started = performance.now(); const result = action(); return { ms: performance.now() - started, result } }
  return Object.entries(rules).map(([what, ruleOf]) => {
    const first = timed(() => countSegment(open, ruleOf(0, open), asOf).count)
    const warm = Array.from({ length: rounds }, (_, i) => timed(() => countSegment(open, ruleOf(i + 1, open), asOf).count).ms).sort((a, b) => a - b)
    const shop = asOfShop(open, asOf)
    if (chosenPeople(open, shop, { kind: 'rule', rule: ruleOf(0, open) }).length !== first.result) throw new Error(`not the same people: ${what}`)
    return { what, first: first.ms, warm: warm[warm.length >> 1], slowest: warm.at(-1)!, found: first.result }
  })
}
