// The address list as CSV: the people of a stage who may be written to, and how many are left out for which reason.
import { renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Papa from 'papaparse'
import { peopleBehind } from '../analysis/people.ts'
import { tierCodes } from '../analysis/model.ts'
import type { Tier } from '../analysis/model.ts'
import { ShopError } from '../errors.ts'
import type { Facts } from '../facts/facts.ts'
import { asOfShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'
import { number, table } from './output.ts'
import type { Command } from './command.ts'

type Reason = 'marketplaceOnly' | 'noName' | 'noAddress'

/** `--segment tier:<stage> --out <file.csv>`. UTF-8 with BOM, so that Excel opens it. A part-written file never stands under the name. */
export const list: Command = ({ shop, asOf, options, say }) => {
  const tier = /^tier:(\w+)$/.exec(options.segment ?? '')?.[1]
  if (!tier || !(tierCodes as readonly string[]).includes(tier)) throw new ShopError('usage', { argument: `--segment ${options.segment ?? ''}` })
  if (!options.out) throw new ShopError('usage', { argument: '--out' })
  const at = asOfShop(shop, asOf)
  const { sqlite } = shop.db
  const allowed = new Set(sqlite.prepare('SELECT code FROM channel WHERE contactAllowed = 1').pluck().all() as string[])
  const find = sqlite.prepare('SELECT * FROM customer WHERE id = ?')
  const left: Record<Reason, number> = { marketplaceOnly: 0, noName: 0, noAddress: 0 }
  const rows: string[][] = []
  for (const index of peopleBehind(at, { kind: 'tier', tier: tier as Tier })) {
    const customer = find.get(at.facts.customerId[index]) as CustomerTable
    const reason: Reason | null = !knownThrough(at.facts, index, allowed) ? 'marketplaceOnly'
      : customer.name === '' && customer.company === '' ? 'noName'
      : customer.postalCode === '' || customer.address1 === '' ? 'noAddress' : null
    if (reason) { left[reason]++; continue }
    rows.push([String(customer.id), customer.name, customer.company, customer.postalCode, customer.prefecture, customer.address1, customer.address2])
  }
  const head = ['no', 'name', 'company', 'postalCode', 'prefecture', 'address1', 'address2'].map((column) => say(`cli.columns.${column}`))
  const csv = '\ufeff' + Papa.unparse([head, ...rows], { escapeFormulae: true, newline: '\r\n' }) + '\r\n'
  const draft = join(dirname(options.out), `.${basename(options.out)}.part`)
  try {
    writeFileSync(draft, csv)
    renameSync(draft, options.out)
  } catch { throw new ShopError('writeFailed', { path: options.out }) }
  const leftRows = Object.entries(left).filter(([, count]) => count > 0)
  const text = say('cli.written', { count: rows.length, file: options.out })
    + (leftRows.length ? '\n' + table([[say('cli.left'), say('cli.people')], ...leftRows.map(([reason, count]) => [say(`cli.leftReason.${reason}`), number(count)])], [1]) : '')
  return { json: { written: rows.length, left: leftRows.map(([reason, customers]) => ({ reason, customers })) }, text }
}

/** Known through at least one channel whose customers may be written to; who never ordered registered in the shop's own. */
function knownThrough(facts: Facts, index: number, allowed: Set<string>): boolean {
  const [from, to] = [facts.customerStart[index], facts.customerStart[index + 1]]
  for (let i = from; i < to; i++) if (allowed.has(facts.channels[facts.orderChannel[i]].code)) return true
  return from === to
}
