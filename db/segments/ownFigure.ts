// A person's own figure beside a condition: 「最後の購入から 132日」.
import { intervalsOf, sinceFirstOf, sinceLastOf } from '../analysis/customerColumns.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import { historyOf } from '../analysis/occasions.ts'
import { agesOf, spent } from './figures.ts'
import type { Ground } from './ground.ts'
import type { Condition } from './model.ts'

/** Yen, days, years or times as the condition counts them; null where it counts nothing, or the person has no such figure. */
export function ownFigure({ shop, care }: Ground, condition: Condition, c: number): number | null {
  const past = historyOf(shop)
  const known = (value: number): number | null => (value >= 0 ? value : null)
  switch (condition.kind) {
    case 'age': return known(agesOf(shop)[c])
    case 'occasions': return customerFigures(past).occasions[c]
    case 'sinceLast': return known(sinceLastOf(past)[c])
    case 'sinceFirst': return known(sinceFirstOf(past)[c])
    case 'sales': return spent(past, condition.over)[c]
    case 'perOccasion': { const { sales, occasions } = customerFigures(past); return occasions[c] > 0 ? Math.round(sales[c] / occasions[c]) : null }
    case 'interval': { const days = intervalsOf(past)[c]; return days === Infinity ? null : Math.round(days) }
    case 'contacted': {
      const { customer, day } = care().contacts
      let last = -1
      for (let i = 0; i < day.length; i++) if (customer[i] === c && day[i] <= shop.asOf && day[i] > last) last = day[i]
      return last < 0 ? null : shop.asOf - last
    }
    default: return null
  }
}
