// Who fulfils a rule, against a slow reading of the same rule, over random shops, rules and days; and why.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { membersOf, reasonsFor } from '../../../db/segments/evaluate.ts'
import type { Ground } from '../../../db/segments/ground.ts'
import { condition, conditionGroups, conditionsOf, segmentRule, segmentsIn } from '../../../db/segments/model.ts'
import type { Rule } from '../../../db/segments/model.ts'
import { asOfDays } from '../analysis/randomShop.ts'
import { groundOf, leaf, randomRule, randomWorld } from './randomWorld.ts'
import { slowMembers } from './slowSegments.ts'

const seed = 20_261_128
const idsOf = ({ shop }: Ground, people: Int32Array) => Array.from(people, (c) => shop.facts.customerId[c])

describe('as the rules read', () => {
  test('nested rules, 260 shops, nine days each', () => {
    let [found, rules] = [0, 0]
    fc.assert(fc.property(randomWorld, fc.array(randomRule, { minLength: 3, maxLength: 3 }), (world, some) => {
      for (const asOf of asOfDays) {
        const ground = groundOf(world, asOf)
        for (const rule of some) {
          const members = idsOf(ground, membersOf(ground, segmentRule.parse(rule)))
          expect(members, JSON.stringify(rule)).toEqual(slowMembers(world, rule, asOf))
          found += members.length
          rules++
        }
      }
    }), { seed, numRuns: 260 })
    // Not a comparison of nothing with nothing.
    expect(found).toBeGreaterThan(rules / 2)
  })

  test('each single condition, many times', () => {
    const met = new Map<string, number>()
    fc.assert(fc.property(randomWorld, fc.array(leaf, { minLength: 12, maxLength: 12 }), (world, leaves) => {
      for (const asOf of ['2024-03-01', '2025-03-01', '2025-08-31']) {
        const ground = groundOf(world, asOf)
        for (const one of leaves) {
          const members = idsOf(ground, membersOf(ground, one))
          expect(members, JSON.stringify(one)).toEqual(slowMembers(world, one, asOf))
          if (members.length > 0) met.set(one.kind, (met.get(one.kind) ?? 0) + 1)
        }
      }
    }), { seed: seed + 1, numRuns: 240 })
    // Every kind of condition was met by somebody, often.
    for (const { shape } of condition.options.map((option) => option as unknown as { shape: { kind: { value: string } } })) expect([shape.kind.value, (met.get(shape.kind.value) ?? 0) >= 5]).toEqual([shape.kind.value, true])
  })

  test('remembered masks change nothing', () => {
    fc.assert(fc.property(randomWorld, randomRule, (world, rule) => {
      const ground = groundOf(world, '2025-03-01')
      const first = membersOf(ground, rule)
      expect(membersOf(ground, { not: { not: rule } })).toEqual(first)
      expect(membersOf(ground, rule)).toEqual(first)
    }), { seed: seed + 2, numRuns: 200 })
  })
})

test('somebody is in a segment exactly if there are reasons, and each reason is true of them', () => {
  fc.assert(fc.property(randomWorld, randomRule, (world, rule) => {
    const ground = groundOf(world, '2025-03-01')
    const members = new Set(membersOf(ground, rule))
    ground.shop.facts.customerId.forEach((id, c) => {
      const reasons = reasonsFor(ground, rule, c)
      expect(reasons !== null).toBe(members.has(c))
      for (const { condition: one, negated, value } of reasons ?? []) {
        expect(slowMembers(world, negated ? { not: one } : one, '2025-03-01')).toContain(id)
        if (one.kind === 'occasions' && value !== null) expect(slowMembers(world, { kind: 'occasions', from: value, to: value }, '2025-03-01')).toContain(id)
        if (one.kind === 'sales' && value !== null) expect(slowMembers(world, { kind: 'sales', over: one.over, from: value, to: value }, '2025-03-01')).toContain(id)
        if (one.kind === 'age' && value !== null) expect(slowMembers(world, { kind: 'age', from: value, to: value }, '2025-03-01')).toContain(id)
      }
    })
  }), { seed: seed + 3, numRuns: 200 })
})

describe('the model', () => {
  test('every kind of condition stands in exactly one group', () => {
    const kinds = condition.options.map((option) => (option as unknown as { shape: { kind: { value: string } } }).shape.kind.value)
    expect([...Object.values(conditionGroups).flat()].sort()).toEqual([...kinds].sort())
  })

  test('what is too deep, too long or not a rule is refused', () => {
    const nested = (depth: number): unknown => { let rule: unknown = { kind: 'address' }; for (let i = 0; i < depth; i++) rule = { all: [rule] }; return rule }
    expect(segmentRule.safeParse(nested(5)).success).toBe(true)
    expect(segmentRule.safeParse(nested(20)).success).toBe(false)
    expect(segmentRule.safeParse(nested(20_000)).success).toBe(false)
    expect(segmentRule.safeParse({ any: Array(500).fill({ kind: 'address' }) }).success).toBe(false)
    for (const bad of [null, 7, 'all', [], {}, { all: 3 }, { all: [], any: [] }, { kind: 'nothing' }, { kind: 'age', from: 1.5 }, { kind: 'postal', prefix: '12a' }, { kind: 'bought', when: 'ever' }, { kind: 'bought', product: 1, category: '茶', when: 'ever' },
      { kind: 'bought', product: 1, when: 'within' }, { kind: 'bought', product: 1, when: 'ever', days: 3 }, { kind: 'prefecture', codes: [48] }, { kind: 'people', people: { kind: 'segment', id: 1 }, name: '' }]) {
      expect(segmentRule.safeParse(bad).success, JSON.stringify(bad)).toBe(false)
    }
  })

  test('conditions with their depth, and the segments a rule looks into', () => {
    const rule: Rule = { all: [{ kind: 'address' }, { not: { any: [{ kind: 'segment', id: 3 }, { not: { kind: 'consent' } }] } }, { kind: 'people', name: '', people: { kind: 'panel', panel: 'decile', options: {}, cell: { group: 1 }, filter: { channels: [], products: [], orderKind: 'all', prefectures: [], segment: 8 } } }] }
    expect(conditionsOf(rule).map(({ condition: { kind }, negated, depth }) => [kind, negated, depth])).toEqual([['address', false, 1], ['segment', true, 2], ['consent', false, 2], ['people', false, 1]])
    expect(segmentsIn(rule)).toEqual([3, 8])
  })

  test('segments that look into each other are refused, not followed for ever', () => {
    fc.assert(fc.property(randomWorld, (world) => {
      world.segments.set(1, { any: [{ kind: 'segment', id: 2 }] })
      const ground = groundOf(world, '2025-03-01')
      expect(() => membersOf(ground, { kind: 'segment', id: 1 })).toThrow('badInput')
    }), { seed, numRuns: 3 })
  })
})
