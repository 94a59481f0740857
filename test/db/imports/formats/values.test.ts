// Single values as platforms write them: dates, amounts, names.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../db/facts/day.ts'
import { OrderFaults } from '../../../../db/imports/formats/assemble.ts'
import { openColumns } from '../../../../db/imports/formats/columns.ts'
import { turnName } from '../../../../db/imports/formats/contact.ts'
import { lostDigits, restorePhone, restorePostalCode } from '../../../../db/imports/formats/damage.ts'
import { openZone, readMoment } from '../../../../db/imports/formats/moment.ts'
import { fractionDigits, readCount, readMoney, readYen } from '../../../../db/imports/formats/money.ts'
import { share } from '../../../../db/imports/formats/sharing.ts'
import { rateOf } from '../../../../db/imports/formats/amazon.ts'

const shown = (text: string, zone = 'Asia/Tokyo'): string | null => {
  const moment = readMoment(text, openZone(zone))
  return moment && `${formatDay(moment.day)} ${moment.minute}`
}

describe('readMoment', () => {
  it.each([
    ['2024-03-20 02:34:14 +0900', '2024-03-20 154'], ['2024-03-03T20:34:14+00:00', '2024-03-04 334'], ['2024-03-03T20:34:14Z', '2024-03-04 334'],
    ['2021-05-13 11:01:13 +0200', '2021-05-13 1081'], ['2024-03-03T20:34:14.123-05:00', '2024-03-04 634'], ['2013/01/18', '2013-01-18 -1'],
    ['2024/3/5 9:05', '2024-03-05 545'], ['2024年3月5日', '2024-03-05 -1'], ['2024-02-29 23:59:59', '2024-02-29 1439'], ['2024-03-31', '2024-03-31 -1'],
    ['45748', '2025-04-01 -1'], ['45748.5', '2025-04-01 720'], ['45748.3749999999', '2025-04-01 540'], ['20240110', '2024-01-10 -1'], ['2025/4/1', '2025-04-01 -1'],
    ['令和7年4月1日', '2025-04-01 -1'], ['令和元年5月1日', '2019-05-01 -1'], ['R7.4.1', '2025-04-01 -1'], ['平成31年4月30日 9:05', '2019-04-30 545'], ['㍻31年4月30日', '2019-04-30 -1'],
    ['S50/1/2', '1975-01-02 -1'], ['昭和５０年１月２日', '1975-01-02 -1'], ['令和7年2月30日', null], ['X7.4.1', null], ['R7.13.1', null],
    ['2023-02-29', null], ['2024-00-10', null], ['2024-01-10 24:00:00', null], ['20241310', null], ['9999', null], ['99999', null], ['2024-03-20 02:34:14 +09xx', null], ['', null],
  ])('%s → %s', (text, expected) => expect(shown(text)).toBe(expected))
  it('follows the clocks of a zone that changes them', () => {
    expect(shown('2024-03-31T00:59:00Z', 'Europe/Berlin')).toBe('2024-03-31 119')
    expect(shown('2024-03-31T01:00:00Z', 'Europe/Berlin')).toBe('2024-03-31 180')
    expect(shown('2024-07-01T22:30:00Z', 'Europe/Berlin')).toBe('2024-07-02 30')
  })
})

it.each([
  // nine digits: a fixed line; ten from 50, 70, 80 or 90: a mobile one
  ['312345678', '0312345678'], ['112345678', '0112345678'], ['9012345678', '09012345678'], ['8012345678', '08012345678'], ['5012345678', '05012345678'], ['9,012,345,678', '09012345678'],
  ['9012345678.0', '09012345678'], ['3-1234-5678', '03-1234-5678'], ['90-1234-5678', '090-1234-5678'],
  // everything else stays
  ['0312345678', '0312345678'], ['6012345678', '6012345678'], ['12345678', '12345678'], ['+81312345678', '+81312345678'], ['81312345678', '81312345678'], ['9.01E+09', '9.01E+09'], ['３12345678', '３12345678'], ['', ''],
])('restorePhone %s → %s', (phone, restored) => expect(restorePhone(phone)).toBe(restored))

it.each([
  ['640804', '北海道', '0640804'], ['10001', '北海道札幌市', '0010001'], ['400001', '北海道', '0400001'], ['60-9901', '北海道', '060-9901'], ['308501', '青森県', '0308501'], ['200001', '岩手県', '0200001'],
  ['100001', '秋田県', '0100001'],
  ['600001', '', '600001'], ['600001', '京都府', '600001'], ['308501', '北海道', '308501'], ['200001', '青森県', '200001'], ['10001', '秋田県', '10001'], ['1000001', '北海道', '1000001'], ['6.4E+05', '北海道', '6.4E+05'],
])('restorePostalCode %s %s → %s', (code, address, restored) => expect(restorePostalCode(code, address)).toBe(restored))

it.each([['9.01E+09', true], ['1E+12', true], ['1.2E5', true], ['#####', true], ['##', false], ['E-12', false], ['0312345678', false], ['', false]])('lostDigits %s', (text, lost) => expect(lostDigits(text)).toBe(lost))

describe('a row that went through Excel', () => {
  const headings = ['番号', '氏名', '電話', '〒', '住所', '誕生日', '国']
  const read = (...cells: string[]) => {
    const faults = new OrderFaults()
    const contact = openColumns(headings, openZone('Asia/Tokyo'), faults)
      .contact({ channelCustomerId: '番号', name: '氏名', phone: '電話', postalCode: '〒', address1: '住所', birthday: '誕生日', country: '国' })(cells)
    return { contact, dropped: faults.dropped.map(({ reason, value }) => `${reason} ${value}`) }
  }
  it('comes out whole where only one reading is possible', () => {
    expect(read('7', '見本 太郎', '312345678', '640804', '北海道札幌市', '27395', '')).toMatchObject({ contact: { phone: '0312345678', postalCode: '0640804', birthday: '1975-01-01' }, dropped: [] })
    expect(read('="0007"', "'=1+1", "'+81-3-1234-5678", '="0640804"', '', '昭和50年1月2日', '')).toMatchObject({ contact: { channelCustomerId: '0007', name: '=1+1', phone: '+81-3-1234-5678', postalCode: '0640804', birthday: '1975-01-02' }, dropped: [] })
  })
  it('loses what is lost, and says so', () => {
    expect(read('7E+12', '見本', '9.01E+09', '600001', '', '', '')).toMatchObject({
      contact: { channelCustomerId: '', phone: '', postalCode: '' }, dropped: ['excelDamage 7E+12', 'excelDamage 9.01E+09', 'excelDamage 600001'],
    })
  })
  it('leaves other countries alone', () => {
    expect(read('', 'Jane', '9012345678', '640804', '', '', 'US').contact).toMatchObject({ phone: '9012345678', postalCode: '640804' })
  })
})

it('shares amounts exactly, whatever they are', () => {
  fc.assert(fc.property(fc.integer({ min: -100_000, max: 1_000_000 }), fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 9 }), (total, weights) => {
    const parts = share(total, weights)
    expect([parts.length, parts.reduce((sum, part) => sum + part, 0)]).toEqual([weights.length, total])
  }))
})

it.each([
  ['1680', 1680], ['1480.00', 1480], ['1480.6', 1481], ['-100', -100], ['￥1,480', 1480], ['１２３円', 123], ['△300', -300], ['="500"', 500], ['0', 0], ['-0', 0],
  ['1.5E+3', NaN], ['abc', NaN], ['-', NaN], ['1-2', NaN], ['12 個', NaN],
])('readYen %s → %d', (text, yen) => expect(readYen(text)).toBe(yen))

it.each([['12.50', 'USD', 1250], ['$1,234.5', 'USD', 123450], ['1.15', 'USD', 115], ['-0.29', 'EUR', -29], ['12', 'USD', 1200], ['1480.00', 'JPY', 1480], ['1.234', 'KWD', 1234], ['abc', 'USD', NaN]])(
  'readMoney %s %s → %d', (text, currency, units) => expect(readMoney(text, fractionDigits(currency))).toBe(units))

it.each([['2', 2], ['2.00', 2], ['３個', 3], ['1.5', NaN], ['x', NaN]])('readCount %s → %d', (text, count) => expect(readCount(text)).toBe(count))

it.each([
  ['太郎 見本', ['見本', '太郎']], ['さくら　例示', ['例示', 'さくら']], ['𠮷子 﨑山', ['﨑山', '𠮷子']], ['ﾀﾛｳ ﾐﾎﾝ', ['ﾐﾎﾝ', 'ﾀﾛｳ']],
  ['Taro Mihon', null], ['太郎 Mihon', null], ['見本太郎', null], ['太郎 次郎 見本', null],
])('turnName %s', (name, parts) => expect(turnName(name)).toEqual(parts))

it('tells the tax rate from the tax in a price', () => {
  expect([rateOf(2160, 196), rateOf(1080, 80), rateOf(20, 2), rateOf(1000, 0)]).toEqual([10, 8, null, null])
})
