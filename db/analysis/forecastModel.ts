// 次に買われる見込み: what the forecast says, of the shop and of every customer, and how it would have done last year.

export const forecastUnits = ['week', 'day'] as const
/** In what r, alpha and the times are told; the expected purchases are the same in both. */
export type ForecastUnit = (typeof forecastUnits)[number]

/** With fewer customers who came back nothing is forecast. */
export const LEAST_REPEATERS = 100

/** Why there is no forecast: fewer than LEAST_REPEATERS came back; the purchases fit no model (as when all customers are alike). */
export type NoForecast = 'fewRepeaters' | 'noFit'

/** How the chance to leave differs between customers: spread = Beta(a, b); same = one chance for all (a and b beyond all bounds); nobody = nobody has visibly left as yet (a = 0, b without meaning). */
export type Leaving = 'spread' | 'same' | 'nobody'

/** One entry per customer who has bought something 都度, by customer id. */
export interface ForecastColumns {
  id: Int32Array
  /** Repeat occasions. */
  x: Int32Array
  /** From the first occasion to the last, and to the as-of day, in the unit. */
  tx: Float64Array
  T: Float64Array
  /** P(alive), 0–1; NaN where x = 0: the model says 1 of everybody who bought once, which says nothing. */
  alive: Float64Array
  /** Expected occasions in the 90 and 365 days after the as-of day. */
  next90: Float64Array
  next365: Float64Array
  /** Expected sales in the 365 days, whole yen; NaN without a model of values. */
  clv: Float64Array
}

export interface Forecast {
  unit: ForecastUnit
  /** The day after which the forecast begins; nothing later is known to it. */
  asOf: string
  /** Customers with at least one, and with at least two occasions (都度) by then. */
  customers: number
  repeaters: number
  reason: NoForecast | null
  /** BG/NBD; null where there is a reason. */
  purchases: { r: number; alpha: number; a: number; b: number; logLikelihood: number; leaving: Leaving } | null
  /** Gamma-Gamma on `customers` mean values of repeat occasions above 0 yen; null where they fit no model or there is a reason. */
  values: { p: number; q: number; gamma: number; customers: number } | null
  /** Customers who came back for 0 yen each time (all paid with points, say): not among those the values were fitted to. */
  withoutValue: number
  columns: ForecastColumns
}

/** A customer's row; null where the columns say NaN. */
export interface ForecastRow { id: number; x: number; tx: number; T: number; alive: number | null; next90: number; next365: number; clv: number | null }

/** Customers as the forecast ranked them, ten groups from most to fewest expected purchases; the first ones take the extra. */
export interface ForecastGroup { group: number; customers: number; expected: number; actual: number; /** Whose they are, ascending; for opening them, not for print. */ ids: Int32Array }
/** A check as it is given out: without the ids. */
export type ForecastCheckTold = Omit<ForecastCheck, 'groups'> & { groups: Omit<ForecastGroup, 'ids'>[] }
export const toldCheck = ({ groups, ...check }: ForecastCheck): ForecastCheckTold => ({ ...check, groups: groups.map(({ ids: _, ...group }) => group) })

/** A forecast made of what was known on an earlier day, beside what then happened. Occasions (都度) of the customers known on that day. */
export interface ForecastCheck {
  /** First and last day of the time forecast. */
  from: string
  to: string
  customers: number
  repeaters: number
  reason: NoForecast | null
  expected: number
  actual: number
  /** Empty where there is a reason. */
  groups: ForecastGroup[]
}

export type ForecastPhase = 'purchases' | 'values' | 'customers'

/** Customers by how likely they are still to return; 'once' = bought once, of whom the model says nothing. */
export const forecastBands = ['likely', 'probable', 'open', 'unlikely', 'rare', 'once'] as const
export type ForecastBand = (typeof forecastBands)[number]
/** What the panel shows. Purchases with one decimal, clv whole yen. */
export interface ForecastBands {
  customers: number
  repeaters: number
  reason: NoForecast | null
  leaving: Leaving | null
  valued: boolean
  bands: { band: ForecastBand; customers: number; next90: number; next365: number; clv: number }[]
  check: { reason: NoForecast | null; expected: number; actual: number }
}
