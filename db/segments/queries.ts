// Saved segments: kept, renamed, counted, taken away and brought back.
import type { z } from 'zod'
import proposals from '../../resources/segments/proposals.json' with { type: 'json' }
import { stagesOf } from '../analysis/customerColumns.ts'
import { historyOf } from '../analysis/occasions.ts'
import { NONE } from '../analysis/tiers.ts'
import { rulePeople, ruleGround } from '../customers/chosen.ts'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import type { Shop } from '../facts/facts.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { reasonsFor } from './evaluate.ts'
import type { Reason, Rule, saveSegment as saving, SegmentCount, SegmentList, SegmentOfCustomer, SegmentRow } from './model.ts'
import { MOST_SEGMENTS, readRule, segmentRule, segmentsIn } from './model.ts'
import { overlapsOf, warningsOf } from './warnings.ts'

interface Stored { id: number; name: string; rule: string; content: string; changedAt: string }
interface Living extends Omit<Stored, 'rule'> { rule: Rule }

/** Those that are not taken away, by name; a rule that cannot be read is null. */
function storedSegments(open: OpenShop): (Omit<Stored, 'rule'> & { rule: Rule | null })[] {
  const rows = open.db.sqlite.prepare('SELECT id, name, rule, content, changedAt FROM segment WHERE removedAt IS NULL ORDER BY name, id').all() as Stored[]
  return rows.map((row) => ({ ...row, rule: readRule(row.rule) }))
}

/** The same, parted: one whose rule cannot be read takes those that look into it along, for nobody can say who they are. */
function partedSegments(open: OpenShop): { living: Living[]; unreadable: { id: number; name: string }[] } {
  const all = storedSegments(open)
  const lost = new Set(all.filter(({ rule }) => rule === null).map(({ id }) => id))
  for (let before = -1; before < lost.size;) {
    before = lost.size
    for (const { id, rule } of all) if (rule && segmentsIn(rule).some((one) => lost.has(one))) lost.add(id)
  }
  return { living: all.flatMap(({ rule, ...row }) => (rule && !lost.has(row.id) ? [{ ...row, rule }] : [])), unreadable: all.filter(({ id }) => lost.has(id)).map(({ id, name }) => ({ id, name })) }
}

/** Those that are not taken away and can be read, by name. */
export const livingSegments = (open: OpenShop): Living[] => partedSegments(open).living

/** Customers on the day. */
function everybody(shop: Shop): number {
  let n = 0
  for (const stage of stagesOf(historyOf(shop))) if (stage < NONE) n++
  return n
}

/** All segments with their counts as of a day; where there is none, examples. */
export function listSegments(open: OpenShop, asOf?: string): SegmentList {
  const shop = asOfShop(open, asOf)
  const total = everybody(shop)
  const { living, unreadable } = partedSegments(open)
  const segments = living.map((segment) => ({ ...segment, people: rulePeople(open, shop, segment.rule) }))
  const rows = segments.map(({ people, ...segment }): SegmentRow => ({ ...segment, count: people.length, warnings: warningsOf(segment.rule, people.length, total) }))
  return {
    asOf: formatDay(shop.asOf), total, rows, unreadable, overlaps: overlapsOf(segments, shop.facts.customerId.length), tooMany: rows.length > MOST_SEGMENTS,
    proposals: rows.length + unreadable.length > 0 ? [] : proposals.map(({ code, rule }) => { const checked = segmentRule.parse(rule); return { code, rule: checked, count: rulePeople(open, shop, checked).length } }),
  }
}

/** How many fulfil a rule, of how many. Throws badInput for segments that look into each other, segmentUnreadable. */
export function countSegment(open: OpenShop, rule: Rule, asOf?: string): SegmentCount {
  const shop = asOfShop(open, asOf)
  const [count, total] = [rulePeople(open, shop, rule).length, everybody(shop)]
  return { asOf: formatDay(shop.asOf), count, total, warnings: warningsOf(rule, count, total) }
}

/** Stores a new segment or changes one. Throws segmentName (another one bears it), segmentCycle, notFound (itself, or one it looks into). */
export function saveSegment(open: OpenShop, { id, name, rule, content }: z.output<typeof saving>): { id: number } {
  const { sqlite } = open.db
  return sqlite.transaction(() => {
    requireName(open, name, id)
    const living = livingSegments(open)
    const rules = new Map<number, Rule | null>(living.map((one) => [one.id, one.rule]))
    if (id !== undefined && !rules.has(id)) throw new ShopError('notFound')
    if (segmentsIn(rule).some((one) => !rules.has(one))) throw new ShopError('notFound')
    if (id !== undefined) requireNoCycle(rules.set(id, rule), id)
    const now = new Date().toISOString()
    const row = { name, rule: JSON.stringify(rule), content, now }
    if (id === undefined) return { id: Number(sqlite.prepare('INSERT INTO segment (name, rule, content, createdAt, changedAt) VALUES (@name, @rule, @content, @now, @now)').run(row).lastInsertRowid) }
    sqlite.prepare('UPDATE segment SET name = @name, rule = @rule, content = @content, changedAt = @now WHERE id = @id').run({ ...row, id })
    return { id }
  }).immediate()
}

function requireName(open: OpenShop, name: string, id: number | undefined): void {
  if (open.db.sqlite.prepare('SELECT 1 FROM segment WHERE name = ? AND removedAt IS NULL AND id <> ?').get(name, id ?? 0) !== undefined) throw new ShopError('segmentName', { name })
}

function requireNoCycle(rules: ReadonlyMap<number, Rule | null>, start: number): void {
  const seen = new Set<number>()
  const open = segmentsIn(rules.get(start)!)
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one === start) throw new ShopError('segmentCycle')
    const rule = rules.get(one)
    if (seen.has(one) || !rule) continue
    seen.add(one)
    open.push(...segmentsIn(rule))
  }
}

/** Takes a segment away; `restoreSegment` brings it back. Throws notFound; segmentInUse where another one looks into it. */
export function removeSegment(open: OpenShop, id: number): void {
  open.db.sqlite.transaction(() => {
    const users = storedSegments(open).filter((one) => one.id !== id && one.rule !== null && segmentsIn(one.rule).includes(id))
    if (users.length > 0) throw new ShopError('segmentInUse', { names: users.map(({ name }) => name).join('、') })
    if (open.db.sqlite.prepare('UPDATE segment SET removedAt = ? WHERE id = ? AND removedAt IS NULL').run(new Date().toISOString(), id).changes === 0) throw new ShopError('notFound')
  }).immediate()
}

/** Throws notFound; segmentName where another one bears its name by now; notFound where one it looks into is gone. */
export function restoreSegment(open: OpenShop, id: number): void {
  const { sqlite } = open.db
  sqlite.transaction(() => {
    const row = sqlite.prepare('SELECT name, rule FROM segment WHERE id = ? AND removedAt IS NOT NULL').get(id) as Pick<Stored, 'name' | 'rule'> | undefined
    if (!row) throw new ShopError('notFound')
    requireName(open, row.name, id)
    const rule = readRule(row.rule)
    if (rule) {
      const rules = new Map(storedSegments(open).map((one) => [one.id, one.rule]))
      if (segmentsIn(rule).some((one) => !rules.has(one))) throw new ShopError('notFound')
      requireNoCycle(rules.set(id, rule), id)
    }
    sqlite.prepare('UPDATE segment SET removedAt = NULL WHERE id = ?').run(id)
  }).immediate()
}

/** The saved segment of that name. Throws notFound. */
export function segmentNamed(open: OpenShop, name: string): number {
  const id = open.db.sqlite.prepare('SELECT id FROM segment WHERE name = ? AND removedAt IS NULL').pluck().get(name.trim()) as number | undefined
  if (id === undefined) throw new ShopError('notFound', { argument: name })
  return id
}

/** Why a customer fulfils a rule; null where they do not. Throws notFound. */
export function reasonsOf(open: OpenShop, { rule, id, customerId, asOf }: { rule?: Rule; id?: number; customerId: number; asOf?: string }): Reason[] | null {
  const shop = asOfShop(open, asOf)
  const customer = indexOfCustomer(shop.facts, customerId)
  if (customer < 0) throw new ShopError('notFound')
  const ground = ruleGround(open, shop)
  const asked = rule ?? (id === undefined ? null : ground.segment(id))
  if (!asked) throw new ShopError('notFound')
  return reasonsFor(ground, asked, customer)
}

/** The saved segments a customer is in, with why. Throws notFound. */
export function segmentsOfCustomer(open: OpenShop, customerId: number, asOf?: string): SegmentOfCustomer[] {
  const shop = asOfShop(open, asOf)
  const customer = indexOfCustomer(shop.facts, customerId)
  if (customer < 0) throw new ShopError('notFound')
  const ground = ruleGround(open, shop)
  return livingSegments(open).flatMap(({ id, name, content, rule }) => {
    const reasons = reasonsFor(ground, rule, customer)
    return reasons ? [{ id, name, content, reasons }] : []
  })
}
