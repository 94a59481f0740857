// The first three things to do: what each is, the figure behind it, its people, the yen, the effort.
import type { KpiCode, PeopleRef, Ratio } from '../analysis/model.ts'

/** Minutes that one person takes, by the way they are spoken to. */
export const minutesEach = { postcard: 2, call: 5, mail: 1 } as const
export type Way = keyof typeof minutesEach
/** Up to so many people a call is proposed, up to so many a postcard, beyond that a mail. */
export const MOST_CALLS = 20
export const MOST_POSTCARDS = 300

/** 売上 of named customers in the 12 months to the day, over their occasions. */
export interface PerOccasion { from: string; to: string; sales: number; occasions: number }
export type LeverKpi = Extract<KpiCode, 'f2' | 'repeatBuyers' | 'retention' | 'salesPerCustomer'>
/** waiting: F2's これから. slipping: 離れかけ. oneCategory, onceAYear: buyers of the 12 months with one category only; with one purchase only. */
export type LeverGroup = 'waiting' | 'slipping' | 'oneCategory' | 'onceAYear'

export interface LeverWhy {
  kpi: LeverKpi
  unit: 'rate' | 'yen'
  /** The figure now, and the days it looks at. */
  numerator: number
  denominator: number
  from: string
  to: string
  /** F2: within so many days. */
  days: number | null
  /** Where to: the target (percent over 100, or yen over 1), or the figure of a year ago in its counts. */
  goal: Ratio
  goalFrom: 'target' | 'yearAgo'
  /** denominator × (goal − now) × 1回あたり単価 (yen figures: without it), whole yen a year. */
  yearYen: number
  group: LeverGroup
  perOccasion: PerOccasion
}
export interface LeakWhy {
  /** After the n-th purchase. */
  n: number
  matured: number
  boughtMatured: number
  medianDays: number | null
  /** Of the people: the n-th purchase is longer ago than the median days to the next. */
  overdue: number
  /** The same people at 1回あたり単価, but each by the days already passed: of those who had not bought by then, the share who bought later. */
  onTimeYen: number
  /** (matured − boughtMatured) × 1回あたり単価, whole yen. */
  lossYen: number
  perOccasion: PerOccasion
}
export interface PeakWhy {
  n: number
  /** The fourteen days that hold most of the purchases n + 1, counted from the n-th. */
  from: number
  to: number
  /** Matured people who on day `from` had not bought yet, and those of them who bought by day `to`. */
  still: number
  came: number
  perOccasion: PerOccasion
}
export interface LastYearWhy {
  /** The days around this one a year ago. */
  from: string
  to: string
  /** The same question a year ago: who had not come by then, and those of them who bought within `days` days. */
  still: number
  came: number
  days: number
  perOccasion: PerOccasion
}
/** No target is set, or all that are set are reached. */
export interface SetTargetWhy { reason: 'none' | 'reached' }

interface Common {
  people: number
  /** Whole yen; null = fewer than `enoughPeople` behind the rate. Said of these people by the shop's own past, no promise. */
  expectedYen: number | null
  /** people × minutesEach[way]. */
  minutes: number
  way: Way | null
  /** Opens exactly these people. */
  ref: PeopleRef | null
  /** Of the people, those who also stand in a thing above. */
  alsoAbove: number
}
export type FirstThing = Common & (
  | { code: 'lever'; why: LeverWhy }
  | { code: 'leak'; why: LeakWhy }
  | { code: 'peak'; why: PeakWhy }
  | { code: 'lastYear'; why: LastYearWhy }
  | { code: 'setTarget'; why: SetTargetWhy }
)
export interface FirstThings { asOf: string; things: FirstThing[] }
