// Who fulfils a rule, as of a day: each condition a mask over the customers, masks combined; and why one person does.
import { stagesOf } from '../analysis/customerColumns.ts'
import { historyOf } from '../analysis/occasions.ts'
import { NONE } from '../analysis/tiers.ts'
import { ShopError } from '../errors.ts'
import { maskOf } from './conditions.ts'
import type { Ground } from './ground.ts'
import type { Condition, Reason, Rule } from './model.ts'
import { ownFigure } from './ownFigure.ts'

/** Masks of one ground that are remembered: what somebody tries while making a rule. */
const MASKS = 48

/** Customer indexes, ascending; only customers who exist on the day and are not excluded. `all` of nothing = everybody, `any` of nothing = nobody. Throws badInput for segments that look into each other. */
export function membersOf(ground: Ground, rule: Rule): Int32Array {
  const mask = combined(ground, rule, [])
  const stages = stagesOf(historyOf(ground.shop))
  const found = new Int32Array(mask.length)
  let n = 0
  for (let c = 0; c < mask.length; c++) if (mask[c] && stages[c] < NONE) found[n++] = c
  return found.slice(0, n)
}

/** Never written to by its reader: it may be a remembered one. `inside`: segments whose rules are being read. */
function combined(ground: Ground, rule: Rule, inside: readonly number[]): Uint8Array {
  const n = ground.shop.facts.customerId.length
  if ('all' in rule) {
    const mask = new Uint8Array(n).fill(1)
    for (const one of rule.all) { const other = combined(ground, one, inside); for (let c = 0; c < n; c++) mask[c] &= other[c] }
    return mask
  }
  if ('any' in rule) {
    const mask = new Uint8Array(n)
    for (const one of rule.any) { const other = combined(ground, one, inside); for (let c = 0; c < n; c++) mask[c] |= other[c] }
    return mask
  }
  if ('not' in rule) {
    const mask = combined(ground, rule.not, inside).slice()
    for (let c = 0; c < n; c++) mask[c] ^= 1
    return mask
  }
  return conditionMask(ground, rule, inside)
}

function conditionMask(ground: Ground, condition: Condition, inside: readonly number[]): Uint8Array {
  if (condition.kind === 'segment') {
    if (inside.includes(condition.id)) throw new ShopError('badInput', { field: 'segment' })
    const rule = ground.segment(condition.id)
    return rule ? combined(ground, rule, [...inside, condition.id]) : new Uint8Array(ground.shop.facts.customerId.length)
  }
  const key = JSON.stringify(condition)
  const kept = ground.masks.get(key)
  const mask = kept ?? maskOf(ground, condition)
  ground.masks.delete(key)
  ground.masks.set(key, mask)
  if (ground.masks.size > MASKS) ground.masks.delete(ground.masks.keys().next().value!)
  return mask
}

/**
 * Why a customer (index) fulfils the rule: the conditions that hold, from left to right; of `any` those that hold, of a denied
 * condition that it does not hold. null where the customer does not fulfil it.
 */
export function reasonsFor(ground: Ground, rule: Rule, customer: number): Reason[] | null {
  if (stagesOf(historyOf(ground.shop))[customer] >= NONE) return null
  return reasons(ground, rule, customer, false)
}

function reasons(ground: Ground, rule: Rule, customer: number, negated: boolean): Reason[] | null {
  if ('not' in rule) return reasons(ground, rule.not, customer, !negated)
  if ('all' in rule || 'any' in rule) {
    const parts = ('all' in rule ? rule.all : rule.any).map((one) => reasons(ground, one, customer, negated))
    // "Not all of" is "one of them not", and the other way round.
    const every = 'all' in rule !== negated
    const holding = parts.filter((part) => part !== null)
    return (every ? holding.length === parts.length : holding.length > 0) ? holding.flat() : null
  }
  const holds = (conditionMask(ground, rule, [])[customer] === 1) !== negated
  return holds ? [{ condition: rule, negated, value: ownFigure(ground, rule, customer) }] : null
}
