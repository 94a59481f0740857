// segments, segment: the saved choices of people with their counts, and the people of one.
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import { listCustomers } from '../customers/list.ts'
import { asOfShop } from '../shop.ts'
import { listSegments, segmentNamed } from '../segments/queries.ts'
import type { Command } from './command.ts'
import { number, percent, table } from './output.ts'

/** `[{id, name, customers, content, warnings}]` by name, as of the day. */
export const segments: Command = ({ shop, asOf, say, note }) => {
  const list = listSegments(shop, asOf)
  if (list.unreadable.length > 0) note(say('segments.unreadable', { names: list.unreadable.map(({ name }) => name).join('、') }) + '\n')
  const json = list.rows.map(({ id, name, count, content, warnings }) => ({ id, name, customers: count, content, warnings }))
  const rows = list.rows.map(({ id, name, count, content, warnings }) => [String(id), name, number(count), percent(count, list.total), warnings.map((code) => say(`segments.warningShort.${code}`)).join('・'), content.split('\n')[0]])
  const head = [say('cli.id'), say('segments.cli.name'), say('segments.cli.customers'), say('cli.share'), say('segments.cli.warnings'), say('segments.cli.content')]
  return { json, text: `${say('cli.asOf', { day: list.asOf })}\n${rows.length === 0 ? say('segments.cli.none') : table([head, ...rows], [0, 2, 3])}` }
}

/** `segment F NAME` → `{id, name, asOf, customers: [{id, name, tier, sales, lastDay}]}`. Throws usage, notFound. */
export const segment: Command = ({ shop, asOf, say, rest }) => {
  const [name, ...more] = rest
  if (name === undefined || more.length > 0) throw new ShopError('usage', { argument: rest.join(' ') || 'NAME' })
  const id = segmentNamed(shop, name)
  const page = listCustomers(shop, { find: '', people: { kind: 'segment', id }, sort: 'id', descending: false, offset: 0, limit: Infinity, asOf: formatDay(asOfShop(shop, asOf).asOf) })
  const rows = page.rows.map((row) => [String(row.id), row.name || row.company, say(`tiers.${row.tier}`), say('cli.yen', { yen: row.sales }), row.lastDay ?? '—'])
  return {
    json: { id, name: name.trim(), asOf: page.asOf, customers: page.rows.map((row) => ({ id: row.id, name: row.name, tier: row.tier, sales: row.sales, lastDay: row.lastDay })) },
    text: `${name.trim()} ${say('cli.asOf', { day: page.asOf })}\n${rows.length === 0 ? say('cli.nothing') : table([[say('cli.id'), say('cli.name'), say('cli.tier'), say('cli.goods'), say('cli.lastDay')], ...rows], [0, 3])}`,
  }
}
