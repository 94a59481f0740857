// When people buy: the shop's growth, the months, the days of the week and the hours.
import type { Day } from '../facts/day.ts'
import { partsOf, weekdayOf } from '../facts/day.ts'
import type { ChannelCode } from './contact.ts'
import type { Random } from './random.ts'

/** Sales of a month, 100 = average; January first. New tea in spring, gifts in July and December. */
const monthly = [80, 80, 90, 112, 122, 105, 118, 82, 88, 98, 105, 140]
/** Monday first. */
const weekly = [10, 9, 8, 9, 10, 14, 13]
/** Orders by hour, 0 first. */
const hourly: Readonly<Record<'shop' | 'web', readonly number[]>> = {
  shop: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 14, 10, 9, 12, 15, 14, 9, 0, 0, 0, 0, 0, 0],
  web: [3, 1, 1, 0, 0, 1, 2, 4, 6, 8, 9, 8, 11, 8, 6, 6, 6, 7, 8, 11, 14, 17, 14, 8],
}
const WEDNESDAY = 2

export interface Seasons {
  month(day: Day): number
  /** The month's demand, 100 = average. */
  demand(day: Day): number
  /** A day on which a new customer comes: more and more over the years. */
  firstDay(random: Random): Day
}

/** The calendar of the shop from `first` to `last`, both included. */
export function createSeasons(first: Day, last: Day): Seasons {
  const months: number[] = []
  const sums: number[] = []
  let sum = 0
  for (let day = first; day <= last; day++) {
    const month = partsOf(day).month
    months.push(month)
    const growth = 100 + Math.floor((440 * (day - first)) / (last - first))
    sums.push((sum += growth * monthly[month - 1] * weekly[weekdayOf(day)]))
  }
  const month = (day: Day): number => months[day - first] ?? partsOf(day).month
  return {
    month,
    demand: (day) => monthly[month(day) - 1],
    firstDay(random) {
      const at = random.below(sum)
      let low = 0
      for (let high = sums.length - 1; low < high;) {
        const middle = (low + high) >> 1
        if (sums[middle] > at) high = middle
        else low = middle + 1
      }
      return first + low
    },
  }
}

/** The day on which the channel is open: the shop's door is closed on Wednesdays. */
export const openDay = (day: Day, channel: ChannelCode): Day => (channel === 'till' && weekdayOf(day) === WEDNESDAY ? day - 1 : day)

/** Minute of the day, −1 for orders by phone: the shop's list of them has dates only. */
export function minuteOf(random: Random, channel: ChannelCode): number {
  return channel === 'phone' ? -1 : random.weighted(hourly[channel === 'till' ? 'shop' : 'web']) * 60 + random.below(60)
}
