// The panel 去年の今ごろのお客様.
import { lastYearNow as byState, lastYearPeople } from '../../lastYearNow.ts'
import { lastYearStates } from '../../stagesModel.ts'
import type { LastYearState } from '../../stagesModel.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'

export const lastYearNow = panel({
  command: { name: 'last-year' },
  options: noOptions,
  compute: (shop) => byState(shop),
  base: ({ states }) => states.reduce((sum, { customers }) => sum + customers, 0),
  table: ({ states }) => {
    const all = states.reduce((sum, row) => ({ customers: sum.customers + row.customers, sales: sum.sales + row.sales }), { customers: 0, sales: 0 })
    const row = (state: string, customers: number, sales: number): Cell[] => [
      { kind: 'word', key: state }, { kind: 'people', count: customers, people: { state } }, { kind: 'rate', numerator: customers, denominator: all.customers, people: { state }, base: { state: 'all' } },
      { kind: 'yen', yen: sales }, { kind: 'mean', sum: sales, count: customers, of: 'yen', people: { state } },
    ]
    return {
      columns: [{ key: 'state', right: false }, { key: 'customers', right: true }, { key: 'share', right: true }, { key: 'sales', right: true }, { key: 'perHead', right: true }],
      rows: all.customers === 0 ? [] : [...states.map(({ state, customers, sales }) => row(state, customers, sales)), row('all', all.customers, all.sales)],
      totals: all.customers === 0 ? [] : [states.length],
    }
  },
  say: ({ from, to, states }) => {
    const all = states.reduce((sum, { customers }) => sum + customers, 0)
    const already = states.find(({ state }) => state === 'already')!.customers
    return all === 0 ? null : { key: 'open', values: { from: { kind: 'day', day: from }, to: { kind: 'day', day: to }, all: { kind: 'people', count: all }, open: { kind: 'people', count: all - already } } }
  },
  people: (shop, _, cell) => (cell.state === 'all' ? lastYearPeople(shop, null) : cell.state === 'open' ? lastYearPeople(shop, 'open') : lastYearStates.includes(cell.state as LastYearState) ? lastYearPeople(shop, cell.state as LastYearState) : noSuchCell(cell)),
})
