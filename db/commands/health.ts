// health: how healthy the data are, and why the shop's sales differ from the cart's.
import type { HealthBridge } from '../imports/model.ts'
import { importHealth } from '../imports/health.ts'
import type { Command } from './command.ts'
import { number, percent, table } from './output.ts'

/** Steps of the bridge in the order in which they are taken off. */
const steps = ['gross', 'cancelled', 'unfinished', 'test', 'returned', 'unpaid', 'zeroYen', 'excluded', 'shipping', 'fees', 'discounts', 'points', 'refunds', 'sales'] as const satisfies readonly (keyof HealthBridge)[]

export const health: Command = ({ shop, asOf, say }) => {
  const found = importHealth(shop, asOf)
  const yen = (amount: number) => say('cli.yen', { yen: amount })
  const channels = found.channels.map((row) => [say(`channels.${row.channel}`, { defaultValue: row.channel }), row.firstDay, row.lastDay, number(row.orders), number(row.valid), row.gaps.join(' ') || '—'])
  const bridge = found.bridge.map((row) => [row.channel === null ? say('cli.health.all') : say(`channels.${row.channel}`, { defaultValue: row.channel }), row] as const)
  const shown = steps.filter((step) => step === 'gross' || step === 'sales' || found.bridge[0][step] !== 0)
  const { withoutName, noContact, noProductCode } = found
  const text = [
    `${say('cli.asOf', { day: found.asOf })}（${found.firstDay ?? '—'} – ${found.lastDay ?? '—'}）`,
    table([[say('cli.channels'), say('cli.from'), say('cli.to'), say('cli.orders'), say('cli.ordersValid'), say('cli.health.gaps')], ...channels], [3, 4]),
    '', say('cli.health.why'),
    table([[say('cli.health.step'), ...bridge.map(([name]) => name)], ...shown.map((step) => [say(`cli.health.steps.${step}`), ...bridge.map(([, row]) => yen(step === 'gross' || step === 'sales' ? row[step] : row[step] === 0 ? 0 : -row[step]))])], bridge.map((_, i) => i + 1)),
    '',
    table([['', say('cli.value'), say('cli.share')],
      [say('cli.health.ordersWithoutName'), number(withoutName.orders), percent(withoutName.orders, withoutName.ofOrders)],
      [say('cli.health.salesWithoutName'), yen(withoutName.sales), percent(withoutName.sales, withoutName.ofSales)],
      [say('cli.health.noContact'), number(noContact.customers), percent(noContact.customers, noContact.of)],
      [say('cli.health.noProductCode'), number(noProductCode.lines), percent(noProductCode.lines, noProductCode.of)],
      ...found.notCounted.map(({ reason, orders, amount }) => [say(`cli.health.notCounted.${reason}`), number(orders), yen(amount)]),
    ], [1, 2]),
  ].join('\n')
  return { json: found, text }
}
