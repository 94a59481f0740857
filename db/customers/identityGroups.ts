// For each sure rule the groups of records that share a key, as numbers: comparing three hundred thousand records must not build strings.
import { namesOf, rules, type IdentityRecord, type Rule } from './identityRecord.ts'

/** −1 = in no (second) group. A record is in two where its kanji and its kana are keys of their own. */
export interface Groups { rule: number; count: number; first: Int32Array; second: Int32Array }

/** The rules from strong to weak, without people's decisions. @param mails numbers of the mail addresses to go by. */
export function* groupsByRule(records: readonly IdentityRecord[], mails: Numbers, keys: KeyNumbers): Generator<Groups> {
  const none = new Int32Array(records.length).fill(-1)
  const customers = numbersOf(records, (record) => record.customer)
  yield { rule: rules.indexOf('customerId'), count: customers.count, first: customers.of, second: none }
  yield { rule: rules.indexOf('email'), count: mails.count, first: mails.of, second: none }
  yield groupsByNameAnd(keys.names, keys.phones.of, 'phoneName')
  yield groupsByNameAnd(keys.names, keys.houses, 'nameAddress')
}

/** What records are compared by, as numbers. `houses`: postal code and street together. */
export interface KeyNumbers { names: NameNumbers; phones: Numbers; postalCodes: Numbers; streets: Numbers; houses: Int32Array; houseCount: number }

export function keyNumbers(records: readonly IdentityRecord[]): KeyNumbers {
  const postalCodes = numbersOf(records, (record) => record.postalCode)
  const pairs = new PairNumbers(records.length)
  const streets = numbersOf(records, (record) => record.street)
  const houses = pairUp(postalCodes.of, streets.of, pairs)
  return { names: nameNumbers(records), phones: numbersOf(records, (record) => record.phone), postalCodes, streets, houses, houseCount: pairs.count }
}

/** Groups of records with the same name key and the same number; `rule` where that is one. */
export function groupsByNameAnd(names: NameNumbers, numbers: Int32Array, rule: Rule = 'decision'): Groups {
  const pairs = new PairNumbers(2 * numbers.length)
  const first = pairUp(names.first, numbers, pairs)
  const second = pairUp(names.second, numbers, pairs)
  return { rule: rules.indexOf(rule), count: pairs.count, first, second }
}

/** For each record the number of its string, −1 for ''. */
export interface Numbers { of: Int32Array; count: number }

/** Numbers equal strings alike, in order of first use. */
export function numbersOf(records: readonly IdentityRecord[], stringOf: (record: IdentityRecord) => string): Numbers {
  const numbers = new Map<string, number>()
  const of = new Int32Array(records.length).fill(-1)
  for (let place = 0; place < records.length; place++) {
    const key = stringOf(records[place])
    if (key !== '') of[place] = numberOf(numbers, key)
  }
  return { of, count: numbers.size }
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key)
  if (number === undefined) numbers.set(key, (number = numbers.size))
  return number
}

/** The name keys of each record as numbers, −1 for none. */
export interface NameNumbers { first: Int32Array; second: Int32Array; numberOf: ReadonlyMap<string, number> }

function nameNumbers(records: readonly IdentityRecord[]): NameNumbers {
  const numbers = new Map<string, number>()
  const first = new Int32Array(records.length).fill(-1)
  const second = new Int32Array(records.length).fill(-1)
  for (let place = 0; place < records.length; place++) {
    const names = namesOf(records[place])
    if (names.length > 0) first[place] = numberOf(numbers, names[0])
    if (names.length > 1) second[place] = numberOf(numbers, names[1])
  }
  return { first, second, numberOf: numbers }
}

function pairUp(left: Int32Array, right: Int32Array, pairs: PairNumbers): Int32Array {
  return left.map((number, place) => (number < 0 || right[place] < 0 ? -1 : pairs.numberOf(number, right[place])))
}

/** Numbers pairs of numbers as they come: a hash table of fixed size, open addressing. */
class PairNumbers {
  count = 0
  private readonly slots: Int32Array
  private readonly left: Int32Array
  private readonly right: Int32Array

  constructor(most: number) {
    let size = 16
    while (size < most * 2) size *= 2
    this.slots = new Int32Array(size).fill(-1)
    this.left = new Int32Array(most)
    this.right = new Int32Array(most)
  }

  numberOf(left: number, right: number): number {
    const mask = this.slots.length - 1
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)
    hash = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = this.slots[hash]
      if (number < 0) break
      if (this.left[number] === left && this.right[number] === right) return number
      hash = (hash + 1) & mask
    }
    this.left[this.count] = left
    this.right[this.count] = right
    this.slots[hash] = this.count
    return this.count++
  }
}
