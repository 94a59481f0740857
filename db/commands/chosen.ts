// What `list` and `paper` share: whom --segment means, and how they tell who was left out.
import { readFileSync } from 'node:fs'
import type { PeopleRef } from '../analysis/model.ts'
import { tierParts } from '../analysis/model.ts'
import type { TierPart } from '../analysis/model.ts'
import { ShopError } from '../errors.ts'
import type { OutputCheck } from '../letters/model.ts'
import type { Sqlite } from '../open.ts'
import { segmentNamed } from '../segments/queries.ts'
import type { CommandInput } from './command.ts'
import { number, table } from './output.ts'
import type { Say } from '../formats/rules.ts'

/**
 * `tier:<stage>`, `saved:<name>` of a segment, or `ids:<file>` with one お客様番号 a line. A number that went over into another customer's leads there;
 * numbers nobody bears are told to `note`. Throws usage, notFound (a segment), fileNotFound, badInput (with the line).
 */
export function segmentPeople({ shop, options: { segment }, say, note }: Pick<CommandInput, 'shop' | 'options' | 'say' | 'note'>): PeopleRef {
  const [, kind, value] = /^(tier|ids|saved):(.+)$/s.exec(segment ?? '') ?? []
  if (kind === 'ids') return { kind: 'ids', ids: livingIds(shop.db.sqlite, value, (ids) => note(say('cli.unknownIds', { ids }) + '\n')) }
  if (kind === 'saved') return { kind: 'segment', id: segmentNamed(shop, value) }
  if (kind !== 'tier' || !(tierParts as readonly string[]).includes(value)) throw new ShopError('usage', { argument: `--segment ${segment ?? ''}` })
  return { kind: 'tier', tier: value as TierPart }
}

function livingIds(sqlite: Sqlite, file: string, unknownIds: (ids: string) => void): number[] {
  let text: string
  try { text = readFileSync(file, 'utf8') } catch { throw new ShopError('fileNotFound', { file }) }
  // A customer's number is that of one of their contact blocks, so the block still knows who bears it now.
  const bearer = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck()
  const ids = new Set<number>()
  const unknown: string[] = []
  text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).forEach((content, i) => {
    const cell = content.trim()
    if (cell === '') return
    if (!/^\d{1,15}$/.test(cell)) throw new ShopError('badInput', { file, line: i + 1 })
    const id = bearer.get(Number(cell)) as number | undefined
    if (id === undefined) unknown.push(cell)
    else ids.add(id)
  })
  if (unknown.length > 0) unknownIds(unknown.slice(0, 20).join(', ') + (unknown.length > 20 ? ' …' : ''))
  return [...ids]
}

/** Who was left out, counted by reason. */
export function leftCounts(check: OutputCheck): { reason: string; customers: number }[] {
  return check.left.map(({ reason, customers }) => ({ reason, customers: customers.length }))
}

/** The same as a table to read; '' where nobody was. */
export function leftTable(check: OutputCheck, say: Say): string {
  const rows = leftCounts(check).map(({ reason, customers }) => [say(`cli.leftReason.${reason}`), number(customers)])
  return rows.length === 0 ? '' : '\n' + table([[say('cli.left'), say('cli.people')], ...rows], [1])
}
