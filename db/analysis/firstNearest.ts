// The nearest win: who stands just now where most buy again, else those of this time last year who have not come yet.
import type { LastYearWhy, PeakWhy } from '../today/firstThingsModel.ts'
import { times, waitsAfter } from './firstGrounds.ts'
import type { Candidate, Grounds } from './firstGrounds.ts'
import { intervalPeople, intervals } from './intervals.ts'
import { lastYearNow, lastYearPeople } from './lastYearNow.ts'
import { historyOf } from './occasions.ts'

/** Peaks n → n + 1 are looked at up to this n; with fewer people than FEW in it, a peak is no win. */
const PEAKS = 3
const FEW = 5
/** How far "soon" reaches for those of last year. */
const SOON = 30

/** Peaks with most yen first; only where no peak has people enough, those of last year. */
export function nearest(grounds: Grounds): Candidate[] {
  const peaks = Array.from({ length: PEAKS }, (_, i) => peakAt(grounds, i + 1)).filter((found) => found !== null)
  return peaks.length > 0 ? peaks.sort((a, b) => (b.expectedYen ?? -1) - (a.expectedYen ?? -1)) : lastYear(grounds)
}

function peakAt({ shop, perOccasion, least }: Grounds, n: number): Candidate | null {
  const { intervals: all, peak } = intervals(shop, n)
  if (peak === null || all < least || peak.now < FEW || peak.to >= shop.settings.dormantDays) return null
  const { from, to } = peak
  // Of those whose wait is over or was long enough: who had not bought again before the peak, and who did so in it.
  const waited = waitsAfter(historyOf(shop), n).filter((days) => days >= from)
  const [still, came] = [waited.length, waited.filter((days) => days <= to).length]
  const who = intervalPeople(shop, n, from, to, 'now')
  const why: PeakWhy = { n, from, to, still, came, perOccasion }
  return {
    code: 'peak', why, expectedYen: still < least ? null : Math.round(times((who.length * came) / still, perOccasion)), who,
    ref: { kind: 'panel', panel: 'intervals', options: { n: String(n) }, cell: { which: 'now', from, to } },
  }
}

function lastYear({ shop, perOccasion, least }: Grounds): Candidate[] {
  const { from, to } = lastYearNow(shop)
  const who = lastYearPeople(shop, 'open')
  const before = shop.asOf - 365
  const { start, day } = historyOf(shop)
  const open = lastYearPeople({ ...shop, asOf: before }, 'open')
  const came = open.reduce((sum, c) => sum + (day.subarray(start[c], start[c + 1]).some((on) => on > before && on <= before + SOON) ? 1 : 0), 0)
  const why: LastYearWhy = { from, to, still: open.length, came, days: SOON, perOccasion }
  return [{ code: 'lastYear', why, expectedYen: open.length < least ? null : Math.round(times((who.length * came) / open.length, perOccasion)), who, ref: { kind: 'panel', panel: 'lastYearNow', options: {}, cell: { state: 'open' } } }]
}
