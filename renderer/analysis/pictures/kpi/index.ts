// The pictures of one tab, by panel; a panel without one is shown as its table.
import { KpiBoard } from './KpiBoard.tsx'
import { LtvTree } from './LtvTree.tsx'

export const kpi = { kpiBoard: KpiBoard, ltvTree: LtvTree }
