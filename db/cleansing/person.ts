// One customer's fields as the report and the fixes look at them: what is there, and what of it cannot be right.
import { postalKey } from '../customers/normalise.ts'
import type { Day } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { ProblemKind, ReportField } from './model.ts'
import { birthdayProblem, emailProblem, kanaProblem, nameProblem, phoneProblem } from './plausibility.ts'
import type { PostalBook } from './postal.ts'

export interface Person {
  id: number; name: string; kana: string; company: string; email: string; phone: string
  postalCode: string; prefecture: string; address1: string; address2: string; birthday: string; sex: string
}
type Tuple = [number, string, string, string, string, string, string, string, string, string, string, string]

/** All customers in rising order of id, one at a time; the same object is filled anew for each. */
export function* everyPerson(sqlite: Sqlite): Generator<Person> {
  const rows = sqlite.prepare('SELECT id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, sex FROM customer ORDER BY id').raw().iterate() as IterableIterator<Tuple>
  for (const [id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, sex] of rows) {
    yield { id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, sex }
  }
}

/** What stands in a field; an organisation's name counts as a name. */
export function valueOf(person: Person, field: ReportField): string {
  switch (field) {
    case 'name': return person.name.trim() || person.company.trim()
    case 'address': return person.address1.trim()
    default: return person[field].trim()
  }
}

/** Why the value of a field cannot be right; null where it can, or where there is none. */
export function problemOf(person: Person, field: ReportField, book: PostalBook, asOf: Day): ProblemKind | null {
  switch (field) {
    case 'name': return nameProblem(person.name)
    case 'kana': return kanaProblem(person.kana)
    case 'phone': return phoneProblem(person.phone)
    case 'email': return emailProblem(person.email)
    case 'birthday': return birthdayProblem(person.birthday, asOf)
    case 'postalCode': return postalProblem(person, book)
    case 'address': return addressProblem(person, book)
    case 'sex': return null
  }
}

/** A house has a number: digits, or the kanji of 丁目 and 番地. */
const anyNumber = /[0-9０-９〇一二三四五六七八九十]/

const plainPostal = /^\d{3}-?\d{4}$/

function postalProblem({ postalCode, prefecture, address1 }: Person, book: PostalBook): ProblemKind | null {
  if (postalCode.trim() === '') return null
  if (!plainPostal.test(postalCode) && (postalKey(postalCode) === '' || postalCode.normalize('NFKC').replace(/\D/g, '').length !== 7)) return 'postalCodeLength'
  if (!book.exists(postalCode)) return 'postalCodeUnknown'
  return book.agrees(postalCode, prefecture, address1) === false ? 'postalCodeElsewhere' : null
}

function addressProblem({ prefecture, address1, address2 }: Person, book: PostalBook): ProblemKind | null {
  if (address1.trim() === '') return null
  if (prefecture === '' && book.prefectureIn(address1) === '') return 'prefectureMissing'
  return anyNumber.test(address1) || anyNumber.test(address2) ? null : 'addressNoNumber'
}
