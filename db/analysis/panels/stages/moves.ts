// The panel 段階の動き: the stage on one day × the stage on another.
import { z } from 'zod'
import { addMonths, parseDay, partsOf } from '../../../facts/day.ts'
import type { Day } from '../../../facts/day.ts'
import { dayText } from '../../dayText.ts'
import { tierCodes } from '../../model.ts'
import type { TierOrNone } from '../../model.ts'
import { movePeople, moves as movesBetween } from '../../moves.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey } from '../../panelModel.ts'

const since = ['monthEnd', 'threeMonths', 'year', 'days'] as const
const options = z.object({
  /** The day compared with: the end of the month before, three months or one year before the shop's day; or any two days. */
  since: z.enum(since).default('monthEnd'),
  /** The two days, looked at with `days` only; without them the end of the month before and the shop's day. The later one is never after the shop's day. */
  from: dayText.optional(), to: dayText.optional(),
}).strict().refine(({ from, to }) => from === undefined || to === undefined || from < to, { path: ['from'] })

/** In the order of a customer's life. 'none': not there yet on the earlier day. */
const stages: readonly TierOrNone[] = ['none', 'prospect', 'firstTime', 'repeat', 'oneYear', 'dormant']
const later = stages.slice(1)

function daysOf(asOf: Day, chosen: z.output<typeof options>): { from: Day; to: Day } {
  const own = chosen.since === 'days'
  const to = own && chosen.to !== undefined ? Math.min(asOf, parseDay(chosen.to)) : asOf
  if (own && chosen.from !== undefined) return { from: Math.min(to, parseDay(chosen.from)), to }
  return { from: own || chosen.since === 'monthEnd' ? to - partsOf(to).date : addMonths(to, chosen.since === 'year' ? -12 : -3), to }
}

export const moves = panel({
  choices: [{ option: 'since', values: since }, ...(['from', 'to'] as const).map((option) => ({ option, values: [], day: true as const, when: { since: 'days' } }))],
  options,
  compute: (shop, chosen) => { const { from, to } = daysOf(shop.asOf, chosen); return movesBetween(shop, from, to) },
  base: ({ cells }) => cells.reduce((sum, { customers }) => sum + customers, 0),
  table: ({ cells }) => {
    const count = (from: TierOrNone | null, to: TierOrNone | null): number =>
      cells.reduce((sum, cell) => sum + ((from === null || cell.from === from) && (to === null || cell.to === to) ? cell.customers : 0), 0)
    const people = (from: TierOrNone | null, to: TierOrNone | null): Cell => ({ kind: 'people', count: count(from, to), people: { from: from ?? 'all', to: to ?? 'all' } })
    const row = (from: TierOrNone | null): Cell[] => [{ kind: 'word', key: from ?? 'all' }, ...later.map((to) => people(from, to)), people(from, null)]
    return {
      columns: [{ key: 'from', right: false }, ...later.map((key) => ({ key, right: true })), { key: 'all', right: true }],
      rows: cells.length === 0 ? [] : [...stages.map(row), row(null)],
      totals: cells.length === 0 ? [] : [stages.length],
    }
  },
  say: ({ from, cells }) => {
    const sum = (test: (from: TierOrNone, to: TierOrNone) => boolean): Cell => ({ kind: 'people', count: cells.reduce((all, cell) => all + (test(cell.from, cell.to) ? cell.customers : 0), 0) })
    return cells.length === 0 ? null : { key: 'moved', values: {
      from: { kind: 'day', day: from }, fresh: sum((a) => a === 'none'), lost: sum((a, b) => a !== 'none' && a !== 'dormant' && b === 'dormant'), back: sum((a, b) => a === 'dormant' && b !== 'dormant'),
    } }
  },
  people: (shop, chosen, cell) => {
    const { from, to } = daysOf(shop.asOf, chosen)
    return movePeople(shop, from, to, sideOf(cell, 'from', stages), sideOf(cell, 'to', tierCodes))
  },
})

/** The stage that one side of a cell names; null = all of them. Throws badInput. */
function sideOf(cell: CellKey, side: 'from' | 'to', known: readonly TierOrNone[]): TierOrNone | null {
  const stage = cell[side] as TierOrNone | 'all'
  return stage === 'all' ? null : known.includes(stage) ? stage : noSuchCell(cell)
}
