// What a customer brings month by month after the first purchase, against what it cost to win them.
import type { Shop } from '../facts/facts.ts'
import { cohortMonths, cohorts } from './cohort.ts'
import type { Cohort } from './cohort.ts'
import type { LtvCurve, WonMonth } from './cohortModel.ts'
import { grossProfit, oneYearLtv } from './ltv.ts'
import type { Month } from './months.ts'
import { formatMonth, lastDayOf, lastMonthOver, parseMonth } from './months.ts'
import { historyOf } from './occasions.ts'
import type { PanelGiven } from './panel.ts'
import { spentInFirstYear } from './spent.ts'

/** The months of the curve: [from, to]. */
export function curveMonths(shop: Shop, reach: number): { from: Month; to: Month } {
  const to = lastMonthOver(shop.asOf) - reach
  return { from: to - 11, to }
}

/** Whether everybody's year is over who first bought in the month. */
export function yearIsOver(month: Month, shop: Shop): boolean {
  return lastDayOf(month) + 364 <= shop.asOf
}

/** Costs per month, all media together; months that are not over left out. */
export function costsByMonth(shop: Shop, adCosts: PanelGiven['adCosts']): Map<Month, number> {
  const costs = new Map<Month, number>()
  const over = lastMonthOver(shop.asOf)
  for (const { month, yen } of adCosts) {
    const m = parseMonth(month)
    if (m !== null && m <= over) costs.set(m, (costs.get(m) ?? 0) + yen)
  }
  return costs
}

/** Sales within a year of the first purchase, by month of the first purchase; only of months whose years are over. */
function yearSales(shop: Shop, oldest: Month): Map<Month, number> {
  const past = historyOf(shop)
  const cohort = cohortMonths(past)
  const spent = spentInFirstYear(past)
  let latest = oldest - 1
  while (yearIsOver(latest + 1, shop)) latest++
  const sums = new Float64Array(latest - oldest + 1)
  for (let c = 0; c < cohort.length; c++) if (cohort[c] >= 0 && cohort[c] <= latest) sums[cohort[c] - oldest] += spent[c]
  return new Map(Array.from(sums, (sum, i) => [oldest + i, sum]))
}

/** CPO, 許容CPO and 回収月 (definitions §2) of every month that is over, and the curve (§4). Costs: month 'YYYY-MM', whole yen. */
export function ltvCurve(shop: Shop, reach: number, { adCosts, wishedProfit }: Pick<PanelGiven, 'adCosts' | 'wishedProfit'>): LtvCurve {
  const { settings } = shop
  const all = cohorts(shop)
  const costs = costsByMonth(shop, adCosts)
  const years = all.length === 0 ? new Map<Month, number>() : yearSales(shop, all[0].month)
  const byMonth = new Map<Month, Cohort>(all.map((one) => [one.month, one]))
  const over = lastMonthOver(shop.asOf)
  const months = [...new Set([...byMonth.keys(), ...costs.keys()])].filter((month) => month <= over).sort((a, b) => a - b).map((month): WonMonth => {
    const one = byMonth.get(month)
    const cost = costs.get(month) ?? null
    const newBuyers = one?.size ?? 0
    const yearProfit = yearIsOver(month, shop) ? grossProfit(years.get(month) ?? 0, settings) : null
    const back = one && cost !== null && cost > 0 ? one.sales.findIndex((sum) => sum !== null && grossProfit(sum, settings) >= cost) : -1
    return {
      month: formatMonth(month), cost, newBuyers, yearProfit,
      net: cost === null || yearProfit === null ? null : yearProfit - cost - settings.retentionCost * newBuyers, paidBack: back < 0 ? null : back,
    }
  })
  const { customers, grossProfit: profit } = oneYearLtv(historyOf(shop))
  return { curve: curveOf(shop, reach, all, costs), allowed: { grossProfit: profit, customers, wishedProfit }, months }
}

function curveOf(shop: Shop, reach: number, all: readonly Cohort[], costs: ReadonlyMap<Month, number>): LtvCurve['curve'] {
  const { from, to } = curveMonths(shop, reach)
  const members = all.filter(({ month }) => month >= from && month <= to)
  const sales = members.length === 0 ? [] : Array.from({ length: reach + 1 }, (_, k) => members.reduce((sum, one) => sum + one.sales[k]!, 0))
  return {
    from: formatMonth(from), to: formatMonth(to), customers: members.reduce((sum, { size }) => sum + size, 0),
    sales, grossProfit: sales.map((sum) => grossProfit(sum, shop.settings)),
    cost: members.length > 0 && members.every(({ month }) => costs.has(month)) ? [...costs].reduce((sum, [month, yen]) => (month >= from && month <= to ? sum + yen : sum), 0) : null,
  }
}
