// The shop's own phone and mail address join nobody: also when they are written down only after the files came.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSettings } from '../../../db/settings/change.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { bring, expectFactsHold, newShop, ownerOf } from '../careShop.ts'
import type { Brought } from '../careShop.ts'

const ownMail = 'shop@example.jp'
const ownPhone = '075-000-1234'
/** Who is one person with whom, whatever their numbers are. */
function people(open: OpenShop): string[] {
  const rows = open.db.sqlite.prepare(`SELECT group_concat(hash, ' ') FROM (SELECT customerId, hash FROM contact ORDER BY hash) GROUP BY customerId`).pluck().all() as string[]
  return rows.sort()
}
const keys = (open: OpenShop) => open.db.sqlite.prepare('SELECT key, hash FROM matchKey k JOIN contact c ON c.id = k.contactId ORDER BY key, hash').raw().all()

test('people joined by what turns out to be the shop\'s own are parted, and joined again when it is taken back', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: { name: '見本 太郎', email: ownMail } }, { no: 'B', contact: { email: ` ${ownMail.toUpperCase()}` } }, { no: 'C', contact: { name: '見本 太郎', phone: '090-1111-2201', email: 'c@example.jp' } }])
  expect(ownerOf(open, 'A')).toBe(ownerOf(open, 'B'))
  const generation = open.generation
  changeSettings(open, { email: ownMail, phone: ownPhone })
  expect(open.settings).toMatchObject({ email: ownMail, phone: ownPhone })
  expect(open.generation).toBeGreaterThan(generation)
  expect(ownerOf(open, 'A')).not.toBe(ownerOf(open, 'B'))
  expectFactsHold(open)
  bring(open, 'base', [{ no: 'D', contact: { name: '別人 花子', email: ownMail } }])
  expect(new Set(['A', 'B', 'C', 'D'].map((no) => ownerOf(open, no))).size).toBe(4)
  changeSettings(open, { email: 'new@example.jp' })
  expect(ownerOf(open, 'A')).toBe(ownerOf(open, 'B'))
  expectFactsHold(open)
})

test('a setting that is nobody\'s mark leaves the facts alone', () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: { name: '見本 太郎', email: 'a@example.jp' } }])
  const { facts } = open
  expect(changeSettings(open, { dailyTasks: 7, email: ownMail })).toMatchObject({ dailyTasks: 7, email: ownMail })
  expect(open.facts).toBe(facts)
})

test('before or after the files makes no difference', () => {
  const contact = fc.record({ name: fc.constantFrom('見本 太郎', '見本 次郎', '佐藤 一', ''), phone: fc.constantFrom('', ownPhone, '090-1111-2201'), email: fc.constantFrom('', ownMail, 'a@example.jp', 'b@example.jp') })
  fc.assert(fc.property(fc.array(contact, { minLength: 1, maxLength: 8 }), fc.boolean(), (contacts, twice) => {
    const orders = contacts.map((contact, i): Brought => ({ no: `N${i}`, contact }))
    const [early, late] = [newShop(), newShop()]
    changeSettings(early, { email: ownMail, phone: ownPhone })
    bring(early, 'shopify', orders)
    if (twice) changeSettings(late, { email: 'a@example.jp', phone: '090-1111-2201' })
    bring(late, 'shopify', orders)
    changeSettings(late, { email: ownMail, phone: ownPhone })
    expect(people(late)).toEqual(people(early))
    expect(keys(late)).toEqual(keys(early))
    expectFactsHold(late)
  }), { numRuns: 25 })
})
