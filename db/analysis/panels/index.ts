// Every panel that is built, by its code: one folder a tab.
import { ShopError } from '../../errors.ts'
import type { Panel } from '../panel.ts'
import type { PanelCode } from '../panelModel.ts'
import { stages } from './stages/index.ts'
import { kpi } from './kpi/index.ts'
import { second } from './second/index.ts'
import { cohorts } from './cohorts/index.ts'
import { people } from './people/index.ts'
import { products } from './products/index.ts'
import { calendar } from './calendar/index.ts'
import { channels } from './channels/index.ts'
import { subscription } from './subscription/index.ts'
import { forecast } from './forecast/index.ts'

// Each panel keeps its own types; here they are asked by code.
const panels = { ...stages, ...kpi, ...second, ...cohorts, ...people, ...products, ...calendar, ...channels, ...subscription, ...forecast } as Partial<Record<PanelCode, Panel>>

/** The panels that can be asked for. */
export const builtPanels = Object.keys(panels) as PanelCode[]

/** Throws notFound for a panel that is not built. */
export function panelOf(code: PanelCode): Panel {
  const one = panels[code]
  if (!one) throw new ShopError('notFound')
  return one
}
