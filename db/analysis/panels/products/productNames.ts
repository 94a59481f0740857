// How the panels of products name a product: by its number for keys, by its name for people.
import type { Facts } from '../../../facts/facts.ts'
import type { Cell } from '../../panelModel.ts'

/** The most rows of pairs a panel gives, most people first: beyond it nobody reads, and a long tail would slow the window. */
export const MOST_PAIRS = 5000

/** A product as a result names it. */
export const named = (facts: Facts, product: number): { product: string; productId: number } => ({ product: facts.productName[product], productId: facts.productId[product] })

/** Both ends of a pair, for a result. */
export const namedPair = (facts: Facts, from: number, to: number): { from: string; to: string; fromId: number; toId: number } =>
  ({ from: facts.productName[from], to: facts.productName[to], fromId: facts.productId[from], toId: facts.productId[to] })

/** A product's name in a table; a file may leave it empty. */
export const nameCell = (name: string): Cell => (name === '' ? { kind: 'word', key: 'nameless' } : { kind: 'text', text: name })

/** The index of a product's number, −1 = there is none. */
export const placeOf = (facts: Facts, id: unknown): number => facts.productId.indexOf(Number(id))
