// summary, customers, tiers, moves, kpi: what the window shows, as text or JSON.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { kpis } from '../analysis/kpi.ts'
import { moves } from '../analysis/moves.ts'
import { planSteps } from '../analysis/plans.ts'
import { dropoff } from '../analysis/dropoff.ts'
import { tierCodes } from '../analysis/model.ts'
import type { Tier } from '../analysis/model.ts'
import { tierCounts } from '../analysis/tiers.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import { historyOf } from '../analysis/occasions.ts'
import { listCustomers } from '../customers/list.ts'
import { ShopError } from '../errors.ts'
import { formatDay, parseDay } from '../facts/day.ts'
import { timesText } from '../formats/rules.ts'
import { asOfShop } from '../shop.ts'
import { summaryOf } from '../shops/lifecycle.ts'
import { number, percent, table } from './output.ts'
import type { Command } from './command.ts'

export const summary: Command = ({ shop, asOf, say }) => {
  const s = summaryOf(asOfShop(shop, asOf))
  const rows = [
    [say('cli.orders'), number(s.orders.all)], [say('cli.ordersValid'), number(s.orders.valid)], [say('cli.ordersAnonymous'), number(s.orders.anonymous)],
    [say('cli.lines'), number(s.lines)], [say('cli.customers'), number(s.customers.all)], [say('cli.buyers'), number(s.customers.withValidOrder)],
    [say('cli.goods'), say('cli.yen', { yen: s.sales.goods })], [say('cli.total'), say('cli.yen', { yen: s.sales.total })],
    [say('cli.period'), s.firstDay === null ? '—' : `${s.firstDay} – ${s.lastDay}`],
  ]
  return { json: s, text: table([['', say('cli.value')], ...rows], [1]) }
}

export const customers: Command = ({ shop, asOf, say, options }) => {
  const tier = options.tier
  if (tier !== undefined && !(tierCodes as readonly string[]).includes(tier)) throw new ShopError('usage', { argument: `--tier ${tier}` })
  const limit = options.limit === undefined ? Infinity : Number(options.limit)
  if (limit !== Infinity && !(Number.isSafeInteger(limit) && limit >= 1)) throw new ShopError('usage', { argument: `--limit ${options.limit}` })
  const at = asOfShop(shop, asOf)
  const figures = customerFigures(historyOf(at))
  const query = { find: options.find ?? '', people: tier === undefined ? null : { kind: 'tier' as const, tier: tier as Tier }, sort: 'id' as const, descending: false, asOf: formatDay(at.asOf) }
  const page = listCustomers(shop, { ...query, offset: 0, limit })
  const json = page.rows.map((row) => {
    const i = indexOfCustomer(at.facts, row.id)
    return {
      id: row.id, name: row.name, tier: row.tier, orders: { all: row.orders, valid: row.validOrders }, goods: figures.goods[i], total: figures.total[i],
      ...(row.excluded && { excluded: true }),
      firstDay: row.firstDay, lastDay: row.lastDay, channels: row.channels,
    }
  })
  const rows = page.rows.map((row) => [String(row.id), row.name, say(row.excluded ? 'cli.leftReason.excluded' : `tiers.${row.tier}`), number(row.occasions), say('cli.yen', { yen: row.sales }), row.lastDay ?? '—', row.channels.map((c) => say(`channels.${c}`)).join('、')])
  const head = [say('cli.id'), say('cli.name'), say('cli.tier'), say('cli.times'), say('cli.goods'), say('cli.lastDay'), say('cli.channels')]
  return { json, text: `${table([head, ...rows], [0, 3, 4])}\n${say('cli.shown', { all: page.total, shown: rows.length })}` }
}

export const tiers: Command = ({ shop, asOf, say }) => {
  const { dormantOnce, dormantMore, ...counts } = tierCounts(asOfShop(shop, asOf))
  const row = (label: string, count: number) => [label, number(count), percent(count, counts.total)]
  const rows = [
    row(say('tiers.firstTime'), counts.firstTime), row(say('tiers.repeat'), counts.repeat), row(`  ${say('tiers.second')}`, counts.second), row(`  ${say('tiers.thirdOrMore')}`, counts.thirdOrMore),
    row(say('tiers.oneYear'), counts.oneYear), row(say('tiers.dormant'), counts.dormant), row(`  ${say('tiers.dormantOnce')}`, dormantOnce), row(`  ${say('tiers.dormantMore')}`, dormantMore),
    row(say('tiers.prospect'), counts.prospect), row(say('cli.customers'), counts.total),
  ]
  return { json: counts, text: `${say('cli.asOf', { day: counts.asOf })}\n${table([[say('cli.tier'), say('cli.people'), say('cli.share')], ...rows], [1, 2])}` }
}

export const movesCommand: Command = ({ shop, say, options }) => {
  if (!options.from || !options.to) throw new ShopError('usage', { argument: '--from --to' })
  const [from, to] = [day(options.from), day(options.to)]
  const result = moves(asOfShop(shop, options.to), from, to)
  const rows = result.cells.map((cell) => [say(`tiers.${cell.from}`), say(`tiers.${cell.to}`), number(cell.customers)])
  return { json: result, text: `${result.from} → ${result.to}\n${table([[say('cli.from'), say('cli.to'), say('cli.people')], ...rows], [2])}` }
}

export const kpi: Command = ({ shop, asOf, say, options }) => {
  if ((options.from === undefined) !== (options.to === undefined)) throw new ShopError('usage', { argument: '--from --to' })
  if (options.from !== undefined && day(options.from) > day(options.to!)) throw new ShopError('usage', { argument: `--from ${options.from} --to ${options.to}` })
  const f2Days = options['f2-days'] === undefined ? shop.settings.f2Days : Number(options['f2-days'])
  if (!Number.isInteger(f2Days) || f2Days < 1 || f2Days > 3650) throw new ShopError('usage', { argument: '--f2-days' })
  const k = kpis(asOfShop(shop, asOf), { ...(options.from !== undefined && { from: options.from, to: options.to }), f2Days })
  const name = (code: string) => say(`kpis.${code}.name`)
  const rate = (code: string, part: number, all: number, note = '') => [name(code), percent(part, all), `${number(part)} / ${number(all)}${note && `  ${note}`}`]
  const each = (code: string, sum: number, by: number) => [name(code), by === 0 ? '—' : say('cli.yen', { yen: Math.round(sum / by) }), `${number(sum)} / ${number(by)}`]
  const f = k.formulaLtv
  const rows = [
    each('oneYearLtv', k.oneYearLtv.sales, k.oneYearLtv.customers),
    rate('f2', k.f2.bought, k.f2.matured, say('cli.waiting', { count: k.f2.waiting })),
    rate('upgrade', k.upgrade.bought, k.upgrade.matured), rate('toSubscription', k.toSubscription.bought, k.toSubscription.matured),
    rate('repeatBuyers', k.repeatBuyers.numerator, k.repeatBuyers.denominator), rate('repeatEver', k.repeatEver.numerator, k.repeatEver.denominator),
    rate('retention', k.retention.numerator, k.retention.denominator), rate('repeatSales', k.repeatSales.numerator, k.repeatSales.denominator),
    each('salesPerCustomer', k.salesPerCustomer.sales, k.salesPerCustomer.customers), each('salesPerOccasion', k.salesPerOccasion.sales, k.salesPerOccasion.occasions),
    [name('frequency'), k.frequency.customers === 0 ? '—' : timesText(k.frequency.occasions, k.frequency.customers), `${number(k.frequency.occasions)} / ${number(k.frequency.customers)}`],
    each('averageOrderValue', k.averageOrderValue.sales, k.averageOrderValue.orders),
    [name('formulaLtv'), f.yen === null ? '—' : say('cli.yen', { yen: f.yen }), [f.years === null ? '' : f.yearsCapped ? say('cli.yearsCapped') : say('cli.years', { years: f.years.toFixed(1) }), f.multiple === null ? '' : say('cli.multiple', { multiple: f.multiple.toFixed(2) })].filter(Boolean).join('  ')],
  ]
  return { json: k, text: `${say('cli.asOf', { day: k.asOf })}（${k.from} – ${k.to}）\n${table([[say('cli.kpi'), say('cli.value'), say('cli.counts')], ...rows], [1])}` }
}

export const dropoffCommand: Command = ({ shop, asOf, say }) => {
  const steps = dropoff(asOfShop(shop, asOf))
  const rows = steps.map((step) => [
    number(step.n), number(step.reached), number(step.bought), number(step.waiting), number(step.lost), percent(step.boughtMatured, step.matured),
    percent(step.matured - step.boughtMatured, step.matured), step.medianDays === null ? '—' : String(step.medianDays),
  ])
  const head = ['n', 'reached', 'bought', 'waiting', 'lost', 'rate', 'dropRate', 'medianDays'].map((column) => say(`cli.dropoff.${column}`))
  return { json: steps, text: table([head, ...rows], [0, 1, 2, 3, 4, 5, 6, 7]) }
}

export const plansCommand: Command = ({ shop, asOf, say }) => {
  const steps = planSteps(historyOf(asOfShop(shop, asOf)))
  const rows = steps.map((step) => [number(step.k), number(step.reached), number(step.matured), number(step.delivered), percent(step.delivered, step.matured), number(step.waiting), number(step.cancelled), number(step.stalled), number(step.completed)])
  const head = ['k', 'reached', 'matured', 'delivered', 'rate', 'waiting', 'cancelled', 'stalled', 'completed'].map((column) => say(`cli.plans.${column}`))
  return { json: steps, text: table([head, ...rows], [0, 1, 2, 3, 4, 5, 6, 7, 8]) }
}

/** A date given on the command line. Throws usage. */
export function day(text: string): number {
  try { return parseDay(text) } catch { throw new ShopError('usage', { argument: text }) }
}
