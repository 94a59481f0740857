// What the ask-list says of each person on it: what is missing or cannot be right, and when they bought last.
import { historyOf } from '../analysis/occasions.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import type { ReportField } from './model.ts'
import { reportFields } from './model.ts'
import { birthdayProblem, emailProblem, kanaProblem, nameProblem, phoneProblem } from './plausibility.ts'
import type { Person } from './person.ts'
import { valueOf } from './person.ts'

export interface AskedFor { fields: ReportField[]; /** '' where they never bought. */ lastDay: string; phone: string }

/** For customer ids. Without the book of postal codes: where the post is to be asked first, nobody else need be. */
export function askedFor(sqlite: Sqlite, shop: Shop, ids: readonly number[]): Map<number, AskedFor> {
  const find = sqlite.prepare('SELECT id, name, kana, company, email, phone, postalCode, prefecture, address1, address2, birthday, sex FROM customer WHERE id = ?')
  const past = historyOf(shop)
  return new Map(ids.map((id) => {
    const person = find.get(id) as Person
    const wrong: Partial<Record<ReportField, unknown>> = {
      name: nameProblem(person.name), kana: kanaProblem(person.kana), phone: phoneProblem(person.phone), email: emailProblem(person.email), birthday: birthdayProblem(person.birthday, shop.asOf),
    }
    const c = indexOfCustomer(shop.facts, id)
    const end = c < 0 ? 0 : past.start[c + 1]
    const lastDay = c < 0 || end === past.start[c] ? '' : formatDay(past.day[end - 1])
    return [id, { fields: reportFields.filter((field) => field !== 'sex' && (valueOf(person, field) === '' || Boolean(wrong[field]))), lastDay, phone: person.phone }]
  }))
}
