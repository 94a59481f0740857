// 年間維持率: who bought in the year before, and of these who bought in the year to the as-of day.
import type { Ratio } from './model.ts'
import type { History } from './occasions.ts'
import { NOT, periodPart } from './period.ts'
import { retentionYears } from './windows.ts'

/** Whether the customer is in the base (bought in the year before), and whether kept (bought in the last year as well). */
export function retentionPart(past: History, c: number): { base: boolean; kept: boolean } {
  const years = retentionYears(past.shop.asOf)
  const base = periodPart(past, years.base, c) !== NOT
  return { base, kept: base && periodPart(past, years.kept, c) !== NOT }
}

/** 年間維持率 as K over B. */
export function retention(past: History): Ratio {
  const years = retentionYears(past.shop.asOf)
  let [numerator, denominator] = [0, 0]
  for (let c = 0; c < past.start.length - 1; c++) {
    if (periodPart(past, years.base, c) === NOT) continue
    denominator++
    if (periodPart(past, years.kept, c) !== NOT) numerator++
  }
  return { numerator, denominator }
}
