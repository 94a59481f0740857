// What cannot be right, and why; and that nothing right is called wrong.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthdayProblem, correctedEmail, emailProblem, kanaProblem, nameProblem, phoneProblem, withZero } from '../../../db/cleansing/plausibility.ts'
import { parseDay } from '../../../db/facts/day.ts'

test.each([
  ['090-0000-1101', null], ['０９０−２３４５−６７８９', null], ['+81 90-2345-6781', null], ['075-222-1101', null], ['0120-444-906', null], ['0800-123-4906', null], ['(03)3456-1290', null],
  ['03-3456-1290 内線12', null], ['+1 212 555 1234', null], ['', null],
  ['9023456781', 'phoneDigitsLost'], ['334561290', 'phoneDigitsLost'], ['090-234-5678', 'phoneDigitsLost'], ['075-222-110', 'phoneDigitsLost'],
  ['090-2345-67891', 'phoneTooLong'], ['075-2222-1101', 'phoneTooLong'], ['090-0000-0000', 'phoneDummy'], ['03-1111-1111', 'phoneDummy'], ['090-1234-5678', 'phoneDummy'], ['0123456789', 'phoneDummy'],
  ['なし', 'phoneUnassigned'], ['00-3456-1290', 'phoneUnassigned'], ['8.1903E+11', 'phoneUnassigned'],
])('phone %s: %s', (phone, problem) => { expect(phoneProblem(phone)).toBe(problem) })

test('a lost zero comes back in the same spelling, and only that', () => {
  expect(withZero('90-2345-6781')).toBe('090-2345-6781')
  expect(withZero('334561290')).toBe('0334561290')
  expect(withZero('(3)3456-1290')).toBe('(03)3456-1290')
  for (const phone of ['', '090-2345-6781', '090-234-5678', '+81 90-2345-6781', '12345', '9012345678']) expect(withZero(phone)).toBe(null)
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('090', '080', '070', '050'), (rest, area) => {
    const phone = area + String(rest).padStart(8, '0')
    fc.pre(phoneProblem(phone) === null)
    expect(withZero(phone.slice(1))).toBe(phone)
  }))
})

test.each([
  ['taro@example.jp', 'taro@example.jp'], ['a.@docomo.ne.jp', 'a.@docomo.ne.jp'], ['a..b@docomo.ne.jp', 'a..b@docomo.ne.jp'], ['Taro+tea@gmail.com', 'Taro+tea@gmail.com'],
  ['taro@gmial.com', 'taro@gmail.com'], ['taro@gmail.con', 'taro@gmail.com'], ['taro@example.con', 'taro@example.com'], ['taro@docomo.ne.jp.', 'taro@docomo.ne.jp'],
  ['ｔａｒｏ＠ｄｏｃｏｍｏ．ｎｅ．ｊｐ', 'taro@docomo.ne.jp'], ['taro@docomo.co.jp', 'taro@docomo.ne.jp'], ['taro@docomo,ne,jp', 'taro@docomo.ne.jp'], ['taro@yahoo..co.jp', 'taro@yahoo.co.jp'],
  ['taro @ yahoo.co.jp', 'taro@yahoo.co.jp'], ['<taro@example.jp>', 'taro@example.jp'],
  ['taro', null], ['taro@', null], ['@example.jp', null], ['taro@example', null], ['ta@ro@example.jp', null], ['太郎@example.jp', null],
])('mail %s is meant as %s', (email, meant) => {
  expect(correctedEmail(email)).toBe(meant)
  expect(emailProblem(email)).toBe(meant === null ? 'emailSyntax' : meant === email ? null : email.startsWith('ｔ') ? 'emailFullWidth' : 'emailTypo')
})

test('correcting twice changes nothing more', () => {
  fc.assert(fc.property(fc.emailAddress(), (email) => {
    const once = correctedEmail(email)
    if (once !== null) { expect(correctedEmail(once)).toBe(once); expect(emailProblem(once)).toBe(null) }
  }))
})

test('names, readings, birthdays', () => {
  for (const name of ['', '髙橋 美咲', 'Smith John', '鵜殿', '株式会社みどり']) expect(nameProblem(name)).toBe(null)
  expect([nameProblem('山田 太郎2'), nameProblem('山田太郎様'), nameProblem('山田 殿'), nameProblem('Ｓｍｉｔｈ')]).toEqual(['nameDigits', 'nameHonorific', 'nameHonorific', 'nameFullWidth'])
  expect([kanaProblem('ヤマダ タロウ'), kanaProblem('ﾔﾏﾀﾞ'), kanaProblem('山田'), kanaProblem('')]).toEqual([null, null, 'kanaNotKana', null])
  const asOf = parseDay('2026-11-21')
  expect(['', '1960-02-29', '2026-11-21', '2026-11-22', '1916-11-21', '1916-11-19', '1899-12-31'].map((day) => birthdayProblem(day, asOf)))
    .toEqual([null, null, null, 'birthdayFuture', null, 'birthdayTooOld', 'birthdayTooOld'])
})
