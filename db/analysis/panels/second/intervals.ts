// The panel 購入の間隔.
import { z } from 'zod'
import { intervalPeople, intervals as intervalsOf } from '../../intervals.ts'
import type { IntervalOf } from '../../secondModel.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey } from '../../panelModel.ts'

const values = ['1', '2', '3', '4', '5', 'all'] as const
const numberOf = (n: (typeof values)[number]): IntervalOf => (n === 'all' ? null : Number(n))

export const intervals = panel({
  command: { name: 'intervals', options: { n: { option: 'n' } } },
  choices: [{ option: 'n', values }],
  options: z.object({ n: z.enum(values).default('1') }).strict(),
  compute: (shop, { n }) => intervalsOf(shop, numberOf(n)),
  base: ({ customers }) => customers,
  table: ({ intervals: all, bins, peak, q1, median, q3 }) => {
    const row = (label: Cell, counts: { intervals: number; customers: number; now: number }, from: number, to: number | null): Cell[] => {
      const key = (which: string): CellKey => ({ which, from, to: to ?? 'more' })
      return [
        label, { kind: 'count', count: counts.intervals, unit: 'times' }, { kind: 'rate', numerator: counts.intervals, denominator: all },
        { kind: 'people', count: counts.customers, people: key('had') }, { kind: 'people', count: counts.now, people: key('now') },
      ]
    }
    const range = (from: number, to: number | null): Cell => ({ kind: 'word', key: to === null ? 'more' : 'range', params: to === null ? { from } : { from, to } })
    const point = (key: string, value: number | null): Cell[] => [{ kind: 'word', key }, value === null ? { kind: 'none' } : { kind: 'number', value, digits: value % 1 === 0 ? 0 : 1 }, { kind: 'none' }, { kind: 'none' }, { kind: 'none' }]
    const last = bins.findLastIndex((bin) => bin.intervals > 0 || bin.now > 0)
    const rows = bins.slice(0, last + 1).map((bin) => row(range(bin.from, bin.to), bin, bin.from, bin.to))
    return {
      columns: [{ key: 'days', right: false }, { key: 'intervals', right: true }, { key: 'share', right: true }, { key: 'customers', right: true }, { key: 'now', right: true }],
      rows: all === 0 ? rows : [...rows, ...(peak ? [row({ kind: 'word', key: 'peak', params: { from: peak.from, to: peak.to } }, peak, peak.from, peak.to)] : []), point('q1', q1), point('median', median), point('q3', q3)],
      totals: all === 0 ? [] : [rows.length],
    }
  },
  say: ({ n, peak, median }) => (peak === null || median === null ? null : {
    key: n === null ? 'all' : 'nth', values: {
      ...(n !== null && { n: { kind: 'number' as const, value: n, digits: 0 }, next: { kind: 'number' as const, value: n + 1, digits: 0 } }),
      from: { kind: 'number', value: peak.from, digits: 0 }, to: { kind: 'number', value: peak.to, digits: 0 }, median: { kind: 'number', value: median, digits: median % 1 === 0 ? 0 : 1 }, now: { kind: 'people', count: peak.now },
    },
  }),
  people: (shop, { n }, cell) => {
    const to = cell.to === 'more' ? Infinity : cell.to
    if ((cell.which !== 'had' && cell.which !== 'now') || typeof cell.from !== 'number' || typeof to !== 'number') return noSuchCell(cell)
    return intervalPeople(shop, numberOf(n), cell.from, to, cell.which)
  },
})
