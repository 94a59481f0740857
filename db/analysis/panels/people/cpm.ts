// The panel CPM（顧客ポートフォリオ）.
import { z } from 'zod'
import type { Shop } from '../../../facts/facts.ts'
import { cpm as computed, cpmPeople, proposedX } from '../../cpm.ts'
import { cpmClasses } from '../../groupModel.ts'
import type { CpmRow } from '../../groupModel.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'

const options = z.object({ x: z.union([z.literal('proposed'), z.number().int().min(1).max(2_000_000_000)]).default('proposed') }).strict()
const xOf = (shop: Shop, { x }: z.output<typeof options>): number => (x === 'proposed' ? proposedX(shop) : x)
const together = (rows: readonly CpmRow[]): { customers: number; sales: number } => rows.reduce((sum, { customers, sales }) => ({ customers: sum.customers + customers, sales: sum.sales + sales }), { customers: 0, sales: 0 })

export const cpm = panel({
  command: { name: 'cpm', options: { x: { option: 'x', number: true } } },
  // 70,000: やずや式.
  choices: [{ option: 'x', values: ['proposed', 70_000] }],
  options,
  compute: (shop, chosen) => computed(shop, xOf(shop, chosen)),
  base: (rows) => together(rows).customers,
  table: (rows, shop, chosen) => {
    const x = xOf(shop, chosen)
    const all = together(rows)
    const row = (name: string, head: Cell, own: readonly CpmRow[]): Cell[] => {
      const [active, gone, sum] = [together(own.filter((one) => one.active)), together(own.filter((one) => !one.active)), together(own)]
      return [
        head, { kind: 'people', count: active.customers, people: { class: name, active: 1 } }, { kind: 'people', count: gone.customers, people: { class: name, active: 0 } }, { kind: 'people', count: sum.customers, people: { class: name } },
        { kind: 'rate', numerator: sum.customers, denominator: all.customers, people: { class: name }, base: { class: 'all' } }, { kind: 'mean', sum: sum.sales, count: sum.customers, of: 'yen', people: { class: name } },
      ]
    }
    return {
      columns: [{ key: 'class', right: false }, { key: 'active', right: true }, { key: 'gone', right: true }, { key: 'customers', right: true }, { key: 'share', right: true }, { key: 'perHead', right: true }],
      rows: all.customers === 0 ? [] : [...cpmClasses.map((name) => row(name, { kind: 'word', key: name, params: { x } }, rows.filter((one) => one.class === name))), row('all', { kind: 'word', key: 'all' }, rows)],
      ...(all.customers > 0 && { totals: [cpmClasses.length] }),
    }
  },
  say: (rows, shop, chosen) => {
    const all = together(rows)
    if (all.customers === 0) return null
    const loyal = rows.filter((one) => one.class === 'loyal')
    return { key: 'loyal', values: { x: { kind: 'yen', yen: xOf(shop, chosen) }, active: { kind: 'people', count: together(loyal.filter((one) => one.active)).customers }, gone: { kind: 'people', count: together(loyal.filter((one) => !one.active)).customers } } }
  },
  people: (shop, chosen, cell) => {
    const name = cell.class === 'all' ? null : cpmClasses.find((one) => one === cell.class)
    if (name === undefined || ![undefined, 0, 1].includes(cell.active === undefined ? undefined : Number(cell.active))) return noSuchCell(cell)
    return cpmPeople(shop, xOf(shop, chosen), name, cell.active === undefined ? undefined : Number(cell.active) === 1)
  },
})
