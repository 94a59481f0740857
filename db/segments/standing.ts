// The ground of rules in an open shop, and their people, kept as long as nothing is written.
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import type { NamedPeople } from '../analysis/peopleModel.ts'
import { ShopError } from '../errors.ts'
import type { Shop } from '../facts/facts.ts'
import type { OpenShop } from '../shop.ts'
import { loadCare, loadContacts, loadOrganisations } from './columns.ts'
import { membersOf } from './evaluate.ts'
import type { CareColumns, ContactColumns, Ground } from './ground.ts'
import { readRule } from './model.ts'
import type { Rule } from './model.ts'

interface Kept { generation: number; written: number; contact: ContactColumns | null; organisation: Uint8Array | null; care: CareColumns | null; rules: Map<number, Rule | null> }
const kept = new WeakMap<OpenShop, Kept>()
interface Made { shop: Kept; masks: Map<string, Uint8Array>; people: Map<string, Int32Array> }
const made = new WeakMap<History, Made>()
/** Results of one day that are remembered. */
const RESULTS = 24

/**
 * What is known of the file now. Contact data holds as long as the generation; care, traits and rules until anything is
 * written: SQLite counts the rows this connection has changed, and what others write raises the generation.
 */
function knownOf(open: OpenShop): Kept {
  const written = open.db.sqlite.prepare('SELECT total_changes()').pluck().get() as number
  const before = kept.get(open)
  if (before?.generation === open.generation && before.written === written) return before
  const same = before?.generation === open.generation ? before : null
  const now: Kept = { generation: open.generation, written, contact: same?.contact ?? null, organisation: same?.organisation ?? null, care: null, rules: new Map() }
  kept.set(open, now)
  return now
}

/** `people` names those behind the other choices. */
export function groundFor(open: OpenShop, shop: Shop, people: (ref: NamedPeople) => Int32Array): Ground {
  const known = knownOf(open)
  const { sqlite } = open.db
  return {
    shop, people,
    contact: () => (known.contact ??= loadContacts(sqlite, shop.facts)),
    organisation: () => (known.organisation ??= loadOrganisations(sqlite, shop.facts)),
    care: () => (known.care ??= loadCare(sqlite, shop.facts)),
    segment: (id) => {
      let rule = known.rules.get(id)
      if (rule === undefined) known.rules.set(id, (rule = ruleOf(sqlite.prepare('SELECT name, rule FROM segment WHERE id = ? AND removedAt IS NULL').get(id) as { name: string; rule: string } | undefined)))
      return rule
    },
    masks: madeOf(shop, known).masks,
  }
}

function madeOf(shop: Shop, known: Kept): Made {
  const past = historyOf(shop)
  let result = made.get(past)
  if (result?.shop !== known) made.set(past, (result = { shop: known, masks: new Map(), people: new Map() }))
  return result
}

function ruleOf(stored: { name: string; rule: string } | undefined): Rule | null {
  if (stored === undefined) return null
  const rule = readRule(stored.rule)
  // Better to say so than to mean other people.
  if (!rule) throw new ShopError('segmentUnreadable', { name: stored.name })
  return rule
}

/** Customer indexes, ascending: the same array for the same rule as long as nothing is written, so that what is made of it can be kept too. */
export function peopleOf(ground: Ground, rule: Rule): Int32Array {
  const past = historyOf(ground.shop)
  const people = made.get(past)?.masks === ground.masks ? made.get(past)!.people : new Map<string, Int32Array>()
  const key = JSON.stringify(rule)
  const found = people.get(key) ?? membersOf(ground, rule)
  people.delete(key)
  people.set(key, found)
  if (people.size > RESULTS) people.delete(people.keys().next().value!)
  return found
}
