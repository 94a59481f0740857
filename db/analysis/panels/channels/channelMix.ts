// The panel 販路の移り変わり.
import { z } from 'zod'
import { channelBuyers, channelMix as compute } from '../../channelMix.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell } from '../../panelModel.ts'

export const mixMeasures = ['sales', 'orders', 'customers'] as const

export const channelMix = panel({
  command: { name: 'channel-mix', options: { measure: { option: 'measure' } } },
  options: z.object({ measure: z.enum(mixMeasures).default('sales') }).strict(),
  choices: [{ option: 'measure', values: mixMeasures }],
  compute: (shop) => compute(shop),
  base: ({ customers }) => customers,
  table: ({ months, channels, returns }, _shop, { measure }) => {
    if (channels.length === 0) return { columns: [{ key: 'month', right: false }], rows: [] }
    const returned = measure === 'sales' && returns.some((yen) => yen !== 0)
    const amount = (value: number, key?: { channel: string; month: string }): Cell => measure === 'sales' ? { kind: 'yen', yen: value } : measure === 'orders' ? { kind: 'count', count: value, unit: 'orders' } : { kind: 'people', count: value, ...(key && { people: key }) }
    return {
      columns: [{ key: 'month', right: false }, ...channels.map(({ channel }) => ({ key: channel, right: true, label: { kind: 'channel', code: channel } as const })), ...(returned ? [{ key: 'returns', right: true }] : []), ...(measure === 'customers' ? [] : [{ key: 'total', right: true }])],
      rows: months.map((month, m) => [
        { kind: 'month', day: `${month}-01` },
        ...channels.map((row) => amount(row[measure][m], { channel: row.channel, month })),
        ...(returned ? [amount(returns[m])] : []),
        // Somebody who bought on two channels is one person, so people have no total here.
        ...(measure === 'customers' ? [] : [amount(channels.reduce((sum, row) => sum + row[measure][m], returned ? returns[m] : 0))]),
      ]),
    }
  },
  say: ({ channels, months }) => {
    const year = (list: number[], from: number): number => list.slice(from, from + 12).reduce((a, b) => a + b, 0)
    const all = channels.reduce((sum, { sales }) => sum + year(sales, months.length - 12), 0)
    const [top] = [...channels].sort((a, b) => year(b.sales, months.length - 12) - year(a.sales, months.length - 12))
    return top && all > 0 ? { key: channels.length === 1 ? 'single' : 'top', values: { channel: { kind: 'channel', code: top.channel }, share: { kind: 'rate', numerator: year(top.sales, months.length - 12), denominator: all } } } : null
  },
  people: (shop, _options, cell) => (typeof cell.channel === 'string' && typeof cell.month === 'string' ? channelBuyers(shop, cell.channel, cell.month) : noSuchCell(cell)),
})
