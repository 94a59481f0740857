// Panels of an open shop: the shop seen through the filter, the panel asked.
import { answerPanel } from '../analysis/panel.ts'
import type { PanelAnswer, panelQuery } from '../analysis/panelModel.ts'
import { panelOf } from '../analysis/panels/index.ts'
import { filtered, panelPeopleOf } from '../customers/chosen.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { z } from 'zod'
import { givenOf } from './given.ts'

export { filtered, givenOf, panelPeopleOf }

/** One panel's answer. Throws badInput, notFound. */
export function askPanel(open: OpenShop, { panel, options, filter, asOf }: z.output<typeof panelQuery>): PanelAnswer {
  return answerPanel(panel, panelOf(panel), filtered(open, asOfShop(open, asOf), filter), options, givenOf(open))
}
