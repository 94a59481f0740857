// What the room 分析 can offer: built panels, and the channels, products and places that the shop has.
import { attributesOf } from '../analysis/attributes.ts'
import { historyOf } from '../analysis/occasions.ts'
import { builtPanels } from '../analysis/panels/index.ts'
import { formatDay } from '../facts/day.ts'
import { EXCLUDED, SUBSCRIPTION } from '../facts/facts.ts'
import type { Facts } from '../facts/facts.ts'
import { livingSegments } from '../segments/queries.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { AnalysisChoices, ProductChoice } from './model.ts'

/** In: the open shop, and the day. Channels and days are those of all orders; prefectures those of customers with one. */
export function analysisChoices(open: OpenShop, asOf?: string): AnalysisChoices {
  const shop = asOfShop(open, asOf)
  const { facts } = shop
  const byChannel = new Int32Array(facts.channels.length)
  let [first, last, flags] = [Infinity, -Infinity, 0]
  for (let i = 0; i < facts.orderDay.length; i++) {
    byChannel[facts.orderChannel[i]]++
    const day = facts.orderDay[i]
    if (day < first) first = day
    if (day > last) last = day
    flags |= facts.orderFlags[i]
  }
  const byPrefecture = new Int32Array(48)
  const past = historyOf(shop)
  attributesOf(shop).prefecture.forEach((prefecture, c) => { if (!(facts.customerFlags[c] & EXCLUDED) && past.start[c] < past.start[c + 1]) byPrefecture[prefecture]++ })
  const known = byPrefecture.some((count, code) => code > 0 && count > 0)
  return {
    built: builtPanels,
    channels: facts.channels.map(({ code }, i) => ({ code, orders: byChannel[i] })).filter(({ orders }) => orders > 0).sort((a, b) => b.orders - a.orders || (a.code < b.code ? -1 : 1)),
    prefectures: known ? Array.from(byPrefecture, (customers, code) => ({ code, customers })).filter(({ customers }) => customers > 0).sort((a, b) => Number(a.code === 0) - Number(b.code === 0) || a.code - b.code) : [],
    hasSubscriptions: (flags & SUBSCRIPTION) !== 0 || facts.contracts.length > 0,
    segments: livingSegments(open).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'ja')),
    firstDay: first === Infinity ? null : formatDay(first),
    lastDay: first === Infinity ? null : formatDay(last),
    taxPercent: shop.settings.taxPercent,
  }
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Products whose name holds the text, by the yen of their lines; none without a line. */
export function productChoices(facts: Facts, { find, limit }: { find: string; limit: number }): ProductChoice[] {
  const yen = new Float64Array(facts.productId.length)
  const sold = new Uint8Array(facts.productId.length)
  for (let line = 0; line < facts.lineProduct.length; line++) {
    yen[facts.lineProduct[line]] += facts.lineYen[line]
    sold[facts.lineProduct[line]] = 1
  }
  const wanted = folded(find.trim())
  return Array.from(facts.productId, (id, i) => ({ id, name: facts.productName[i], yen: yen[i], sold: sold[i] }))
    .filter((product) => product.sold && folded(product.name).includes(wanted))
    .sort((a, b) => b.yen - a.yen || a.id - b.id)
    .slice(0, limit)
    .map(({ id, name, yen: all }) => ({ id, name, yen: all }))
}
