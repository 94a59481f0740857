// The candidates as the window and the command line show them: two customers side by side.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'
import { candidatesOf } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import { listRows } from './list.ts'
import type { Candidates, CandidateSide } from './whoModel.ts'

const kept = new WeakMap<OpenShop, { generation: number; found: Candidate[] }>()

/** The candidates of the shop as it is; found once for each state of the data. */
export function candidatesIn(open: OpenShop): Candidate[] {
  let known = kept.get(open)
  if (known?.generation !== open.generation) kept.set(open, (known = { generation: open.generation, found: candidatesOf(open.db.sqlite) }))
  return known.found
}

/** The likeliest pairs, each customer with what tells them apart. */
export function listCandidates(open: OpenShop, limit: number): Candidates {
  const found = candidatesIn(open)
  const side = sideReader(open)
  return {
    total: found.length, later: found.filter(({ later }) => later).length,
    pairs: found.slice(0, limit).map(({ a, b, reasons, later }) => ({ a: side(a), b: side(b), reasons, later })),
  }
}

function sideReader(open: OpenShop): (id: number) => CandidateSide {
  const { sqlite } = open.db
  const shop = asOfShop(open)
  const find = sqlite.prepare('SELECT * FROM customer WHERE id = ?')
  const sources = sqlite.prepare('SELECT count(*) FROM contact WHERE customerId = ? AND gone = 0').pluck()
  return (id) => {
    const { name, kana, company, phone, email, postalCode, prefecture, address1, address2, birthday } = find.get(id) as CustomerTable
    const [{ channels, orders, firstDay, lastDay }] = listRows(open, shop, [indexOfCustomer(shop.facts, id)])
    const address = prefecture + address1 + (address2 === '' ? '' : ` ${address2}`)
    return { id, name, kana, company, phone, email, postalCode, address, birthday, channels, orders, firstDay, lastDay, sources: sources.get(id) as number }
  }
}
