// Who bought within each of many stretches of days, counted in one reading of the history.
import type { History } from './occasions.ts'
import type { Span } from './windows.ts'

/** Customers with an occasion in the span; of these those with a second or later one in it; occasions in it. As `buyersOf` counts one span. */
export interface SpanCounts { buyers: number; repeaters: number; occasions: number }

/**
 * The counts of every span of every family, families and spans in the order given. Within a family, of spans ordered by their days a
 * later one must neither begin nor end before an earlier one (as the same stretch before each of several days does). A customer's
 * first occasion in a span is the one whose occasion before lies outside it: buyers are the occasions in the span less those whose
 * occasion before lies in it too. Such a pair of neighbours counts for a run of spans: those that begin by the first's day and end on
 * the second's or later.
 */
export function spanCounts({ start, day }: History, families: readonly (readonly Span[])[]): SpanCounts[][] {
  let [first, last] = [Infinity, -Infinity]
  for (let j = 0; j < day.length; j++) {
    if (day[j] < first) first = day[j]
    if (day[j] > last) last = day[j]
  }
  const days = first > last ? 0 : last - first + 1
  const sorted = families.map((spans) => [...spans.keys()].sort((a, b) => spans[a].to - spans[b].to || spans[a].from - spans[b].from))
  // Per family and day: the first span that ends on it or later; one more than the last span that begins on it or earlier. Places run on from family to family.
  const [ends, begins] = [new Uint16Array(days * families.length), new Uint16Array(days * families.length)]
  let places = 0
  families.forEach((spans, k) => {
    for (let d = 0, e = 0, b = 0; d < days; d++) {
      while (e < spans.length && spans[sorted[k][e]].to < first + d) e++
      while (b < spans.length && spans[sorted[k][b]].from <= first + d) b++
      ends[d * families.length + k] = places + e
      begins[d * families.length + k] = places + b
    }
    places += spans.length + 1
  })
  // Occasions by day, all and second or later ones; pairs of neighbours by the run of spans, all and those behind a second one.
  const [all, later] = [new Int32Array(days + 1), new Int32Array(days + 1)]
  const [both, laterBoth] = [new Int32Array(places), new Int32Array(places)]
  for (let c = 0; c + 1 < start.length; c++) {
    const begun = start[c]
    for (let j = begun; j < start[c + 1]; j++) {
      const at = day[j] - first
      all[at + 1]++
      if (j === begun) continue
      later[at + 1]++
      const before = day[j - 1] - first
      for (let k = 0; k < families.length; k++) {
        const from = ends[at * families.length + k]
        const until = begins[before * families.length + k]
        if (from >= until) continue
        both[from]++
        both[until]--
        if (j - 1 > begun) { laterBoth[from]++; laterBoth[until]-- }
      }
    }
  }
  for (let d = 0; d < days; d++) { all[d + 1] += all[d]; later[d + 1] += later[d] }
  const upTo = (sums: Int32Array, on: number): number => sums[Math.min(Math.max(on - first + 1, 0), days)]
  const within = (sums: Int32Array, { from, to }: Span): number => (days === 0 || from > to ? 0 : upTo(sums, to) - upTo(sums, from - 1))
  let place = 0
  return families.map((spans, k) => {
    const counts: SpanCounts[] = []
    let [again, laterAgain] = [0, 0]
    for (const s of sorted[k]) {
      again += both[place]
      laterAgain += laterBoth[place++]
      const occasions = within(all, spans[s])
      counts[s] = { buyers: occasions - again, repeaters: within(later, spans[s]) - laterAgain, occasions }
    }
    place++
    return counts
  })
}
