// 次に買われる見込み: how often each customer is expected to buy, and for how much (definitions: forecast).
import { formatDay } from '../facts/day.ts'
import { alive, expectedPurchases } from './bgNbd.ts'
import { fitBgNbd } from './bgNbdFit.ts'
import type { Fitted } from './bgNbdFit.ts'
import type { ForecastInputs } from './forecastInputs.ts'
import { LEAST_REPEATERS } from './forecastModel.ts'
import type { Forecast, ForecastColumns, ForecastPhase, ForecastRow, ForecastUnit, NoForecast } from './forecastModel.ts'
import { expectedValue, fitGammaGamma } from './gammaGamma.ts'
import type { GammaGamma } from './gammaGamma.ts'
import { groupPurchases } from './purchaseGroups.ts'
import type { PurchaseGroups } from './purchaseGroups.ts'

export interface ForecastWatch {
  /** Called every few milliseconds; throws to stop. */
  check?: () => void
  onPhase?: (phase: ForecastPhase) => void
}
/** Days in a unit. */
export const unitDays: Record<ForecastUnit, number> = { week: 7, day: 1 }

export interface FittedPurchases { groups: PurchaseGroups; fitted: Fitted | null; reason: NoForecast | null }

/** The purchases grouped, times in the unit, and the model that fits them; or why there is none. */
export function fitPurchases(inputs: ForecastInputs, unit: ForecastUnit, watch: ForecastWatch = {}): FittedPurchases {
  const units = (days: Int32Array) => Float64Array.from(days, (d) => d / unitDays[unit])
  const groups = groupPurchases({ x: inputs.x, tx: units(inputs.txDays), T: units(inputs.TDays) })
  if (groups.repeaters < LEAST_REPEATERS) return { groups, fitted: null, reason: 'fewRepeaters' }
  watch.onPhase?.('purchases')
  const fitted = fitBgNbd(groups, watch)
  return { groups, fitted, reason: fitted ? null : 'noFit' }
}

/** A figure per group, of its x, tx and T. */
export function perGroup({ size, x, tx, T, times }: PurchaseGroups, figure: (x: number, tx: number, T: number) => number, { check }: ForecastWatch = {}): Float64Array {
  const figures = new Float64Array(size.length)
  for (let g = 0; g < size.length; g++) {
    if (g % 1000 === 0) check?.()
    figures[g] = figure(x[g], times[tx[g]], times[T[g]])
  }
  return figures
}

/** The forecast as of the inputs' day. Without a model (see `reason`) there are no columns. */
export function forecast(inputs: ForecastInputs, unit: ForecastUnit = 'week', watch: ForecastWatch = {}): Forecast {
  const { groups, fitted, reason } = fitPurchases(inputs, unit, watch)
  const head = { unit, asOf: formatDay(inputs.asOf), customers: groups.customers, repeaters: groups.repeaters, reason }
  if (!fitted) return { ...head, purchases: null, values: null, withoutValue: 0, columns: columnsOf(0) }
  watch.onPhase?.('values')
  const { values, withoutValue } = fitValues(inputs, watch)
  watch.onPhase?.('customers')
  const { model } = fitted
  const within = (days: number) => perGroup(groups, (x, tx, T) => expectedPurchases(model, x, tx, T, days / unitDays[unit]), watch)
  const [next90, next365, still] = [within(90), within(365), perGroup(groups, (x, tx, T) => (x === 0 ? NaN : alive(model, x, tx, T)))]
  const columns = columnsOf(groups.customers)
  for (let i = 0; i < groups.customers; i++) {
    const g = groups.groupOf[i]
    const x = inputs.x[i]
    columns.id[i] = inputs.id[i]
    columns.x[i] = x
    columns.tx[i] = inputs.txDays[i] / unitDays[unit]
    columns.T[i] = inputs.TDays[i] / unitDays[unit]
    columns.alive[i] = still[g]
    columns.next90[i] = next90[g]
    columns.next365[i] = next365[g]
    columns.clv[i] = values ? Math.round(next365[g] * expectedValue(values, x, x === 0 ? 0 : inputs.repeatYen[i] / x)) : NaN
  }
  return { ...head, purchases: { ...model, logLikelihood: fitted.logLikelihood, leaving: fitted.leaving }, values, withoutValue, columns }
}

/** The model of values, on the customers who came back for more than 0 yen: it knows no value of 0. Whoever always came back for 0 yen counts as such afterwards: below all others. */
function fitValues({ x, repeatYen }: ForecastInputs, watch: ForecastWatch): { values: (GammaGamma & { customers: number }) | null; withoutValue: number } {
  const [counts, means]: [number[], number[]] = [[], []]
  let withoutValue = 0
  x.forEach((times, i) => {
    if (times === 0) return
    if (repeatYen[i] <= 0) withoutValue++
    else { counts.push(times); means.push(repeatYen[i] / times) }
  })
  const fitted = fitGammaGamma({ x: counts, mean: means }, watch)
  return { values: fitted && { ...fitted.model, customers: counts.length }, withoutValue }
}

function columnsOf(n: number): ForecastColumns {
  const numbers = () => new Float64Array(n)
  return { id: new Int32Array(n), x: new Int32Array(n), tx: numbers(), T: numbers(), alive: numbers(), next90: numbers(), next365: numbers(), clv: numbers() }
}

/** The customer at a place of the columns. */
export function forecastRow({ id, x, tx, T, alive: still, next90, next365, clv }: ForecastColumns, i: number): ForecastRow {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return { id: id[i], x: x[i], tx: tx[i], T: T[i], alive: known(still[i]), next90: next90[i], next365: next365[i], clv: known(clv[i]) }
}
