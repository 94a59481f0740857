// Fifths of a column of values, and round numbers made of them.

/** Values ascending; the column itself is left as it is. */
export function ascending(values: Float64Array | Int32Array): Float64Array {
  return (values instanceof Int32Array && counted(values)) || Float64Array.from(values).sort()
}

/** Whole numbers that lie close together are counted, not compared. Null where they do not. */
function counted(values: Int32Array): Float64Array | null {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i]
    if (values[i] > most) most = values[i]
  }
  if (values.length === 0 || most - least > values.length + 1000) return null
  const counts = new Int32Array(most - least + 1)
  for (let i = 0; i < values.length; i++) counts[values[i] - least]++
  const sorted = new Float64Array(values.length)
  let at = 0
  for (let v = 0; v < counts.length; v++) { sorted.fill(least + v, at, at + counts[v]); at += counts[v] }
  return sorted
}

/**
 * What a value must exceed to score 2, 3, 4, 5 among values sorted from worst to best: score = 1 + floor(5 × rank / N), ranks from 0,
 * equal values sharing the rank of their worst (definitions §3). Nothing exceeds Infinity: with fewer than five values some scores stay empty.
 */
export function cuts(sorted: Float64Array): number[] {
  const n = sorted.length
  // Score ≥ s where at least (s − 1)N / 5 values are worse.
  return [1, 2, 3, 4].map((s) => (n === 0 ? Infinity : sorted[Math.ceil((s * n) / 5) - 1]))
}

/** The smallest value that at least part/whole of the values do not exceed; null without values. */
export function nearestRank(sorted: Float64Array, part: number, whole: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.max(1, Math.ceil((sorted.length * part) / whole)) - 1]
}

/** To the nearest multiple, a half upwards. */
export function roundTo(value: number, step: number): number {
  return Math.floor((value + step / 2) / step) * step
}

/** Half a leading digit: what one would count in oneself. At least 1. */
const stepAt = (value: number): number => Math.max(1, 10 ** Math.floor(Math.log10(value)) / 2)

/** A number one would name oneself, at least 1: 12,300 → 10,000; 7,340 → 7,500. */
export function plainNumber(value: number): number {
  return value < 1 ? 1 : roundTo(value, stepAt(value))
}

/** The plain number after one. */
export function nextPlainNumber(value: number): number {
  return plainNumber(value + stepAt(value))
}
