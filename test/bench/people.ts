// Segments and the forecast on the large shop: how long a choice of people takes, and the fit against the likelihood read customer by customer.
import { fitBgNbd } from '../../db/analysis/bgNbdFit.ts'
import { fitPurchases } from '../../db/analysis/forecast.ts'
import { forecastInputs } from '../../db/analysis/forecastInputs.ts'
import { groupPurchases } from '../../db/analysis/purchaseGroups.ts'
import { segmentRule } from '../../db/segments/model.ts'
import { countSegment } from '../../db/segments/queries.ts'
import { asOfShop } from '../../db/shop.ts'
import { closeShop, openShopSoon } from '../../db/shops/lifecycle.ts'
import { slowLikelihood } from '../db/analysis/slowForecast.ts'

type Row = (what: string, value: string, target?: string) => void
const asOf = '2026-11-21'
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]
const time = (action: () => void) => { const started = performance.now(); action(); return performance.now() - started }

/** Rules as a shop makes them, each a little different every time: nothing remembered of one helps the next. */
const rules = (i: number) => [
  { all: [{ kind: 'occasions', from: 2 }, { kind: 'sinceLast', from: 90 + i, to: 240 }] },
  { all: [{ kind: 'prefecture', codes: [13, 14] }, { kind: 'sales', over: 'year', from: 10_000 + i }] },
  { all: [{ kind: 'bought', product: 1 + i, when: 'first' }, { not: { kind: 'bought', product: 20 + i, when: 'ever' } }] },
  { any: [{ kind: 'bought', product: 5 + i, when: 'within', days: 180 }, { kind: 'stage', stages: ['oneYear'] }] },
  { all: [{ kind: 'address' }, { kind: 'interval', from: 30, to: 120 + i }, { not: { kind: 'stop', medium: 'post' } }] },
  { all: [{ kind: 'orderTime', weekdays: [5, 6], hours: { from: 9 + (i % 5), to: 18 } }, { kind: 'perOccasion', from: 3000 + i }] },
]

/** Prints both for the shop. */
export async function peopleFigures(row: Row, path: string): Promise<void> {
  const shop = await openShopSoon(path)
  const first = Math.max(...rules(0).map((one) => time(() => { countSegment(shop, segmentRule.parse(one), asOf) })))
  const times = rules(0).map((_, place) => median([1, 2, 3, 4, 5].map((i) => { const one = segmentRule.parse(rules(i)[place]); return time(() => { countSegment(shop, one, asOf) }) })))
  row('segment counted, slowest of six rules', `${Math.max(...times).toFixed(1)} ms (first ${Math.round(first)} ms)`, 'reach 50 ms')

  const inputs = forecastInputs(asOfShop(shop, asOf))
  await closeShop(shop)
  const weeks = (days: Int32Array) => Float64Array.from(days, (d) => d / 7)
  const purchases = { x: inputs.x, tx: weeks(inputs.txDays), T: weeks(inputs.TDays) }
  const ours = [1, 2, 3].map(() => time(() => { fitPurchases(inputs, 'week') }))
  const groups = groupPurchases(purchases)
  let slow: ReturnType<typeof fitBgNbd> = null
  const naive = time(() => { slow = fitBgNbd(groups, {}, (model, slopes) => slowLikelihood(purchases, model, slopes)) })
  const [a, b] = [fitPurchases(inputs, 'week').fitted, slow as ReturnType<typeof fitBgNbd>]
  if ((a === null) !== (b === null) || (a && b && Math.abs(a.logLikelihood - b.logLikelihood) > Math.abs(b.logLikelihood) * 1e-9)) throw new Error(`not the same fit: ${JSON.stringify([a, b])}`)
  row(`BG/NBD fit of ${inputs.x.length.toLocaleString('en-US')} customers ÷ customer by customer`, `${(median(ours) / naive).toFixed(3)}  (${Math.round(median(ours))} ms ÷ ${Math.round(naive)} ms)`, 'reach 0.15')
}
