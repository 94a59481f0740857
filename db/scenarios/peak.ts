// When second purchases come: the stretch of days after the first that holds most of them.
import { HAS_ONE_OFF } from '../analysis/orderKinds.ts'
import type { History } from '../analysis/occasions.ts'

/** Longest interval looked at, days. */
const LONGEST = 730

/** Days after the first purchase on which the fullest window begins (the earliest of equals), and how many people it is learned from. 都度 only. */
export function secondPeak({ start, day, kinds }: History, windowDays: number): { start: number; people: number } {
  const counts = new Int32Array(LONGEST + 1)
  let people = 0
  for (let c = 0; c + 1 < start.length; c++) {
    const first = start[c]
    if (start[c + 1] - first < 2 || !(kinds[first] & HAS_ONE_OFF) || !(kinds[first + 1] & HAS_ONE_OFF)) continue
    people++
    const interval = day[first + 1] - day[first]
    if (interval <= LONGEST) counts[interval]++
  }
  let [inside, most, best] = [0, 0, 0]
  for (let end = 0; end <= LONGEST; end++) {
    inside += counts[end] - (end >= windowDays ? counts[end - windowDays] : 0)
    if (inside > most) { most = inside; best = Math.max(0, end - windowDays + 1) }
  }
  return { start: best, people }
}
