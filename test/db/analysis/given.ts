// What a panel is told by a shop that keeps nothing besides its facts.
import type { PanelGiven } from '../../../db/analysis/panel.ts'

export const nothingGiven: PanelGiven = { f2Days: 90, adCosts: [], wishedProfit: 0, targets: [], ownKpis: [], interactions: () => [] }
