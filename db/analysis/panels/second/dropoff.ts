// The panel 何回目で離れやすいか.
import { z } from 'zod'
import { dropoff as stepsOf, dropoffPeople, dropoffReasons } from '../../dropoff.ts'
import { dropoffKinds } from '../../secondModel.ts'
import type { DropoffStep } from '../../secondModel.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey, PanelSay } from '../../panelModel.ts'
import { enoughPeople } from '../../rules.ts'

const parts = ['reached', 'bought', 'waiting', 'lost', 'matured', 'boughtMatured', 'stopped'] as const

/** Where most leave, of the steps with people enough; undefined = of none it can be said. */
const worstOf = (steps: readonly DropoffStep[]): DropoffStep | undefined =>
  steps.filter(({ matured }) => matured >= enoughPeople).reduce<DropoffStep | undefined>((worst, step) =>
    (worst === undefined || (step.matured - step.boughtMatured) * worst.matured > (worst.matured - worst.boughtMatured) * step.matured ? step : worst), undefined)

export const dropoff = panel({
  choices: [{ option: 'kind', values: dropoffKinds }],
  options: z.object({ kind: z.enum(dropoffKinds).default('oneOff') }).strict(),
  compute: (shop, { kind }, given) => {
    const reasons = new Map(dropoffReasons(shop, kind, given.interactions()).map((reason) => [reason.n, reason]))
    return {
      kind,
      steps: stepsOf(shop, kind).map((step) => {
        const at = reasons.get(step.n)
        return { ...step, voices: at?.voices.length ?? 0, complaints: at?.complaints.length ?? 0, cancelled: [...(at?.cancelled ?? [])].map(([reason, customers]) => ({ reason, customers: customers.length })).sort((a, b) => b.customers - a.customers || (a.reason < b.reason ? -1 : 1)) }
      }),
    }
  },
  base: ({ steps }) => steps[0]?.reached ?? 0,
  table: ({ steps }) => ({
    columns: [
      { key: 'n', right: false }, { key: 'reached', right: true }, { key: 'bought', right: true }, { key: 'waiting', right: true }, { key: 'lost', right: true },
      { key: 'matured', right: true }, { key: 'rate', right: true }, { key: 'dropRate', right: true }, { key: 'medianDays', right: true }, { key: 'voices', right: true }, { key: 'complaints', right: true }, { key: 'reasons', right: false },
    ],
    rows: steps.map(({ n, matured, boughtMatured, medianDays, cancelled, ...counts }): Cell[] => {
      const people = (part: string): CellKey => ({ n, part })
      const count = (part: 'reached' | 'bought' | 'waiting' | 'lost' | 'voices' | 'complaints'): Cell => ({ kind: 'people', count: counts[part], people: people(part) })
      return [
        { kind: 'word', key: 'nth', params: { n } }, count('reached'), count('bought'), count('waiting'), count('lost'),
        { kind: 'people', count: matured, people: people('matured') },
        { kind: 'rate', numerator: boughtMatured, denominator: matured, people: people('boughtMatured'), base: people('matured') },
        { kind: 'rate', numerator: matured - boughtMatured, denominator: matured, people: people('stopped'), base: people('matured') },
        { kind: 'number', value: medianDays, digits: medianDays !== null && medianDays % 1 !== 0 ? 1 : 0 }, count('voices'), count('complaints'),
        { kind: 'each', items: cancelled.map(({ reason, customers }) => ({ name: reason, count: customers, people: { n, part: 'cancelled', reason } })) },
      ]
    }),
  }),
  say: ({ steps }): PanelSay | null => {
    const [worst, first] = [worstOf(steps), steps[0]]
    if (!first) return null
    const waiting = (step: DropoffStep): Cell => ({ kind: 'people', count: step.waiting })
    if (worst) return { key: 'worst', values: { n: { kind: 'number', value: worst.n, digits: 0 }, rate: { kind: 'rate', numerator: worst.matured - worst.boughtMatured, denominator: worst.matured }, waiting: waiting(worst) } }
    return first.matured === 0 ? { key: 'early', values: { waiting: waiting(first) } }
      : { key: 'few', values: { matured: { kind: 'people', count: first.matured }, stopped: { kind: 'count', count: first.matured - first.boughtMatured, unit: 'plain' }, waiting: waiting(first) } }
  },
  people: (shop, { kind }, cell, given) => {
    const n = Number(cell.n)
    if (cell.part === 'voices' || cell.part === 'complaints' || cell.part === 'cancelled') {
      const at = dropoffReasons(shop, kind, given.interactions()).find((reason) => reason.n === n)
      return Int32Array.from((cell.part === 'cancelled' ? at?.cancelled.get(String(cell.reason)) : at?.[cell.part]) ?? [])
    }
    return Number.isInteger(n) && parts.includes(cell.part as 'lost') ? dropoffPeople(shop, kind, n, cell.part as 'lost') : noSuchCell(cell)
  },
})
