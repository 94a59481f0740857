// Whom a choice of people means: a figure's people, a search, hand-picked ones, those with tasks, those of an import, of a segment.
import { filterShop } from '../analysis/filter.ts'
import type { FigureFilter } from '../analysis/filterModel.ts'
import { checked } from '../analysis/panel.ts'
import { panelOf } from '../analysis/panels/index.ts'
import { peopleBehind } from '../analysis/people.ts'
import type { PeopleRef } from '../analysis/model.ts'
import type { NamedPeople } from '../analysis/peopleModel.ts'
import type { Shop } from '../facts/facts.ts'
import { importPeople } from '../imports/after.ts'
import { givenOf } from '../panels/given.ts'
import type { Ground } from '../segments/ground.ts'
import type { Rule } from '../segments/model.ts'
import { groundFor, peopleOf } from '../segments/standing.ts'
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
    case 'segment': return rulePeople(open, shop, { kind: 'segment', id: ref.id })
    case 'rule': return rulePeople(open, shop, ref.rule)
    case 'tier': case 'move': case 'kpi': return peopleBehind(shop, ref)
  }
}

/** Who fulfils a rule; the same array as long as nothing has been written. Throws badInput for segments that look into each other, segmentUnreadable. */
export function rulePeople(open: OpenShop, shop: Shop, rule: Rule): Int32Array {
  return peopleOf(ruleGround(open, shop), rule)
}

/** What rules are held against in an open shop. */
export function ruleGround(open: OpenShop, shop: Shop): Ground {
  return groundFor(open, shop, (ref: NamedPeople) => chosenPeople(open, shop, ref))
}

/** The shop as of a day, seen through a filter. */
export function filtered(open: OpenShop, shop: Shop, filter: FigureFilter | undefined): Shop {
  const segment = filter?.segment ?? null
  return filterShop(shop, filter, segment === null ? null : rulePeople(open, shop, { kind: 'segment', id: segment }))
}

/** Customer indexes behind a figure of a panel, ascending. */
export function panelPeopleOf(open: OpenShop, shop: Shop, { panel, options, cell, filter }: Extract<PeopleRef, { kind: 'panel' }>): Int32Array {
  const one = panelOf(panel)
  return one.people(filtered(open, shop, filter), checked(one, options), cell, givenOf(open, filter))
}

/** Customers whom a text finds: in their own data or by the number of one of their orders. */
export function searched(open: OpenShop, shop: Shop, find: string): Int32Array {
  const found = directoryOf(open).search(find)
  if (find.trim() !== '') for (const index of indexesOf(shop, findByOrderNo(open.db.sqlite, find))) found[index] = 1
  return placesOf(found)
}

function indexesOf(shop: Shop, ids: readonly number[]): Int32Array {
  const wanted = new Set(ids)
  if (wanted.size === 0) return new Int32Array(0)
  return placesOf(Uint8Array.from(shop.facts.customerId, (id) => (wanted.has(id) ? 1 : 0)))
}

/** Where the ones stand. */
function placesOf(marks: Uint8Array): Int32Array {
  const places = new Int32Array(marks.length)
  let count = 0
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) places[count++] = i
  return places.slice(0, count)
}
