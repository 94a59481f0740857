// forecast: who is expected to buy how often, and for how much; with --train-to also what then happened.
import { checkInputs, forecastCheck } from '../analysis/forecastCheck.ts'
import { forecast, forecastRow } from '../analysis/forecast.ts'
import { forecastInputs } from '../analysis/forecastInputs.ts'
import { LEAST_REPEATERS, forecastUnits, toldCheck } from '../analysis/forecastModel.ts'
import type { Forecast, ForecastCheck, ForecastRow } from '../analysis/forecastModel.ts'
import { listCustomers } from '../customers/list.ts'
import { ShopError } from '../errors.ts'
import { asOfShop } from '../shop.ts'
import { day } from './figures.ts'
import type { Command } from './command.ts'
import { number, table } from './output.ts'
import type { Say } from '../formats/rules.ts'

const SHOWN = 30

/**
 * `[--train-to D] [--unit week|day] [--limit N]`. With --train-to the forecast knows nothing after that day, as if made then;
 * `check` sets the days from there to the as-of day beside it. The limit is of the table; the JSON holds everybody.
 */
export const forecastCommand: Command = ({ shop, asOf, say, options }) => {
  const unit = forecastUnits.find((name) => name === (options.unit ?? 'week'))
  if (!unit) throw new ShopError('usage', { argument: `--unit ${options.unit}` })
  const limit = options.limit === undefined ? SHOWN : Number(options.limit)
  if (!(Number.isSafeInteger(limit) && limit >= 1)) throw new ShopError('usage', { argument: `--limit ${options.limit}` })
  const at = asOfShop(shop, asOf)
  const trainTo = options['train-to'] === undefined ? at.asOf : day(options['train-to'])
  if (trainTo > at.asOf) throw new ShopError('usage', { argument: `--train-to ${options['train-to']}` })
  const made = forecast(forecastInputs({ ...at, asOf: trainTo }), unit)
  const check = trainTo < at.asOf ? forecastCheck(checkInputs(at, at.asOf - trainTo)) : null
  const rows = Array.from(made.columns.id, (_, i) => forecastRow(made.columns, i))
  const { r, alpha, a, b, logLikelihood, leaving } = made.purchases ?? { r: null, alpha: null, a: null, b: null, logLikelihood: null, leaving: null }
  const { p, q, gamma } = made.values ?? { p: null, q: null, gamma: null }
  const json = {
    unit, asOf: made.asOf, customers: made.customers, repeaters: made.repeaters, ...(made.reason && { reason: made.reason }),
    r, alpha, a, b, leaving, logLikelihood, p, q, gamma, withoutValue: made.withoutValue, expected: rows, ...(check && { check: toldCheck(check) }),
  }
  const best = [...rows].sort((one, other) => (other.clv ?? 0) - (one.clv ?? 0) || other.next365 - one.next365 || one.id - other.id).slice(0, limit)
  const found = listCustomers(shop, { find: '', people: { kind: 'ids', ids: best.map(({ id }) => id) }, sort: 'id', descending: false, asOf: made.asOf, offset: 0, limit: best.length })
  const names = new Map(found.rows.map(({ id, name }) => [id, name]))
  const text = [summaryOf(made, say), ...(made.reason ? [] : [people(best, names, made, say)]), ...(check ? [checkOf(check, say)] : [])].join('\n\n')
  return { json, text }
}

function summaryOf(made: Forecast, say: Say): string {
  const head = `${say('cli.forecast.title')}  ${say('cli.asOf', { day: made.asOf })}\n${say('cli.forecast.basis', { customers: number(made.customers), repeaters: number(made.repeaters) })}`
  if (!made.purchases) return `${head}\n${why(made.reason, made.repeaters, say)}`
  const { r, alpha, a, b, logLikelihood, leaving } = made.purchases
  const show = (value: number) => value.toPrecision(5)
  const figures = [
    `BG/NBD (${say(`cli.forecast.unit.${made.unit}`)})  r ${show(r)}  alpha ${show(alpha)}  a ${show(a)}  b ${show(b)}  ${say('cli.forecast.logLikelihood')} ${logLikelihood.toFixed(2)}`,
    made.values ? `Gamma-Gamma  p ${show(made.values.p)}  q ${show(made.values.q)}  gamma ${show(made.values.gamma)}` : say('cli.forecast.noValues'),
    ...(leaving === 'spread' ? [] : [say(`cli.forecast.leaving.${leaving}`)]),
    ...(made.withoutValue > 0 ? [say('cli.forecast.withoutValue', { count: made.withoutValue })] : []),
  ]
  return `${head}\n${figures.join('\n')}`
}

function people(best: ForecastRow[], names: Map<number, string>, made: Forecast, say: Say): string {
  const head = ['id', 'name', 'times', 'sinceLast', 'alive', 'next90', 'next365', 'clv'].map((column) => say(`cli.forecast.${column}`))
  const ago = ({ T, tx }: ForecastRow) => say('cli.forecast.days', { days: Math.round((T - tx) * (made.unit === 'week' ? 7 : 1)) })
  const rows = best.map((row) => [
    String(row.id), names.get(row.id) ?? '', number(row.x + 1), ago(row), row.alive === null ? '—' : `${(row.alive * 100).toFixed(0)} %`,
    row.next90.toFixed(2), row.next365.toFixed(2), row.clv === null ? '—' : say('cli.yen', { yen: row.clv }),
  ])
  return `${table([head, ...rows], [0, 2, 3, 4, 5, 6, 7])}\n${say('cli.shown', { all: made.customers, shown: rows.length })}`
}

function checkOf(check: ForecastCheck, say: Say): string {
  const title = `${say('cli.forecast.check')}  ${check.from} – ${check.to}`
  if (check.reason) return `${title}\n${why(check.reason, check.repeaters, say)}`
  const rows = check.groups.map(({ group, customers, expected, actual }) => [number(group), number(customers), expected.toFixed(1), number(actual)])
  const total = [say('cli.forecast.all'), number(check.customers), check.expected.toFixed(1), number(check.actual)]
  return `${title}\n${table([['group', 'customers', 'expected', 'actual'].map((column) => say(`cli.forecast.${column}`)), ...rows, total], [0, 1, 2, 3])}`
}

const why = (reason: Forecast['reason'], repeaters: number, say: Say): string => say(`cli.forecast.reason.${reason}`, { least: LEAST_REPEATERS, repeaters: number(repeaters) })
