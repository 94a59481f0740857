// The pictures of one tab, by panel; a panel without one is shown as its table.
import { LastYearNow } from './LastYearNow.tsx'
import { Moves } from './Moves.tsx'
import { NewRepeat } from './NewRepeat.tsx'
import { Tiers } from './Tiers.tsx'

export const stages = { tiers: Tiers, moves: Moves, newRepeat: NewRepeat, lastYearNow: LastYearNow }
