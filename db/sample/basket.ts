// What people put into their first and their next basket.
import type { Deck, Random } from './random.ts'
import { createDeck } from './random.ts'
import { followOn, productOf, products, seasonOf } from './products.ts'

export interface Item {
  code: string
  quantity: number
  /** Absent = the product's price. */
  price?: number
}

/** How somebody shops: the tea they come back for, the usual days between two purchases, and what they own for good. */
export interface Habit {
  favourite: string
  pace: number
  owned: Set<string>
}

/** Weights of the teas people settle on. */
const favourites: readonly (readonly [string, number])[] = [
  ['SE-100', 36], ['SE-110', 14], ['GM-200', 10], ['HJ-150', 11], ['TB-HJ20', 9], ['SE-050', 6], ['SE-120', 5], ['KB-080', 4], ['GY-050', 4], ['TB-SE20', 4], ['BN-300', 3], ['TB-WK15', 2], ['WK-080', 1], ['MT-030', 2],
]
/** Weights of anything else in a later basket. */
const others: readonly (readonly [string, number])[] = [
  ['SE-100', 14], ['SE-110', 8], ['SE-120', 6], ['SE-090', 12], ['SE-140', 5], ['KB-080', 5], ['GY-050', 6], ['GM-200', 9], ['GM-400', 3], ['HJ-150', 10], ['BN-300', 5], ['TB-HJ20', 7], ['TB-SE20', 6], ['TB-WK15', 3],
  ['WK-080', 4], ['MT-030', 4], ['GF-030', 8], ['GF-050', 4], ['DG-001', 2], ['SE-050', 5],
]
const keptForGood = new Set(['DG-001', 'DG-002'])
/** What leads to the leaf tea SE-100: never two of these in one basket, or one would answer for the other. */
const leadsToSencha = new Set([...followOn].filter(([, rows]) => rows.some(([code]) => code === 'SE-100')).map(([code]) => code))

export interface Baskets {
  first(month: number): Item[]
  next(previous: readonly Item[], habit: Habit, month: number): Item[]
  habit(): Habit
}

/** Baskets whose follow-on shares come out as in the product data. */
export function createBaskets(random: Random): Baskets {
  const decks = new Map<string, Deck>([...followOn].map(([from, rows]) => {
    const rest = 100 - rows.reduce((sum, [, percent]) => sum + percent, 0)
    return [from, createDeck(random, [...rows, ['', rest]])]
  }))
  // one deck per month: shares of the first products hold within every season
  const firstDecks = Array.from({ length: 12 }, (_, month) => createDeck(random, products
    .filter((product) => !product.subscription && product.firstOrderWeight > 0)
    .map((product) => [product.code, product.firstOrderWeight * seasonOf(product.code, month + 1)] as const)))
  const draw = (list: readonly (readonly [string, number])[], month: number, allowed: (code: string) => boolean): string =>
    list[random.weighted(list.map(([code, weight]) => (allowed(code) ? weight * seasonOf(code, month) : 0)))][0]

  return {
    habit: () => ({ favourite: favourites[random.weighted(favourites.map(([, weight]) => weight))][0], pace: 24 + random.below(28) + random.below(28), owned: new Set() }),
    first(month) {
      const code = firstDecks[month - 1].draw()
      const gift = productOf(code).gift
      const items: Item[] = [{ code, quantity: gift ? 1 + random.below(3) : random.chance(14) ? 2 : 1 }]
      if (!gift && random.chance(30)) items.push({ code: draw(others, month, (other) => !followOn.has(other) && other !== code && !productOf(other).gift), quantity: 1 })
      return items
    },
    next(previous, habit, month) {
      const codes = previous.map((item) => item.code)
      const answered = new Set(codes.flatMap((code) => (followOn.get(code) ?? []).map(([to]) => to)))
      const basket = new Map<string, number>()
      const fits = (code: string): boolean => !answered.has(code) && !basket.has(code) && !habit.owned.has(code)
        && !(leadsToSencha.has(code) && [...basket.keys()].some((other) => leadsToSencha.has(other)))
      for (const code of codes) {
        const card = decks.get(code)?.draw((to) => !habit.owned.has(to))
        if (card) basket.set(card, card === 'GM-400' && month === 12 ? 3 : 1)
      }
      const favours = fits(habit.favourite) && random.chance(basket.size ? 55 : 75)
      if (favours) {
        const days = productOf(habit.favourite).daysPerUnit ?? 30
        basket.set(habit.favourite, Math.max(1, Math.min(5, Math.floor((habit.pace + days / 2) / days) + random.below(3) - 1)))
      }
      if (!basket.size || random.chance(38)) {
        const code = draw(others, month, fits)
        basket.set(code, productOf(code).gift ? 1 + random.below(2) : random.chance(30) ? 2 : 1)
      }
      if (random.chance(12)) basket.set('OK-001', 1 + random.below(2))
      for (const code of basket.keys()) if (keptForGood.has(code)) habit.owned.add(code)
      return [...basket].map(([code, quantity]) => ({ code, quantity }))
    },
  }
}
