// Cohorts read aloud from the definitions, slowly: plain arrays, dates as text. Only for comparing.
import type { PlainShop } from './build.ts'
import { looseSales, slowOccasions, worth } from './slow.ts'
import { monthEndBefore, plusDays } from './slowDates.ts'

const month = (day: string): string => day.slice(0, 7)
/** Months from one to another: '2025-11' → '2026-01' is 2. */
export const apart = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))

export interface SlowCohort { month: string; ids: number[]; retained: (number[] | null)[]; sales: (number | null)[] }

/** "Cohort = calendar month of F … share with ≥ 1 occasion in month +k … cumulative sales by month +k … a cell whose month is not over by D is empty." */
export function slowCohorts(shop: PlainShop, D: string): SlowCohort[] {
  const everybody = [...slowOccasions(shop, D)].filter(([, list]) => list.length > 0)
  // D + 1 begins a new month where D ends one.
  const isOver = (m: string): boolean => m < month(plusDays(D, 1))
  return [...new Set(everybody.map(([, list]) => month(list[0].day)))].sort().map((first) => {
    const members = everybody.filter(([, list]) => month(list[0].day) === first)
    const all = Array.from({ length: apart(first, month(D)) + 1 }, (_, k) => monthEndBefore(D, apart(first, month(D)) - k))
    return {
      month: first,
      ids: members.map(([id]) => id).sort((a, b) => a - b),
      retained: all.map((end) => (isOver(month(end)) ? members.filter(([, list]) => list.some(({ day }) => month(day) === month(end))).map(([id]) => id).sort((a, b) => a - b) : null)),
      sales: all.map((end) => {
        if (!isOver(month(end))) return null
        let sum = 0
        for (const [id, list] of members) {
          for (const { orders } of list) for (const order of orders) if (order.day <= end) sum += worth(shop, order, D).sales
          sum += looseSales(shop, D, (customer, day) => customer === id && day >= list[0].day && day <= end)
        }
        return sum
      }),
    }
  })
}
