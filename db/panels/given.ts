// What panels know besides the facts: costs, targets, own figures and contacts as the shop file holds them.
import { isFiltering } from '../analysis/filterModel.ts'
import type { FigureFilter } from '../analysis/filterModel.ts'
import type { PanelGiven } from '../analysis/panel.ts'
import type { ContactRow } from '../kpis/model.ts'
import { contactsOf, ownKpisOf, targetsOf } from '../kpis/queries.ts'
import type { OpenShop } from '../shop.ts'

/** As the file holds it now. Under a filter no advertising costs: nobody knows which part of them was spent on these customers. */
export function givenOf({ db, settings }: OpenShop, filter?: FigureFilter): PanelGiven {
  let contacts: ContactRow[] | undefined
  return {
    f2Days: settings.f2Days,
    adCosts: isFiltering(filter) ? [] : db.sqlite.prepare('SELECT month, medium, yen FROM adCost ORDER BY month, medium').all() as PanelGiven['adCosts'],
    wishedProfit: settings.wishedProfit,
    targets: targetsOf(db.sqlite, settings), ownKpis: ownKpisOf(db.sqlite),
    interactions: () => (contacts ??= contactsOf(db.sqlite)),
  }
}
