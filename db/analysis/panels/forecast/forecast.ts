// The panel 購入予測: who is likely to return, in bands, and what that would bring within a year.
import { indexOfCustomer } from '../../../facts/customerIndex.ts'
import { forecastOf } from '../../forecastKept.ts'
import type { ForecastBand, ForecastBands } from '../../forecastModel.ts'
import { LEAST_REPEATERS, forecastBands } from '../../forecastModel.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay } from '../../panelModel.ts'

/** Lowest chance of each band of those who came back; 'once' = bought once: of them the model says nothing. */
const least: Record<Exclude<ForecastBand, 'once'>, number> = { likely: 0.8, probable: 0.6, open: 0.4, unlikely: 0.2, rare: 0 }

function bandOf(alive: number, x: number): ForecastBand {
  if (x === 0) return 'once'
  return forecastBands.find((band) => band !== 'once' && alive >= least[band]) ?? 'rare'
}
const tenth = (value: number): number => Math.round(value * 10) / 10
/** An expectation is told in whole 10,000 yen (1,000 below a million): more digits would claim to know them. */
const told = (yen: number): number => { const step = yen >= 1_000_000 ? 10_000 : 1000; return Math.round(yen / step) * step }

/** What a band is expected to bring. Who bought once: the F2 curve tells more than a model that knows nothing of them. */
function expected(band: ForecastBand, customers: number, next90: number, next365: number, clv: number | null): Cell[] {
  if (band === 'once') return [{ kind: 'none' }, { kind: 'none' }, { kind: 'none' }, { kind: 'none' }]
  const sales: Cell[] = clv === null ? [{ kind: 'none' }, { kind: 'none' }] : [{ kind: 'yen', yen: clv }, { kind: 'mean', sum: clv, count: customers, of: 'yen' }]
  return [{ kind: 'number', value: next90, digits: 1 }, { kind: 'number', value: next365, digits: 1 }, ...sales]
}

export const forecast = panel({
  options: noOptions,
  compute: (shop): ForecastBands => {
    const { forecast: { customers, repeaters, reason, purchases, values, columns }, check } = forecastOf(shop)
    const bands = forecastBands.map((band) => ({ band, customers: 0, next90: 0, next365: 0, clv: 0 }))
    if (!reason) columns.id.forEach((_, i) => {
      const row = bands[forecastBands.indexOf(bandOf(columns.alive[i], columns.x[i]))]
      row.customers++
      row.next90 += columns.next90[i]
      row.next365 += columns.next365[i]
      if (values) row.clv += columns.clv[i]
    })
    return {
      customers, repeaters, reason, leaving: purchases?.leaving ?? null, valued: values !== null,
      bands: reason ? [] : bands.map((row) => ({ ...row, next90: tenth(row.next90), next365: tenth(row.next365) })),
      check: { reason: check.reason, expected: Math.round(check.expected), actual: check.actual },
    }
  },
  base: ({ repeaters }) => repeaters,
  table: ({ bands, valued }) => ({
    columns: [{ key: 'band', right: false }, ...['customers', 'next90', 'next365', 'clv', 'perHead'].map((key) => ({ key, right: true }))],
    rows: bands.filter(({ customers }) => customers > 0).map(({ band, customers, next90, next365, clv }): Cell[] => [
      { kind: 'word', key: `band.${band}` }, { kind: 'people', count: customers, people: { band } },
      ...expected(band, customers, next90, next365, valued ? clv : null),
    ]),
  }),
  say: ({ reason, repeaters, bands, check, valued }): PanelSay | null => {
    if (reason === 'fewRepeaters') return { key: 'fewRepeaters', values: { repeaters: { kind: 'people', count: repeaters }, least: { kind: 'people', count: LEAST_REPEATERS } } }
    if (reason) return { key: 'noFit', values: {} }
    const back = bands.filter(({ band }) => band !== 'once')
    const sum = (of: (row: typeof back[number]) => number): number => back.reduce((total, row) => total + of(row), 0)
    const values: Record<string, Cell> = { people: { kind: 'people', count: sum(({ customers }) => customers) }, times: { kind: 'count', count: Math.round(sum(({ next365 }) => next365)), unit: 'times' }, ...(valued && { yen: { kind: 'yen', yen: told(sum(({ clv }) => clv)) } as const }) }
    if (check.reason) return { key: valued ? 'unchecked' : 'uncheckedTimes', values }
    return { key: valued ? 'checked' : 'checkedTimes', values: { ...values, expected: { kind: 'count', count: check.expected, unit: 'times' }, actual: { kind: 'count', count: check.actual, unit: 'times' } } }
  },
  people: (shop, _options, cell) => {
    const band = forecastBands.find((one) => one === cell.band) ?? noSuchCell(cell)
    const { columns: { id, alive, x } } = forecastOf(shop).forecast
    return Int32Array.from(id.keys()).filter((i) => bandOf(alive[i], x[i]) === band).map((i) => indexOfCustomer(shop.facts, id[i]))
  },
})
