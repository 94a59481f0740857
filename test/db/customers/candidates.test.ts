// Who is offered as perhaps one person, and why: each reason once, and what must not be offered.
import { expect, test } from 'vitest'
import { pairsOf } from '../../../db/customers/candidates.ts'
import { prepare, resolve } from '../../../db/customers/identity.ts'
import { candidateReasons } from '../../../db/customers/whoModel.ts'
import type { ContactRecord } from '../../../db/imports/record.ts'
import cliEn from '../../../resources/texts/cli.en.json' with { type: 'json' }
import cliJa from '../../../resources/texts/cli.ja.json' with { type: 'json' }
import en from '../../../resources/texts/en.json' with { type: 'json' }
import ja from '../../../resources/texts/ja.json' with { type: 'json' }

const nobody: ContactRecord = { channelCustomerId: '', name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }
type Some = Partial<ContactRecord>
/** Pairs of places with their reasons, as 'earlier later reason+reason'. */
function offered(...contacts: Some[]): string[] {
  const records = contacts.map((contact, i) => prepare(`k${String(i).padStart(4, '0')}`, 'shopify', { ...nobody, ...contact }))
  return [...pairsOf(records, resolve(records).root)].map(([key, bits]) => `${Math.floor(key / 2 ** 26)} ${key % 2 ** 26} ${candidateReasons.filter((_, i) => (bits & (1 << i)) !== 0).join('+')}`)
}
const reasonsFor = (a: Some, b: Some, ...others: Some[]): string | undefined => offered(a, b, ...others)[0]?.replace(/^0 1 /, '')
const home = { postalCode: '060-9901', address1: '架空一条1-2-3' }
const moved = { postalCode: '530-9904', address1: '試験通9-10-11' }

test.each<[string, Some, Some]>([
  ['customerId+email', { channelCustomerId: '7', email: 'a@example.com', name: '見本 太郎' }, { channelCustomerId: '7', email: 'a@example.com', name: '架空 花子' }],
  ['email', { email: 'a@example.com', name: '見本 太郎', phone: '090-0000-1101' }, { email: 'a@example.com', name: '見本 花子', phone: '090-0000-1102' }],
  ['phoneSimilarName', { phone: '090-0000-1101', name: '見本 太郎' }, { phone: '090-0000-1101', name: 'ﾐﾎﾝ ﾀﾛｳ' }],
  ['phoneSimilarName', { phone: '090-0000-1101', name: '見本 太郎' }, { phone: '090-0000-1101', name: '見本 太朗' }],
  ['renamed', { phone: '090-0000-1101', name: '見本 花子' }, { phone: '090-0000-1101', name: '架空 花子' }],
  ['renamed', { phone: '090-0000-1101', name: 'ﾊﾔｼﾀﾂﾔ' }, { phone: '090-0000-1101', name: 'ﾀﾑﾗﾀﾂﾔ' }],
  ['renamed', { birthday: '1980-01-01', name: '見本 花子' }, { birthday: '1980-01-01', name: '架空 花子' }],
  ['renamed', { ...home, name: '見本 花子' }, { ...home, name: '架空 花子' }],
  ['houseSimilarName', { ...home, name: '佐藤 康也' }, { ...home, name: '佐藤田康也' }],
  ['nameBirthday', { birthday: '1980-01-01', name: '見本 花子', ...home }, { birthday: '1980-01-01', name: '見本 花子', ...moved }],
  ['namePostalCode', { name: '見本 花子', ...home }, { name: '見本 花子', ...home, address1: '架空一条7-8-9' }],
  ['nameStreet', { name: '見本 花子', ...home }, { name: '見本 花子', ...home, postalCode: '' }],
  ['nameAlone', { name: '見本 花子', phone: '090-0000-1101', ...home }, { name: '見本 花子', phone: '090-0000-1102', ...moved }],
])('%s', (reasons, a, b) => {
  expect(reasonsFor(a, b)).toBe(reasons)
  expect(reasonsFor(b, a)).toBe(reasons)
})

test.each<[string, Some, Some]>([
  ['two people of one house', { ...home, name: '見本 太郎' }, { ...home, name: '見本 次郎' }],
  ['one phone, two given names', { phone: '011-000-1101', name: '見本 太郎' }, { phone: '011-000-1101', name: '見本 花子' }],
  ['kana that two different kanji share', { name: '見本 洋子', kana: 'ミホン ヨウコ' }, { name: '見本 陽子', kana: 'ミホン ヨウコ', ...home }],
  ['the same house number in another place', { ...home, name: '見本 太郎' }, { ...home, postalCode: '', name: '架空 花子' }],
])('not offered: %s', (_what, a, b) => expect(reasonsFor(a, b)).toBeUndefined())

test('kana and kanji are told apart once the shop knows how the kanji are read', () => {
  const [kanji, kana] = [{ phone: '011-000-1101', name: '見本 陽子' }, { phone: '011-000-1101', name: 'ﾐﾎﾝ ﾕｳｲﾁ' }]
  expect(reasonsFor(kanji, kana)).toBe('phoneSimilarName')
  const read = (family: string, kanaFamily: string) => ({ name: `${family} 陽子`, kana: `${kanaFamily} ヨウコ` })
  const others = [read('架空', 'カクウ'), read('例示', 'レイジ'), read('試験', 'シケン')]
  expect(offered(kanji, kana, ...others)).toEqual([])
  expect(reasonsFor(kanji, { ...kana, name: 'ﾐﾎﾝ ﾖｳｺ' }, ...others)).toBe('phoneSimilarName')
})

test('kanji meet kana with nothing but the name in common where others here are read so', () => {
  const others = [{ name: '小野 一郎', kana: 'オノ イチロウ' }, { name: '架空 次郎', kana: 'カクウ ジロウ' }]
  expect(offered({ name: '小野 次郎', ...home }, { name: 'ｵﾉ ｼﾞﾛｳ', phone: '090-0000-1101' }, ...others)).toEqual(['0 1 nameAlone'])
  expect(offered({ name: '小野次郎', ...home }, { name: 'ｵﾉ ｼﾞﾛｳ', phone: '090-0000-1101' }, ...others)).toEqual(['0 1 nameAlone'])
  expect(offered({ name: '小野 次郎', ...home }, { name: 'ｵﾉ ｼﾞﾛｳ', phone: '090-0000-1101' })).toEqual([])
})

test('of pairs with only the name in common one for twenty customers is offered, those of the rarest names', () => {
  const families = ['佐藤', '鈴木', '高橋', '田中']
  const common = Array.from({ length: 36 }, (_, i) => ({ name: `${families[i % 4]} ${['太郎', '花子', '一郎'][i % 3]}`, phone: `090-1000-${String(1100 + i)}` }))
  const rare = [{ name: '雛形 葵', phone: '090-0000-1101' }, { name: '雛形 葵', phone: '090-0000-1102' }]
  expect(offered(...common, ...rare)[0]).toBe('36 37 nameAlone')
  expect(offered(...common, ...rare)).toHaveLength(2)
})

test('every reason is worded, in the window and on the command line', () => {
  for (const words of [ja.identity.reason, en.identity.reason, cliJa.cli.reason, cliEn.cli.reason]) expect(Object.keys(words).sort()).toEqual([...candidateReasons].sort())
})
