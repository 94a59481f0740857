// Panels of an open shop: the filter made of what the file knows, the panel asked, the people named.
import { answerPanel, checked } from '../analysis/panel.ts'
import type { PanelGiven } from '../analysis/panel.ts'
import { filterShop } from '../analysis/filter.ts'
import type { FigureFilter } from '../analysis/filterModel.ts'
import type { PeopleRef } from '../analysis/model.ts'
import type { PanelAnswer, panelQuery } from '../analysis/panelModel.ts'
import { panelOf } from '../analysis/panels/index.ts'
import { keepForecast, knownForecast } from '../analysis/forecastKept.ts'
import type { Shop } from '../facts/facts.ts'
import { forecastInBackground } from '../forecast/background.ts'
import type { Background } from '../forecast/background.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { formatDay } from '../facts/day.ts'
import type { z } from 'zod'

/** The shop as of a day, seen through a filter. */
export function filtered(_open: OpenShop, shop: Shop, filter: FigureFilter | undefined): Shop {
  return filterShop(shop, filter)
}

/** Makes the forecast a panel needs in a worker thread, unless it is known: the host goes on answering meanwhile. Throws cancelled. */
export async function prepareForecast(open: OpenShop, { panel, filter, asOf }: Pick<z.output<typeof panelQuery>, 'panel' | 'filter' | 'asOf'>, background: Background): Promise<void> {
  if (panel !== 'forecast' && panel !== 'forecastCheck') return
  const shop = filtered(open, asOfShop(open, asOf), filter)
  if (!knownForecast(shop)) keepForecast(shop, await forecastInBackground(shop, 'week', background))
}

/** One panel's answer. Throws badInput, notFound. */
export function askPanel(open: OpenShop, { panel, options, filter, asOf }: z.output<typeof panelQuery>): PanelAnswer {
  return answerPanel(panel, panelOf(panel), filtered(open, asOfShop(open, asOf), filter), options, givenOf(open))
}

/** Customer indexes behind a figure of a panel, ascending. */
export function panelPeopleOf(open: OpenShop, shop: Shop, { panel, options, cell, filter }: Extract<PeopleRef, { kind: 'panel' }>): Int32Array {
  const one = panelOf(panel)
  return one.people(filtered(open, shop, filter), checked(one, options), cell, givenOf(open))
}

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
