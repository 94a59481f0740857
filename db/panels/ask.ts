// Panels of an open shop: the shop seen through the filter, the panel asked.
import { answerPanel } from '../analysis/panel.ts'
import type { PanelAnswer, panelQuery } from '../analysis/panelModel.ts'
import { panelOf } from '../analysis/panels/index.ts'
import { keepForecast, knownForecast } from '../analysis/forecastKept.ts'
import { forecastInBackground } from '../forecast/background.ts'
import type { Background } from '../forecast/background.ts'
import { filtered } from '../customers/chosen.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { z } from 'zod'
import { givenOf } from './given.ts'

/** Makes the forecast a panel needs in a worker thread, unless it is known: the host goes on answering meanwhile. Throws cancelled. */
export async function prepareForecast(open: OpenShop, { panel, filter, asOf }: Pick<z.output<typeof panelQuery>, 'panel' | 'filter' | 'asOf'>, background: Background): Promise<void> {
  if (panel !== 'forecast' && panel !== 'forecastCheck') return
  const shop = filtered(open, asOfShop(open, asOf), filter)
  if (!knownForecast(shop)) keepForecast(shop, await forecastInBackground(shop, background))
}

/** One panel's answer. Throws badInput, notFound. */
export function askPanel(open: OpenShop, { panel, options, filter, asOf }: z.output<typeof panelQuery>): PanelAnswer {
  return answerPanel(panel, panelOf(panel), filtered(open, asOfShop(open, asOf), filter), options, givenOf(open, filter))
}
