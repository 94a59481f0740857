// The middle of many values without sorting them all.

type Column = Float64Array | Int32Array

/** Median of column[from, to), the mean of the middle two where their number is even. At least one value. In place: the values change their order. */
export function medianWithin(column: Column, from: number, to: number): number {
  const middle = from + ((to - from - 1) >> 1)
  place(column, from, to - 1, middle)
  if ((to - from) % 2 === 1) return column[middle]
  let next = column[middle + 1]
  for (let i = middle + 2; i < to; i++) if (column[i] < next) next = column[i]
  return (column[middle] + next) / 2
}

/** Values at places 0, 1, … of the column in ascending order; the column itself is left as it is. `places` ascending and within it. */
export function valuesAt(column: Column, places: readonly number[]): number[] {
  const copy = column.slice()
  let from = 0
  return places.map((k) => {
    place(copy, from, copy.length - 1, k)
    from = k
    return copy[k]
  })
}

/** Hoare's FIND (1961): afterwards nothing before place k is larger than what stands there, and nothing behind it smaller. */
function place(column: Column, first: number, last: number, k: number): void {
  while (first < last) {
    const pivot = column[k]
    let i = first
    let j = last
    while (i <= j) {
      while (column[i] < pivot) i++
      while (column[j] > pivot) j--
      if (i > j) break
      const kept = column[i]
      column[i++] = column[j]
      column[j--] = kept
    }
    if (j < k) first = i
    if (i > k) last = j
  }
}
