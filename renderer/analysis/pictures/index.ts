// The picture of each panel: one folder a tab.
import type { ComponentType } from 'react'
import type { PanelCode } from '../../../db/analysis/panelModel.ts'
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
import type { PictureProps } from './picture.ts'

// Each picture knows the result of its own panel; here they are found by code.
export const pictures = { ...stages, ...kpi, ...second, ...cohorts, ...people, ...products, ...calendar, ...channels, ...subscription, ...forecast } as Partial<Record<PanelCode, ComponentType<PictureProps>>>
