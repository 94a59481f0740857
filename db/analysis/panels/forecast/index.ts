// The panels of one tab.
import { forecast as bands } from './forecast.ts'
import { forecastCheck } from './forecastCheck.ts'

export const forecast = { forecast: bands, forecastCheck }
