// One order out of parts that stand apart in one file: rows that only go on, pieces, and the whole order over again.
import type { LineRecord, OrderRecord } from './record.ts'

/** Rows that only add lines to an order which stands elsewhere in the file. */
export function isContinuation(record: OrderRecord): boolean {
  return record.goods === null && record.contact === null && record.state === null
}

/**
 * Puts the parts of one order together. In: at least one part, in the order of the file. Continuations go to the part before
 * them; parts that repeat lines are the order stated again (overlapping exports pasted together) and are never added up.
 * Out: a continuation still, where there is nothing else.
 */
export function joinFragments(parts: readonly OrderRecord[]): OrderRecord {
  if (parts.length === 1) return parts[0]
  // A file sorted the other way round has the continuations first.
  const backwards = isContinuation(parts[0]) && !isContinuation(parts[parts.length - 1])
  const copies: OrderRecord[] = []
  let early: OrderRecord | null = null
  for (const part of backwards ? [...parts].reverse() : parts) {
    const last = copies.length - 1
    if (!isContinuation(part)) {
      copies.push(early === null ? part : continued(part, early))
      early = null
    } else if (last >= 0) copies[last] = continued(copies[last], part)
    else early = early === null ? part : continued(early, part)
  }
  if (backwards) copies.reverse()
  return copies.length === 0 ? early! : copies.reduce(joinTwo)
}

const sum = (record: OrderRecord): number => (record.lines ?? []).reduce((total, line) => total + line.amount, 0)

/** An order with further lines. Its goods grow only where they are the sum of its lines; a stated total has them already. */
function continued(order: OrderRecord, more: OrderRecord): OrderRecord {
  return { ...order, lines: [...order.lines ?? [], ...more.lines ?? []], goods: order.goods === sum(order) ? sum(order) + sum(more) : order.goods }
}

function joinTwo(a: OrderRecord, b: OrderRecord): OrderRecord {
  // A stated total that only both parts together reach: two equal lines of one order.
  const piece = a.goods !== sum(a) && sum(b) !== 0 && a.goods === sum(a) + sum(b)
  if (!piece && holds(b, a)) return restated(a, b)
  if (!piece && holds(a, b)) return a
  const perPart = a.goods === sum(a) && b.goods === sum(b)
  return { ...a, lines: [...a.lines ?? [], ...b.lines ?? []], goods: perPart ? sum(a) + sum(b) : a.goods, contact: a.contact ?? b.contact }
}

const keyOf = (line: LineRecord): string => [line.lineId, line.productCode || line.productName, line.quantity, line.amount].join('\u0001')

/** Whether every line of `inner` stands in `outer`, equal ones as often. */
function holds(outer: OrderRecord, inner: OrderRecord): boolean {
  const left = new Map<string, number>()
  for (const line of outer.lines ?? []) left.set(keyOf(line), (left.get(keyOf(line)) ?? 0) + 1)
  return (inner.lines ?? []).every((line) => {
    const count = left.get(keyOf(line)) ?? 0
    left.set(keyOf(line), count - 1)
    return count > 0
  })
}

/** The same order once more, later: what it says has the last word, as if it stood in a later file. */
function restated(a: OrderRecord, b: OrderRecord): OrderRecord {
  const said = Object.fromEntries(Object.entries(b).filter(([, value]) => value !== null)) as Partial<OrderRecord>
  return { ...a, ...said, line: a.line, minute: b.minute < 0 && b.orderedDay === a.orderedDay ? a.minute : b.minute }
}
