// One customer, one ID: what is joined, what is refused, and that nothing but the records decides it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchKeys, prepare, resolve, type Decisions, type IdentityRecord } from '../../../db/customers/identity.ts'
import { mailNumbers } from '../../../db/customers/identityDummies.ts'
import { alike, sameName } from '../../../db/customers/identityMailNames.ts'
import { familyLikeness, givenLikeness } from '../../../db/customers/identityNames.ts'
import { keysOf, namesOf, rules } from '../../../db/customers/identityRecord.ts'
import type { ContactRecord } from '../../../db/imports/record.ts'

const nobody: ContactRecord = { channelCustomerId: '', name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }
type Some = Partial<ContactRecord> & { channel?: string }
const records = (...contacts: Some[]): IdentityRecord[] => contacts.map(({ channel = 'shopify', ...contact }, i) => prepare(`k${String(i).padStart(4, '0')}`, channel, { ...nobody, ...contact }))
/** The groups as positions, smallest first. */
const groups = (list: IdentityRecord[], decisions?: Decisions): number[][] => {
  const byRoot = new Map<number, number[]>()
  resolve(list, decisions).root.forEach((root, i) => byRoot.set(root, [...(byRoot.get(root) ?? []), i]))
  return [...byRoot.values()]
}
const count = (...contacts: Some[]): number => groups(records(...contacts)).length

const taro: Some = { name: '見本 太郎', phone: '090-0000-1101', email: 'taro@example.com', postalCode: '060-9901', address1: '架空一条1-2-3' }

describe('keys', () => {
  test('the strings under which a record can meet others', () => {
    expect(matchKeys({ ...nobody, ...taro, channelCustomerId: '7', kana: 'ﾐﾎﾝ ﾀﾛｳ' }, 'eccube')).toEqual([
      'c:eccube:7', 'e:taro@example.com', 'p:09000001101|見本太郎', 'a:見本太郎|0609901|1-2-3', 'p:09000001101|みほんたろう', 'a:みほんたろう|0609901|1-2-3'])
    expect(matchKeys({ ...nobody, channelCustomerId: '0', phone: '090-0000-1101' }, 'eccube')).toEqual([])
    expect(matchKeys({ ...nobody, company: '株式会社見本', phone: '03-0000-1103' }, 'base')).toEqual(['p:0300001103|見本'])
  })
  test('the shop\'s own numbers are nobody\'s', () => {
    const own = { phones: new Set(['09000001101']), emails: new Set(['taro@example.com']) }
    expect(matchKeys({ ...nobody, ...taro }, 'base', own)).toEqual(['a:見本太郎|0609901|1-2-3'])
  })
})

describe('sure rules', () => {
  test.each<[string, Some, Some, number]>([
    ['customer id', { channelCustomerId: '7', name: '見本 太郎' }, { channelCustomerId: '7', name: 'みほん' }, 1],
    ['customer id of another channel', { channelCustomerId: '7' }, { channelCustomerId: '7', channel: 'base' }, 2],
    ['customer id 0 is no member', { channelCustomerId: '0' }, { channelCustomerId: '0' }, 2],
    ['mail and family name', { email: 'a@example.com', name: '見本 太郎' }, { email: 'A@EXAMPLE.COM ', name: '見本　花子' }, 1],
    ['mail and no name', { email: 'a@example.com', name: '見本 太郎' }, { email: 'a@example.com' }, 1],
    ['mail and the unsplit name', { email: 'a@example.com', name: '見本 太郎' }, { email: 'a@example.com', name: '見本太郎' }, 1],
    ['mail and an unsplit relative', { email: 'a@example.com', name: '見本 太郎' }, { email: 'a@example.com', name: '見本花子' }, 1],
    ['mail, both unsplit', { email: 'a@example.com', name: '見本太郎' }, { email: 'a@example.com', name: '見本花子' }, 1],
    ['mail, both unsplit and foreign', { email: 'a@example.com', name: '見本太郎' }, { email: 'a@example.com', name: '架空花子' }, 2],
    ['mail, one letter alike is not a family', { email: 'a@example.com', name: '山田太郎' }, { email: 'a@example.com', name: '山本花子' }, 2],
    ['mail and another family name', { email: 'a@example.com', name: '見本 太郎' }, { email: 'a@example.com', name: '架空 太郎' }, 2],
    ['mail and a variant of the family name', { email: 'a@example.com', name: '髙橋 太郎' }, { email: 'a@example.com', name: '高橋太郎' }, 1],
    ['mail and the family name in kana', { email: 'a@example.com', name: '濱田 太郎', kana: 'ハマダ タロウ' }, { email: 'a@example.com', name: '浜田 太郎', kana: 'はまだ たろう' }, 1],
    ['mail, kanji against kana cannot differ', { email: 'a@example.com', name: '見本 太郎' }, { email: 'a@example.com', kana: 'ﾐﾎﾝ ﾀﾛｳ' }, 1],
    ['mail and a company without a person', { email: 'a@example.com', name: '試験 一郎' }, { email: 'a@example.com', company: '株式会社テスト商店' }, 1],
    ['phone and name', { phone: '090-0000-1101', name: '髙橋 一' }, { phone: '+819000001101', name: '高橋一' }, 1],
    ['phone and kana alone', { phone: '09000001101', name: '見本太郎', kana: 'ミホン タロウ' }, { phone: '9000001101', name: 'ﾐﾎﾝﾀﾛｳ' }, 1],
    ['phone alone', { phone: '090-0000-1101', name: '見本 太郎' }, { phone: '090-0000-1101', name: '見本 花子' }, 2],
    ['phone and company', { phone: '03-0000-1103', company: '㈱テスト商店' }, { phone: '0300001103', name: '株式会社テスト商店' }, 1],
    ['dummy phone', { phone: '000-0000-0000', name: '見本 太郎' }, { phone: '000-0000-0000', name: '見本 太郎' }, 2],
    ['name and address', { name: '見本 太郎', postalCode: '609901', address1: '架空一条1丁目2-3' }, { name: '見本太郎様', postalCode: '〒060-9901', address1: '架空一条１－２－３サンプルハイツ101' }, 1],
    ['name and another house', { name: '見本 太郎', postalCode: '0609901', address1: '架空一条1-2-3' }, { name: '見本 太郎', postalCode: '0609901', address1: '架空一条1-2-4' }, 2],
    ['name and postal code', { name: '見本 太郎', postalCode: '0609901' }, { name: '見本 太郎', postalCode: '0609901' }, 2],
    ['nothing in common', {}, {}, 2],
  ])('%s', (_what, a, b, people) => {
    expect(count(a, b)).toBe(people)
    expect(count(b, a)).toBe(people)
  })
  test('transitive, and says why', () => {
    const list = records({ ...taro, channelCustomerId: '7' }, { name: '見本太郎', phone: '09000001101', channel: 'rakuten', email: 'x@pc.fw.rakuten.ne.jp' }, { email: 'x@pc.fw.rakuten.ne.jp', channel: 'rakuten' }, { channelCustomerId: '7' })
    const { root, joins } = resolve(list)
    expect([...root]).toEqual([0, 0, 0, 0])
    expect([...joins.rule].map((rule, i) => [joins.a[i], joins.b[i], rules[rule]])).toEqual([[0, 3, 'customerId'], [1, 2, 'email'], [0, 1, 'phoneName']])
  })
})

describe('vetoes', () => {
  test.each<[string, string, Some, Some]>([
    ['birthday', 'another birthday', { ...taro, birthday: '1980-01-01' }, { ...taro, birthday: '1981-01-01' }],
    ['familyName', 'same mail, another family name', { email: 'a@example.com', name: '見本 太郎', channelCustomerId: '7' }, { email: 'a@example.com', name: '架空 太郎', channelCustomerId: '7' }],
    ['givenName', 'same mail, another given name and phone', { email: 'a@example.com', name: '見本 太郎', phone: '090-0000-1101' }, { email: 'a@example.com', name: '見本 花子', phone: '090-0000-1111' }],
    ['givenName', 'the same, unsplit', { email: 'a@example.com', name: '見本太郎', phone: '090-0000-1101' }, { email: 'a@example.com', name: '見本 花子', phone: '090-0000-1111' }],
  ])('%s: %s', (veto, _what, a, b) => {
    const { root, refused } = resolve(records(a, b))
    expect([...root]).toEqual([0, 1])
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ a: 0, b: 1, veto })
  })
  test('a family sharing a mail address and a phone is one as far as anybody can tell', () => {
    expect(count({ email: 'a@example.com', name: '見本 太郎', phone: '090-0000-1101' }, { email: 'a@example.com', name: '見本 花子', phone: '090-0000-1101' })).toBe(1)
  })
  test('a veto stands between whole components, not only the two records that met', () => {
    const list = records({ name: '見本 太郎', phone: '090-0000-1101', birthday: '1980-01-01' }, { name: '見本 太郎', phone: '090-0000-1101', channelCustomerId: '7' }, { channelCustomerId: '7', birthday: '1981-01-01' })
    const { root, refused } = resolve(list)
    expect([...root]).toEqual([0, 1, 1])
    expect(refused).toEqual([{ a: 0, b: 1, rule: 'phoneName', veto: 'birthday' }])
  })
  test('under a shared mail address a record without a phone goes to its own name', () => {
    const mail = { email: 'a@example.com' }
    expect(groups(records({ ...mail, name: '見本 太郎', phone: '090-0000-1101' }, { ...mail, name: '見本 花子' }, { ...mail, name: '見本 花子', phone: '090-0000-1102' }))).toEqual([[0], [1, 2]])
  })
  test('two people with two phones each, the same two, are still two', () => {
    const person = (name: string, channelCustomerId: string): Some[] => ['090-0000-1101', '090-0000-1102'].map((phone) => ({ name, channelCustomerId, phone, email: 'a@example.com' }))
    expect(groups(records(...person('見本 太郎', '1'), ...person('見本 花子', '2')))).toEqual([[0, 1], [2, 3]])
  })
  test('an address under three family names is nobody\'s: neither joins nor forbids', () => {
    const names = ['見本 太郎', '架空 花子', '例示 さくら']
    const shared = { email: 'shop@example.com' }
    expect(count(...names.slice(0, 2).map((name) => ({ ...shared, name })), { ...shared })).toBe(2)
    expect(count(...names.map((name) => ({ ...shared, name })), { ...shared })).toBe(4)
    expect(count(...names.map((name) => ({ ...shared, name, channelCustomerId: '7' })))).toBe(1)
    expect(count(...['見本 太郎', '見本太郎', '見本 花子', '見本　次郎'].map((name) => ({ ...shared, name })))).toBe(1)
  })
})

describe('decisions outrank the rules', () => {
  test('together passes over a veto', () => expect(groups(records({ ...taro, birthday: '1980-01-01' }, { ...taro, birthday: '1981-01-01' }, {}), { together: [[1, 0]], apart: [] })).toEqual([[0, 1], [2]]))
  test('who was merged under two names goes on under both, with a birthday of either', () => {
    const mail = { email: 'a@example.com' }
    const list = records({ ...mail, name: '見本 花子', birthday: '1980-01-01' }, { ...mail, name: '架空 花子', birthday: '1981-01-01' }, { ...mail, name: '架空花子' }, { ...mail, name: '見本 花子', birthday: '1981-01-01' }, { ...mail, name: '見本 花子', birthday: '1982-01-01' })
    expect(groups(list, { together: [[0, 1]], apart: [] })).toEqual([[0, 1, 2, 3], [4]])
  })
  test('apart is a veto between components', () => {
    const list = records(taro, taro, { ...taro, email: '' })
    expect(groups(list, { together: [], apart: [[2, 0]] })).toEqual([[0, 1], [2]])
    expect(resolve(list, { together: [], apart: [[2, 0]] }).refused).toEqual([{ a: 0, b: 2, rule: 'phoneName', veto: 'decision' }])
  })
})

test('the twelve people of the samples, as six channels write them', () => {
  const people = [
    ['見本', '太郎', 'ミホン', 'タロウ', '090-0000-1101', '060-9901', '札幌市見本区架空一条1-2-3', 'サンプルハイツ101'], ['見本', '花子', 'ミホン', 'ハナコ', '090-0000-1111', '060-9901', '札幌市見本区架空一条1-2-3', 'サンプルハイツ101'],
    ['架空', '花子', 'カクウ', 'ハナコ', '080-0000-1102', '100-9902', '千代田区見本町4-5-6', ''], ['例示', 'さくら', 'レイジ', 'サクラ', '03-0000-1103', '150-9903', '渋谷区例示町7-8', '例示マンション 203号室'],
    ['試験', '一郎', 'シケン', 'イチロウ', '06-0000-1104', '530-9904', '大阪市北区試験通9-10-11', ''], ['仮名', 'みどり', 'カリナ', 'ミドリ', '090-0000-1105', '600-9905', '京都市下京区仮名小路町12', ''],
    ['模擬', '健太', 'モギ', 'ケンタ', '070-0000-1106', '460-9906', '名古屋市中区模擬1丁目13-14', '模擬ビル5F'], ['想定', '由美', 'ソウテイ', 'ユミ', '090-0000-1107', '810-9907', '福岡市中央区想定2-15', ''],
    ['標本', '誠', 'ヒョウホン', 'マコト', '098-000-1108', '900-9908', '那覇市標本3-16-17', ''], ['雛形', '葵', 'ヒナガタ', 'アオイ', '090-0000-1109', '980-9909', '仙台市青葉区雛形町18', ''],
    ['原型', '大輔', 'ゲンケイ', 'ダイスケ', '080-0000-1110', '730-9910', '広島市中区原型町19-20', '原型荘B'], ['定規', '次郎', 'ジョウギ', 'ジロウ', '052-000-1112', '461-9912', '名古屋市東区定規4-21', ''],
  ]
  const wide = (text: string): string => text.replace(/[0-9-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  const list = people.flatMap(([familyName, givenName, kanaFamily, kanaGiven, phone, postalCode, street, building], i) => {
    const email = `p${i}@example.com`
    const split = { familyName, givenName, name: `${familyName} ${givenName}` }
    return records(
      { ...split, channel: 'shopify', email: email.toUpperCase(), phone: `'+81${phone.slice(1).replaceAll('-', '')}`, postalCode: `'${postalCode}`, address1: street, address2: building },
      { ...split, channel: 'eccube', channelCustomerId: String(i + 1), kana: `${kanaFamily} ${kanaGiven}`, email, phone: phone.replaceAll('-', ''), postalCode: postalCode.replace('-', ''), address1: street, address2: building },
      { ...split, channel: 'base', phone: wide(phone), postalCode, address1: street, address2: building, email },
      { channel: 'colorme', name: `${familyName}\u3000${givenName}\u3000`, channelCustomerId: String(23450000 + i), phone, postalCode: postalCode.replace('-', ''), address1: wide(street) + building },
      { channel: 'colorme', name: familyName + givenName, postalCode: postalCode.replace(/^0|-/g, ''), address1: street + building },
      { ...split, channel: 'rakuten', kana: `${kanaFamily} ${kanaGiven}`, email: `${i}caa5c3e@pc.fw.rakuten.ne.jp`, phone, address1: street + building },
      { channel: 'amazon', name: `${familyName} ${givenName}`, email: `${i}a7ec368@marketplace.amazon.co.jp`, phone, postalCode, address1: street, address2: building },
      { channel: 'amazon', name: '', email: `${i}a7ec368@marketplace.amazon.co.jp` },
    ).map((record, k) => ({ ...record, key: `${i} ${k}` }))
  })
  expect(groups(list).map((group) => group.length)).toEqual(people.map(() => 8))
})

const someContact = fc.record({
  channel: fc.constantFrom('a', 'b'),
  channelCustomerId: fc.constantFrom('', '', '1', '2'),
  name: fc.constantFrom('', '見本 太郎', '見本太郎', '見本 花子', '見本花子', '架空 太郎', '架空花子', '見本', '例示 一'),
  kana: fc.constantFrom('', '', 'ミホン タロウ', 'ﾐﾎﾝﾀﾛｳ', 'ミホン ハナコ', 'カクウ タロウ'),
  email: fc.constantFrom('', '', 'a@example.com', 'b@example.com', 'c@example.com'),
  phone: fc.constantFrom('', '', '090-0000-1101', '090-0000-1102', '090-0000-1103'),
  postalCode: fc.constantFrom('', '060-9901'),
  address1: fc.constantFrom('1-2-3', '1-2-4'),
  company: fc.constantFrom('', '', '見本商店'),
  birthday: fc.constantFrom('', '', '', '1980-01-01', '1981-01-01'),
})
const someRecords = fc.array(someContact, { minLength: 2, maxLength: 14 }).map((contacts) => records(...contacts))
const somePairs = (most: number): fc.Arbitrary<[number, number][]> => fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: most })

/** The law, word for word, asking every pair. Records come sorted by key. */
function resolveSlowly(list: IdentityRecord[], { together, apart }: Decisions): { root: number[]; refused: string[] } {
  const mails = mailNumbers(list).of
  const root = list.map((_, i) => i)
  const join = (a: number, b: number): void => { const [to, from] = [Math.min(root[a], root[b]), Math.max(root[a], root[b])]; root.forEach((r, i) => { if (r === from) root[i] = to }) }
  const mates = (x: number): number[] => list.flatMap((_, i) => (root[i] === root[x] ? [i] : []))
  const mailVeto = (x: number, y: number): string | null => {
    const [a, b] = [list[x], list[y]]
    if (mails[x] < 0 || mails[x] !== mails[y]) return null
    if (familyLikeness(a, b) === -1) return '2 familyName'
    return givenLikeness(a, b) === -1 && a.phone !== '' && b.phone !== '' && a.phone !== b.phone ? '3 givenName' : null
  }
  /** x's person is known under y's name, too, although the two names veto each other: somebody said so. */
  const knowsBoth = (x: number, y: number): boolean => mates(x).some((z) => mails[z] === mails[y] && alike(list[z], list[y])
    && mates(x).some((w) => sameName(list[w], list[x]) && mates(x).some((v) => sameName(list[v], list[z]) && mailVeto(v, w) !== null)))
  const veto = (x: number, y: number): string | null => {
    const [a, b] = [list[x], list[y]]
    if (apart.some(([p, q]) => (p === x && q === y) || (p === y && q === x))) return '0 decision'
    const bornAmong = (day: string, person: number): boolean => mates(person).some((z) => list[z].birthday === day)
    if (a.birthday !== '' && b.birthday !== '' && a.birthday !== b.birthday && !bornAmong(a.birthday, y) && !bornAmong(b.birthday, x)) return '1 birthday'
    const mail = mailVeto(x, y)
    return mail !== null && (knowsBoth(x, y) || knowsBoth(y, x)) ? null : mail
  }
  together.forEach(([a, b]) => join(a, b))
  const refused: { a: number; b: number; text: string }[] = []
  const mailed = (x: number, y: number): boolean => mails[x] >= 0 && mails[x] === mails[y]
  // Of one mail address those of the very same name first.
  for (const [rule, letter] of [['customerId', 'c'], ['email', 'n'], ['email', 'e'], ['phoneName', 'p'], ['nameAddress', 'a']] as const) {
    for (let later = 0; later < list.length; later++) {
      for (let earlier = 0; earlier < later; earlier++) {
        const shared = letter === 'e' ? mailed(later, earlier) : letter === 'n' ? mailed(later, earlier) && namesOf(list[later]).some((name) => namesOf(list[earlier]).includes(name)) : keysOf(list[later]).some((key) => key.startsWith(letter) && keysOf(list[earlier]).includes(key))
        if (!shared || root[later] === root[earlier]) continue
        const vetoes = list.flatMap((_x, x) => list.map((_y, y) => (root[x] === root[earlier] && root[y] === root[later] ? veto(x, y) : null))).filter((found) => found !== null).sort()
        if (vetoes.length === 0) join(earlier, later)
        else refused.push({ a: earlier, b: later, text: `${earlier} ${later} ${rule} ${vetoes[0].slice(2)}` })
      }
    }
  }
  const seen = new Set<string>()
  return { root, refused: refused.filter(({ a, b }) => { const pair = [root[a], root[b]].sort().join(); return !seen.has(pair) && seen.add(pair) }).map(({ text }) => text) }
}

describe('laws', () => {
  test('the summaries say the same as asking every pair', () => {
    let refusals = 0
    fc.assert(fc.property(someRecords, somePairs(2), somePairs(2), (list, together, apart) => {
      const within = (pairs: [number, number][]): [number, number][] => pairs.map(([a, b]): [number, number] => [a % list.length, b % list.length]).filter(([a, b]) => a !== b)
      const decisions = { together: within(together), apart: within(apart) }
      const fast = resolve(list, decisions)
      const slow = resolveSlowly(list, decisions)
      refusals += slow.refused.length
      expect([...fast.root]).toEqual(slow.root)
      expect(fast.refused.map(({ a, b, rule, veto }) => `${a} ${b} ${rule} ${veto}`)).toEqual(slow.refused)
    }), { numRuns: 3000 })
    expect(refusals).toBeGreaterThan(1000)
  })
  test('the order of the input has no say', () => {
    fc.assert(fc.property(someRecords, fc.infiniteStream(fc.nat()), (list, stream) => {
      const shuffled = list.map((record) => ({ record, at: stream.next().value as number })).sort((x, y) => x.at - y.at).map(({ record }) => record)
      const named = (input: IdentityRecord[]): unknown => {
        const { root, refused, joins } = resolve(input)
        return { people: Object.fromEntries([...root].map((at, i) => [input[i].key, input[at].key])), refused: refused.map(({ a, b, rule, veto }) => [input[a].key, input[b].key, rule, veto]), joins: [...joins.rule].map((rule, i) => [input[joins.a[i]].key, input[joins.b[i]].key, rule]) }
      }
      expect(named(shuffled)).toEqual(named(list))
    }), { numRuns: 500 })
  })
  test('nobody is joined without sharing a key', () => {
    fc.assert(fc.property(someRecords, (list) => {
      const { joins } = resolve(list)
      joins.a.forEach((a, i) => expect(keysOf(list[a]).filter((key) => keysOf(list[joins.b[i]]).includes(key))).not.toEqual([]))
    }), { numRuns: 300 })
  })
  test('big groups stay quick', () => {
    const [base] = records({ name: '見本 太郎' })
    const many = Array.from({ length: 50_000 }, (_, i) => ({ ...base, key: String(i).padStart(6, '0'), email: 'a@example.com', customer: 'a:1', phone: `090${String(i).padStart(8, '0')}` }))
    const start = performance.now()
    expect(new Set(resolve(many).root).size).toBe(1)
    expect(new Set(resolve(many.map((record, i) => ({ ...record, email: `m${i}@example.com` }))).root).size).toBe(1)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
