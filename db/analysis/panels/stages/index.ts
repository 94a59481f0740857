// The panels of one tab.
import { lastYearNow } from './lastYearNow.ts'
import { moves } from './moves.ts'
import { newRepeat } from './newRepeat.ts'
import { tiers } from './tiers.ts'

export const stages = { tiers, moves, newRepeat, lastYearNow }
