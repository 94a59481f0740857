// The last few forecasts of a shop, so that a figure opens onto the people of the very forecast it stands in.
import type { Facts, FigureSettings, Shop } from '../facts/facts.ts'
import { forecast } from './forecast.ts'
import { checkInputs, forecastCheck } from './forecastCheck.ts'
import { forecastInputs } from './forecastInputs.ts'
import type { Forecast, ForecastCheck } from './forecastModel.ts'

export interface MadeForecast { forecast: Forecast; check: ForecastCheck }
interface Kept { asOf: number; settings: FigureSettings; made: MadeForecast }
const kept = new WeakMap<Facts, Kept[]>()
/** Forecasts remembered per facts. */
const KEPT = 3

/** The forecast that was made for this shop and day, if it is still known. */
export function knownForecast({ facts, settings, asOf }: Shop): MadeForecast | undefined {
  return kept.get(facts)?.find((one) => one.asOf === asOf && one.settings === settings)?.made
}

/** Remembers a forecast made elsewhere (in a worker thread). */
export function keepForecast({ facts, settings, asOf }: Shop, made: MadeForecast): MadeForecast {
  kept.set(facts, [{ asOf, settings, made }, ...(kept.get(facts) ?? [])].slice(0, KEPT))
  return made
}

/** The forecast by weeks and its check on the year before; made here and now where nobody has made it (about half a second at 120,000 customers). */
export function forecastOf(shop: Shop): MadeForecast {
  return knownForecast(shop) ?? keepForecast(shop, { forecast: forecast(forecastInputs(shop)), check: forecastCheck(checkInputs(shop)) })
}
