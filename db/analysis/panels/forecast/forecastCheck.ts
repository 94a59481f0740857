// The panel 去年の答え合わせ: a forecast made of what was known a year ago, beside what then happened.
import { indexOfCustomer } from '../../../facts/customerIndex.ts'
import { forecastOf } from '../../forecastKept.ts'
import { LEAST_REPEATERS, toldCheck } from '../../forecastModel.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { PanelSay } from '../../panelModel.ts'

export const forecastCheck = panel({
  options: noOptions,
  compute: (shop) => toldCheck(forecastOf(shop).check),
  base: ({ repeaters }) => repeaters,
  table: ({ groups }) => ({
    columns: [{ key: 'group', right: false }, ...['customers', 'expected', 'actual'].map((key) => ({ key, right: true }))],
    rows: groups.map(({ group, customers, expected, actual }) => [
      { kind: 'word', key: 'group', params: { group } }, { kind: 'people', count: customers, people: { group } }, { kind: 'number', value: Math.round(expected * 10) / 10, digits: 1 }, { kind: 'count', count: actual, unit: 'times' },
    ]),
  }),
  say: ({ reason, repeaters, expected, actual }): PanelSay => {
    if (reason === 'fewRepeaters') return { key: 'fewRepeaters', values: { repeaters: { kind: 'people', count: repeaters }, least: { kind: 'people', count: LEAST_REPEATERS } } }
    if (reason) return { key: 'noFit', values: {} }
    const share = actual === 0 ? null : Math.round(((expected - actual) / actual) * 100)
    return { key: share === null ? 'none' : share >= 0 ? 'more' : 'fewer', values: { expected: { kind: 'count', count: Math.round(expected), unit: 'times' }, actual: { kind: 'count', count: actual, unit: 'times' }, share: { kind: 'number', value: Math.abs(share ?? 0), digits: 0 } } }
  },
  people: (shop, _options, cell) => {
    const { ids } = forecastOf(shop).check.groups.find(({ group }) => group === cell.group) ?? noSuchCell(cell)
    return ids.map((id) => indexOfCustomer(shop.facts, id))
  },
})
