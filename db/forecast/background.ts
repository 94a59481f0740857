// Makes the forecast in a worker thread while the host goes on answering.
import { Worker } from 'node:worker_threads'
import { checkInputs } from '../analysis/forecastCheck.ts'
import { forecastInputs } from '../analysis/forecastInputs.ts'
import type { Forecast, ForecastCheck, ForecastPhase } from '../analysis/forecastModel.ts'
import { ShopError } from '../errors.ts'
import type { Shop } from '../facts/facts.ts'
import type { ForecasterData, ForecasterMessage } from '../forecaster.ts'

export interface Background { signal: AbortSignal; onPhase?: (phase: ForecastPhase) => void }

/** The forecast by weeks as of the shop's day, and how one made 365 days earlier would have done. Reads only what it took from the facts at the start; writes nothing. Throws cancelled. */
export async function forecastInBackground(shop: Shop, { signal, onPhase }: Background): Promise<{ forecast: Forecast; check: ForecastCheck }> {
  const cancel = new SharedArrayBuffer(4)
  const stop = () => Atomics.store(new Int32Array(cancel), 0, 1)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const workerData: ForecasterData = { inputs: forecastInputs(shop), check: checkInputs(shop), cancel }
  // Built code stands beside us as forecaster.js; run from source it is ../forecaster.ts.
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? '../forecaster.ts' : './forecaster.js', import.meta.url), { workerData })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: ForecasterMessage) => {
        if ('phase' in message) onPhase?.(message.phase)
        else if ('done' in message) resolve(message.done)
        else if ('cancelled' in message) reject(new ShopError('cancelled'))
        else {
          console.error(message.failed)
          reject(new ShopError('internal'))
        }
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new ShopError('internal')))
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
