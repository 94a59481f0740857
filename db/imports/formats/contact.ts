// The people of an order: the orderer's contact block, and whether the parcel goes to somebody else.
import type { ContactRecord } from '../record.ts'
import type { Cell, Named } from './columns.ts'
import { lostDigits, restorePhone, restorePostalCode, digitCount } from './damage.ts'
import { bare, type Faults, type Row } from './layout.ts'
import { readMoment } from './moment.ts'

/** Where the parts of a contact stand: a heading each, or several to be joined. Parts left out are blank. */
export interface ContactColumns {
  channelCustomerId?: Named
  /** The full name as one, or … */
  name?: Named
  /** … its parts. */
  familyName?: Named
  givenName?: Named
  kana?: Named
  email?: Named
  phone?: Named
  postalCode?: Named
  prefecture?: Named
  address1?: Named
  address2?: Named
  company?: Named
  birthday?: Named
  sex?: Named
  /** Two-letter country; postal codes of other countries are taken as they are. */
  country?: Named
  /** The file writes 名 姓. */
  givenNameFirst?: boolean
}

/** Name and address of one side of an order. */
export interface Party { name: Named; address: Named }

type Joined = (headings: Named, separator: string) => Cell<string>

/** Kanji, kana, 々 and their like, also beyond the first 65,536 characters. */
const japanese = /^(?:[\u3005-\u3098\u309b-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]|[\u3099\u309a]|\p{Variation_Selector})+$/u

/** '太郎 見本' → ['見本', '太郎']. null = not two Japanese parts: the name stays as it is written. */
export function turnName(name: string): [family: string, given: string] | null {
  if (name.length > 60) return null
  const parts = name.split(/\s+/)
  const [given, family] = parts
  if (parts.length !== 2 || given === undefined || family === undefined) return null
  return japanese.test(given) && japanese.test(family) ? [family, given] : null
}

/** Excel's number of a day in 1902: a bare number from here on is a birthday. */
const FIRST_BIRTHDAY = 1_000

const sexes: Record<string, string> = { 男: 'm', 男性: 'm', 女: 'f', 女性: 'f' }

/** A reader of contact blocks; null where the block is blank. Broken phones, mails, codes and birthdays are dropped and noted. */
export function contactReader(columns: ContactColumns, joined: Joined, faults: Faults): Cell<ContactRecord | null> {
  const cell = (named: Named | undefined, separator: string): Cell<string> => joined(named ?? [], separator)
  const [id, name, family, given] = [cell(columns.channelCustomerId, ''), cell(columns.name, ' '), cell(columns.familyName, ' '), cell(columns.givenName, ' ')]
  const [kana, email, phone, postal] = [cell(columns.kana, ' '), cell(columns.email, ''), cell(columns.phone, '-'), cell(columns.postalCode, '-')]
  const [prefecture, address1, address2] = [cell(columns.prefecture, ''), cell(columns.address1, ''), cell(columns.address2, ' ')]
  const [company, birthday, sex, country] = [cell(columns.company, ' '), cell(columns.birthday, ''), cell(columns.sex, ''), cell(columns.country, '')]
  const turned = columns.givenNameFirst ?? false

  const goodEmail = (value: string): string => {
    const at = value.indexOf('@')
    if (value === '' || (at > 0 && at < value.length - 1 && value.length <= 254) || value.includes('＠')) return value
    faults.drop('badEmail', value)
    return ''
  }
  const goodPhone = (written: string, land: string): string => {
    const value = land === '' || land === 'JP' ? restorePhone(written) : written
    const digits = digitCount(value)
    if (value === '' || (digits >= 9 && digits <= 15 && value.length <= 40 && !lostDigits(value))) return value
    faults.drop(lostDigits(value) ? 'excelDamage' : 'badPhone', value)
    return ''
  }
  const goodPostalCode = (written: string, land: string, address: string): string => {
    if (written === '' || (land !== '' && land !== 'JP')) return written
    const value = restorePostalCode(written, address)
    const digits = digitCount(value)
    if (digits === 7 && value.length <= 12 && !lostDigits(value)) return value
    faults.drop(lostDigits(value) || digits === 6 || digits === 5 ? 'excelDamage' : 'badPostalCode', value)
    return ''
  }
  const goodId = (value: string): string => {
    if (!lostDigits(value)) return value
    // Kept, it would make one person of all whose numbers begin alike.
    faults.drop('excelDamage', value)
    return ''
  }
  const goodBirthday = (value: string): string => {
    if (value === '' || value.startsWith('0000')) return ''
    const moment = readMoment(value, () => 0, FIRST_BIRTHDAY)
    if (moment !== null) return new Date(moment.day * 86_400_000).toISOString().slice(0, 10)
    faults.drop('badBirthday', value)
    return ''
  }

  return (row) => {
    let [full, familyName, givenName] = [name(row), family(row), given(row)]
    if (turned) {
      const parts = full === '' ? null : turnName(full)
      if (parts !== null) [familyName, givenName] = parts
    }
    if (familyName !== '' || givenName !== '') full = (familyName + ' ' + givenName).trim()
    const [region, street, land] = [prefecture(row), address1(row), country(row)]
    const contact: ContactRecord = {
      channelCustomerId: goodId(bare(id(row))), name: full, familyName, givenName, kana: kana(row),
      email: goodEmail(email(row)), phone: goodPhone(bare(phone(row)), land), postalCode: goodPostalCode(bare(postal(row)), land, region || street),
      prefecture: region, address1: street, address2: address2(row), company: company(row),
      birthday: goodBirthday(birthday(row)), sex: sexes[sex(row)] ?? '',
    }
    const anybody = contact.channelCustomerId || contact.name || contact.kana || contact.email || contact.phone || contact.address1 || contact.company
    return anybody ? contact : null
  }
}

/** Names and addresses compared without spaces, hyphens and width. */
const sameKey = (text: string): string => text.normalize('NFKC').replace(/[\s\-‐‑–—−ー]/g, '')

/** Whether the recipient's name or address is another than the orderer's; a blank side says nothing. */
export function giftReader(orderer: Party, recipient: Party, joined: Joined): Cell<boolean | null> {
  const pairs = ([['name', ' '], ['address', '']] as const).map(([part, separator]) => [joined(orderer[part], separator), joined(recipient[part], separator)] as const)
  const differs = (row: Row): boolean => pairs.some(([from, to]) => {
    const [a, b] = [from(row), to(row)]
    return a !== b && a !== '' && b !== '' && sameKey(a) !== sameKey(b)
  })
  return differs
}
