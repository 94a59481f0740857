// Who bought within each of many stretches of days, counted in one reading of the history.
import type { History } from './occasions.ts'
import type { Span } from './windows.ts'

/** Customers with an occasion in the span; of these those with a second or later one in it; occasions in it. As `buyersOf` counts one span. */
export interface SpanCounts { buyers: number; repeaters: number; occasions: number }

/**
 * The counts of each span. Of spans ordered by their days a later one must neither begin nor end before an earlier one (as the same
 * stretch before each of several days does). A customer's first occasion in a span is the one whose occasion before lies outside it:
 * buyers are the occasions in the span less those whose occasion before lies in it too, and for all spans at once an occasion counts
 * for a run of neighbours: those that begin by the day before and end on its own day or later.
 */
export function spanCounts({ start, day }: History, spans: readonly Span[]): SpanCounts[] {
  const order = [...spans.keys()].sort((a, b) => spans[a].to - spans[b].to || spans[a].from - spans[b].from)
  const sorted = order.map((s) => spans[s])
  let [first, last] = [Infinity, -Infinity]
  for (let j = 0; j < day.length; j++) {
    if (day[j] < first) first = day[j]
    if (day[j] > last) last = day[j]
  }
  const days = first > last ? 0 : last - first + 1
  // Per day: the first span that ends on it or later; one more than the last span that begins on it or earlier.
  const [ends, begins] = [new Uint16Array(days), new Uint16Array(days)]
  for (let d = 0, e = 0, b = 0; d < days; d++) {
    while (e < sorted.length && sorted[e].to < first + d) e++
    while (b < sorted.length && sorted[b].from <= first + d) b++
    ends[d] = e
    begins[d] = b
  }
  const [occasions, both, later, laterBoth] = [0, 1, 2, 3].map(() => new Int32Array(sorted.length + 1))
  for (let c = 0; c + 1 < start.length; c++) {
    for (let j = start[c]; j < start[c + 1]; j++) {
      const at = day[j] - first
      const [from, to] = [ends[at], begins[at]]
      if (from < to) {
        occasions[from]++
        occasions[to]--
      }
      if (j === start[c]) continue
      const until = begins[day[j - 1] - first]
      if (from < to) { later[from]++; later[to]-- }
      if (from >= until) continue
      both[from]++
      both[until]--
      if (j - 1 > start[c]) { laterBoth[from]++; laterBoth[until]-- }
    }
  }
  const counts: SpanCounts[] = []
  let [all, again, others, othersAgain] = [0, 0, 0, 0]
  sorted.forEach((_, s) => {
    all += occasions[s]
    again += both[s]
    others += later[s]
    othersAgain += laterBoth[s]
    counts[order[s]] = { buyers: all - again, repeaters: others - othersAgain, occasions: all }
  })
  return counts
}
