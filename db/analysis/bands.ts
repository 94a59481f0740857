// Price bands: round amounts, evenly spaced on a logarithmic scale (1, 2, 3, 5, 10, 20 …).

/** Lower ends of all bands, yen: 0, 100, 200, 300, 500, 1,000 … 1,000,000,000. */
const edges: readonly number[] = [0, ...Array.from({ length: 7 }, (_, power) => [1, 2, 3, 5].map((n) => n * 10 ** (power + 2))).flat(), 1e9]
/** Of all that is counted, so much at most lies in the two bands that gather the ends. */
const TAIL = 0.01

/** First and last whole yen; null = no end. */
export interface Band { from: number; to: number | null }
export const inBand = ({ from, to }: Band, yen: number): boolean => yen >= from && (to === null || yen <= to)

/**
 * The bands that fit the amounts (whole yen, ≥ 0), by price, and the band each amount is in. From the band below which less than
 * 1 % lies to the one above which less than 1 % lies, empty ones between them included; what lies beyond is one band at each end.
 */
export function bandsFor(amounts: ArrayLike<number>): { bands: Band[]; of: Uint8Array } {
  const all = amounts.length
  const counts = new Int32Array(edges.length)
  const of = new Uint8Array(all)
  for (let k = 0; k < all; k++) counts[(of[k] = edgeOf(amounts[k]))]++
  if (all === 0) return { bands: [], of }
  let [low, below] = [0, 0]
  while (below + counts[low] < all * TAIL) below += counts[low++]
  let [high, above] = [edges.length - 1, 0]
  while (above + counts[high] < all * TAIL) above += counts[high--]
  const bands: Band[] = []
  if (below > 0) bands.push({ from: 0, to: edges[low] - 1 })
  const first = bands.length - low
  for (let k = low; k <= high; k++) bands.push({ from: edges[k], to: k + 1 < edges.length ? edges[k + 1] - 1 : null })
  if (above > 0) bands.push({ from: edges[high + 1], to: null })
  const bandOf = Uint8Array.from(counts, (_, edge) => Math.min(bands.length - 1, Math.max(0, first + edge)))
  for (let k = 0; k < all; k++) of[k] = bandOf[of[k]]
  return { bands, of }
}

/** The last edge that is not above each full hundred yen below 100,000: most amounts are found at once. */
const edgeOfHundred = Uint8Array.from({ length: 1000 }, (_, hundred) => climb(0, hundred * 100))

/** The place of the last edge that is not above the amount. All edges are full hundreds. */
function edgeOf(yen: number): number {
  return yen < 0 ? 0 : yen < 100_000 ? edgeOfHundred[(yen / 100) | 0] : climb(edgeOfHundred[999], yen)
}

function climb(k: number, yen: number): number {
  while (k + 1 < edges.length && yen >= edges[k + 1]) k++
  return k
}
