// Which customers a range of the list holds, also where its rows were never in sight.
import type { CustomersQuery } from '../../db/customers/model.ts'
import { ask } from '../shop.ts'
import type { ListQuery } from './usePages.ts'

const step = 500

/** Ids of the rows from `first` to `last` (both counted, from 0) in the order of the list. */
export async function idsBetween(query: ListQuery, first: number, last: number): Promise<number[]> {
  const ids: number[] = []
  for (let offset = first; offset <= last; offset += step) {
    const { rows } = await ask('customers.list', { ...query, offset, limit: Math.min(step, last - offset + 1) } satisfies CustomersQuery)
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

/** The set with these ids in it, or without them. */
export function withIds(picked: ReadonlySet<number>, ids: readonly number[], on: boolean): ReadonlySet<number> {
  const next = new Set(picked)
  for (const id of ids) { if (on) next.add(id); else next.delete(id) }
  return next
}
