// Whom a choice of people means: a figure's people, a search, hand-picked ones, those with tasks, those of an import.
import { peopleBehind } from '../analysis/people.ts'
import type { PeopleRef } from '../analysis/model.ts'
import type { Shop } from '../facts/facts.ts'
import { importPeople } from '../imports/after.ts'
import { panelPeopleOf } from '../panels/ask.ts'
import type { OpenShop } from '../shop.ts'
import { directoryOf } from '../shop.ts'
import { customersWithTasks } from '../tasks/due.ts'
import { findByOrderNo } from './directory.ts'

/** Customer indexes, ascending. As of the shop's day. */
export function chosenPeople(open: OpenShop, shop: Shop, ref: PeopleRef): Int32Array {
  switch (ref.kind) {
    case 'ids': return indexesOf(shop, ref.ids)
    case 'find': return searched(open, shop, ref.find)
    case 'tasks': return indexesOf(shop, customersWithTasks(open, shop, ref.channel))
    case 'import': return importPeople(open, shop, ref.importId, ref.part)
    case 'panel': return panelPeopleOf(open, shop, ref)
    default: return peopleBehind(shop, ref)
  }
}

/** Customers whom a text finds: in their own data or by the number of one of their orders. */
export function searched(open: OpenShop, shop: Shop, find: string): Int32Array {
  const found = directoryOf(open).search(find)
  if (find.trim() !== '') for (const index of indexesOf(shop, findByOrderNo(open.db.sqlite, find))) found[index] = 1
  return Int32Array.from(found.keys()).filter((index) => found[index] === 1)
}

function indexesOf(shop: Shop, ids: readonly number[]): Int32Array {
  const wanted = new Set(ids)
  if (wanted.size === 0) return new Int32Array(0)
  return Int32Array.from(shop.facts.customerId.keys()).filter((index) => wanted.has(shop.facts.customerId[index]))
}
