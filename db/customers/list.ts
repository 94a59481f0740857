// The customer list: filter, sort and page in memory, then the names of one page from the file.
import { stagesOf } from '../analysis/customerColumns.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import type { CustomerFigures } from '../analysis/customerFigures.ts'
import { subscribers } from '../analysis/contracts.ts'
import { isSeasonal, isSlipping } from '../analysis/marks.ts'
import { tierCodes } from '../analysis/model.ts'
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import { LEFT_OUT, NONE } from '../analysis/tiers.ts'
import { formatDay } from '../facts/day.ts'
import { ALWAYS, NEVER } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import type { OpenShop } from '../shop.ts'
import { asOfShop, directoryOf } from '../shop.ts'
import { chosenPeople, searched } from './chosen.ts'
import type { CustomerListPage, CustomerListRow } from './model.ts'
import type { customersQuery } from './model.ts'
import type { z } from 'zod'

/** The columns of a history, kept as long as the history itself. */
interface Columns { figures: CustomerFigures; tiers: Uint8Array; sorted: Map<string, Int32Array> }
const kept = new WeakMap<History, Columns>()

function columnsOf(shop: Shop): Columns {
  const past = historyOf(shop)
  let columns = kept.get(past)
  if (!columns) kept.set(past, (columns = { figures: customerFigures(past), tiers: stagesOf(past), sorted: new Map() }))
  return columns
}

/** One page of the list. Excluded customers are on it, marked, only when searched for or asked for by their ids: the way back from a mistake. */
export function listCustomers(open: OpenShop, query: z.output<typeof customersQuery>): CustomerListPage {
  const shop = asOfShop(open, query.asOf)
  const columns = columnsOf(shop)
  const directory = directoryOf(open)
  const wanted = new Uint8Array(shop.facts.customerId.length)
  if (query.find.trim() === '') wanted.fill(1)
  else for (const i of searched(open, shop, query.find)) wanted[i] = 1
  if (query.people) {
    const chosen = new Uint8Array(wanted.length)
    for (const i of chosenPeople(open, shop, query.people)) chosen[i] = 1
    for (let i = 0; i < wanted.length; i++) wanted[i] &= chosen[i]
  }
  const showExcluded = query.find.trim() !== '' || query.people?.kind === 'ids'
  const order = sortedBy(query.sort, columns, directory.byName, shop.facts)
  const page: number[] = []
  let total = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[query.descending ? order.length - 1 - k : k]
    if (!wanted[i] || columns.tiers[i] === NONE || (columns.tiers[i] === LEFT_OUT && !showExcluded)) continue
    if (total >= query.offset && page.length < query.limit) page.push(i)
    total++
  }
  return { asOf: formatDay(shop.asOf), total, rows: listRows(open, shop, page) }
}

/** Customer indexes, smallest first; the sort is made once per history. Who has no such figure stands at the low end. */
function sortedBy(sort: string, { figures, sorted }: Columns, byName: Int32Array, facts: Facts): Int32Array {
  if (sort === 'name') return byName
  let order = sorted.get(sort)
  if (order) return order
  const n = facts.customerId.length
  const value = {
    id: (i: number) => i,
    lastDay: (i: number) => figures.lastDay[i],
    firstDay: (i: number) => (figures.firstDay[i] === NEVER ? ALWAYS : figures.firstDay[i]),
    occasions: (i: number) => figures.occasions[i],
    orders: (i: number) => figures.allOrders[i],
    sales: (i: number) => figures.sales[i],
  }[sort as 'id']
  // One number holds figure and place: sorting plain numbers is native speed.
  const keys = new Float64Array(n)
  for (let i = 0; i < n; i++) keys[i] = value(i) * 2097152 + i
  keys.sort()
  order = Int32Array.from(keys, (key) => ((key % 2097152) + 2097152) % 2097152)
  sorted.set(sort, order)
  return order
}

/** Rows as the list shows them, for customer indexes. */
export function listRows(open: OpenShop, shop: Shop, indexes: readonly number[]): CustomerListRow[] {
  const { facts } = shop
  const past = historyOf(shop)
  const { figures, tiers } = columnsOf(shop)
  const find = open.db.sqlite.prepare('SELECT id, name, kana, company, prefecture, phone, email FROM customer WHERE id = ?')
  return indexes.map((i) => {
    const channels = new Set<string>()
    for (let o = facts.customerStart[i]; o < facts.customerStart[i + 1]; o++) if (facts.orderDay[o] <= shop.asOf) channels.add(facts.channels[facts.orderChannel[o]].code)
    const row = find.get(facts.customerId[i]) as Pick<CustomerListRow, 'id' | 'name' | 'kana' | 'company' | 'prefecture' | 'phone' | 'email'>
    return {
      ...row,
      tier: tierCodes[tiers[i]] ?? 'prospect', excluded: tiers[i] === LEFT_OUT, drifting: isSlipping(past, i), seasonal: isSeasonal(past, i), subscribed: subscribers(past)?.[i] === 1,
      occasions: figures.occasions[i], orders: figures.allOrders[i], validOrders: figures.validOrders[i], sales: figures.sales[i],
      firstDay: figures.firstDay[i] === NEVER ? null : formatDay(figures.firstDay[i]),
      lastDay: figures.lastDay[i] === ALWAYS ? null : formatDay(figures.lastDay[i]),
      channels: [...channels].sort(),
    }
  })
}
