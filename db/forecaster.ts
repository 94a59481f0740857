// Worker thread that makes a forecast: pure reckoning on columns handed to it, so that the host goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { forecast } from './analysis/forecast.ts'
import { forecastCheck } from './analysis/forecastCheck.ts'
import type { CheckInputs } from './analysis/forecastCheck.ts'
import type { ForecastInputs } from './analysis/forecastInputs.ts'
import type { Forecast, ForecastCheck, ForecastPhase } from './analysis/forecastModel.ts'

export interface ForecasterData { inputs: ForecastInputs; check: CheckInputs; cancel: SharedArrayBuffer }
export type ForecasterMessage = { phase: ForecastPhase } | { done: { forecast: Forecast; check: ForecastCheck } } | { cancelled: true } | { failed: string }

class Cancelled extends Error {}

const port = parentPort!
const post = (message: ForecasterMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
const { inputs, check, cancel } = workerData as ForecasterData
const flag = new Int32Array(cancel)
const watch = {
  check() { if (Atomics.load(flag, 0) === 1) throw new Cancelled() },
  onPhase: (phase: ForecastPhase) => post({ phase }),
}

try {
  const made = forecast(inputs, 'week', watch)
  const checked = forecastCheck(check, watch)
  post({ done: { forecast: made, check: checked } }, Object.values(made.columns).map((column: Int32Array | Float64Array) => column.buffer as ArrayBuffer))
} catch (error) {
  if (error instanceof Cancelled) post({ cancelled: true })
  else post({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
