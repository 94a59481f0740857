// The first three things worked out slowly from the definitions: plain objects, dates as text. Only for comparing.
import type { PlainShop } from './build.ts'
import { slowKpis, slowOccasions, slowSlipping } from './slow.ts'
import { between, plusDays, plusYears } from './slowDates.ts'
import { slowDays, slowDropoff, slowIntervals, slowPeak } from './slowSecond.ts'
import { slowLastYear } from './slowStages.ts'

export interface SlowOptions { f2Days: number; basis: 'repeatBuyers' | 'retention'; targets: Partial<Record<string, number | null>>; least: number }
export interface SlowThing { code: string; about: string; ids: number[]; yen: number | null; size: number; minutes: number; /** leak: overdue people, yen by the days passed, yen lost. lever: yen a year. */ more: number[] }
type Pairs = Record<string, [number, number]>
const sorted = (ids: number[]): number[] => [...ids].sort((a, b) => a - b)

function pairsOf(plain: PlainShop, D: string, f2Days: number): Pairs & { names: Record<string, number[]> } {
  const { figures: k, names } = slowKpis(plain, D, { f2Days }) as unknown as { figures: Record<string, Record<string, number>>; names: Record<string, number[]> }
  return {
    f2: [k.f2.bought, k.f2.matured], repeatBuyers: [k.repeatBuyers.numerator, k.repeatBuyers.denominator], retention: [k.retention.numerator, k.retention.denominator],
    salesPerCustomer: [k.salesPerCustomer.sales, k.salesPerCustomer.customers], once: [Math.max(0, k.salesPerOccasion.sales), k.salesPerOccasion.occasions], names,
  } as unknown as Pairs & { names: Record<string, number[]> }
}

export function slowThings(plain: PlainShop, D: string, { f2Days, basis, targets, least }: SlowOptions): SlowThing[] {
  const occasions = [...slowOccasions(plain, D)]
  if (occasions.filter(([, list]) => list.length > 0).length < least) return []
  const now = pairsOf(plain, D, f2Days)
  const once = now.once[1] === 0 ? 0 : now.once[0] / now.once[1]
  const thing = (code: string, about: string, ids: number[], yen: number | null, size = 0, more: number[] = []): SlowThing => {
    const each = ids.length <= 20 ? 5 : ids.length <= 300 ? 2 : 1
    return { code, about, ids: sorted(ids), yen: yen === null ? null : Math.round(yen), size, more: more.map(Math.round), minutes: code === 'setTarget' ? 0 : ids.length * each }
  }

  // b. Most people lost after enough matured.
  const leaks = slowDropoff(plain, D, 'oneOff').filter((s) => s.matured.length >= least && s.stopped.length > 0 && s.waiting.length > 0)
    .sort((x, y) => y.stopped.length - x.stopped.length || x.n - y.n)
    .map((s) => {
      const people = slowDays(plain, D, 'oneOff')
      const daysOf = (id: number) => people.find((p) => p.id === id)!.days
      const passed = s.waiting.map((id) => between(daysOf(id).at(-1)!, D))
      const middle = s.gaps.length === 0 ? Infinity : (s.gaps[Math.floor((s.gaps.length - 1) / 2)] + s.gaps[Math.floor(s.gaps.length / 2)]) / 2
      // Of the matured who had not bought by that day, the share who bought later.
      const share = (days: number): number => {
        const still = s.matured.filter((id) => daysOf(id).length === s.n || between(daysOf(id)[s.n - 1], daysOf(id)[s.n]) > days)
        return still.length === 0 ? 0 : still.filter((id) => daysOf(id).length > s.n).length / still.length
      }
      const more = [passed.filter((days) => days > middle).length, passed.map(share).reduce((a, b) => a + b, 0) * once, s.stopped.length * once]
      return thing('leak', String(s.n), s.waiting, s.waiting.length * (s.boughtMatured.length / s.matured.length) * once, 0, more)
    })

  // c. The peak with most yen, else this time last year.
  const people = slowDays(plain, D, 'oneOff')
  const peaks = [1, 2, 3].flatMap((n) => {
    const { gaps, now: standing } = slowIntervals(plain, D, n)
    const peak = slowPeak(gaps.map(({ gap }) => gap))
    if (peak === null || gaps.length < least || peak.to >= plain.settings.dormantDays) return []
    const ids = standing.filter(({ ago }) => ago >= peak.from && ago <= peak.to).map(({ id }) => id)
    if (ids.length < 5) return []
    const still = people.filter(({ days }) => days.length >= n && between(days[n - 1], D) >= plain.settings.dormantDays && (days.length === n || between(days[n - 1], days[n]) >= peak.from))
    const came = still.filter(({ days }) => days.length > n && between(days[n - 1], days[n]) <= peak.to)
    return [thing('peak', `${n} ${peak.from} ${peak.to} ${still.length} ${came.length}`, ids, still.length < least ? null : ids.length * (came.length / still.length) * once)]
  }).sort((x, y) => (y.yen ?? -1) - (x.yen ?? -1))
  const lastYear = () => {
    const { states } = slowLastYear(plain, D)
    const before = plusDays(D, -365)
    const then = slowLastYear(plain, before).states
    const still = [...then.notSince, ...then.notYet]
    const came = still.filter((id) => occasions.find(([other]) => other === id)![1].some(({ day }) => day > before && day <= plusDays(before, 30)))
    const ids = [...states.notSince, ...states.notYet]
    return [thing('lastYear', `${still.length} ${came.length}`, ids, still.length < least ? null : ids.length * (came.length / still.length) * once)]
  }

  // a. The widest gap in yen a year.
  const ago = pairsOf(plain, plusYears(D, -1), f2Days)
  const figures = ['f2', basis, 'salesPerCustomer']
  const targeted = figures.filter((kpi) => (targets[kpi] ?? null) !== null)
  const yearStart = plusYears(plusDays(D, 1), -1)
  const group = (kpi: string): number[] => {
    if (kpi === 'f2') return now.names['f2.waiting']
    if (kpi !== 'salesPerCustomer') return slowSlipping(plain, D)
    const inYear = occasions.map(([id, list]) => ({ id, list: list.filter(({ day }) => day >= yearStart) })).filter(({ list }) => list.length > 0)
    if (plain.products.every(({ category }) => (category ?? '') === '')) return inYear.filter(({ list }) => list.length === 1).map(({ id }) => id)
    // By each order's own day: an add-on may lie in the year whose occasion does not.
    return inYear.filter(({ id }) => {
      const orders = occasions.find(([other]) => other === id)![1].flatMap((o) => o.orders).filter(({ day }) => day >= yearStart && day <= D)
      return new Set(orders.flatMap(({ lines }) => lines.map((line) => plain.products[line].category ?? '')).filter((name) => name !== '')).size === 1
    }).map(({ id }) => id)
  }
  const levers = (targeted.length > 0 ? targeted : figures).flatMap((kpi) => {
    const [part, all] = now[kpi]
    const target = targets[kpi] ?? null
    const rate = kpi !== 'salesPerCustomer'
    if (all === 0 || (target === null && ago[kpi][1] === 0)) return []
    const goal = target === null ? ago[kpi][0] / ago[kpi][1] : rate ? target / 100 : target
    // Compared in whole numbers: as good is not better.
    const better = target === null ? ago[kpi][0] * all > part * ago[kpi][1] : rate ? target * all > part * 100 : target * all > part
    if (!better) return []
    const each = (goal - part / all) * (rate ? once : 1)
    const ids = group(kpi)
    const few = all < least || (target === null && ago[kpi][1] < least)
    return [thing('lever', kpi, ids, few ? null : ids.length * each, all * each, [all * each])]
  }).sort((x, y) => Number(x.yen === null) - Number(y.yen === null) || Math.round(y.size) - Math.round(x.size))

  const chosen: SlowThing[] = []
  for (const list of [leaks, peaks.length > 0 ? peaks : lastYear(), levers.length > 0 ? levers : [thing('setTarget', targeted.length > 0 ? 'reached' : 'none', [], null)]]) {
    const found = list.find((one) => one.code === 'setTarget' || (one.ids.length > 0 && !chosen.some(({ ids }) => ids.join() === one.ids.join())))
    if (found) chosen.push(found)
  }
  return chosen
}
