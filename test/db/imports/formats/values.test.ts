// Single values as platforms write them: dates, amounts, names.
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../db/facts/day.ts'
import { turnName } from '../../../../db/imports/formats/contact.ts'
import { openZone, readMoment } from '../../../../db/imports/formats/moment.ts'
import { fractionDigits, readCount, readMoney, readYen } from '../../../../db/imports/formats/money.ts'
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
    ['2023-02-29', null], ['2024-00-10', null], ['2024-01-10 24:00:00', null], ['20240110', null], ['45000', null], ['2024-03-20 02:34:14 +09xx', null], ['', null],
  ])('%s → %s', (text, expected) => expect(shown(text)).toBe(expected))
  it('follows the clocks of a zone that changes them', () => {
    expect(shown('2024-03-31T00:59:00Z', 'Europe/Berlin')).toBe('2024-03-31 119')
    expect(shown('2024-03-31T01:00:00Z', 'Europe/Berlin')).toBe('2024-03-31 180')
    expect(shown('2024-07-01T22:30:00Z', 'Europe/Berlin')).toBe('2024-07-02 30')
  })
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
