// candidates, merge, split, different: who is who, decided by a person.
import { listCandidates } from '../customers/candidateList.ts'
import { decideDifferent, mergeCustomers, splitCustomer } from '../customers/decide.ts'
import type { CandidateSide } from '../customers/model.ts'
import { unmerge } from '../customers/unmerge.ts'
import { ShopError } from '../errors.ts'
import type { Command } from './command.ts'
import { number, table } from './output.ts'

/** `candidates F [--limit N]`: likeliest first. Default: all. */
export const candidates: Command = ({ shop, options, say }) => {
  const limit = options.limit === undefined ? Infinity : Number(options.limit)
  if (limit !== Infinity && !(Number.isSafeInteger(limit) && limit >= 1)) throw new ShopError('usage', { argument: `--limit ${options.limit}` })
  const found = listCandidates(shop, limit)
  const side = ({ id, name, company, kana }: CandidateSide) => `${id} ${name || company || kana}`
  const rows = found.pairs.map(({ a, b, reasons, later }) => [side(a), side(b), [...reasons.map((reason) => say(`cli.reason.${reason}`)), ...(later ? [say('cli.decideLater')] : [])].join('、')])
  const text = rows.length === 0 ? say('cli.nothing') : table([[say('cli.customers'), say('cli.customers'), say('cli.why')], ...rows])
  return { json: found.pairs, text: `${text}\n${say('cli.pairsShown', { all: found.total, shown: rows.length })}` }
}

/** `merge F A B` → `{id, decision}`. */
export const merge: Command = ({ shop, rest, say }) => {
  const [a, b] = numbersIn(rest, 2, 2)
  const result = mergeCustomers(shop, { a, b })
  return { json: result, text: say('cli.merged', { id: number(result.id) }) }
}

/**
 * `split F ID SOURCE…` → `{id, other, decision}`. A source is a contact block of the customer; a single one that is the number of a
 * customer merged into this one takes that merge back, with all of their blocks.
 */
export const split: Command = ({ shop, rest, say }) => {
  const [id, ...sources] = numbersIn(rest, 2, Infinity)
  const result = (sources.length === 1 ? unmerge(shop, { id, source: sources[0] }) : null) ?? splitCustomer(shop, { id, sources })
  return { json: result, text: say('cli.parted', { id: number(result.id), other: number(result.other) }) }
}

/** `different F A B` → `{decision}`. */
export const different: Command = ({ shop, rest, say }) => {
  const [a, b] = numbersIn(rest, 2, 2)
  return { json: decideDifferent(shop, { a, b }), text: say('cli.keptApart') }
}

function numbersIn(rest: readonly string[], least: number, most: number): number[] {
  if (rest.length < least || rest.length > most || rest.some((text) => !/^[1-9]\d{0,14}$/.test(text))) throw new ShopError('usage', { argument: rest.join(' ') })
  return rest.map(Number)
}
