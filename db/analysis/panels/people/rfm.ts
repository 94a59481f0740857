// The panel RFM.
import { z } from 'zod'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'
import { rfm as computed, rfmPeople } from '../../rfm.ts'
import { scoreCell } from '../../groupModel.ts'
import type { Rfm, RfmCell } from '../../groupModel.ts'

const options = z.object({ method: z.enum(['thresholds', 'quintiles']).default('thresholds'), window: z.union([z.literal(12), z.literal(24), z.literal('all')]).default(24) }).strict()

const together = (cells: readonly RfmCell[]): { customers: number; sales: number } => cells.reduce((sum, { customers, sales }) => ({ customers: sum.customers + customers, sales: sum.sales + sales }), { customers: 0, sales: 0 })

export const rfm = panel({
  command: { name: 'rfm', options: { method: { option: 'method' } } },
  choices: [{ option: 'method', values: ['thresholds', 'quintiles'] }, { option: 'window', values: [24, 12, 'all'], when: { method: 'thresholds' } }],
  options,
  compute: (shop, chosen): Rfm => computed(shop, chosen),
  base: ({ cells }) => together(cells).customers,
  table: (result) => {
    const all = together(result.cells)
    return {
      columns: [{ key: 'r', right: false }, { key: 'f', right: false }, { key: 'm', right: false }, { key: 'customers', right: true }, { key: 'share', right: true }, { key: 'sales', right: true }, { key: 'perHead', right: true }],
      rows: result.cells.map(({ r, f, m, customers, sales }): Cell[] => [
        scoreCell(result, 'r', r), scoreCell(result, 'f', f), scoreCell(result, 'm', m), { kind: 'people', count: customers, people: { r, f, m } },
        { kind: 'rate', numerator: customers, denominator: all.customers, people: { r, f, m }, base: {} }, { kind: 'yen', yen: sales }, { kind: 'mean', sum: sales, count: customers, of: 'yen', people: { r, f, m } },
      ]),
    }
  },
  say: ({ cells }) => {
    const [all, best] = [together(cells), together(cells.filter(({ r, f }) => r >= 4 && f >= 4))]
    if (all.customers === 0) return null
    return { key: 'best', values: { people: { kind: 'people', count: best.customers }, share: { kind: 'rate', numerator: Math.max(0, best.sales), denominator: Math.max(0, all.sales) } } }
  },
  people: (shop, chosen, cell) => {
    const want: { r?: number; f?: number; m?: number } = {}
    for (const [axis, score] of Object.entries(cell)) {
      if (!['r', 'f', 'm'].includes(axis) || ![1, 2, 3, 4, 5].includes(Number(score))) return noSuchCell(cell)
      want[axis as 'r' | 'f' | 'm'] = Number(score)
    }
    return rfmPeople(shop, chosen, want)
  },
})
