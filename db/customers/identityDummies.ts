// Mail addresses that say nothing about who somebody is: a till's own, a tester's, xxx@example.
import { numbersOf, type Numbers } from './identityGroups.ts'
import { sameName } from './identityMailNames.ts'
import { familyLikeness, type PersonName } from './identityNames.ts'
import type { IdentityRecord } from './identityRecord.ts'

const familiesOfADummy = 3
/** Nobody spells one name in so many ways. Also keeps comparing within one address cheap. */
const formsOfADummy = 50

/** Numbers of the mail addresses to go by: −1 for none and for dummies, judged over all records given. */
export function mailNumbers(records: readonly IdentityRecord[]): Numbers {
  const mails = numbersOf(records, (record) => record.email)
  const first = new Int32Array(mails.count).fill(-1)
  /** Only addresses under more than one name. */
  const formsOf = new Map<number, Map<string, PersonName>>()
  for (let place = 0; place < records.length; place++) {
    const mail = mails.of[place]
    const record = records[place]
    if (mail < 0 || record.organisation || (record.name === '' && record.kana === '')) continue
    if (first[mail] < 0) first[mail] = place
    const known = records[first[mail]]
    if (sameName(known, record)) continue
    let forms = formsOf.get(mail)
    if (forms === undefined) formsOf.set(mail, (forms = new Map([[nameForm(known), known]])))
    if (forms.size <= formsOfADummy) forms.set(nameForm(record), record)
  }
  const dummy = new Uint8Array(mails.count)
  for (const [mail, forms] of formsOf) {
    if (forms.size > formsOfADummy || (forms.size >= familiesOfADummy && families(forms) >= familiesOfADummy)) dummy[mail] = 1
  }
  return { of: mails.of.map((mail) => (mail >= 0 && dummy[mail] === 1 ? -1 : mail)), count: mails.count }
}

/** Sorts names whose family name is known before the others. */
function nameForm(person: PersonName): string {
  return `${person.family === '' ? 1 : 0}|${person.name}|${person.family}|${person.kana}|${person.kanaFamily}`
}

/** How many of the names differ from one another in the family name, whatever order they came in. */
function families(forms: Map<string, PersonName>): number {
  const different: PersonName[] = []
  for (const form of [...forms.keys()].sort()) {
    const person = forms.get(form)!
    if (different.every((other) => familyLikeness(person, other) === -1)) different.push(person)
    if (different.length >= familiesOfADummy) break
  }
  return different.length
}
