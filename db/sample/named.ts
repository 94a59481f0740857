// Five people who appear by name in the guide's pictures. Their dates are written for one last day and move with it.
import type { Day } from '../facts/day.ts'
import { parseDay } from '../facts/day.ts'
import type { Item } from './basket.ts'
import type { ChannelCode } from './contact.ts'
import type { Person } from './people.ts'
import { plain } from './people.ts'
import type { Purchase } from './purchase.ts'
import { buy } from './purchase.ts'
import type { Random } from './random.ts'

/** The last day for which the dates below are written. */
const writtenFor = parseDay('2026-11-21')

const person = (id: number, familyKana: string, givenKana: string, rest: Omit<Person, 'id' | 'familyKana' | 'givenKana' | 'block' | 'company'>, block: readonly [number, number, number], company = ''): Person =>
  ({ id, familyKana, givenKana, ...rest, block, company })
type Order = readonly [date: string, channel: ChannelCode, minute: number, ...items: (readonly [code: string, quantity: number])[]]

/** Made-up people with their orders. */
const named: readonly { person: Person; orders: readonly Order[] }[] = [
  {
    person: person(9000, 'タカハシ', 'ミサキ', { family: '髙橋', given: '美咲', sex: 'f', phone: '090-0000-1234', email: 'misaki@example.jp', postalCode: '604-8151', prefecture: '京都府', city: '京都市中京区', town: '蛸薬師通', building: '', birthday: '1984-04-12' }, [9, 9, 0]),
    orders: [['2026-06-01', 'till', 11 * 60 + 20, ['ST-001', 1], ['SE-050', 1]], ['2026-07-21', 'shopify', 21 * 60 + 5, ['SE-100', 3]], ['2026-09-20', 'rakuten', 20 * 60 + 42, ['SE-100', 4], ['DG-001', 1]]],
  },
  {
    person: person(9002, 'ヤマザキ', 'カズコ', { family: '山﨑', given: '和子', sex: 'f', phone: '0774-00-1003', email: 'kazuko@example.com', postalCode: '611-0000', prefecture: '京都府', city: '宇治市', town: '茶の木町', building: '', birthday: '1951-02-03' }, [2, 14, 6]),
    orders: [
      ['2023-11-24', 'till', 13 * 60 + 10, ['GM-200', 1]], ['2023-12-08', 'phone', -1, ['GM-400', 3]], ['2024-02-20', 'phone', -1, ['HJ-150', 2]], ['2024-05-14', 'till', 10 * 60 + 45, ['SE-090', 1]], ['2024-07-09', 'phone', -1, ['GM-200', 2]],
      ['2024-09-24', 'phone', -1, ['HJ-150', 2]], ['2024-12-06', 'phone', -1, ['GM-400', 3]], ['2025-03-04', 'phone', -1, ['GM-200', 2]], ['2025-05-20', 'till', 11 * 60 + 5, ['SE-090', 1]], ['2025-08-05', 'phone', -1, ['GM-200', 2]],
      ['2025-12-09', 'phone', -1, ['GM-400', 3]], ['2026-03-17', 'phone', -1, ['HJ-150', 2]], ['2026-05-19', 'till', 10 * 60 + 30, ['SE-090', 2]], ['2026-09-08', 'phone', -1, ['GM-200', 2]],
    ],
  },
  {
    person: person(9004, 'サトウ', 'ケンイチ', { family: '佐藤', given: '健一', sex: 'm', phone: '080-0000-1005', email: 'kenichi@example.net', postalCode: '150-0000', prefecture: '東京都', city: '渋谷区', town: '若葉台東', building: '', birthday: '1979-09-30' }, [1, 8, 3]),
    orders: [['2026-11-11', 'shopify', 22 * 60 + 14, ['SE-110', 1], ['OK-001', 1]]],
  },
  {
    person: person(9006, 'コバヤシ', 'ユイ', { family: '小林', given: '結衣', sex: 'f', phone: '070-0000-1007', email: 'yui@example.com', postalCode: '530-0000', prefecture: '大阪府', city: '大阪市北区', town: '見本町', building: '', birthday: '1996-01-19' }, [3, 5, 11]),
    orders: [['2026-10-22', 'shopify', 20 * 60 + 31, ['TB-HJ20', 1]]],
  },
  {
    person: person(9008, 'ナカムラショウテン', '', { family: '中村商店', given: '', sex: 'm', phone: '075-000-1009', email: 'nakamura@example.jp', postalCode: '600-0000', prefecture: '京都府', city: '京都市下京区', town: '竹の庭町', building: '', birthday: '' }, [4, 2, 7], '中村商店'),
    orders: [['2025-08-01', 'phone', -1, ['BN-300', 5]], ['2025-10-15', 'phone', -1, ['BN-300', 10]]],
  },
]

/** Names, in kanji and kana, that nobody else may bear; and the last four digits nobody else may have. */
export const namedNames: readonly string[] = named.flatMap(({ person }) => [plain(person.family) + person.given, person.familyKana + person.givenKana])
export const namedPhones: readonly string[] = named.map(({ person }) => person.phone.slice(-4))
export const namedCount = named.length

/** Their orders, moved so that the history ends on `last`. */
export function namedPurchases(random: Random, last: Day): Purchase[] {
  return named.flatMap(({ person, orders }) => orders.map(([date, channel, minute, ...items]) =>
    buy(random, person, channel, parseDay(date) + last - writtenFor, minute, items.map(([code, quantity]): Item => ({ code, quantity })), { fixed: true })))
}
