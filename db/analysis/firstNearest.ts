// The nearest win: who stands just now where most buy again, else those of this time last year who have not come yet.
import type { LastYearWhy, PeakWhy } from '../today/firstThingsModel.ts'
import { times } from './firstGrounds.ts'
import type { Candidate, Grounds } from './firstGrounds.ts'
import { intervalPeople, intervals } from './intervals.ts'
import { lastYearNow, lastYearPeople } from './lastYearNow.ts'
import { historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'

/** Peaks n → n + 1 are looked at up to this n; with fewer people than FEW in it, a peak is no win. */
export const PEAKS = 3
export const FEW = 5
/** How far "soon" reaches for those of last year. */
export const SOON = 30

/** Peaks with most yen first; only where no peak has people enough, those of last year. */
export function nearest(grounds: Grounds): Candidate[] {
  const peaks = Array.from({ length: PEAKS }, (_, i) => peakAt(grounds, i + 1)).filter((found) => found !== null)
  return peaks.length > 0 ? peaks.sort((a, b) => (b.expectedYen ?? -1) - (a.expectedYen ?? -1)) : lastYear(grounds)
}

function peakAt({ shop, perOccasion, least }: Grounds, n: number): Candidate | null {
  const { intervals: all, peak } = intervals(shop, n)
  if (peak === null || all < least || peak.now < FEW || peak.to >= shop.settings.dormantDays) return null
  const { from, to } = peak
  const { still, came } = inPeak(historyOf(shop), n, from, to)
  const who = intervalPeople(shop, n, from, to, 'now')
  const why: PeakWhy = { n, from, to, still, came, perOccasion }
  return {
    code: 'peak', why, expectedYen: still < least ? null : Math.round(times((who.length * came) / still, perOccasion)), who,
    ref: { kind: 'panel', panel: 'intervals', options: { n: String(n) }, cell: { which: 'now', from, to } },
  }
}

/** Of those whose n-th purchase 都度 is dormancy's days ago or more: who had no next one before day `from`, and who bought from then to day `to`. */
function inPeak({ shop, start, day, kinds }: History, n: number, from: number, to: number): { still: number; came: number } {
  const ripe = shop.asOf - shop.settings.dormantDays
  let [still, came] = [0, 0]
  for (let c = 0; c + 1 < start.length; c++) {
    let k = 0
    let on = 0
    let next = Infinity
    for (let j = start[c]; j < start[c + 1] && k <= n; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      k++
      if (k === n) on = day[j]
      else if (k > n) next = day[j]
    }
    if (k < n || on > ripe || next - on < from) continue
    still++
    if (next - on <= to) came++
  }
  return { still, came }
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
