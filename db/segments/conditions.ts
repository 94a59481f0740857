// One condition over all customers: 1 for each who meets it. Figures are as of the shop's day.
import { attributesOf } from '../analysis/attributes.ts'
import { subscribers } from '../analysis/contracts.ts'
import { figuresOf, intervalsOf, seasonalOf, sinceLastOf, slippingOf, stagesOf } from '../analysis/customerColumns.ts'
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import { tierPeople, NONE } from '../analysis/tiers.ts'
import { partsOf } from '../facts/day.ts'
import { NEVER } from '../facts/facts.ts'
import { ageOn, sinceFirst, spent } from './figures.ts'
import { ADDRESS, contactMedia, EMAIL, PHONE } from './ground.ts'
import type { Ground, Held } from './ground.ts'
import type { Condition, Region } from './model.ts'
import { boughtMask, channelMask, giftSenders, orderTimeMask } from './orderConditions.ts'

type Leaf = Exclude<Condition, { kind: 'segment' }>

/** First JIS number of each region; 九州 holds 沖縄. */
const starts: [Region, number][] = [['hokkaido', 1], ['tohoku', 2], ['kanto', 8], ['chubu', 15], ['kinki', 24], ['chugoku', 31], ['shikoku', 36], ['kyushu', 40]]

/** The region of a prefecture's number; null for 0. 三重県 (24) belongs to 近畿. */
export function regionOf(prefecture: number): Region | null {
  return starts.findLast(([, from]) => prefecture >= from)?.[0] ?? null
}

/** Ends included; an open end is absent. */
export function within(value: number, { from, to }: { from?: number; to?: number }): boolean {
  return (from === undefined || value >= from) && (to === undefined || value <= to)
}

/** The mask of a condition, all customers of the facts. */
export function maskOf(ground: Ground, condition: Leaf): Uint8Array {
  const { shop } = ground
  const past = historyOf(shop)
  const n = shop.facts.customerId.length
  const where = (test: (c: number) => boolean): Uint8Array => { const mask = new Uint8Array(n); for (let c = 0; c < n; c++) if (test(c)) mask[c] = 1; return mask }
  const of = (indexes: Iterable<number>): Uint8Array => { const mask = new Uint8Array(n); for (const c of indexes) mask[c] = 1; return mask }
  const held = (rows: readonly Held[]): Uint8Array => of(rows.filter(({ since, until }) => since <= shop.asOf && until > shop.asOf).map(({ customer }) => customer))
  const known = (bit: number): Uint8Array => { const column = ground.contact().known; return where((c) => (column[c] & bit) !== 0) }
  switch (condition.kind) {
    case 'prefecture': { const there = table(48, condition.codes); const { prefecture } = attributesOf(shop); return where((c) => there[prefecture[c]] === 1) }
    case 'region': { const there = table(48, [...Array(48).keys()].filter((code) => condition.regions.includes(regionOf(code)!))); const { prefecture } = attributesOf(shop); return where((c) => there[prefecture[c]] === 1) }
    case 'postal': { const unit = 10 ** (7 - condition.prefix.length); const wanted = Number(condition.prefix); const { postal } = ground.contact(); return where((c) => postal[c] >= 0 && Math.floor(postal[c] / unit) === wanted) }
    case 'address': return known(ADDRESS)
    case 'reach': return known(condition.by === 'email' ? EMAIL : PHONE)
    case 'organisation': return ground.contact().organisation
    case 'household': return households(ground, past)
    case 'sex': { const wanted = ['unknown', 'female', 'male'].indexOf(condition.sex); const { sex } = attributesOf(shop); return where((c) => sex[c] === wanted) }
    case 'age': { const { birthDay } = attributesOf(shop); return where((c) => birthDay[c] <= shop.asOf && within(ageOn(birthDay[c], shop.asOf), condition)) }
    case 'birthMonth': { const { birthDay } = attributesOf(shop); return where((c) => birthDay[c] !== NEVER && condition.months.includes(partsOf(birthDay[c]).month)) }
    case 'trait': return held(ground.care().traits.filter(({ trait, value }) => trait === condition.trait && (condition.value === '' || value === condition.value)))
    case 'stage': return of(condition.stages.flatMap((stage) => [...tierPeople(shop, stage)]))
    case 'occasions': { const { occasions } = figuresOf(past); return where((c) => within(occasions[c], condition)) }
    case 'sinceLast': { const since = sinceLastOf(past); return where((c) => since[c] >= 0 && within(since[c], condition)) }
    case 'sinceFirst': return where((c) => { const since = sinceFirst(past, c); return since >= 0 && within(since, condition) })
    case 'sales': { const yen = spent(past, condition.over); return where((c) => within(yen[c], condition)) }
    case 'perOccasion': { const { sales, occasions } = figuresOf(past); return where((c) => occasions[c] > 0 && within(sales[c], { from: times(condition.from, occasions[c]), to: times(condition.to, occasions[c]) })) }
    case 'interval': { const days = intervalsOf(past); return where((c) => days[c] !== Infinity && within(days[c], condition)) }
    case 'bought': return boughtMask(past, condition)
    case 'channel': return channelMask(past, condition)
    case 'orderTime': return orderTimeMask(past, condition)
    case 'mark': {
      if (condition.mark === 'giftSender') return giftSenders(past)
      if (condition.mark === 'subscribed') return subscribers(past) ?? new Uint8Array(n)
      return Uint8Array.from(condition.mark === 'slipping' ? slippingOf(past) : seasonalOf(past))
    }
    case 'contacted': {
      const { customer, day, medium } = ground.care().contacts
      const wanted = condition.medium === undefined ? -1 : contactMedia.indexOf(condition.medium)
      const mask = new Uint8Array(n)
      for (let i = 0; i < day.length; i++) if (day[i] <= shop.asOf && shop.asOf - day[i] <= condition.days && (wanted < 0 || medium[i] === wanted)) mask[customer[i]] = 1
      return mask
    }
    case 'stop': return held(ground.care().stops.filter(({ medium }) => medium === condition.medium))
    case 'consent': return held(ground.care().consents)
    case 'complaint': return of(ground.care().complaints.filter(({ day }) => day <= shop.asOf).map(({ customer }) => customer))
    case 'people': return of(ground.people(condition.people))
  }
}

function table(size: number, wanted: readonly number[]): Uint8Array {
  const is = new Uint8Array(size)
  for (const code of wanted) is[code] = 1
  return is
}

const times = (bound: number | undefined, n: number): number | undefined => (bound === undefined ? undefined : bound * n)

/** Somebody else who exists on the day lives at the same address. */
function households({ contact }: Ground, past: History): Uint8Array {
  const { household } = contact()
  const stages = stagesOf(past)
  const sizes = new Int32Array(household.reduce((most, house) => Math.max(most, house), 0) + 1)
  for (let c = 0; c < household.length; c++) if (stages[c] < NONE) sizes[household[c]]++
  sizes[0] = 0
  return Uint8Array.from(household, (house, c) => (stages[c] < NONE && sizes[house] > 1 ? 1 : 0))
}
