// Fifths of a column of values, and round numbers made of them.
import { valuesAt } from './median.ts'

/**
 * What a value must exceed to score 2, 3, 4, 5 among values where more is better: score = 1 + floor(5 × rank / N), ranks from 0,
 * equal values sharing the rank of their worst (definitions §3). Nothing exceeds Infinity: with fewer than five values some scores stay empty.
 */
export function cuts(values: Float64Array | Int32Array): number[] {
  const n = values.length
  // Score ≥ s where at least (s − 1)N / 5 values are worse.
  return n === 0 ? [Infinity, Infinity, Infinity, Infinity] : valuesAt(values, [1, 2, 3, 4].map((s) => Math.ceil((s * n) / 5) - 1))
}

/** For each of the parts (ascending) the smallest value that at least part/whole of the values do not exceed; none without values. */
export function nearestRanks(values: Float64Array, parts: readonly number[], whole: number): number[] {
  return values.length === 0 ? [] : valuesAt(values, parts.map((part) => Math.max(1, Math.ceil((values.length * part) / whole)) - 1))
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
