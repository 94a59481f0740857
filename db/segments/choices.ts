// What conditions can name: products, categories, channels, traits, segments; and the five-step guide (S1-5) with its state.
import { candidatesIn } from '../customers/candidateList.ts'
import { ruleGround } from '../customers/chosen.ts'
import { stagesOf } from '../analysis/customerColumns.ts'
import { historyOf } from '../analysis/occasions.ts'
import { NONE } from '../analysis/tiers.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { ADDRESS } from './ground.ts'
import type { GuideRow, SegmentChoices } from './model.ts'
import { livingSegments } from './queries.ts'
import { traitValues } from './traits.ts'

/** Products offered; a shop with more finds the others by their category. */
const MOST_PRODUCTS = 2000

/** Products the most ordered first. */
export function segmentChoices(open: OpenShop): SegmentChoices {
  const { facts, db } = open
  const lines = new Int32Array(facts.productId.length)
  for (const product of facts.lineProduct) lines[product]++
  const order = [...lines.keys()].sort((a, b) => lines[b] - lines[a] || a - b)
  return {
    products: order.slice(0, MOST_PRODUCTS).map((p) => ({ id: facts.productId[p], name: facts.productName[p] })),
    categories: [...new Set(facts.productCategory.filter((category) => category !== ''))].sort(),
    channels: facts.channels.map(({ code }) => code).sort(), traits: traitValues(db.sqlite),
    segments: livingSegments(open).map(({ id, name }) => ({ id, name })),
  }
}

/** The steps in their order, each with its state in whole counts: `part` of `of` is done. */
export function segmentGuide(open: OpenShop, asOf?: string): GuideRow[] {
  const shop = asOfShop(open, asOf)
  const stages = stagesOf(historyOf(shop))
  const { known } = ruleGround(open, shop).contact()
  let [all, written] = [0, 0]
  for (let c = 0; c < stages.length; c++) if (stages[c] < NONE) { all++; if (known[c] & ADDRESS) written++ }
  const segments = livingSegments(open)
  const worded = segments.filter(({ content }) => content !== '').length
  const waiting = candidatesIn(open).filter(({ later }) => !later).length
  const used = open.db.sqlite.prepare(`SELECT count(*) FROM output WHERE people LIKE '%"kind":"segment"%'`).pluck().get() as number
  return [
    { step: 'tidy', done: waiting === 0, part: waiting, of: all },
    { step: 'axis', done: segments.length > 0, part: segments.length, of: segments.length },
    { step: 'collect', done: all > 0 && written * 10 >= all * 9, part: written, of: all },
    { step: 'prepare', done: segments.length > 0 && worded === segments.length, part: worded, of: segments.length },
    { step: 'analyse', done: used > 0, part: used, of: used },
  ]
}
