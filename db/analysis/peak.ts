// The peak of a distribution of days: the fourteen days that hold most; and its quartiles.

/** Days of a peak, both ends included. */
export const PEAK_DAYS = 14
export interface Peak { from: number; to: number; count: number }

/** `counts[d]`: how often d days. The earliest of several equal ones; null where nothing is counted. */
export function peakOf(counts: ArrayLike<number>): Peak | null {
  let [sum, best, end] = [0, 0, -1]
  for (let d = 0; d < counts.length; d++) {
    sum += counts[d] - (d >= PEAK_DAYS ? counts[d - PEAK_DAYS] : 0)
    if (sum > best) [best, end] = [sum, d]
  }
  if (best === 0) return null
  const from = Math.max(0, end - PEAK_DAYS + 1)
  return { from, to: from + PEAK_DAYS - 1, count: best }
}

/** The value below which a share of all lies, between two neighbours in proportion (as spreadsheets do: QUARTILE.INC). null where nothing is counted. */
export function quantile(counts: ArrayLike<number>, share: number): number | null {
  let all = 0
  for (let d = 0; d < counts.length; d++) all += counts[d]
  if (all === 0) return null
  const place = (all - 1) * share
  const low = valueAt(counts, Math.floor(place))
  return low + (valueAt(counts, Math.ceil(place)) - low) * (place % 1)
}

/** The value of the k-th, counted from 0. */
function valueAt(counts: ArrayLike<number>, k: number): number {
  let d = 0
  for (let passed = counts[0]; passed <= k; passed += counts[d]) d++
  return d
}
