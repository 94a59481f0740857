// Customer classes of the action matrix (definitions §10): the customers of the stages once more, by what to do with them.
import { ALWAYS } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { stagesOf } from './customerColumns.ts'
import { decileMembers } from './decile.ts'
import { customerClasses } from './groupModel.ts'
import type { ClassRow, CustomerClass } from './groupModel.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { DORMANT, NONE, PROSPECT } from './tiers.ts'

/** A best customer has bought so often. */
const OFTEN = 3

/**
 * Place in `customerClasses` per customer, −1 = in no stage. 最優良: n ≥ 3, not dormant, first tenth by sales of the 12 months.
 * スリーピング: dormant. 顧客: every other buyer. Of those who never bought: 見込み = registered, or asked for a sample (an order of
 * zero yen, which is no purchase); 見込み予備軍 = the others who are known at all: their orders were cancelled, sent back or not
 * finished. Who only inquired is entered as a customer, registered on that day, and so stands in 見込み.
 */
export function classesOf(shop: Shop, { members } = decileMembers(shop)): Int8Array {
  const past = historyOf(shop)
  const stages = stagesOf(past)
  const top = new Uint8Array(stages.length)
  for (const c of members[0]) top[c] = 1
  const classes = new Int8Array(stages.length)
  for (let c = 0; c < classes.length; c++) {
    const stage = stages[c]
    const name: CustomerClass | null = stage >= NONE ? null
      : stage === PROSPECT ? (isProspect(shop, c) ? 'prospect' : 'reserve')
      : stage === DORMANT ? 'sleeping'
      : top[c] === 1 && past.start[c + 1] - past.start[c] >= OFTEN ? 'best' : 'customer'
    classes[c] = name === null ? -1 : customerClasses.indexOf(name)
  }
  return classes
}

/** Registered by the day, or the orderer of a sample: of no yen from the start, not of yen that were given back. */
function isProspect({ facts, asOf }: Shop, c: number): boolean {
  if (facts.registeredDay[c] <= asOf) return true
  const { orderDay, orderVoidDay, orderGoods, lineStart, lineYen } = facts
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1] && orderDay[i] <= asOf; i++) {
    if (orderVoidDay[i] === ALWAYS && orderGoods[i] === 0 && !lineYen.subarray(lineStart[i], lineStart[i + 1]).some((yen) => yen !== 0)) return true
  }
  return false
}

/** Every class with its customers and their 売上 of the 12 months; together they are all customers of the stages. */
export function classes(shop: Shop): ClassRow[] {
  const deciles = decileMembers(shop)
  const rows = customerClasses.map((name): ClassRow => ({ class: name, customers: 0, sales: 0 }))
  classesOf(shop, deciles).forEach((at, c) => {
    if (at < 0) return
    rows[at].customers++
    rows[at].sales += deciles.sales[c]
  })
  return rows
}

/** Customer indexes of a class (null = of any), ascending. */
export function classPeople(shop: Shop, name: CustomerClass | null): Int32Array {
  const all = classesOf(shop)
  const wanted = name === null ? -1 : customerClasses.indexOf(name)
  return customersWhere(all.length, (c) => all[c] >= 0 && (wanted < 0 || all[c] === wanted))
}
