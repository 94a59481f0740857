// What panels know besides the facts: costs, targets, own figures and contacts as the shop file holds them.
import type { PanelGiven } from '../analysis/panel.ts'
import type { ContactRow } from '../kpis/model.ts'
import { contactsOf, ownKpisOf, targetsOf } from '../kpis/queries.ts'
import type { OpenShop } from '../shop.ts'

/** As the file holds it now. */
export function givenOf({ db, settings }: OpenShop): PanelGiven {
  let contacts: ContactRow[] | undefined
  return {
    f2Days: settings.f2Days, repeatRateBasis: settings.repeatRateBasis,
    adCosts: db.sqlite.prepare('SELECT month, medium, yen FROM adCost ORDER BY month, medium').all() as PanelGiven['adCosts'],
    wishedProfit: settings.wishedProfit,
    targets: targetsOf(db.sqlite, settings), ownKpis: ownKpisOf(db.sqlite),
    interactions: () => (contacts ??= contactsOf(db.sqlite)),
  }
}
