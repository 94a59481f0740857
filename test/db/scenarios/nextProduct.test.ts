// The product a scenario recommends is the panel's: 次に選ばれた商品, whatever the shop.
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { nothingGiven } from '../../../db/analysis/panel.ts'
import { nextProduct as panel } from '../../../db/analysis/panels/products/nextProduct.ts'
import { bestNext, followers } from '../../../db/scenarios/nextProduct.ts'
import { atOnce } from '../../../db/turns.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { productShop, toProductFacts } from '../analysis/productShop.ts'
import { on, person, shopWith, tasksOn } from '../tasks/shopOf.ts'
import type { Sale } from '../tasks/shopOf.ts'

const seed = 20_261_121
let met = 0
afterAll(() => { console.info(`random shops: fast-check seed ${seed}, met ${met} products followed by one`) })

test('for random shops the pick and its counts are the first row of the panel from the same product', () => {
  fc.assert(fc.property(productShop, fc.constantFrom('2024-12-31', '2025-08-31', '2028-02-29'), (plain, asOf) => {
    const shop = { facts: toProductFacts(plain), settings: plain.plain.settings, asOf: parseDay(asOf) }
    const products = Array.from(shop.facts.productId.keys())
    // Few are counted one at a time, many all at once: both must say the same.
    const many = new Set([...products, ...Array.from({ length: 5 }, (_, i) => products.length + i)])
    for (const asked of [new Set(products.slice(0, 3)), new Set(products.slice(3)), many]) {
      const steps = atOnce(followers(shop, asked))
      for (const from of products.filter((product) => asked.has(product))) {
        const [row] = panel.compute(shop, { from: shop.facts.productId[from] }, nothingGiven)
        const pick = bestNext(steps.get(from), () => true)
        expect(pick && [shop.facts.productName[pick.to], pick.customers, pick.base, pick.steps, pick.medianDays]).toEqual(row ? [row.to, row.customers, row.base, row.steps, row.medianDays] : null)
        // What does not fit gives way to the next row.
        const rest = panel.compute(shop, { from: shop.facts.productId[from] }, nothingGiven).filter(({ to }) => to !== row.to)
        expect(bestNext(steps.get(from), (product) => product !== pick?.to)?.customers).toBe(rest[0]?.customers)
        met += pick ? 1 : 0
      }
    }
  }), { seed, numRuns: 200 })
  expect(met).toBeGreaterThan(200)
})

const day = '2026-03-01'
/** People who bought 煎茶 long ago and then came again `times`, each time with these lines. */
const after = (from: number, people: number, lines: Sale['lines'], { times = 1, more = {} }: { times?: number; more?: Sale['more'] } = {}): Sale[] => Array.from({ length: people }, (_, i) => [
  { by: person(from + i), day: '2023-01-01', no: `F${from + i}` },
  ...Array.from({ length: times }, (__, k): Sale => ({ by: person(from + i), day: on('2023-01-01', 40 * (k + 1)), no: `N${from + i}-${k}`, lines, more })),
]).flat()

test('samples, 定期 and the same people over and over make no recommendation; the panel says the same', async () => {
  const shop = shopWith([
    { by: person(1), day, no: 'A1' },
    ...after(100, 5, [['HJ', 1, 864]]), // five people: ほうじ茶
    ...after(200, 3, [['SE', 1, 1620], ['DG', 1, 5500, 10]], { times: 4 }), // three people, twelve times: too few, however often
    ...after(300, 4, [['WK', 1, 0], ['OT', 1, 500]]), // four with a free sample of 和紅茶 beside something else,
    ...after(350, 6, [['WK', 1, 1000], ['TK', 1, 2916]], { more: { subscription: true } }), // six more who had it by 定期
    ...after(400, 7, [['GY', 1, 1200]], { more: { subscription: true } }), // the whole order is 定期
  ], { SE: { shortName: '宇治煎茶', category: '煎茶' }, HJ: { shortName: 'ほうじ茶', category: 'ほうじ茶' }, DG: { shortName: '急須' }, WK: { shortName: '和紅茶' }, OT: { shortName: 'そば茶' }, TK: { subscription: true }, GY: { shortName: '玉露' } })
  const rows = askPanel(shop, { panel: 'nextProduct', options: { from: shop.facts.productId[shop.facts.productName.indexOf('宇治煎茶')] }, asOf: on(day, 20) }).result as { to: string; customers: number; base: number }[]
  // Came again after 煎茶 with something 都度: five with ほうじ茶, three with 煎茶 and 急須, four with そば茶; fewer than five are hidden.
  expect(rows.map(({ to, customers, base }) => [to, customers, base])).toEqual([['ほうじ茶', 5, 12]])
  const task = (await tasksOn(shop, on(day, 20))).find(({ scenario }) => scenario === 'second-purchase')!
  expect(task.words).toBe('先日の宇治煎茶はいかがでしたか。同じ品を選ばれた方には、次にほうじ茶が好評です。よろしければ次の一服にお試しください。')
})
