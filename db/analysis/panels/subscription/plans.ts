// The panel 定期の続きぐあい.
import { contractsOf } from '../../contracts.ts'
import type { Contract } from '../../contracts.ts'
import { historyOf } from '../../occasions.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { PanelSay } from '../../panelModel.ts'
import { plans as compute } from '../../plans.ts'
import { enoughPeople } from '../../rules.ts'
import { survival } from '../../../contracts/rules.ts'
import type { Shop } from '../../../facts/facts.ts'

const parts = ['reached', 'waiting', 'stalled', 'cancelled', 'completed'] as const
type Part = (typeof parts)[number]

/** Whether a contract stands at k with that part of the table. */
function isIn({ deliveries, state }: Contract, k: number, part: Part): boolean {
  if (part === 'reached') return deliveries.length >= k
  if (deliveries.length !== k) return false
  return part === 'waiting' ? state === 'running' || state === 'paused' : state === part
}

/** Distinct customers with such a contract. */
const customersOf = (shop: Shop, k: number, part: Part): Int32Array => Int32Array.from(new Set(contractsOf(historyOf(shop)).filter((contract) => isIn(contract, k, part)).map(({ customer }) => customer))).sort()

export const plans = panel({
  options: noOptions,
  compute: (shop) => ({ ...compute(historyOf(shop)), customers: customersOf(shop, 1, 'reached').length }),
  base: ({ customers }) => customers,
  table: ({ steps }, shop) => {
    const left = survival(steps)
    return {
      columns: [{ key: 'k', right: true }, ...['reached', 'people', 'matured', 'rate', 'left', 'waiting', 'stalled', 'cancelled', 'completed'].map((key) => ({ key, right: true }))],
      rows: steps.map(({ k, reached, matured, delivered, waiting, completed }, i) => [
        { kind: 'count', count: k, unit: 'times' },
        { kind: 'count', count: reached, unit: 'plain' },
        { kind: 'people', count: customersOf(shop, k, 'reached').length, people: { k, part: 'reached' } },
        { kind: 'count', count: matured, unit: 'plain' },
        { kind: 'rate', numerator: delivered, denominator: matured },
        { kind: 'number', value: left[i] === null ? null : Math.round(left[i] * 1000) / 10, digits: 1 },
        { kind: 'count', count: waiting, unit: 'plain' },
        { kind: 'people', count: customersOf(shop, k, 'stalled').length, people: { k, part: 'stalled' } },
        { kind: 'people', count: customersOf(shop, k, 'cancelled').length, people: { k, part: 'cancelled' } },
        { kind: 'count', count: completed, unit: 'plain' },
      ]),
    }
  },
  say: ({ steps, states }): PanelSay | null => {
    const worst = steps.filter(({ matured }) => matured >= enoughPeople).sort((a, b) => a.delivered / a.matured - b.delivered / b.matured)[0]
    const running = { kind: 'count', count: states.running, unit: 'plain' } as const
    if (steps.length === 0) return null
    return worst ? { key: 'worst', values: { running, k: { kind: 'count', count: worst.k, unit: 'plain' }, rate: { kind: 'rate', numerator: worst.delivered, denominator: worst.matured } } } : { key: 'running', values: { running } }
  },
  people: (shop, _options, cell) => {
    const part = parts.find((one) => one === cell.part)
    return part && typeof cell.k === 'number' ? customersOf(shop, cell.k, part) : noSuchCell(cell)
  },
})
