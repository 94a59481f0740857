// What is known of customers besides their orders, also in a shop that says nothing about it.
import { NEVER } from '../facts/facts.ts'
import type { CustomerAttributes, Shop } from '../facts/facts.ts'

/** The shop's columns; all "not known" where it has none. */
export function attributesOf(shop: Shop): CustomerAttributes {
  const n = shop.facts.customerId.length
  return shop.attributes?.() ?? { prefecture: new Uint8Array(n), sex: new Uint8Array(n), birthDay: new Int32Array(n).fill(NEVER), medium: new Uint16Array(n), media: [''] }
}
