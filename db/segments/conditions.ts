// One condition over all customers: 1 for each who meets it. Figures are as of the shop's day.
import { attributesOf } from '../analysis/attributes.ts'
import { subscribers } from '../analysis/contracts.ts'
import { intervalsOf, seasonalOf, sinceFirstOf, sinceLastOf, slippingOf, stagesOf } from '../analysis/customerColumns.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import { tierCodes } from '../analysis/peopleModel.ts'
import type { TierPart } from '../analysis/peopleModel.ts'
import { DORMANT, NONE, REPEAT } from '../analysis/tiers.ts'
import { partsOf } from '../facts/day.ts'
import { NEVER } from '../facts/facts.ts'
import { agesOf, spent } from './figures.ts'
import { ADDRESS, contactMedia, EMAIL, PHONE } from './ground.ts'
import type { Ground, Held } from './ground.ts'
import { bitMask, codeMask, indexMask, rangeMask, tableOf } from './masks.ts'
import type { Condition, Region } from './model.ts'
import { boughtMask, channelMask, giftSenders, orderTimeMask } from './orderConditions.ts'

type Leaf = Exclude<Condition, { kind: 'segment' }>

/** First JIS number of each region; 近畿 begins with 三重県 (24), 九州 holds 沖縄. */
const starts: [Region, number][] = [['hokkaido', 1], ['tohoku', 2], ['kanto', 8], ['chubu', 15], ['kinki', 24], ['chugoku', 31], ['shikoku', 36], ['kyushu', 40]]

/** The region of a prefecture's number; null for 0. */
export function regionOf(prefecture: number): Region | null {
  return starts.findLast(([, from]) => prefecture >= from)?.[0] ?? null
}

/** The mask of a condition, all customers of the facts. */
export function maskOf(ground: Ground, condition: Leaf): Uint8Array {
  const { shop } = ground
  const past = historyOf(shop)
  const n = shop.facts.customerId.length
  const held = (rows: readonly Held[]): Uint8Array => indexMask(n, rows.filter(({ since, until }) => since <= shop.asOf && until > shop.asOf).map(({ customer }) => customer))
  switch (condition.kind) {
    case 'prefecture': return codeMask(attributesOf(shop).prefecture, tableOf(48, condition.codes))
    case 'region': return codeMask(attributesOf(shop).prefecture, tableOf(48, [...Array(48).keys()].filter((code) => condition.regions.includes(regionOf(code)!))))
    case 'postal': { const unit = 10 ** (7 - condition.prefix.length); const first = Number(condition.prefix) * unit; return rangeMask(ground.contact().postal, { from: first, to: first + unit - 1 }, 0) }
    case 'address': return bitMask(ground.contact().known, ADDRESS)
    case 'reach': return bitMask(ground.contact().known, condition.by === 'email' ? EMAIL : PHONE)
    case 'organisation': return ground.organisation()
    case 'household': return households(ground, past)
    case 'sex': return codeMask(attributesOf(shop).sex, tableOf(3, [['unknown', 'female', 'male'].indexOf(condition.sex)]))
    case 'age': return rangeMask(agesOf(shop), condition, 0)
    case 'birthMonth': return indexMask(n, birthdaysIn(attributesOf(shop).birthDay, condition.months))
    case 'trait': return held(ground.care().traits.filter(({ trait, value }) => trait === condition.trait && (condition.value === '' || value === condition.value)))
    case 'stage': return stageMask(past, condition.stages)
    case 'occasions': return rangeMask(customerFigures(past).occasions, condition)
    case 'sinceLast': return rangeMask(sinceLastOf(past), condition, 0)
    case 'sinceFirst': return rangeMask(sinceFirstOf(past), condition, 0)
    case 'sales': return rangeMask(spent(past, condition.over), condition)
    case 'perOccasion': return perOccasion(past, condition)
    // Infinity = no interval yet.
    case 'interval': return rangeMask(intervalsOf(past), { from: condition.from, to: condition.to ?? Number.MAX_SAFE_INTEGER })
    case 'bought': return boughtMask(past, condition)
    case 'channel': return channelMask(past, condition)
    case 'orderTime': return orderTimeMask(past, condition)
    case 'mark': switch (condition.mark) {
      case 'giftSender': return giftSenders(past)
      case 'subscribed': return subscribers(past) ?? new Uint8Array(n)
      case 'slipping': return Uint8Array.from(slippingOf(past))
      case 'seasonal': return Uint8Array.from(seasonalOf(past))
    } // falls through: no mark is left
    case 'contacted': {
      const { customer, day, medium } = ground.care().contacts
      const wanted = condition.medium === undefined ? -1 : contactMedia.indexOf(condition.medium)
      const mask = new Uint8Array(n)
      for (let i = 0; i < day.length; i++) if (day[i] <= shop.asOf && shop.asOf - day[i] <= condition.days && (wanted < 0 || medium[i] === wanted)) mask[customer[i]] = 1
      return mask
    }
    case 'stop': return held(ground.care().stops.filter(({ medium }) => medium === condition.medium))
    case 'consent': return held(ground.care().consents)
    case 'complaint': return indexMask(n, ground.care().complaints.filter(({ day }) => day <= shop.asOf).map(({ customer }) => customer))
    case 'people': return indexMask(n, ground.people(condition.people))
  }
}

/** Stages and their halves: a table over stage and occasions (3 = three or more). */
function stageMask(past: History, stages: readonly TierPart[]): Uint8Array {
  const wanted = new Uint8Array(8 * 4)
  const put = (stage: number, occasions: readonly number[]): void => { for (const n of occasions) wanted[stage * 4 + n] = 1 }
  for (const stage of stages) {
    if (stage === 'second') put(REPEAT, [2])
    else if (stage === 'thirdOrMore') put(REPEAT, [3])
    else if (stage === 'dormantOnce') put(DORMANT, [1])
    else if (stage === 'dormantMore') put(DORMANT, [2, 3])
    else put(tierCodes.indexOf(stage), [0, 1, 2, 3])
  }
  const { occasions } = customerFigures(past)
  const column = stagesOf(past)
  const mask = new Uint8Array(column.length)
  for (let c = 0; c < mask.length; c++) mask[c] = wanted[column[c] * 4 + (occasions[c] > 3 ? 3 : occasions[c])]
  return mask
}

/** Compared without dividing. */
function perOccasion(past: History, { from, to }: { from?: number; to?: number }): Uint8Array {
  const { sales, occasions } = customerFigures(past)
  const mask = new Uint8Array(sales.length)
  for (let c = 0; c < mask.length; c++) {
    const n = occasions[c]
    if (n > 0 && (from === undefined || sales[c] >= from * n) && (to === undefined || sales[c] <= to * n)) mask[c] = 1
  }
  return mask
}

function* birthdaysIn(birthDay: Int32Array, months: readonly number[]): Iterable<number> {
  for (let c = 0; c < birthDay.length; c++) if (birthDay[c] !== NEVER && months.includes(partsOf(birthDay[c]).month)) yield c
}

/** Somebody else who exists on the day lives at the same address. */
function households({ contact }: Ground, past: History): Uint8Array {
  const { household } = contact()
  const stages = stagesOf(past)
  const sizes = new Int32Array(household.reduce((most, house) => Math.max(most, house), 0) + 1)
  for (let c = 0; c < household.length; c++) if (stages[c] < NONE) sizes[household[c]]++
  sizes[0] = 0
  const mask = new Uint8Array(household.length)
  for (let c = 0; c < mask.length; c++) if (stages[c] < NONE && sizes[household[c]] > 1) mask[c] = 1
  return mask
}
