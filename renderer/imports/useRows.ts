// The rows of the long lists before and after an import.
import { useDeferredValue } from 'react'

/** Rows drawn of a list that may be long: the whole of it is in the file of rejects, or under お客様. */
export const mostShown = 40

/** The first rows of a list. They come a moment after the page, which is there at once and never waits for them. */
export function useRows<T>(rows: readonly T[]): readonly T[] {
  return useDeferredValue(rows, []).slice(0, mostShown)
}
