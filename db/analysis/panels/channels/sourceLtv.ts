// The panel 入口ごとの1年LTV.
import { z } from 'zod'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay } from '../../panelModel.ts'
import { enoughPeople } from '../../rules.ts'
import { sourceLtv as compute, sourceParts, sourcePeople } from '../../sourceLtv.ts'
import type { SourceRow } from '../../channelModel.ts'

const nameOf = (source: string, by: 'channel' | 'medium'): Cell => source === '' ? { kind: 'word', key: 'unknown' } : by === 'channel' ? { kind: 'channel', code: source } : { kind: 'text', text: source }

export const sourceLtv = panel({
  command: { name: 'source-ltv', options: { by: { option: 'by' } } },
  options: z.object({ by: z.enum(['channel', 'medium']).default('channel') }).strict(),
  choices: [{ option: 'by', values: ['channel', 'medium'] }],
  compute: (shop, { by }, { f2Days }) => compute(shop, by, f2Days),
  base: (rows) => rows.reduce((sum, { ltv }) => sum + ltv.customers, 0),
  table: (rows, _shop, { by }) => ({
    columns: [{ key: 'source', right: false }, ...['customers', 'firstBuyers', 'ltv', 'profit', 'f2'].map((key) => ({ key, right: true }))],
    rows: rows.map(({ source, customers, ltv, f2 }) => [
      nameOf(source, by),
      { kind: 'people', count: customers, people: { source, part: 'customers' } },
      { kind: 'people', count: ltv.customers, people: { source, part: 'ltv' } },
      { kind: 'mean', sum: ltv.sales, count: ltv.customers, of: 'yen', people: { source, part: 'ltv' } },
      { kind: 'mean', sum: ltv.grossProfit, count: ltv.customers, of: 'profit', people: { source, part: 'ltv' } },
      { kind: 'rate', numerator: f2.bought, denominator: f2.matured, people: { source, part: 'f2Bought' }, base: { source, part: 'f2Matured' } },
    ]),
  }),
  say: (rows, _shop, { by }): PanelSay | null => {
    const mean = ({ ltv }: SourceRow): number => ltv.sales / ltv.customers
    const known = rows.filter(({ source, ltv }) => source !== '' && ltv.customers >= enoughPeople).sort((a, b) => mean(b) - mean(a))
    const [best, worst] = [known[0], known.at(-1)]
    if (!best || !worst || best === worst) return by === 'medium' && rows.every(({ source }) => source === '') && rows.length > 0 ? { key: 'noMedium', values: {} } : null
    const yen = ({ ltv }: SourceRow): Cell => ({ kind: 'mean', sum: ltv.sales, count: ltv.customers, of: 'yen' })
    return { key: 'best', values: { best: nameOf(best.source, by), bestYen: yen(best), worst: nameOf(worst.source, by), worstYen: yen(worst) } }
  },
  people: (shop, { by }, cell, { f2Days }) => {
    const part = sourceParts.find((one) => one === cell.part)
    return part && typeof cell.source === 'string' ? sourcePeople(shop, by, f2Days, cell.source, part) : noSuchCell(cell)
  },
})
