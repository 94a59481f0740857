// For each sure rule the groups of records that share a key, as numbers: comparing three hundred thousand records must not build strings.
import type { Components } from './identityComponents.ts'
import { namesOf, rules, type IdentityRecord, type Rule } from './identityRecord.ts'

/** −1 = in no (second) group. A record is in two where its kanji and its kana are keys of their own. */
export interface Groups { rule: number; count: number; first: Int32Array; second: Int32Array }

/** The rules from strong to weak, without people's decisions. */
export function* groupsByRule(records: readonly IdentityRecord[], components: Components): Generator<Groups> {
  yield single('customerId', records, (place) => records[place].customer)
  yield single('email', records, (place) => components.mailOf(place))
  const names = nameNumbers(records)
  yield paired('phoneName', names, single('phoneName', records, (place) => records[place].phone))
  yield paired('nameAddress', names, single('nameAddress', records, (place) => {
    const { postalCode, street } = records[place]
    return postalCode === '' || street === '' ? '' : `${postalCode}|${street}`
  }))
}

function single(rule: Rule, records: readonly IdentityRecord[], keyOf: (place: number) => string): Groups {
  const numbers = new Map<string, number>()
  const first = new Int32Array(records.length).fill(-1)
  for (let place = 0; place < records.length; place++) {
    const key = keyOf(place)
    if (key !== '') first[place] = numberOf(numbers, key)
  }
  return { rule: rules.indexOf(rule), count: numbers.size, first, second: new Int32Array(records.length).fill(-1) }
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key)
  if (number === undefined) numbers.set(key, (number = numbers.size))
  return number
}

function nameNumbers(records: readonly IdentityRecord[]): { first: Int32Array; second: Int32Array } {
  const numbers = new Map<string, number>()
  const first = new Int32Array(records.length).fill(-1)
  const second = new Int32Array(records.length).fill(-1)
  for (let place = 0; place < records.length; place++) {
    const names = namesOf(records[place])
    if (names.length > 0) first[place] = numberOf(numbers, names[0])
    if (names.length > 1) second[place] = numberOf(numbers, names[1])
  }
  return { first, second }
}

function paired(rule: Rule, names: { first: Int32Array; second: Int32Array }, places: Groups): Groups {
  const length = names.first.length
  const pairs = new PairNumbers(2 * length)
  const first = new Int32Array(length).fill(-1)
  const second = new Int32Array(length).fill(-1)
  for (let place = 0; place < length; place++) {
    if (places.first[place] < 0) continue
    if (names.first[place] >= 0) first[place] = pairs.numberOf(names.first[place], places.first[place])
    if (names.second[place] >= 0) second[place] = pairs.numberOf(names.second[place], places.first[place])
  }
  return { rule: rules.indexOf(rule), count: pairs.count, first, second }
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
