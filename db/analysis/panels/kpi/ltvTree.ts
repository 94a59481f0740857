// The panel LTVの組み立て: the levers of the formula.
import { ltvTree as tree } from '../../ltvTree.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay } from '../../panelModel.ts'
import { peopleBehind } from '../../people.ts'
import type { Lever } from '../../rules.ts'

const none: Cell = { kind: 'none' }
// Always with tax, as the costs are: the picture's what-if and its target reckon in the same yen. 'profit' is the cell that the switch 税抜 leaves alone.
const yen = (value: number | null): Cell => (value === null ? none : { kind: 'profit', yen: Math.round(value) })
const number = (value: number | null, digits = 2): Cell => (value === null ? none : { kind: 'number', value, digits })

export const ltvTree = panel({
  command: { name: 'ltv-tree' },
  options: noOptions,
  compute: (shop, _, given) => tree(shop, given),
  base: ({ frequency }) => frequency.customers,
  table: (t) => {
    const { sales, occasions } = t.salesPerOccasion
    const { customers } = t.frequency
    const buyers = { of: 'buyers' }
    const need = (lever: Lever): Cell[] => [t.toYen?.[lever], t.toMultiple?.[lever]].map((value) => {
      if (value === null || value === undefined) return none
      return lever === 'retention' ? { kind: 'number', value: value * 100, digits: 1 } : lever === 'frequency' ? number(value) : yen(value)
    })
    const row = (key: string, ...cells: Cell[]): Cell[] => [{ kind: 'word', key }, ...cells]
    const years = t.years === null ? none : t.yearsCapped ? { kind: 'word' as const, key: 'yearsCapped' } : number(t.years, 1)
    const mean = (sum: number, count: number, of: 'profit' | 'times', people?: Record<string, string>): Cell => (count > 0 ? { kind: 'mean', sum, count, of, ...(people && { people }) } : none)
    return {
      columns: [{ key: 'factor', right: false }, { key: 'value', right: true }, { key: 'part', right: true }, { key: 'of', right: true }, { key: 'toYen', right: true }, { key: 'toMultiple', right: true }],
      rows: [
        row('salesPerOccasion', mean(sales, occasions, 'profit'), yen(sales), { kind: 'count', count: occasions, unit: 'times' }, ...need('salesPerOccasion')),
        row('frequency', mean(occasions, customers, 'times', buyers), { kind: 'count', count: occasions, unit: 'times' }, { kind: 'people', count: customers, people: buyers }, ...need('frequency')),
        row('salesPerCustomer', mean(sales, customers, 'profit', buyers), yen(sales), { kind: 'people', count: customers, people: buyers }, none, none),
        row('retention', { kind: 'rate', ...t.retention, people: { of: 'kept' }, base: { of: 'base' } }, { kind: 'people', count: t.retention.numerator, people: { of: 'kept' } }, { kind: 'people', count: t.retention.denominator, people: { of: 'base' } }, ...need('retention')),
        row('years', years, none, none, none, none),
        row('yen', yen(t.yen), none, none, yen(t.target.yen), none),
        row('acquisitionCost', yen(t.acquisitionCost), none, none, ...need('acquisitionCost')),
        row('retentionCost', yen(t.retentionCost), none, none, ...need('retentionCost')),
        row('multiple', number(t.multiple), none, none, none, number(t.target.multiple)),
      ],
      totals: [2, 5, 8],
    }
  },
  say: ({ yen: value, multiple, target }): PanelSay | null => (value === null ? null
    : target.yen !== null ? { key: target.yen > value ? 'short' : 'reached', values: { yen: yen(value), target: yen(target.yen), gap: yen(Math.abs(target.yen - value)) } }
    : multiple === null ? { key: 'yen', values: { yen: yen(value) } } : { key: 'multiple', values: { yen: yen(value), multiple: number(multiple) } }),
  people: (shop, _, cell) => {
    if (cell.of === 'buyers') return peopleBehind(shop, { kind: 'kpi', kpi: 'frequency', part: 'denominator' })
    if (cell.of !== 'kept' && cell.of !== 'base') return noSuchCell(cell)
    return peopleBehind(shop, { kind: 'kpi', kpi: 'retention', part: cell.of === 'kept' ? 'numerator' : 'denominator' })
  },
})
