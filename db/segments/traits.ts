// 好み・用途・きっかけ・ご家族: what somebody heard of a customer, written down in two clicks, and taken back.
import type { z } from 'zod'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import { requireCustomer } from '../interactions/record.ts'
import type { Sqlite } from '../open.ts'
import { today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { setTrait as setting, TraitKind, TraitRow, TraitValues } from './model.ts'
import { traitKinds } from './model.ts'

const own = 'contactId IN (SELECT id FROM contact WHERE customerId = @customerId)'

/**
 * Writes down a trait of a customer, or that it holds no more. It stands on one contact block: whoever turns out to be
 * somebody else has not said it. Setting it twice changes nothing; taken back on its own day it was never there. Throws notFound.
 */
export function setTrait(open: OpenShop, { customerId, trait, value, on }: z.output<typeof setting>): TraitRow[] {
  const { sqlite } = open.db
  sqlite.transaction(() => {
    requireCustomer(sqlite, customerId)
    const row = { customerId, trait, value, day: today(open) }
    const same = `kind = @trait AND value = @value AND ${own}`
    const standing = sqlite.prepare(`SELECT 1 FROM trait WHERE ${same} AND endedOn IS NULL`).get(row) !== undefined
    if (on && !standing) {
      // Ended today and said again today: the end is taken back.
      const { changes } = sqlite.prepare(`UPDATE trait SET endedOn = NULL WHERE ${same} AND endedOn = @day`).run(row)
      if (changes === 0) sqlite.prepare('INSERT INTO trait (contactId, kind, value, since) VALUES (@customerId, @trait, @value, @day)').run(row)
    } else if (!on && standing) {
      sqlite.prepare(`DELETE FROM trait WHERE ${same} AND endedOn IS NULL AND since = @day`).run(row)
      sqlite.prepare(`UPDATE trait SET endedOn = @day WHERE ${same} AND endedOn IS NULL`).run(row)
    } else if (!on) throw new ShopError('notFound')
  }).immediate()
  // きっかけ is a column of the analyses.
  open.attributes = null
  return traitsOf(sqlite, customerId)
}

/** What holds now, over all contact blocks, by kind and day; the same said twice is one. */
export function traitsOf(sqlite: Sqlite, customerId: number): TraitRow[] {
  const rows = sqlite.prepare(`SELECT min(id) AS id, kind AS trait, value, min(since) AS since FROM trait WHERE ${own} AND endedOn IS NULL GROUP BY kind, value ORDER BY min(since), min(id)`)
    .all({ customerId }) as { id: number; trait: TraitKind; value: string; since: number }[]
  return rows.map((row) => ({ ...row, since: formatDay(row.since) })).sort((a, b) => traitKinds.indexOf(a.trait) - traitKinds.indexOf(b.trait))
}

/** Values used before, the most frequent first, at most 50 of a kind. */
export function traitValues(sqlite: Sqlite): TraitValues {
  const rows = sqlite.prepare('SELECT kind, value FROM trait GROUP BY kind, value ORDER BY count(*) DESC, value').all() as { kind: TraitKind; value: string }[]
  return Object.fromEntries(traitKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).map(({ value }) => value).slice(0, 50)])) as TraitValues
}
