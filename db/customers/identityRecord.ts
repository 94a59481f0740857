// A contact block made ready for comparing, and the keys under which it can meet others.
import type { ContactRecord } from '../imports/record.ts'
import type { PersonName } from './identityNames.ts'
import { emailKey, nameKey, phoneKey } from './normalise.ts'
import { postalKey, streetKey } from './normaliseAddress.ts'
import { kanaKey } from './normaliseKana.ts'

/** From strong to weak; `decision` = a person said so. */
export const rules = ['decision', 'customerId', 'email', 'phoneName', 'nameAddress'] as const
export type Rule = (typeof rules)[number]
export type Veto = 'decision' | 'birthday' | 'familyName' | 'givenName'

/** A contact block made ready for comparing: short strings, '' = not known. Depends on nothing but the block, so it can be stored. */
export interface IdentityRecord extends PersonName {
  /** Unique and content-based (a hash of channel and block): the order of decisions, and so the result, hangs on it alone. */
  key: string
  /** channel:customer id. */
  customer: string
  email: string
  phone: string
  postalCode: string
  street: string
  birthday: string
}

/** Numbers and addresses that are nobody's because they are the shop's own; as phoneKey and emailKey give them. */
export interface OwnContacts { phones: ReadonlySet<string>; emails: ReadonlySet<string> }

/** The shop's own number and address, as its settings have them. */
export function ownContacts({ phone, email }: { phone: string; email: string }): OwnContacts {
  return { phones: new Set([phoneKey(phone)].filter(Boolean)), emails: new Set([emailKey(email)].filter(Boolean)) }
}

/** Ids that platforms write for "no member". */
const noCustomer = /^(?:0+|-+|null|none|guest|ゲスト)$/i

/** Makes a contact block ready for comparing. @param key see IdentityRecord.key. */
export function prepare(key: string, channel: string, contact: ContactRecord, own?: OwnContacts): IdentityRecord {
  const customerId = contact.channelCustomerId.trim()
  const email = emailKey(contact.email)
  const phone = phoneKey(contact.phone)
  const name = nameKey(contact.name)
  const kana = kanaKey(contact.kana)
  const organisation = name === '' && kana === ''
  return {
    key,
    customer: customerId === '' || noCustomer.test(customerId) ? '' : `${channel}:${customerId}`,
    email: own?.emails.has(email) ? '' : email,
    phone: own?.phones.has(phone) ? '' : phone,
    name: organisation ? nameKey(contact.company) : name,
    family: organisation ? '' : familyOf(name, contact.familyName, contact.name, nameKey),
    kana,
    kanaFamily: familyOf(kana, '', contact.kana, kanaKey),
    organisation,
    postalCode: postalKey(contact.postalCode),
    street: streetKey(contact.address1, contact.address2),
    birthday: contact.birthday,
  }
}

/** Family names repeat. A key of kana is the same either way (nameKey of kana is its kanaKey). */
const familyKeys = new Map<string, string>()

/** The family name's key where the file keeps it apart or a space parts it off, and it does begin the whole name. */
function familyOf(whole: string, family: string, written: string, toKey: (text: string) => string): string {
  if (whole === '') return ''
  let first = family
  if (first === '') {
    const text = written.trim()
    const space = text.search(/\s/)
    if (space < 0) return ''
    first = text.slice(0, space)
  }
  let key = familyKeys.get(first)
  if (key === undefined) {
    if (familyKeys.size > 20_000) familyKeys.clear()
    familyKeys.set(first, (key = toKey(first)))
  }
  return key !== whole && whole.startsWith(key) ? key : ''
}

/** The strings under which a record can meet another for the sure rules: records that share none are never compared. */
export function keysOf(record: IdentityRecord): string[] {
  const keys: string[] = []
  if (record.customer !== '') keys.push(`c:${record.customer}`)
  if (record.email !== '') keys.push(`e:${record.email}`)
  for (const name of namesOf(record)) {
    if (record.phone !== '') keys.push(`p:${record.phone}|${name}`)
    if (record.postalCode !== '' && record.street !== '') keys.push(`a:${name}|${record.postalCode}|${record.street}`)
  }
  return keys
}

/** keysOf straight from a contact block. */
export function matchKeys(contact: ContactRecord, channel: string, own?: OwnContacts): string[] {
  return keysOf(prepare('', channel, contact, own))
}

/** A name key is the kanji key or the kana key. */
export function namesOf(record: PersonName): string[] {
  if (record.name === '' || record.name === record.kana) return record.kana === '' ? [] : [record.kana]
  return record.kana === '' ? [record.name] : [record.name, record.kana]
}
