// Random small shops with people and care, and random nested rules over them; and the same as the ground of the product.
import fc from 'fast-check'
import { peopleBehind } from '../../../db/analysis/people.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { GIFT, NEVER } from '../../../db/facts/facts.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { ADDRESS, contactMedia, EMAIL, PHONE } from '../../../db/segments/ground.ts'
import type { Ground } from '../../../db/segments/ground.ts'
import type { Medium } from '../../../db/interactions/model.ts'
import { regions, traitKinds } from '../../../db/segments/model.ts'
import type { Condition, Rule, TraitKind } from '../../../db/segments/model.ts'
import { tierParts } from '../../../db/analysis/peopleModel.ts'
import { toFacts } from '../analysis/build.ts'
import { asOfDays, randomShop } from '../analysis/randomShop.ts'
import { plusDays } from '../analysis/slowDates.ts'
import type { PlainHeld, PlainWorld } from './slowSegments.ts'

const codes = ['colorme', 'rakuten', 'tel']
const mediaCodes = ['post', 'phone', 'email'] as const
const values = ['甘いもの', '贈り物']
const day = fc.tuple(fc.constantFrom(...asOfDays), fc.constantFrom(-400, -90, -31, -30, -29, -1, 0, 1, 30)).map(([d, by]) => plusDays(d, by))
const customer = fc.integer({ min: 1, max: 6 })
const held = (what: fc.Arbitrary<string>): fc.Arbitrary<PlainHeld[]> => fc.array(fc.record({ customer, what, since: day, until: fc.option(fc.constantFrom(0, 1, 30, 400), { freq: 2 }) })
  .map(({ until, ...row }) => ({ ...row, until: until === null ? null : plusDays(row.since, until) })), { maxLength: 6 })
const person = fc.record({
  prefecture: fc.constantFrom(0, 1, 2, 7, 8, 13, 14, 15, 23, 24, 26, 30, 31, 35, 36, 39, 40, 47), sex: fc.constantFrom('female' as const, 'male' as const, 'unknown' as const),
  birthday: fc.option(fc.constantFrom('1980-02-28', '1980-02-29', '1980-03-01', '1960-12-31', '1999-08-31', '2024-02-29', '2026-01-01'), { freq: 4 }),
  postal: fc.constantFrom('', '6048151', '6048000', '0600001', '1000001'), street: fc.boolean(), house: fc.constantFrom('', 'あ', 'い'),
  organisation: fc.boolean(), email: fc.boolean(), phone: fc.boolean(),
})

export const leaf: fc.Arbitrary<Condition> = (() => {
  const range = (...edges: number[]) => fc.record({ from: fc.option(fc.constantFrom(...edges), { nil: undefined }), to: fc.option(fc.constantFrom(...edges), { nil: undefined }) })
  const some = <T>(...of: T[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 4 })
  const days = [0, 1, 30, 89, 90, 240, 364, 365, 730]
  const yen = [0, 1, 500, 5000, 20_000, 40_000]
  const k = <K extends Condition['kind']>(kind: K) => fc.constant({ kind })
  const of = <T extends object>(kind: Condition['kind'], rest: fc.Arbitrary<T>) => rest.map((one) => ({ kind, ...one }))
  return fc.oneof(
    of('prefecture', fc.record({ codes: some(0, 1, 13, 24, 26, 47) })), of('region', fc.record({ regions: some(...regions) })), of('postal', fc.record({ prefix: fc.constantFrom('6', '604', '6048151', '06', '0', '1') })), k('address'),
    of('sex', fc.record({ sex: fc.constantFrom('female', 'male', 'unknown') })), of('age', range(0, 1, 43, 44, 45, 60, 64)), of('birthMonth', fc.record({ months: some(1, 2, 3, 8, 12) })), k('organisation'), k('household'),
    of('trait', fc.record({ trait: fc.constantFrom(...traitKinds), value: fc.constantFrom('', ...values) })),
    of('stage', fc.record({ stages: some(...tierParts) })), of('occasions', range(0, 1, 2, 3, 4)), of('sinceLast', range(...days)), of('sinceFirst', range(...days)),
    of('sales', fc.tuple(fc.constantFrom('ever', 'year', 'twoYears'), range(...yen)).map(([over, ends]) => ({ over, ...ends }))), of('perOccasion', range(...yen)),
    of('bought', fc.tuple(fc.oneof(fc.constantFrom(1, 2, 3, 5, 99).map((product) => ({ product })), fc.constantFrom('茶', '菓子', 'ない').map((category) => ({ category }))),
      fc.constantFrom<object>({ when: 'ever' }, { when: 'first' }, { when: 'last' }, { when: 'never' }, { when: 'within', days: 0 }, { when: 'within', days: 30 }, { when: 'within', days: 365 })).map(([what, when]) => ({ ...what, ...when }))),
    of('channel', fc.record({ code: fc.constantFrom(...codes, 'ない'), when: fc.constantFrom('ever', 'first', 'only') })),
    of('orderTime', fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }), hours: fc.option(fc.constantFrom({ from: 0, to: 9 }, { from: 9, to: 9 }, { from: 22, to: 0 }, { from: 23, to: 23 }), { nil: undefined }) })),
    of('interval', range(0, 1, 30, 60, 180, 365)), of('mark', fc.record({ mark: fc.constantFrom('slipping', 'seasonal', 'subscribed', 'giftSender') })),
    of('contacted', fc.record({ days: fc.constantFrom(0, 1, 30, 31, 365), medium: fc.option(fc.constantFrom(...mediaCodes), { nil: undefined }) })),
    of('stop', fc.record({ medium: fc.constantFrom(...mediaCodes) })), k('consent'), k('complaint'), of('reach', fc.record({ by: fc.constantFrom('email', 'phone') })),
    of('segment', fc.record({ id: fc.constantFrom(1, 2, 9) })),
    of('people', fc.record({ name: fc.constant('x'), people: fc.oneof(fc.record({ kind: fc.constant('ids'), ids: fc.uniqueArray(fc.integer({ min: 1, max: 7 })) }), fc.record({ kind: fc.constant('tier'), tier: fc.constantFrom(...tierParts) })) })),
  ) as fc.Arbitrary<Condition>
})()

export const randomRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 4, withCrossShrink: true },
    leaf, fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }), fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }), fc.record({ not: tie('rule') })),
})).rule

/** Without conditions on other segments: what the saved ones of a world are made of. */
const flat: fc.Arbitrary<Rule> = fc.oneof(leaf.filter(({ kind }) => kind !== 'segment'), fc.record({ not: leaf.filter(({ kind }) => kind !== 'segment') }))

export const randomWorld: fc.Arbitrary<PlainWorld> = fc.record({
  shop: randomShop.map((shop) => ({ ...shop, products: shop.products.map((product, i) => ({ ...product, category: ['茶', '菓子', '茶', '', '菓子'][i] })) })),
  persons: fc.array(person, { minLength: 6, maxLength: 6 }), draws: fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 80, maxLength: 80 }),
  stops: held(fc.constantFrom(...mediaCodes)), consents: held(fc.constant('email')), traits: held(fc.tuple(fc.constantFrom(...traitKinds), fc.constantFrom(...values)).map(([kind, value]) => `${kind}:${value}`)),
  complaints: fc.array(fc.record({ customer, day }), { maxLength: 3 }), contacts: fc.array(fc.record({ customer, day, medium: fc.constantFrom('', ...mediaCodes) }), { maxLength: 8 }),
  one: flat, two: flat,
}).map(({ draws, one, two, ...world }) => ({
  ...world, channels: world.shop.orders.map((_, i) => codes[draws[i % 80] % 3]), gifts: world.shop.orders.map((_, i) => draws[i % 80] > 8),
  // The second looks into the first.
  segments: new Map<number, Rule>([[1, one], [2, { any: [two, { kind: 'segment', id: 1 }] }]]),
}))

/** The world as the product's own columns. */
export function groundOf(world: PlainWorld, asOf: string): Ground {
  const facts = toFacts(world.shop)
  facts.channels = codes.map((code, i) => ({ id: i + 1, code, marketplace: false }))
  facts.orderChannel = Uint8Array.from(facts.orderId, (id) => codes.indexOf(world.channels[id - 1]))
  facts.orderFlags = facts.orderFlags.map((flags, i) => flags | (world.gifts[facts.orderId[i] - 1] ? GIFT : 0))
  const persons = world.persons
  const houses = ['', ...new Set(persons.map(({ house }) => house).filter(Boolean))]
  const n = persons.length
  const shop: Shop = {
    facts, settings: world.shop.settings, asOf: parseDay(asOf),
    attributes: () => ({
      prefecture: Uint8Array.from(persons, (p) => p.prefecture), sex: Uint8Array.from(persons, (p) => ['unknown', 'female', 'male'].indexOf(p.sex)),
      birthDay: Int32Array.from(persons, (p) => (p.birthday === null ? NEVER : parseDay(p.birthday))), medium: new Uint16Array(n), media: [''],
    }),
  }
  const rows = (list: PlainHeld[]) => list.map(({ customer: id, since, until }) => ({ customer: facts.customerId.indexOf(id), since: parseDay(since), until: until === null ? NEVER : parseDay(until) }))
  return {
    shop,
    contact: () => ({
      postal: Int32Array.from(persons, (p) => (p.postal === '' ? -1 : Number(p.postal))), known: Uint8Array.from(persons, (p) => (p.postal !== '' && p.street ? ADDRESS : 0) | (p.email ? EMAIL : 0) | (p.phone ? PHONE : 0)),
      household: Int32Array.from(persons, (p) => houses.indexOf(p.house)),
    }),
    organisation: () => Uint8Array.from(persons, (p) => Number(p.organisation)),
    care: () => ({
      stops: rows(world.stops).map((row, i) => ({ ...row, medium: world.stops[i].what as Medium })), consents: rows(world.consents),
      traits: rows(world.traits).map((row, i) => { const [trait, value] = world.traits[i].what.split(':'); return { ...row, trait: trait as TraitKind, value } }),
      complaints: world.complaints.map((row) => ({ customer: facts.customerId.indexOf(row.customer), day: parseDay(row.day) })),
      contacts: {
        customer: Int32Array.from(world.contacts, (row) => facts.customerId.indexOf(row.customer)), day: Int32Array.from(world.contacts, (row) => parseDay(row.day)),
        medium: Uint8Array.from(world.contacts, (row) => Math.max(0, contactMedia.indexOf(row.medium as Medium))),
      },
    }),
    people: (ref) => (ref.kind === 'ids' ? Int32Array.from(ref.ids.map((id) => facts.customerId.indexOf(id)).filter((c) => c >= 0)).sort() : peopleBehind(shop, ref as { kind: 'tier'; tier: 'repeat' })),
    segment: (id) => world.segments.get(id) ?? null,
    masks: new Map(),
  }
}
