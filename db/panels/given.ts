// What panels know besides the facts: costs and targets as the shop file holds them.
import type { PanelGiven } from '../analysis/panel.ts'
import { formatDay } from '../facts/day.ts'
import type { OpenShop } from '../shop.ts'

/** Costs and targets as the file holds them. */
export function givenOf({ db, settings }: OpenShop): PanelGiven {
  const targets = db.sqlite.prepare('SELECT kpi, value, setOn FROM target ORDER BY setOn, id').all() as { kpi: string; value: number | null; setOn: number }[]
  return {
    f2Days: settings.f2Days, repeatRateBasis: settings.repeatRateBasis,
    adCosts: db.sqlite.prepare('SELECT month, medium, yen FROM adCost ORDER BY month, medium').all() as PanelGiven['adCosts'],
    wishedProfit: settings.wishedProfit,
    targets: targets.map((row) => ({ ...row, setOn: formatDay(row.setOn) })),
  }
}
