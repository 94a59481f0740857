// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Forecast } from './Forecast.tsx'
import { ForecastCheck } from './ForecastCheck.tsx'

export const forecast = { forecast: Forecast, forecastCheck: ForecastCheck }
