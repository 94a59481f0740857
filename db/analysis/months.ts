// Calendar months as whole numbers: single ones, however far away, so that the analyses count and compare them like days.
import { dayOf, partsOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'

/** Months since year 0. */
export type Month = number

export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

export function firstDayOf(month: Month): Day {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1)!
}

export function lastDayOf(month: Month): Day {
  return firstDayOf(month + 1) - 1
}

/** 'YYYY-MM'. */
export function formatMonth(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** 'YYYY-MM' → month; null for anything else. */
export function parseMonth(text: string): Month | null {
  const m = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  return m ? Number(m[1]) * 12 + Number(m[2]) - 1 : null
}

/** The latest month that is over by the day: its last day is the day, or before. */
export function lastMonthOver(asOf: Day): Month {
  return monthOf(asOf + 1) - 1
}

/** The last `count` months to the day, oldest first; that of the day may not be over. */
export function monthsTo(asOf: Day, count: number): Month[] {
  return Array.from({ length: count }, (_, i) => monthOf(asOf) - count + 1 + i)
}

/** The month of each day from one to another, to look up instead of counting: `monthAt(from, to)[day - from]`. */
export function monthAt(from: Day, to: Day): Int32Array {
  const months = new Int32Array(Math.max(0, to - from + 1))
  let month = monthOf(from)
  let next = firstDayOf(month + 1)
  for (let i = 0; i < months.length; i++) {
    if (from + i === next) next = firstDayOf(++month + 1)
    months[i] = month
  }
  return months
}
