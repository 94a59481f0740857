// Whether a value can be right, and if not, why: pure functions, one per field. Empty values are missing, not wrong: null.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { phoneKey } from '../customers/normalise.ts'
import { foldWidth } from '../customers/normaliseLetters.ts'
import { dayOf } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { ProblemKind } from './model.ts'

/** Oldest age anybody reaches (the oldest people of Japan lived to 119; in a shop's list an older than 110 is a slip). */
const OLDEST_YEARS = 110

/**
 * A phone number of Japan. Mobile, IP and pager numbers (0x0) and 0800 have eleven digits, all others ten (総務省, 電気通信番号計画);
 * one digit less or a lost leading zero is phoneDigitsLost, more is phoneTooLong. Numbers of other countries (+) are judged by their own plan.
 */
export function phoneProblem(phone: string): ProblemKind | null {
  if (phone.trim() === '') return null
  const plain = plainMobile.test(phone) ? phone.replaceAll('-', '') : ''
  if (plain !== '') return isDummy(plain) ? 'phoneDummy' : assigned(plain) ? null : 'phoneUnassigned'
  const text = foldWidth(phone).trim()
  if (/^[(\s]*\+(?!\s*81)/.test(text)) return parsePhoneNumberFromString(text)?.isValid() === true ? null : 'phoneUnassigned'
  const own = text.split(/[/,;、内]|ext/i)[0].replace(/\D/g, '')
  const digits = /^(?:00)?81\d{9,10}$/.test(own) ? '0' + own.replace(/^(?:00)?810?/, '') : own
  if (digits === '' || /[a-df-z]|\de/i.test(text.replace(/^tel/i, ''))) return 'phoneUnassigned'
  if (isDummy(digits)) return 'phoneDummy'
  if (digits[0] !== '0') return digits.length > 11 ? 'phoneTooLong' : 'phoneDigitsLost'
  const length = /^0[5-9]0|^0800/.test(digits) ? 11 : 10
  if (digits.length < length) return 'phoneDigitsLost'
  if (digits.length > length) return 'phoneTooLong'
  return assigned(digits) ? null : 'phoneUnassigned'
}

const plainMobile = /^0[5-9]0-?\d{4}-?\d{4}$/

/** Nobody's number: seven equal digits at the end, a run up or down, or the same digit all through. */
function isDummy(digits: string): boolean {
  return /(\d)\1{6}$|12345678$|87654321$|^(\d)\2+$|^0?123456789/.test(digits)
}

/** What the numbering plan says, asked once for each beginning: the rules look at no more than the first six digits and the length. */
const plan = new Map<string, boolean>()
function assigned(digits: string): boolean {
  const start = `${digits.length} ${digits.slice(0, 6)}`
  let valid = plan.get(start)
  if (valid === undefined) plan.set(start, (valid = digits[1] !== '0' && parsePhoneNumberFromString(digits, 'JP')?.isValid() === true))
  return valid
}

/** Providers as they are mistyped → as they are written. Whole domains only, so that nobody's own domain is touched. */
const typos: Readonly<Record<string, string>> = Object.fromEntries(Object.entries({
  'gmail.com': 'gmial.com gmai.com gmaill.com gamil.com gmali.com gmil.com gmal.com gnail.com gmail.co gmail.con gmail.cm gmail.om gmail.comm gmail.ne.jp gmail.jp gmail.co.jp gmailcom g-mail.com gmeil.com gimail.com',
  'yahoo.co.jp': 'yaho.co.jp yahooo.co.jp yahho.co.jp yafoo.co.jp yahoo.jp yahoo.co yahoo.co.j yahoo.co.jo yahoo.cojp yahoo.cp.jp yahoo.or.jp yhaoo.co.jp yahoocojp',
  'docomo.ne.jp': 'docomo.co.jp docomo.ne.jo docomo.ne.j docomo.nejp docomo.jp docomo.com docomo.ne docono.ne.jp dokomo.ne.jp docmo.ne.jp docomo.ne.jp.jp docomonejp',
  'ezweb.ne.jp': 'ezweb.co.jp ezweb.jp ezweb.ne ezwed.ne.jp ezeb.ne.jp eweb.ne.jp ezweb.nejp exweb.ne.jp',
  'au.com': 'au.con au.co au.comm',
  'softbank.ne.jp': 'softbank.ne softbunk.ne.jp sofbank.ne.jp softbank.nejp',
  'i.softbank.jp': 'i.softbank.ne.jp i.softbank.co.jp i.softbank.com isoftbank.jp i.sofbank.jp',
  'icloud.com': 'icloud.con icloud.co icloud.jp icloud.co.jp iclod.com icould.com icloud.ne.jp iclould.com icloud.comm',
  'hotmail.com': 'hotmail.con hotmial.com hotmil.com hotmai.com hotmal.com',
  'hotmail.co.jp': 'hotmail.cojp hotmial.co.jp hotmai.co.jp',
  'outlook.jp': 'outlok.jp outook.jp', 'outlook.com': 'outlook.con outlok.com outloook.com',
}).flatMap(([right, wrong]) => wrong.split(' ').map((typo) => [typo, right])))
const localPart = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/i
const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i

/** Nothing in it that a correction looks at. */
const plainEmail = /^[a-z0-9._+-]+@[a-z0-9-]*[a-z0-9](?:\.(?:co|ne|or|example))?\.(?:jp|com|net)$/i

/** A mail address: written in full width, mistyped, or none at all. Old addresses of docomo and au with dots in odd places are right. */
export function emailProblem(email: string): ProblemKind | null {
  if (email === '') return null
  if (plainEmail.test(email) && typos[email.slice(email.indexOf('@') + 1).toLowerCase()] === undefined) return null
  if (email.trim() === '') return null
  const fixed = correctedEmail(email)
  if (fixed === null) return 'emailSyntax'
  if (fixed === email.trim()) return null
  return foldWidth(email).trim() === fixed ? 'emailFullWidth' : 'emailTypo'
}

/**
 * The address that was meant: half width, without spaces and the dot or comma after it, the provider as it is written; null where
 * what is left is no address. A good address comes back as it was.
 */
export function correctedEmail(email: string): string | null {
  const text = foldWidth(email).replace(/[\s\u200b]+/g, '').replace(/^(?:mailto:|[<'"(])+|[>'")]+$/gi, '').replace(/[.,、。;]+$/, '').replace(/＠/g, '@')
  const at = text.indexOf('@')
  const local = text.slice(0, at)
  // The dots of a domain: doubled, or typed as commas.
  let host = text.slice(at + 1).replace(/[,、。]/g, '.').replace(/\.{2,}/g, '.').replace(/^\./, '')
  host = typos[host.toLowerCase()] ?? host.replace(/\.(?:con|comm|cpm|vom|xom)$/i, '.com').replace(/\.(?:co|ne|or)\.(?:jo|jl|j|jpp)$/i, (end) => `${end.slice(0, 3)}.jp`)
  return at > 0 && localPart.test(local) && domain.test(host) ? `${local}@${host}` : null
}

/** A name of a person: with digits in it, 様 typed in, or Latin letters in full width. */
export function nameProblem(name: string): ProblemKind | null {
  if (name.trim() === '') return null
  if (/[0-9０-９]/.test(name)) return 'nameDigits'
  if (/(?:様|御中|[\s\u3000]殿)[\s\u3000]*$/.test(name)) return 'nameHonorific'
  return /[Ａ-Ｚａ-ｚ]/.test(name) ? 'nameFullWidth' : null
}

/** The reading of a name holds kana, spaces and signs only; Latin letters are foreigners' own. */
export function kanaProblem(kana: string): ProblemKind | null {
  return /\p{Script=Han}|[0-9０-９]/u.test(kana) ? 'kanaNotKana' : null
}

/** A date of birth 'YYYY-MM-DD' as of a day: in the future, or more than 110 years ago. What is no date is as wrong as one to come. */
export function birthdayProblem(birthday: string, asOf: Day): ProblemKind | null {
  if (birthday === '') return null
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday) ?? []
  const day = year === undefined ? null : dayOf(Number(year), Number(month), Number(date))
  if (day === null) return Number(year) < 1900 ? 'birthdayTooOld' : 'birthdayFuture'
  if (day > asOf) return 'birthdayFuture'
  return asOf - day > OLDEST_YEARS * 365.25 ? 'birthdayTooOld' : null
}

/** A phone number with its lost leading zero, in the same spelling otherwise; null where none is lost or more than that is wrong. */
export function withZero(phone: string): string | null {
  const text = phone.trim()
  const first = foldWidth(text)[0]
  if (first === '0' || first === '+' || first === undefined || phoneProblem(text) !== 'phoneDigitsLost') return null
  const restored = (first === '(' || first === '（') ? text.replace(/^[(（]/, (sign) => sign + '0') : '0' + text
  return phoneProblem(restored) === null && phoneKey(restored) !== '' ? restored : null
}
