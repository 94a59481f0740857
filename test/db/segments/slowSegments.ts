// Rules of segments read aloud, slowly: plain people, dates as text, no code of the product. Only for comparing.
import type { Condition, Rule } from '../../../db/segments/model.ts'
import type { PlainOrder, PlainShop } from '../analysis/build.ts'
import { counts, looseSales, slowOccasions, slowSeasonal, slowSlipping, slowTiers, worth } from '../analysis/slow.ts'
import { slowRunning } from '../analysis/slowContracts.ts'
import { between, plusDays, plusYears } from '../analysis/slowDates.ts'

export interface PlainPerson {
  prefecture: number; sex: 'female' | 'male' | 'unknown'; birthday: string | null; postal: string; street: boolean; house: string
  organisation: boolean; email: boolean; phone: boolean
}
export interface PlainHeld { customer: number; what: string; since: string; until: string | null }
/** A shop with people: persons in the order of its customers; channel and gift per order. */
export interface PlainWorld {
  shop: PlainShop
  persons: PlainPerson[]
  channels: string[]
  gifts: boolean[]
  stops: PlainHeld[]
  consents: PlainHeld[]
  /** what: 'taste:甘いもの'. */
  traits: PlainHeld[]
  complaints: { customer: number; day: string }[]
  contacts: { customer: number; day: string; medium: string }[]
  segments: Map<number, Rule>
}

const halves: Record<string, (stage: string, n: number) => boolean> = {
  second: (stage, n) => stage === 'repeat' && n === 2, thirdOrMore: (stage, n) => stage === 'repeat' && n >= 3,
  dormantOnce: (stage, n) => stage === 'dormant' && n === 1, dormantMore: (stage, n) => stage === 'dormant' && n >= 2,
}
const regionsOf: Record<string, string> = {
  hokkaido: '1', tohoku: '2 3 4 5 6 7', kanto: '8 9 10 11 12 13 14', chubu: '15 16 17 18 19 20 21 22 23', kinki: '24 25 26 27 28 29 30',
  chugoku: '31 32 33 34 35', shikoku: '36 37 38 39', kyushu: '40 41 42 43 44 45 46 47',
}
const inRange = (value: number, { from, to }: { from?: number; to?: number }) => !(from !== undefined && value < from) && !(to !== undefined && value > to)
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
const holds = ({ since, until }: PlainHeld, D: string) => since <= D && (until === null || until > D)

/** Full years: how many birthdays have been. */
function ageAt(birthday: string, D: string): number {
  const years = Number(D.slice(0, 4)) - Number(birthday.slice(0, 4))
  return D.slice(5) >= birthday.slice(5) ? years : years - 1
}

/** Ids of those who fulfil the rule on D, ascending. */
export function slowMembers(world: PlainWorld, rule: Rule, D: string): number[] {
  const { shop } = world
  const stages = slowTiers(shop, D)
  const there = shop.customers.filter((c) => !c.excluded && stages.get(c.id) !== 'none').map((c) => c.id)
  const occasionsOf = slowOccasions(shop, D)
  const slipping = new Set(slowSlipping(shop, D))
  const seasonal = new Set(slowSeasonal(shop, D))
  const numbered = shop.orders.map((o, i) => ({ ...o, number: i + 1 }))
  const running = slowRunning(shop, numbered.filter((o) => counts(shop, o, D)), D)

  const ordersOf = (id: number): (PlainOrder & { number: number; n: number })[] => (occasionsOf.get(id) ?? []).flatMap((o) => o.orders.map((order) => ({ ...order, n: o.n })))
  const sales = (id: number, from: string) => sum(ordersOf(id).filter((o) => o.day >= from).map((o) => worth(shop, o, D).sales)) + looseSales(shop, D, (c, day) => c === id && day >= from)

  const meets = (id: number, condition: Condition): boolean => {
    const person = world.persons[shop.customers.findIndex((c) => c.id === id)]
    const occasions = occasionsOf.get(id) ?? []
    const n = occasions.length
    const orders = ordersOf(id)
    switch (condition.kind) {
      case 'prefecture': return condition.codes.includes(person.prefecture)
      case 'region': return condition.regions.some((region) => regionsOf[region].split(' ').includes(String(person.prefecture)))
      case 'postal': return person.postal !== '' && person.postal.startsWith(condition.prefix)
      case 'address': return person.postal !== '' && person.street
      case 'sex': return person.sex === condition.sex
      case 'age': return person.birthday !== null && person.birthday <= D && inRange(ageAt(person.birthday, D), condition)
      case 'birthMonth': return person.birthday !== null && condition.months.includes(Number(person.birthday.slice(5, 7)))
      case 'organisation': return person.organisation
      case 'household': return person.house !== '' && there.some((other) => other !== id && world.persons[shop.customers.findIndex((c) => c.id === other)].house === person.house)
      case 'trait': return world.traits.some((row) => row.customer === id && holds(row, D) && (condition.value === '' ? row.what.startsWith(`${condition.trait}:`) : row.what === `${condition.trait}:${condition.value}`))
      case 'stage': return condition.stages.some((stage) => halves[stage]?.(stages.get(id)!, n) ?? stages.get(id) === stage)
      case 'occasions': return inRange(n, condition)
      case 'sinceLast': return n > 0 && inRange(between(occasions[n - 1].day, D), condition)
      case 'sinceFirst': return n > 0 && inRange(between(occasions[0].day, D), condition)
      case 'sales': return inRange(sales(id, condition.over === 'ever' ? '' : plusYears(plusDays(D, 1), condition.over === 'year' ? -1 : -2)), condition)
      case 'perOccasion': return n > 0 && inRange(sales(id, '') / n, condition)
      case 'bought': {
        const wanted = (line: number) => (condition.product === undefined ? shop.products[line].category === condition.category : line + 1 === condition.product)
        const some = orders.filter((o) => o.lines.some(wanted))
        if (condition.when === 'never') return some.length === 0
        return some.some((o) => condition.when === 'ever' || (condition.when === 'first' && o.n === 1) || (condition.when === 'last' && o.n === n) || (condition.when === 'within' && between(o.day, D) <= condition.days!))
      }
      case 'channel': {
        const used = orders.map((o) => world.channels[o.number - 1])
        if (used.length === 0) return false
        return condition.when === 'ever' ? used.includes(condition.code) : condition.when === 'first' ? used[0] === condition.code : used.every((code) => code === condition.code)
      }
      case 'orderTime': return orders.some((o) => {
        const weekday = ((between('2024-01-01', o.day) % 7) + 7) % 7
        if (condition.weekdays.length > 0 && !condition.weekdays.includes(weekday)) return false
        if (!condition.hours) return true
        if (o.minute < 0) return false
        const hour = (o.minute - (o.minute % 60)) / 60
        const wanted: number[] = []
        for (let h = condition.hours.from; ; h = (h + 1) % 24) { wanted.push(h); if (h === condition.hours.to) break }
        return wanted.includes(hour)
      })
      case 'interval': {
        const gaps = occasions.slice(1).map((o, i) => between(occasions[i].day, o.day)).sort((a, b) => a - b)
        if (gaps.length === 0) return false
        const half = gaps.length / 2
        return inRange(gaps.length % 2 ? gaps[Math.floor(half)] : (gaps[half - 1] + gaps[half]) / 2, condition)
      }
      case 'mark': return condition.mark === 'slipping' ? slipping.has(id) : condition.mark === 'seasonal' ? seasonal.has(id) : condition.mark === 'subscribed' ? running.has(id) : orders.some((o) => world.gifts[o.number - 1])
      case 'contacted': return world.contacts.some((row) => row.customer === id && row.day <= D && between(row.day, D) <= condition.days && (condition.medium === undefined || row.medium === condition.medium))
      case 'stop': return world.stops.some((row) => row.customer === id && row.what === condition.medium && holds(row, D))
      case 'consent': return world.consents.some((row) => row.customer === id && holds(row, D))
      case 'complaint': return world.complaints.some((row) => row.customer === id && row.day <= D)
      case 'reach': return condition.by === 'email' ? person.email : person.phone
      case 'segment': { const other = world.segments.get(condition.id); return other !== undefined && fulfils(id, other) }
      case 'people': {
        const { people } = condition
        if (people.kind === 'ids') return people.ids.includes(id)
        if (people.kind === 'tier') return meets(id, { kind: 'stage', stages: [people.tier] })
        throw new Error(people.kind)
      }
    }
  }
  const fulfils = (id: number, one: Rule): boolean => {
    if ('all' in one) { for (const part of one.all) if (!fulfils(id, part)) return false; return true }
    if ('any' in one) { for (const part of one.any) if (fulfils(id, part)) return true; return false }
    if ('not' in one) return !fulfils(id, one.not)
    return meets(id, one)
  }
  return there.filter((id) => fulfils(id, rule)).sort((a, b) => a - b)
}
