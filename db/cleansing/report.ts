// How full and how plausible the customers' data are, and whom to ask for what.
import { historyOf } from '../analysis/occasions.ts'
import { LEFT_OUT, NONE, tiersOf } from '../analysis/tiers.ts'
import { MOST_IDS } from '../analysis/peopleModel.ts'
import { formatDay, yearStart } from '../facts/day.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { AskRow, CleansingReport, ProblemKind, ProblemPerson, ProblemRow, ReportField } from './model.ts'
import { problemKinds, reportFields } from './model.ts'
import { everyPerson, problemOf, valueOf } from './person.ts'
import type { PostalBook } from './postal.ts'

const ASK_SHOWN = 200
/** What staff can ask for: how somebody is to be addressed is not asked. */
const asked: readonly ReportField[] = reportFields.filter((field) => field !== 'sex')

/** Everybody who exists as of the day and is not left out, in one pass over the customers. */
export function cleansingReport(open: OpenShop, asOf: string | undefined, book: PostalBook): CleansingReport {
  const shop = asOfShop(open, asOf)
  const { facts } = shop
  const past = historyOf(shop)
  const tiers = tiersOf(past)
  const from = yearStart(shop.asOf)
  const fields = reportFields.map((field) => ({ field, filled: 0, missing: 0, implausible: 0 }))
  const problems = new Map<ProblemKind, { field: ReportField; count: number; example: ProblemPerson; ids: number[] }>()
  const ask: AskRow[] = []
  let customers = 0
  let index = 0
  for (const person of everyPerson(open.db.sqlite)) {
    while (index < facts.customerId.length && facts.customerId[index] < person.id) index++
    if (facts.customerId[index] !== person.id || tiers[index] === LEFT_OUT || tiers[index] === NONE) continue
    customers++
    const lacking: ReportField[] = []
    for (const count of fields) {
      const value = valueOf(person, count.field)
      const problem = problemOf(person, count.field, book, shop.asOf)
      if (value === '') count.missing++
      else count.filled++
      if (problem !== null) {
        if (value !== '') count.implausible++
        let row = problems.get(problem)
        if (!row) problems.set(problem, (row = { field: count.field, count: 0, example: { id: person.id, name: person.name || person.company, value }, ids: [] }))
        if (row.count++ < MOST_IDS) row.ids.push(person.id)
      }
      if ((value === '' || problem !== null) && asked.includes(count.field)) lacking.push(count.field)
    }
    const end = past.start[index + 1]
    const last = past.day[end - 1]
    if (lacking.length === 0 || end === past.start[index] || last < from) continue
    let sales = 0
    for (let o = end - 1; o >= past.start[index] && past.day[o] >= from; o--) sales += past.sales[o]
    ask.push({ id: person.id, name: person.name || person.company, fields: lacking, sales, lastDay: formatDay(last) })
  }
  ask.sort((a, b) => b.sales - a.sales || a.id - b.id)
  return {
    asOf: formatDay(shop.asOf), customers, fields,
    problems: problemKinds.flatMap((kind): ProblemRow[] => { const row = problems.get(kind); return row ? [{ kind, ...row }] : [] }),
    ask: { total: ask.length, rows: ask.slice(0, ASK_SHOWN) },
  }
}
