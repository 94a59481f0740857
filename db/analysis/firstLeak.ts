// The largest leak: after which purchase most yen are lost, and who stands there now.
import type { LeakWhy } from '../today/firstThingsModel.ts'
import { dropoff, dropoffPeople } from './dropoff.ts'
import { times, waitsAfter } from './firstGrounds.ts'
import type { Candidate, Grounds } from './firstGrounds.ts'
import { historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'

/** Steps with enough matured people, the largest loss first, each worked out when it is asked for; 都度, as 何回目で離れやすいか shows it. */
export function* leaks({ shop, perOccasion, least }: Grounds): Generator<Candidate> {
  const past = historyOf(shop)
  const steps = dropoff(shop, 'oneOff')
    .filter(({ matured, boughtMatured, waiting }) => matured >= least && boughtMatured < matured && waiting > 0)
    .sort((a, b) => (b.matured - b.boughtMatured) - (a.matured - a.boughtMatured) || a.n - b.n)
  for (const { n, matured, boughtMatured, medianDays } of steps) {
    const who = dropoffPeople(shop, 'oneOff', n, 'waiting')
    const why: LeakWhy = {
      n, matured, boughtMatured, medianDays, overdue: medianDays === null ? 0 : who.reduce((sum, c) => sum + (shop.asOf - lastOneOff(past, c) > medianDays ? 1 : 0), 0),
      onTimeYen: Math.round(times(byDay(past, n, who), perOccasion)), lossYen: Math.round(times(matured - boughtMatured, perOccasion)), perOccasion,
    }
    yield { code: 'leak', why, expectedYen: Math.round(times((who.length * boughtMatured) / matured, perOccasion)), who, ref: { kind: 'panel', panel: 'dropoff', options: { kind: 'oneOff' }, cell: { n, part: 'waiting' } } }
  }
}

/**
 * Purchases expected of people who stand at n, each by the days that have passed for them: of the matured who had not bought by
 * that day, the share who bought later. Nobody who waited as long: 0.
 */
function byDay(past: History, n: number, who: Int32Array): number {
  const sorted = Float64Array.from(waitsAfter(past, n)).sort()
  const after = (days: number, end: number): number => {
    let [low, high] = [0, end]
    while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] > days) high = middle; else low = middle + 1 }
    return end - low
  }
  const bought = sorted.length - sorted.reduce((never, gap) => never + (gap === Infinity ? 1 : 0), 0)
  return who.reduce((sum, c) => {
    const passed = past.shop.asOf - lastOneOff(past, c)
    const still = after(passed, sorted.length)
    return still === 0 ? sum : sum + Math.max(0, after(passed, bought)) / still
  }, 0)
}

/** Day of the last occasion with something bought 都度; the customer has one. */
function lastOneOff({ start, day, kinds }: History, c: number): number {
  let j = start[c + 1] - 1
  while (!(kinds[j] & HAS_ONE_OFF)) j--
  return day[j]
}
