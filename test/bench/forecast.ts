// What the bench tells of the forecast: how long it takes in a big shop, against the likelihood read naively, customer by customer.
import { fitBgNbd } from '../../db/analysis/bgNbdFit.ts'
import type { BgNbd } from '../../db/analysis/bgNbd.ts'
import { forecast } from '../../db/analysis/forecast.ts'
import type { ForecastInputs } from '../../db/analysis/forecastInputs.ts'
import { groupPurchases } from '../../db/analysis/purchaseGroups.ts'
import { parseDay } from '../../db/facts/day.ts'
import { simulate, slowLikelihood } from '../db/analysis/slowForecast.ts'

type Row = (what: string, value: string, target?: string) => void
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]

/** Fits the same simulated customers (bought in days, over five years) both ways, taking turns, from the same starts with the same search; then makes the whole forecast. Throws where the two do not find the same model. */
export function forecastFigures(row: Row, quick: boolean): void {
  const customers = quick ? 20_000 : 118_000
  const weeks = simulate({ r: 0.45, alpha: 9, a: 0.6, b: 3 }, customers, 260, 0, 1, 1 / 7)
  const days = (list: number[]) => Int32Array.from(list, (t) => Math.round(t * 7))
  const inputs: ForecastInputs = {
    asOf: parseDay('2026-11-21'), id: Int32Array.from(weeks.x, (_, i) => i + 1), x: Int32Array.from(weeks.x), txDays: days(weeks.tx), TDays: days(weeks.T),
    repeatYen: Float64Array.from(weeks.mean, (mean, i) => Math.round(mean * weeks.x[i])),
  }
  const purchases = { x: inputs.x, tx: Float64Array.from(inputs.txDays, (d) => d / 7), T: Float64Array.from(inputs.TDays, (d) => d / 7) }
  const time = <T>(action: () => T): [number, T] => { const started = performance.now(); const done = action(); return [performance.now() - started, done] }
  const ours: number[] = []
  const naive: number[] = []
  for (let i = 0; i < 3; i++) {
    const [fast, found] = time(() => fitBgNbd(groupPurchases(purchases))!)
    const counted = groupPurchases(purchases)
    const [slow, wanted] = time(() => fitBgNbd(counted, {}, (model, slopes) => slowLikelihood(purchases, model, slopes))!)
    for (const name of ['r', 'alpha', 'a', 'b'] as const) same(found.model, wanted.model, name)
    ours.push(fast)
    naive.push(slow)
  }
  const [whole, made] = time(() => forecast(inputs))
  row(`forecast fitted to ${customers.toLocaleString('en-US')} customers ÷ naive likelihood`, `${(median(ours) / median(naive)).toFixed(3)}  (${Math.round(median(ours))} ms ÷ ${Math.round(median(naive))} ms)`, 'reach 0.15')
  row(`  whole forecast, ${made.repeaters.toLocaleString('en-US')} came back`, `${Math.round(whole)} ms`)
}

function same(found: BgNbd, wanted: BgNbd, name: keyof BgNbd): void {
  if (Math.abs(found[name] / wanted[name] - 1) > 1e-4) throw new Error(`not the same ${name}: ${found[name]} and ${wanted[name]}`)
}
