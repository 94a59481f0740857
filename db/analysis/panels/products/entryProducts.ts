// The panel 入口商品.
import { z } from 'zod'
import { entryGroupings, entryParts, entryPeople, entryProducts as figures } from '../../entryProducts.ts'
import type { EntryGroup, EntryGrouping, EntryKey, EntryPart } from '../../entryProducts.ts'
import { customersEver } from '../../occasions.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey } from '../../panelModel.ts'
import { enoughPeople } from '../../rules.ts'
import type { Facts } from '../../../facts/facts.ts'
import { nameCell, named, placeOf } from './productNames.ts'

type Figures = Pick<EntryGroup, 'customers' | 'f2' | 'oneYearLtv'> & { f2Days: number }
/** One of product (null = the first purchase names none), category and price band, as chosen. */
type Entry = Figures & { product?: string | null; productId?: number; category?: string; from?: number; to?: number | null }

function entryOf(facts: Facts, { key }: EntryGroup): Omit<Entry, keyof Figures> {
  if (typeof key === 'object') return { from: key.from, to: key.to }
  if (typeof key === 'string') return { category: key }
  return key === -1 ? { product: null, productId: 0 } : named(facts, key)
}

function labelOf(entry: Entry): Cell {
  if (entry.category !== undefined) return entry.category === '' ? { kind: 'word', key: 'noCategory' } : { kind: 'text', text: entry.category }
  if (entry.from !== undefined) return { kind: 'yenRange', from: entry.from, to: entry.to ?? null }
  return entry.product === null || entry.product === undefined ? { kind: 'word', key: 'unknown' } : nameCell(entry.product)
}

const keyOf = ({ productId, category, from, to }: Entry): CellKey => (category !== undefined ? { category } : from !== undefined ? { from, to: to ?? -1 } : { product: productId ?? 0 })

function askedKey(facts: Facts, by: EntryGrouping, { category, from, to, product }: CellKey): EntryKey | null {
  if (by === 'category') return String(category)
  if (by === 'priceBand') return { from: Number(from), to: Number(to) < 0 ? null : Number(to) }
  const place = placeOf(facts, product)
  return product === 0 || place >= 0 ? place : null
}

export const entryProducts = panel({
  command: { name: 'entry-products', options: { by: { option: 'by' } } },
  choices: [{ option: 'by', values: entryGroupings }],
  options: z.object({ by: z.enum(entryGroupings).default('product') }).strict(),
  compute: (shop, { by }, { f2Days }): Entry[] => figures(shop, by, f2Days).map((group): Entry => {
    const { customers, f2, oneYearLtv } = group
    return { ...entryOf(shop.facts, group), customers, f2Days, f2, oneYearLtv }
  }),
  base: (_, shop) => customersEver(shop),
  table: (entries, _, { by }) => ({
    columns: [
      { key: by, right: false }, { key: 'customers', right: true },
      { key: 'f2', right: true, label: { kind: 'word', key: 'f2', params: { days: entries[0]?.f2Days ?? 0 } } },
      { key: 'bought', right: true }, { key: 'matured', right: true }, { key: 'waiting', right: true }, { key: 'ltv', right: true }, { key: 'ltvCustomers', right: true },
    ],
    rows: entries.map((entry) => {
      const { customers, f2, oneYearLtv } = entry
      const of = (part: EntryPart): CellKey => ({ ...keyOf(entry), of: part })
      return [
        labelOf(entry), { kind: 'people', count: customers, people: of('customers') },
        { kind: 'rate', numerator: f2.bought, denominator: f2.matured, people: of('bought'), base: of('matured') },
        { kind: 'people', count: f2.bought, people: of('bought') }, { kind: 'people', count: f2.matured, people: of('matured') }, { kind: 'people', count: f2.waiting, people: of('waiting') },
        { kind: 'mean', sum: oneYearLtv.sales, count: oneYearLtv.customers, of: 'yen', people: of('ltv') }, { kind: 'people', count: oneYearLtv.customers, people: of('ltv') },
      ]
    }),
  }),
  // Over too few first purchases a rate says nothing: the best of those that do, beside the most frequent beginning.
  say: (entries, _, { by }) => {
    const top = entries.reduce<Entry | undefined>((most, entry) => (entry.customers > (most?.customers ?? 0) ? entry : most), undefined)
    if (!top) return null
    const known = entries.filter(({ f2 }) => f2.matured >= enoughPeople)
    const best = known.reduce<Entry | undefined>((most, entry) => (!most || entry.f2.bought * most.f2.matured > most.f2.bought * entry.f2.matured ? entry : most), undefined)
    const values: Record<string, Cell> = { top: labelOf(top), people: { kind: 'people', count: top.customers } }
    const key = (name: string): string => (by === 'priceBand' ? `${name}Band` : name)
    if (!best || known.length < 2) return { key: key('top'), values }
    const rate: Cell = { kind: 'rate', numerator: best.f2.bought, denominator: best.f2.matured }
    return best === top ? { key: key('topAndBest'), values: { ...values, rate } } : { key: key('best'), values: { ...values, best: labelOf(best), rate } }
  },
  people: (shop, { by }, cell, { f2Days }) => {
    const part = entryParts.find((one) => one === cell.of)
    const key = askedKey(shop.facts, by, cell)
    return (part && key !== null ? entryPeople(shop, by, f2Days, key, part) : null) ?? noSuchCell(cell)
  },
})
