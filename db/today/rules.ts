// The first three things in words, the same for the window, the command line and the report: what, why, the sum, the effort.
import type { Ratio } from '../analysis/model.ts'
import { minutesEach } from './firstThingsModel.ts'
import type { Say } from '../formats/rules.ts'
import type { FirstThing } from './firstThingsModel.ts'

export interface ThingWords {
  title: string
  /** The figure behind it, with its counts. */
  why: string
  /** Who the people are. */
  people: string
  /** '約9,000円', or '約2,000〜9,000円', with what it is; null = nothing is said about yen. */
  worth: { label: string; yen: string } | null
  /** Where the shop has too few people for a sum. */
  noYen: string | null
  /** 'はがきで約1時間'; '' = none. */
  effort: string
  /** For the ⓘ: the arithmetic and what it does not say. */
  sums: string[]
}

/** Yen as they are shown: to the thousand; null = less than half of one. */
export const thousands = (yen: number): number | null => (yen < 500 ? null : Math.round(yen / 1000) * 1000)

/** Minutes as they are shown: to five below an hour, then to half an hour, from three hours on to the hour. */
export function shownTime(minutes: number): { unit: 'minutes' | 'hours'; count: number } {
  const five = Math.max(5, Math.round(minutes / 5) * 5)
  if (five < 60) return { unit: 'minutes', count: five }
  return { unit: 'hours', count: minutes < 170 ? Math.round(minutes / 30) / 2 : Math.round(minutes / 60) }
}

const percent = ({ numerator, denominator }: Ratio): string => (denominator === 0 ? '—' : `${((Math.round((numerator * 1000) / denominator) / 10)).toFixed(1)}%`)
const each = ({ numerator, denominator }: Ratio): number => (denominator === 0 ? 0 : Math.round(numerator / denominator))

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** A thing in the words of a language. */
export function wordsOfThing(thing: FirstThing, say: Say): ThingWords {
  const key = (name: string): string => `firstThings.${thing.code}.${name}`
  const { people, minutes, way, expectedYen } = thing
  const yen = (value: number): string => { const shown = thousands(value); return shown === null ? say('firstThings.underThousand') : say('firstThings.about', { yen: shown }) }
  const range = (a: number, b: number): string => {
    const [from, to] = [thousands(Math.min(a, b)) ?? 0, thousands(Math.max(a, b)) ?? 0]
    return from === to ? yen(to) : say('firstThings.range', { from, to })
  }
  const time = shownTime(minutes)
  const shared = {
    worth: expectedYen === null ? null : { label: say(key('worth')), yen: yen(expectedYen) },
    noYen: expectedYen === null && thing.code !== 'setTarget' ? say('firstThings.noYen') : null,
    effort: way === null ? '' : say(`firstThings.effort.${way}`, { time: say(`firstThings.time.${time.unit}`, { count: time.count }) }),
  }
  if (thing.code === 'setTarget') return { ...shared, title: say(key('title')), why: say(key(thing.why.reason)), people: '', sums: [say(key('how'))] }
  const { perOccasion } = thing.why
  const once = { numerator: perOccasion.sales, denominator: perOccasion.occasions }
  const numbers = { people, once: each(once), yen: expectedYen === null ? '' : yen(expectedYen) }
  const onceSay = say('firstThings.onceSay', { once: each(once), sales: perOccasion.sales, occasions: perOccasion.occasions })
  const last = [
    ...(way === null ? [] : [say('firstThings.effortSay', { people, each: minutesEach[way], minutes, way: say(`firstThings.way.${way}`) })]),
    ...(thing.alsoAbove > 0 ? [say('firstThings.alsoAbove', { count: thing.alsoAbove })] : []),
  ]
  const sums = (params: Record<string, unknown>): string[] => (expectedYen === null ? [say('firstThings.noYenSay')] : [say(key('sum'), { ...numbers, ...params }), onceSay])
  switch (thing.code) {
    case 'lever': {
      const { kpi, unit, goal, goalFrom, group, yearYen, denominator, numerator, days } = thing.why
      const rate = unit === 'rate'
      const write = (ratio: Ratio): string => (rate ? percent(ratio) : say('firstThings.yen', { yen: each(ratio) }))
      const params = { kpi: say(`firstThings.kpi.${kpi}`), now: write(thing.why), goal: write(goal), numerator, denominator, days, people, who: say(`firstThings.group.${group}`), year: yen(yearYen), once: each(once) }
      const sum = expectedYen === null ? [say('firstThings.noYenSay')] : [say(key(rate ? 'sumRate' : 'sumYen'), { ...numbers, ...params }), say(key('sumYear'), params), ...(rate ? [onceSay] : [])]
      return { ...shared, title: say(key(goalFrom), params), why: say(key(rate ? 'whyRate' : 'whyYen'), params), people: params.who, sums: [...sum, ...last] }
    }
    case 'leak': {
      const { n, matured, boughtMatured, medianDays, overdue, onTimeYen, lossYen } = thing.why
      const params = { n, next: n + 1, matured, bought: boughtMatured, lost: matured - boughtMatured, lostRate: percent({ numerator: matured - boughtMatured, denominator: matured }), rate: percent({ numerator: boughtMatured, denominator: matured }), days: medianDays, overdue, people, onTime: yen(onTimeYen), loss: yen(lossYen) }
      return { ...shared, worth: shared.worth && { ...shared.worth, yen: range(onTimeYen, expectedYen!) }, title: say(key('title'), params), why: say(key('why'), params), people: say(key('people'), params), sums: [say(key('act'), params), ...sums(params), ...(medianDays === null || expectedYen === null ? [] : [say(key('overdue'), params)]), say(key('lossSay'), params), ...last] }
    }
    case 'peak': {
      const { n, from, to, still, came } = thing.why
      const params = { n, next: n + 1, from, to, still, came, rate: percent({ numerator: came, denominator: still }), people }
      return { ...shared, title: say(key('title'), params), why: say(key('why'), params), people: say(key('people'), params), sums: [...sums(params), ...last] }
    }
    case 'lastYear': {
      const { from, to, still, came, days } = thing.why
      const params = { from: monthDay(from), to: monthDay(to), still, came, days, rate: percent({ numerator: came, denominator: still }), people }
      return { ...shared, title: say(key('title'), params), why: say(key('why'), params), people: say(key('people'), params), sums: [...sums(params), ...last] }
    }
  }
}
