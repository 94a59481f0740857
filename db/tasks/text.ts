// The words of a new task: why now, and what to say, filled from the history of the person.
import { tierCodes } from '../analysis/model.ts'
import { tiersOf } from '../analysis/tiers.ts'
import { PRODUCT_SUBSCRIPTION, TRIAL } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import { bestNext, followers } from '../scenarios/nextProduct.ts'
import { isGiftOnly } from '../scenarios/traits.ts'
import { addressee, elapsed, fillWords, giftWords, lastsWords, reasonLine, unknownProduct } from '../scenarios/words.ts'
import type { Plan, Planned } from './plan.ts'
import { mainProduct } from './products.ts'
import type { Work } from '../turns.ts'

export interface TaskText { product: string; reason: string; words: string }

/** One text per planned task, in their order. */
export function* taskTexts(sqlite: Sqlite, { past, products, tasks }: Plan): Work<TaskText[]> {
  const { facts, asOf } = past.shop
  const tiers = tiersOf(past)
  const familyNames = sqlite.prepare(`SELECT familyName FROM contact WHERE customerId = ? AND gone = 0 AND familyName <> ''`).pluck()
  const main = tasks.map(({ event }) => (event.product >= 0 ? event.product : mainProduct(sqlite, facts, event.orders)))
  const asksNext = ({ event }: Planned) => event.scenario.words.includes('{{次の品}}')
  const next = yield* followers(past.shop, new Set(main.filter((product, i) => product >= 0 && asksNext(tasks[i]))))

  const texts: TaskText[] = []
  for (const [i, task] of tasks.entries()) {
    yield
    const { event, person } = task
    const c = event.customer
    const days = past.day.subarray(past.start[c], past.start[c + 1])
    const occasion = past.orderOccasion[event.orders[0]]
    // A present is spoken of as one: nobody knows how it tasted.
    const product = event.product < 0 && isGiftOnly(past, c, occasion) ? giftWords : main[i] < 0 ? unknownProduct : products.labelOf(main[i])
    const following = asksNext(task) ? bestNext(next.get(main[i]), (p) => !has(past.shop.facts, c, p) && !(facts.productFlags[p] & (TRIAL | PRODUCT_SUBSCRIPTION)) && products.labelOf(p) !== product) : null
    const fields = {
      様: addressee({ ...person, familyNames: familyNames.all(person.id) as string[] }), 前回の品: product, 回数: String(days.length),
      前回から: elapsed(days[days.length - 1], asOf), 空いた期間: days.length > 1 ? elapsed(days[days.length - 2], days[days.length - 1]) : '',
      もち: event.product < 0 ? '' : lastsWords(products.days[event.product], products.daysFrom(event.product)),
      次の品: following === null ? '' : products.labelOf(following.to),
    }
    texts.push({ product, reason: reasonLine(tierCodes[tiers[c]] ?? 'prospect', fields), words: fillWords(event.scenario.words, fields) })
  }
  return texts
}

function has({ customerStart, lineStart, lineProduct }: Plan['past']['shop']['facts'], c: number, product: number): boolean {
  return lineProduct.subarray(lineStart[customerStart[c]], lineStart[customerStart[c + 1]]).includes(product)
}
