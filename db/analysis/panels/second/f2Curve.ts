// The panel F2カーブ.
import { LAST, f2Curve as curve, f2CurvePeople, f2WindowPeople } from '../../f2Curve.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay } from '../../panelModel.ts'
import { f2Windows } from '../../../kpis/model.ts'

const none: Cell = { kind: 'none' }
/** A row a week, and one for each window of the KPI. */
const shown = [...new Set([...Array.from({ length: 53 }, (_, week) => week * 7), ...f2Windows])].sort((a, b) => a - b)
const parts = ['bought', 'matured', 'waiting'] as const

export const f2Curve = panel({
  command: { name: 'f2-curve' },
  options: noOptions,
  compute: (shop) => curve(shop),
  base: ({ customers }) => customers,
  table: ({ customers, bought, windows }) => {
    const cohort = { matured: LAST }
    return {
      columns: [
        { key: 'days', right: true }, { key: 'bought', right: true }, { key: 'customers', right: true }, { key: 'share', right: true },
        { key: 'ownFrom', right: false }, { key: 'ownTo', right: false }, { key: 'ownBought', right: true }, { key: 'ownMatured', right: true }, { key: 'ownShare', right: true }, { key: 'ownWaiting', right: true },
      ],
      rows: customers === 0 && windows.every(({ matured, waiting }) => matured + waiting === 0) ? [] : shown.map((days): Cell[] => {
        const upTo = { from: 0, to: days }
        const own = windows.find((window) => window.days === days)
        return [
          { kind: 'count', count: days, unit: 'days' }, { kind: 'people', count: bought[days], people: upTo }, { kind: 'people', count: customers, people: cohort }, { kind: 'rate', numerator: bought[days], denominator: customers, people: upTo, base: cohort },
          ...(own === undefined ? [none, none, none, none, none, none] : [
            { kind: 'day' as const, day: own.from }, { kind: 'day' as const, day: own.to }, { kind: 'people' as const, count: own.bought, people: { bought: days } }, { kind: 'people' as const, count: own.matured, people: { matured: days } },
            { kind: 'rate' as const, numerator: own.bought, denominator: own.matured, people: { bought: days }, base: { matured: days } }, { kind: 'people' as const, count: own.waiting, people: { waiting: days } },
          ]),
        ]
      }),
    }
  },
  say: ({ customers, bought, peak }): PanelSay | null => (customers === 0 ? null : peak === null ? { key: 'nobody', values: { all: { kind: 'people', count: customers } } } : {
    key: 'peak', values: {
      all: { kind: 'people', count: customers }, share: { kind: 'rate', numerator: bought[LAST], denominator: customers },
      from: { kind: 'number', value: peak.from, digits: 0 }, to: { kind: 'number', value: peak.to, digits: 0 }, people: { kind: 'people', count: peak.customers },
    },
  }),
  people: (shop, _, cell) => {
    if (typeof cell.from === 'number' && typeof cell.to === 'number') return f2CurvePeople(shop, cell.from, cell.to)
    const part = parts.find((name) => (f2Windows as readonly (string | number)[]).includes(cell[name]))
    return part ? f2WindowPeople(shop, Number(cell[part]), part) : noSuchCell(cell)
  },
})
