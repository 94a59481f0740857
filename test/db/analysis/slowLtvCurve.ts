// CPO, 許容CPO and 回収月 read aloud, slowly. Only for comparing.
import type { PlainShop } from './build.ts'
import { looseSales, slowOccasions, worth } from './slow.ts'
import { apart, slowCohorts } from './slowCohort.ts'
import { between, monthEndBefore, plusDays } from './slowDates.ts'

export interface PlainCost { month: string; medium: string; yen: number }
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)

/** Gross profit: without tax × margin, half a yen upwards (as text of the setting has one decimal: in tenths of a percent). */
export const profitOf = (shop: PlainShop, sales: number): number => Math.floor((sales * Math.round(shop.settings.grossMargin * 10) * 2 + 10 * (100 + shop.settings.taxPercent)) / (20 * (100 + shop.settings.taxPercent)))

export function slowLtvCurve(shop: PlainShop, D: string, reach: number, costs: PlainCost[], wishedProfit: number) {
  const occasions = slowOccasions(shop, D)
  const spent = (id: number, from: string, to: string): number => sum(occasions.get(id)!.flatMap(({ orders }) => orders.filter((o) => o.day >= from && o.day <= to).map((o) => worth(shop, o, D).sales)))
    + looseSales(shop, D, (customer, day) => customer === id && day >= from && day <= to)
  const year = (id: number): number => { const F = occasions.get(id)![0].day; return spent(id, F, plusDays(F, 364)) }
  // "Cohorts whose month is over": D + 1 lies in a later month.
  const thisMonth = plusDays(D, 1).slice(0, 7)
  const lastOver = monthEndBefore(`${thisMonth}-01`, 1).slice(0, 7)
  const cohorts = slowCohorts(shop, D).filter(({ month }) => month < thisMonth)
  const costOf = (month: string): number | null => { const own = costs.filter((c) => c.month === month); return own.length === 0 ? null : sum(own.map((c) => c.yen)) }
  const months = [...new Set([...cohorts.map(({ month }) => month), ...costs.map(({ month }) => month)])].filter((month) => month < thisMonth).sort().map((month) => {
    const one = cohorts.find((c) => c.month === month)
    const cost = costOf(month)
    const monthEnd = monthEndBefore(`${month}-01`, 0)
    const whole = between(monthEnd, D) >= 364
    const yearProfit = whole ? profitOf(shop, sum((one?.ids ?? []).map(year))) : null
    const reached = one && cost ? one.sales.flatMap((s, k) => (s !== null && profitOf(shop, s) >= cost ? [k] : [])) : []
    return { month, cost, newBuyers: one?.ids.length ?? 0, yearProfit, net: cost === null || yearProfit === null ? null : yearProfit - cost - shop.settings.retentionCost * (one?.ids.length ?? 0), paidBack: reached[0] ?? null }
  })
  const inCurve = cohorts.filter(({ month }) => apart(month, lastOver) >= reach && apart(month, lastOver) <= reach + 11)
  const sales = inCurve.length === 0 ? [] : [...Array(reach + 1).keys()].map((k) => sum(inCurve.map((c) => c.sales[k]!)))
  const known = inCurve.length > 0 && inCurve.every(({ month }) => costOf(month) !== null)
  const from = monthEndBefore(`${lastOver}-01`, reach + 11).slice(0, 7)
  const to = monthEndBefore(`${lastOver}-01`, reach).slice(0, 7)
  return {
    curve: {
      from, to, customers: sum(inCurve.map(({ ids }) => ids.length)), sales, grossProfit: sales.map((s) => profitOf(shop, s)),
      cost: known ? sum(costs.filter(({ month }) => month >= from && month <= to).map(({ yen }) => yen)) : null,
    },
    months, wishedProfit, ids: inCurve.flatMap(({ ids }) => ids).sort((a, b) => a - b),
  }
}
