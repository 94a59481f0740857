// Masks over customers: the plain loops behind the conditions, 1 for each customer who meets one.

/** A column within a range, ends included; an open end is absent. Numbers below `least` are no figure at all. */
export function rangeMask(column: ArrayLike<number>, { from, to }: { from?: number; to?: number }, least = -Infinity): Uint8Array {
  const [low, high] = [Math.max(from ?? -Infinity, least), to ?? Infinity]
  const mask = new Uint8Array(column.length)
  for (let c = 0; c < mask.length; c++) { const value = column[c]; if (value >= low && value <= high) mask[c] = 1 }
  return mask
}

/** A column of small codes, of which some are wanted (1 at their place). */
export function codeMask(column: Uint8Array, wanted: Uint8Array): Uint8Array {
  const mask = new Uint8Array(column.length)
  for (let c = 0; c < mask.length; c++) mask[c] = wanted[column[c]]
  return mask
}

/** Customers with one of these bits. */
export function bitMask(column: Uint8Array, bit: number): Uint8Array {
  const mask = new Uint8Array(column.length)
  for (let c = 0; c < mask.length; c++) if (column[c] & bit) mask[c] = 1
  return mask
}

/** These customers. */
export function indexMask(customers: number, indexes: Iterable<number>): Uint8Array {
  const mask = new Uint8Array(customers)
  for (const c of indexes) mask[c] = 1
  return mask
}

/** 1 at these places. */
export function tableOf(size: number, places: readonly number[]): Uint8Array {
  const table = new Uint8Array(size)
  for (const place of places) table[place] = 1
  return table
}
