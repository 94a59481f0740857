// The second purchase, the drop-off and the intervals, read aloud from the definitions. Only for comparing.
import type { PlainOrder, PlainShop } from './build.ts'
import { counts, slowOccasions } from './slow.ts'
import { slowRunning } from './slowContracts.ts'
import { between, plusDays } from './slowDates.ts'

export const isSubscription = (plain: PlainShop, o: PlainOrder): boolean => o.subscription || o.lines.some((line) => plain.products[line].subscription)
/** An order is 定期 alone when the file says so or each of its lines is a 定期 product. */
export const isOneOff = (plain: PlainShop, o: PlainOrder): boolean => !o.subscription && (o.lines.length === 0 || o.lines.some((line) => !plain.products[line].subscription))

/** Per customer: the days of the occasions that hold something of the kind. */
export function slowDays(plain: PlainShop, D: string, kind: 'all' | 'oneOff' | 'subscription'): { id: number; days: string[]; dormant: boolean; beginsOneOff: boolean }[] {
  const running = slowRunning(plain, plain.orders.filter((order) => counts(plain, order, D)), D)
  return [...slowOccasions(plain, D)].map(([id, all]) => ({
    id,
    days: all.filter(({ orders }) => kind === 'all' || orders.some((o) => (kind === 'oneOff' ? isOneOff(plain, o) : isSubscription(plain, o)))).map(({ day }) => day),
    dormant: all.length > 0 && between(all.at(-1)!.day, D) >= plain.settings.dormantDays && !running.has(id),
    beginsOneOff: all.length > 0 && !all[0].orders.some((o) => isSubscription(plain, o)),
  }))
}

/** First purchases 都度 in [D − 729, D − 365], and the days to the second. */
export function slowCohort(plain: PlainShop, D: string): { id: number; gap: number | null }[] {
  return slowDays(plain, D, 'oneOff').filter(({ beginsOneOff, days }) => beginsOneOff && between(days[0], D) >= 365 && between(days[0], D) <= 729)
    .map(({ id, days }) => ({ id, gap: days.length > 1 ? between(days[0], days[1]) : null }))
}

/** n → the ids behind each of its counts, and the sorted days to the next. */
export function slowDropoff(plain: PlainShop, D: string, kind: 'all' | 'oneOff' | 'subscription') {
  const people = slowDays(plain, D, kind)
  const longest = Math.max(0, ...people.map(({ days }) => days.length))
  return Array.from({ length: longest }, (_, i) => {
    const reached = people.filter(({ days }) => days.length > i)
    const ids = (test: (p: (typeof people)[number]) => boolean): number[] => reached.filter(test).map(({ id }) => id)
    const ripe = (p: (typeof people)[number]): boolean => between(p.days[i], D) >= plain.settings.dormantDays
    const again = (p: (typeof people)[number]): boolean => p.days.length > i + 1
    return {
      n: i + 1, reached: ids(() => true), bought: ids(again), waiting: ids((p) => !again(p) && !p.dormant), lost: ids((p) => !again(p) && p.dormant),
      matured: ids(ripe), boughtMatured: ids((p) => ripe(p) && again(p)), stopped: ids((p) => ripe(p) && !again(p)),
      gaps: reached.filter(again).map(({ days }) => between(days[i], days[i + 1])).sort((a, b) => a - b),
    }
  })
}

/** Every interval n → n + 1 (null: all), and how long ago the last purchase was. */
export function slowIntervals(plain: PlainShop, D: string, n: number | null) {
  const people = slowDays(plain, D, 'oneOff')
  return {
    gaps: people.flatMap(({ id, days }) => days.slice(1).map((day, i) => ({ id, k: i + 1, gap: between(days[i], day) }))).filter(({ k }) => n === null || k === n),
    now: people.filter(({ days }) => days.length > 0 && (n === null || days.length === n)).map(({ id, days }) => ({ id, ago: between(days.at(-1)!, D) })),
  }
}

/** The earliest 14 days that hold most, trying each start. */
export function slowPeak(gaps: number[]): { from: number; to: number; count: number } | null {
  if (gaps.length === 0) return null
  const tried = Array.from({ length: Math.max(...gaps) + 1 }, (_, from) => ({ from, to: from + 13, count: gaps.filter((gap) => gap >= from && gap <= from + 13).length }))
  const most = Math.max(...tried.map(({ count }) => count))
  return tried.find(({ count }) => count === most)!
}
export { plusDays }
