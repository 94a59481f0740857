// The sample's people come out right under the product's own rules: nobody twice, nobody mistaken for somebody else.
import { expect, test } from 'vitest'
import { prepare, resolve } from '../../../db/customers/identity.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { ContactRecord } from '../../../db/imports/record.ts'
import { makeSample } from '../../../db/sample/sample.ts'

const { shop, truth } = makeSample(parseDay('2026-11-21'))
const blocks = new Map<string, { channel: string; contact: ContactRecord; person: unknown }>()
for (const { channel, orders } of shop.batches) {
  for (const { contact, orderNo } of orders) {
    if (contact) blocks.set(channel.code + JSON.stringify(contact), { channel: channel.code, contact, person: truth.personOf.get(`${channel.code} ${orderNo}`) })
  }
}
for (const { channel, contact } of shop.registered) blocks.set(channel.code + JSON.stringify(contact), { channel: channel.code, contact, person: contact })
const records = [...blocks]
const contacts = records.map(([, block]) => block.contact)
const { root, refused } = resolve(records.map(([key, { channel, contact }]) => prepare(key, channel, contact)))

test('1,842 customers, each made of exactly one person\'s records', () => {
  const peopleAt = new Map<number, Set<unknown>>()
  records.forEach(([, { person }], i) => peopleAt.set(root[i], (peopleAt.get(root[i]) ?? new Set()).add(person)))
  expect(peopleAt.size).toBe(1842)
  expect([...peopleAt.values()].filter((people) => people.size > 1)).toEqual([])
  expect(new Set(records.map(([, { person }]) => person)).size).toBe(1842)
})

test('three people with a new surname wait for a decision', () => {
  expect(refused.map(({ veto }) => veto)).toEqual(['familyName', 'familyName', 'familyName'])
  const pairs = refused.map(({ a, b }) => [contacts[a], contacts[b]])
  for (const [before, after] of pairs) {
    expect(before.name.split(' ')[1]).toBe(after.name.split(' ')[1])
    expect([before.email, before.phone]).toEqual([after.email, after.phone])
  }
})

test('14 families: one phone, one surname, two people', () => {
  const digits = (contact: ContactRecord): string => contact.phone.replaceAll('-', '').replace(/^\+81/, '0')
  const people = new Map<string, Set<number>>()
  contacts.forEach((contact, i) => people.set(digits(contact), (people.get(digits(contact)) ?? new Set()).add(root[i])))
  const shared = [...people.values()].filter((roots) => roots.size > 1)
  const renamed = new Set(refused.map(({ a }) => root[a]))
  expect(shared.filter((roots) => [...roots].some((one) => renamed.has(one))).length).toBe(3)
  expect(shared.length - 3).toBe(14)
  expect(shared.every((roots) => roots.size === 2)).toBe(true)
})

test('30 till records in kana only, half of them of people known by other records too', () => {
  const kana = contacts.flatMap((contact, i) => (contact.kana !== '' && contact.name === contact.kana ? [i] : []))
  expect(kana.length).toBe(30)
  expect(kana.filter((i) => contacts.some((contact, other) => root[other] === root[i] && contact.name !== contact.kana)).length).toBe(15)
  expect(kana.filter((i) => /[ｱ-ﾝ]/.test(contacts[i].name)).length).toBeGreaterThan(5)
})

test.each(['髙', '﨑', '𠮷', '邉'])('names with %s: two people at least', (kanji) => {
  expect(new Set(contacts.flatMap((contact, i) => (contact.name.includes(kanji) ? [root[i]] : []))).size).toBeGreaterThanOrEqual(2)
})

test('no phone or mail address that could be somebody\'s', () => {
  for (const { phone, email } of contacts) {
    expect(phone.replaceAll('-', '').replace(/^\+81/, '0')).toMatch(/^0\d{1,4}0{2,}\d{4}$/)
    if (email) expect(email).toMatch(/@([a-z.]+\.)?example\.(com|jp|net)$/)
  }
})
