// What is doubtful about a segment (S1-3, S1-4, S0-6), and which two are nearly the same.
import { enoughPeople } from '../analysis/rules.ts'
import type { Rule, Overlap, WarningCode } from './model.ts'
import { conditionGroups, conditionsOf, FINE, SMALL } from './model.ts'

const whoOrWhere: readonly string[] = [...conditionGroups.place, ...conditionGroups.person]

/** In: how many fulfil it, of how many customers. */
export function warningsOf(rule: Rule, count: number, total: number): WarningCode[] {
  const conditions = conditionsOf(rule)
  const warnings: WarningCode[] = []
  if (conditions.length > 0 && conditions.every(({ condition }) => whoOrWhere.includes(condition.kind))) warnings.push('noBehaviour')
  if (count === 0) warnings.push('nobody')
  else if (count < SMALL) warnings.push('tooSmall')
  // Whoever has chosen nothing yet need not be told that it is everybody; in a small shop a share means little.
  else if (conditions.length > 0 && total >= enoughPeople && count * 10 > total * 6) warnings.push('everybody')
  if (conditions.length > FINE.conditions || conditions.some(({ depth }) => depth > FINE.depth)) warnings.push('tooFine')
  return warnings
}

/** Pairs of which at least four fifths are the same people. In: ids with their customers (indexes, ascending), at most 30 of them. */
export function overlapsOf(segments: readonly { id: number; people: Int32Array }[], customers: number): Overlap[] {
  const some = segments.slice(0, 30)
  const bits = new Int32Array(customers)
  some.forEach(({ people }, s) => { for (const c of people) bits[c] |= 1 << s })
  const shared = some.map(() => new Int32Array(some.length))
  for (let c = 0; c < customers; c++) {
    for (let rest = bits[c]; rest !== 0;) {
      const a = 31 - Math.clz32(rest)
      rest &= ~(1 << a)
      for (let others = rest; others !== 0;) { const b = 31 - Math.clz32(others); shared[b][a]++; others &= ~(1 << b) }
    }
  }
  return some.flatMap((one, a) => some.flatMap((other, b): Overlap[] => {
    if (b <= a || shared[a][b] === 0) return []
    const of = one.people.length + other.people.length - shared[a][b]
    return shared[a][b] * 5 >= of * 4 ? [{ a: one.id, b: other.id, shared: shared[a][b], of }] : []
  }))
}
